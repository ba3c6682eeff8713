import { type Zone, localDateOf, localTimeOf } from '../../core/time/local-time.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime, monthName, shortDate } from '../dates.ts';
import type { Button } from '../screen.ts';

type Kind = Pick<Meeting, 'kind' | 'period'>;

/** What sentences about a meeting choose their words by. */
export function kindOf(translator: Translator, { kind, period }: Kind): { kind: string; period: string } {
  return { kind, period: monthName(translator, period) };
}

/** kỳ tháng 12/2026, or kỳ chuyên đề. */
export function meetingName(translator: Translator, meeting: Kind): string {
  return translator.label('meeting-name', kindOf(translator, meeting));
}

/** Kỳ sinh hoạt tháng 12/2026, or Sinh hoạt chuyên đề. */
export function fullMeetingName(translator: Translator, meeting: Kind): string {
  return translator.label('meeting-name.full', kindOf(translator, meeting));
}

/** Of a meeting's round: tháng 12/2026, or chuyên đề. */
export function roundName(translator: Translator, meeting: Kind): string {
  return translator.label('meeting-name.round', kindOf(translator, meeting));
}

/** What a thematic or extra meeting is about. */
export function aboutLine({ t }: Translator, { title }: Pick<Meeting, 'title'>): string[] {
  return title === undefined ? [] : [t('meeting-field-title.line', { title })];
}

/** The frame of its minutes as a file. */
export function minutesButton({ label }: Translator, { id }: Pick<Meeting, 'id'>): Button {
  return { text: label('document-minutes.button'), data: buttonData('document.minutes', id) };
}

export function rollCallButton(translator: Translator, { id, on }: Pick<Meeting, 'id' | 'on'>): Button {
  return {
    text: translator.label('meeting-roll-call', { date: shortDate(translator, on) }),
    data: buttonData('roll_call.open', id, 0),
  };
}

/** Whom what the cell was sent about it reached. */
export function ledgerButton({ label }: Translator, { id }: Pick<Meeting, 'id'>): Button {
  return { text: label('ledger.button'), data: buttonData('ledger.show', id) };
}

/** Says that a message has to wait for the morning. */
export function quietLines(translator: Translator, waits: Date | undefined, zone: Zone): string[] {
  if (waits === undefined) return [];
  return [translator.t('quiet-waits', { when: momentText(translator, waits, zone) })];
}

export function momentText(translator: Translator, at: Date, zone: Zone): string {
  return longDateTime(translator, { on: localDateOf(at, zone), time: localTimeOf(at, zone) });
}
