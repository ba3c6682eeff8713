import { isLocalDate } from '../../core/time/local-time.ts';
import type { PaperContests } from '../../services/own-data/paper-erasing.ts';
import type { PaperEntries, PaperEntriesOutcome } from '../../services/reviews/paper-entries.ts';
import type { PaperFoot, PaperFootOutcome } from '../../services/reviews/paper-foot.ts';
import type { PaperNews } from '../../services/reviews/paper-news.ts';
import type { Reviews } from '../../services/reviews/reviews.ts';
import { firstArg } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import type { Answer, Asking, Feature, Input, Request, Turn } from '../feature.ts';
import { onText, refusal, unknownButton } from '../handlers.ts';
import { pageArg } from '../paging.ts';
import { roundLabel } from '../rounds/names.ts';
import { paperEnteredScreen, paperEntriesScreen, paperFootScreen, paperNotice } from './paper.ts';
import { reviewTurn } from './review-feature.ts';

type Deps = {
  paperEntries: PaperEntries;
  paperFoot: PaperFoot;
  paperContests: PaperContests;
  paperNews: PaperNews;
  reviews: Pick<Reviews, 'open'>;
};

/** Named paper forms: entered by whoever leads the cell, seen and contested by whose they are. */
export function createPaperEntryFeature({
  paperEntries,
  paperFoot,
  paperContests,
  paperNews,
  reviews,
}: Deps): Feature {
  return {
    showsWords: true,
    taps: {
      'paper.entries': async (request) => {
        const [roundId = '', page] = request.input.args;
        return listTurn(request, await paperEntries.list(request.actor, roundId), pageArg(page));
      },
      'paper.entered': async (request) => {
        const [roundId = '', memberId] = request.input.args;
        const outcome = await paperEntries.list(request.actor, roundId);
        const person =
          outcome.status === 'listed'
            ? outcome.view.people.find((one) => one.memberId === memberId && one.state === 'entered')
            : undefined;
        return outcome.status === 'listed' && person !== undefined
          ? { screen: paperEnteredScreen(request.translator, outcome.view, person), cellId: outcome.cellId }
          : listTurn(request, outcome, 0);
      },
      'paper.enter': async (request) => {
        const [roundId = '', memberId = ''] = request.input.args;
        return footTurn(request, await paperFoot.ask(request.actor, { roundId, memberId }));
      },
      'paper.cell': async (request) =>
        footTurn(
          request,
          await paperFoot.share(request.actor, firstArg(request), {
            sharing: 'cell',
            holderId: undefined,
          }),
        ),
      'paper.reader': async (request) => {
        const [participantId = '', holderId] = request.input.args;
        const shared = { sharing: 'secretary', holderId } as const;
        return footTurn(request, await paperFoot.share(request.actor, participantId, shared));
      },
      'paper.no_names': ({ translator }) => ({
        toast: translator.label('paper-foot.no-names'),
        alert: true,
      }),
      'paper.signed': (request) => day(request, 'signedOn'),
      'paper.received': (request) => day(request, 'receivedOn'),
      'paper.take_back': async (request) => {
        const { actor, translator, input } = request;
        const [roundId = '', memberId = ''] = input.args;
        const outcome = await paperEntries.takeBack(actor, { roundId, memberId });
        if (outcome.status === 'denied' || outcome.status === 'over') return listTurn(request, outcome, 0);
        return {
          screen: paperEntriesScreen(translator, outcome.view, 0),
          toast: translator.label(`paper-entered.${outcome.status}`, { name: outcome.name }),
          cellId: outcome.cellId,
        };
      },
      'paper.contest': async (request) => {
        const { actor, translator } = request;
        const outcome = await paperContests.contest(actor, firstArg(request));
        if (outcome.status === 'denied') return outcome;
        const key = outcome.status === 'contested' ? 'paper-notice.erased' : 'paper-notice.nothing_there';
        return { screen: { text: translator.t(key), buttons: [] }, dialogue: null, cellId: outcome.cellId };
      },
    },
    dialogue: {
      name: 'paper',
      hears: onText(paperFoot.hear, footTurn),
    },
    notices: {
      paper_entered: async (notice, { account, translator }) => {
        const news = await paperNews.entered(notice, account.id);
        return (
          news && {
            ...paperNotice(translator, {
              ...{ roundId: notice.roundId, by: news.by, round: roundLabel(translator, news.round) },
              signed: shortDate(translator, news.signedOn),
            }),
            cellId: news.unitId,
          }
        );
      },
      paper_contested: async (notice, { account, translator }) => {
        const news = await paperNews.contested(notice, account.id);
        if (news === undefined) return undefined;
        const round = roundLabel(translator, news.round);
        const text = translator.t('paper-notice.contested', { name: news.name, round });
        return { text, buttons: [], cellId: news.unitId };
      },
    },
  };

  async function day(request: Request<'tap'>, which: 'signedOn' | 'receivedOn'): Promise<Answer> {
    const [participantId = '', on = ''] = request.input.args;
    if (!isLocalDate(on)) return unknownButton;
    return footTurn(request, await paperFoot.day(request.actor, participantId, { which, on }));
  }

  async function footTurn(request: Asking, outcome: PaperFootOutcome): Promise<Answer> {
    const { actor, translator, input } = request;
    const { label } = translator;
    switch (outcome.status) {
      case 'denied':
        return outcome;
      case 'idle':
        return unknownButton;
      case 'over':
        return refusal('paper-entries.over');
      case 'not_due':
      case 'not_yours':
        return say(input.kind, label(`paper-entries.${outcome.status}`, { name: outcome.name }));
      case 'not_printed':
        return refusal('paper-entries.not-printed');
      case 'asked':
        return {
          screen: paperFootScreen(translator, outcome.foot),
          dialogue: 'paper',
          cellId: outcome.cellId,
        };
      case 'begun':
        return reviewTurn(request, await reviews.open(actor, outcome.key));
    }
  }
}

function listTurn({ translator }: Request<'tap'>, outcome: PaperEntriesOutcome, page: number): Answer {
  if (outcome.status === 'denied') return outcome;
  if (outcome.status === 'over') return refusal('paper-entries.over');
  const screen = paperEntriesScreen(translator, outcome.view, page);
  return { screen, dialogue: null, cellId: outcome.cellId };
}

function say(from: Input['kind'], text: string): Turn {
  return from === 'tap' ? { toast: text, alert: true } : { screen: { text, buttons: [] }, dialogue: null };
}
