import type { DayOffReason } from '../../core/time/calendar.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { DayChoiceView } from '../../services/meetings/meetings.ts';
import { buttonData } from '../button-data.ts';
import { longDate } from '../dates.ts';
import type { Button } from '../screen.ts';

export function dayChoiceLine(translator: Translator, { reason }: DayChoiceView): string {
  return translator.t('meeting-choice', { reason: dayOffWords(translator, reason) });
}

export function dayChoiceRows(translator: Translator, meetingId: string, choice: DayChoiceView): Button[][] {
  const { label } = translator;
  const keep = label('meeting-choice.keep', { date: longDate(translator, choice.keepOn) });
  const shift = label('meeting-choice.shift', { date: longDate(translator, choice.workingOn) });
  return [
    [{ text: keep, data: buttonData('meeting.decide', meetingId, compactDate(choice.keepOn)) }],
    [{ text: shift, data: buttonData('meeting.decide', meetingId, compactDate(choice.workingOn)) }],
  ];
}

export function dayOffWords({ label, locale }: Translator, reason: DayOffReason | undefined): string {
  const [why, name] =
    typeof reason === 'object' ? ['holiday', reason.holiday[locale]] : [reason ?? 'unknown', ''];
  return label('meeting-day-off', { reason: why, name });
}

/** Thứ Bảy 02/01/2027: a weekday opens the words of a button. */
export function dayLabel(translator: Translator, on: LocalDate): string {
  const date = longDate(translator, on);
  return date.charAt(0).toUpperCase() + date.slice(1);
}

/** 20261203: two hyphens less in 64 bytes. */
export function compactDate(on: LocalDate): string {
  return on.replaceAll('-', '');
}
