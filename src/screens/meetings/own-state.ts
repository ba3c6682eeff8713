import type { Translator } from '../../i18n/translator.ts';
import type { OwnStateView } from '../../services/meetings/schedule.ts';
import { buttonData } from '../button-data.ts';
import { longDate } from '../dates.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import { openButton } from '../reviews/open-button.ts';
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
    case 'on_paper':
      return t('schedule-own.on_paper');
    case 'not_in_round':
      return t('schedule-own.not_in_round');
  }
}

/** Without a day it waits for the roster of a new cell. */
export function opensText(translator: Translator, on: LocalDate | undefined): string {
  const { t } = translator;
  return on === undefined
    ? t('round-opening.held')
    : t('round-opening.on', { date: longDate(translator, on) });
}

export function ownButton(translator: Translator, own: OwnStateView | undefined): Button | undefined {
  const { label } = translator;
  switch (own?.status) {
    case undefined:
    case 'opens':
    case 'not_in_round':
      return undefined;
    case 'on_paper':
      return button(label('reminder-start'), own.roundId, false);
    case 'not_started':
      return button(label('reminder-start'), own.roundId, !own.excused);
    case 'under_way':
      return openButton(translator, {
        roundId: own.roundId,
        progress: { answered: own.answered, isComplete: own.answered === own.total },
      });
    case 'sent':
      return button(label(own.editing ? 'common-go-on' : 'schedule-own.look'), own.roundId, false);
  }
}

function button(text: string, roundId: string, isMain: boolean): Button {
  const open = { text, data: buttonData('review.open', roundId) };
  return isMain ? { ...open, style: 'primary' } : open;
}
