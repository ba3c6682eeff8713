import { massNotices } from '../../core/model/notices.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Ledger, LedgerShown, SentAgain } from '../../services/reminders/ledger.ts';
import { firstArg } from '../callback-data.ts';
import type { Feature, Turn } from '../feature.ts';
import { meetingOverScreen } from '../meetings/meeting.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
import { ledgerScreen } from './ledger.ts';

/** Whom the messages to a cell reached, and sending them again to whom they did not. */
export function createLedgerFeature({ ledger }: { ledger: Pick<Ledger, 'show' | 'sendAgain'> }): Feature {
  return {
    taps: {
      'ledger.show': async (request) =>
        shownTurn(request.translator, await ledger.show(request.actor, firstArg(request))),
      'ledger.again': async (request) => {
        const { translator, actor, input } = request;
        const kind = massNotices.find((one) => one === input.args[1]);
        if (kind === undefined) return goneTurn(translator, 'tap');
        return againTurn(translator, await ledger.sendAgain(actor, firstArg(request), kind));
      },
    },
  };
}

function shownTurn(translator: Translator, outcome: LedgerShown): Turn {
  switch (outcome.status) {
    case 'shown':
      return { screen: ledgerScreen(translator, outcome), cellId: outcome.cellId };
    case 'over':
      return { screen: meetingOverScreen(translator), cellId: outcome.cellId };
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
  }
}

function againTurn(translator: Translator, outcome: SentAgain): Turn {
  const { label } = translator;
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'sent_again': {
      const { view, waits, count } = outcome;
      return {
        screen: ledgerScreen(translator, view, waits),
        toast: label('ledger.sent', { count }),
        cellId,
      };
    }
    case 'nobody_left':
      return { screen: ledgerScreen(translator, outcome.view), toast: label('ledger.nobody_left'), cellId };
    case 'over':
    case 'denied':
      return shownTurn(translator, outcome);
  }
}
