import type { Translator } from '../../i18n/translator.ts';
import type { OwnStateView } from '../../services/meetings/schedule.ts';
import { callbackData } from '../callback-data.ts';
import { longDate } from '../dates.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import type { Button } from '../screen.ts';

export function ownLine(translator: Translator, own: OwnStateView): string {
  const { t } = translator;
  switch (own.status) {
    case 'opens':
      return opensText(translator, own.on);
    case 'not_started':
      return t(own.excused ? 'schedule-own.excused' : 'schedule-own.not_started');
    case 'under_way':
      if (own.answered === 0) return t('schedule-own.not_started');
      return own.answered === own.total
        ? t('reminder-complete')
        : t('schedule-own.under_way', { answered: own.answered, total: own.total });
    case 'sent':
      return t(own.editing ? 'schedule-own.editing' : 'schedule-own.sent');
    case 'not_in_round':
      return t('schedule-own.not_in_round');
  }
}

/** Without a day it waits for the roster of a new cell. */
export function opensText(translator: Translator, on: LocalDate | undefined): string {
  const { t } = translator;
  return on === undefined ? t('round-held') : t('round-opens', { date: longDate(translator, on) });
}

export function ownButton({ label }: Translator, own: OwnStateView | undefined): Button | undefined {
  switch (own?.status) {
    case undefined:
    case 'opens':
    case 'not_in_round':
      return undefined;
    case 'not_started':
      return openButton(label('schedule-own.start'), own.roundId, !own.excused);
    case 'under_way':
      return openButton(label(goOnKey(own)), own.roundId, true);
    case 'sent':
      return openButton(label(own.editing ? 'schedule-own.go_on' : 'schedule-own.look'), own.roundId, false);
  }
}

function goOnKey({ answered, total }: Extract<OwnStateView, { status: 'under_way' }>) {
  if (answered === 0) return 'schedule-own.start';
  return answered === total ? 'reminder-finish' : 'schedule-own.go_on';
}

function openButton(text: string, roundId: string, isMain: boolean): Button {
  const button = { text, data: callbackData('review.open', roundId) };
  return isMain ? { ...button, style: 'primary' } : button;
}
