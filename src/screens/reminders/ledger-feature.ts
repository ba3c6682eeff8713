import { massNotices } from '../../core/model/notices.ts';
import type { Schedule } from '../../services/meetings/schedule.ts';
import type { AgainPreview, Ledger, LedgerShown, SentAgain } from '../../services/reminders/ledger.ts';
import { firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Request } from '../feature.ts';
import { onTap, unknownButton } from '../handlers.ts';
import { announcedNotice } from '../meetings/announcement.ts';
import { trialTurn } from '../meetings/letter-preview.ts';
import { meetingOverScreen } from '../meetings/meeting.ts';
import type { Screen } from '../screen.ts';
import { ledgerScreen, sendAgainScreen } from './ledger.ts';
import { openedNotice, reminderNotice } from './reminder.ts';

type Deps = { ledger: Pick<Ledger, 'show' | 'previewAgain' | 'sendAgain'>; schedule: Pick<Schedule, 'read'> };

/** Whom the messages to a cell reached, and sending them again to whom they did not. */
export function createLedgerFeature({ ledger, schedule }: Deps): Feature {
  return {
    taps: {
      'ledger.show': onTap(ledger.show, shownTurn),
      'ledger.again': async (request) => previewTurn(request, await previewOf(request)),
      'ledger.trial': async (request) => {
        const { translator } = request;
        const preview = await previewOf(request);
        if (preview.status !== 'previewed') return previewTurn(request, preview);
        return trialTurn(translator, preview, sendAgainScreen(translator, preview), preview.shown);
      },
      'ledger.send': async (request) => {
        const kind = kindOf(request);
        return kind === undefined
          ? unknownButton
          : sentTurn(request, await ledger.sendAgain(request.actor, firstArg(request), kind));
      },
    },
  };

  /** The message as whoever is about to send it would get it. */
  async function previewOf(request: Request<'tap'>): Promise<Preview> {
    const { actor, account, translator } = request;
    const kind = kindOf(request);
    if (kind === undefined) return { status: 'gone' };
    const outcome = await ledger.previewAgain(actor, firstArg(request), kind);
    if (outcome.status !== 'previewed') return outcome;
    const { letter, meeting } = outcome;
    if (letter !== undefined) {
      const shown =
        kind === 'reminder' ? reminderNotice(translator, letter) : openedNotice(translator, letter);
      return { ...outcome, shown };
    }
    const own = await schedule.read(meeting.id, account.id);
    return own === undefined
      ? { status: 'over' }
      : { ...outcome, shown: announcedNotice(translator, own, { again: meeting.announcements > 1 }) };
  }
}

type Preview =
  | Exclude<AgainPreview, { status: 'previewed' }>
  | (Extract<AgainPreview, { status: 'previewed' }> & { shown: Screen })
  | { status: 'gone' };

function kindOf({ input }: Request<'tap'>) {
  return massNotices.find((one) => one === input.args[1]);
}

function shownTurn({ translator }: Asking, outcome: LedgerShown): Answer {
  if (outcome.status === 'denied') return outcome;
  const isOver = outcome.status === 'over';
  const screen = isOver ? meetingOverScreen(translator) : ledgerScreen(translator, outcome);
  return { screen, cellId: outcome.cellId };
}

function previewTurn(request: Asking, outcome: Preview): Answer {
  const { translator } = request;
  switch (outcome.status) {
    case 'previewed':
      return { screen: sendAgainScreen(translator, outcome), cellId: outcome.cellId };
    case 'gone':
    case 'denied':
      return outcome;
    case 'nobody_left':
    case 'over':
      return sentTurn(request, outcome);
  }
}

function sentTurn(request: Asking, outcome: SentAgain): Answer {
  const { translator } = request;
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
      return shownTurn(request, outcome);
  }
}
