import type { Shows } from '../../core/ports/summaries.ts';
import type { Summaries } from '../../services/summaries/summaries.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';
import type { InCell } from '../../services/within.ts';
import type { Translator } from '../../i18n/translator.ts';
import { countsTextScreen } from './counts-text.ts';
import { commitmentsScreen } from './commitments.ts';
import { committeeScreen } from './committee.ts';
import { deadlinesScreen, itemsScreen, peopleScreen } from './parts.ts';
import type { SummaryPage } from './page.ts';
import { wordsScreen } from './words.ts';
import {
  fewSentScreen,
  ownWordsRemovedScreen,
  leftScreen,
  printedWordsRemoved,
  summaryScreen,
  wordsRemovedScreen,
} from './summary.ts';
import { roundsScreen } from './rounds.ts';
import { numberArg } from '../button-data.ts';
import type { Answer, Feature, RefusalWords, Request, Turn } from '../feature.ts';
import { said } from '../handlers.ts';

type Lay = (translator: Translator, view: SummaryView, page: number) => SummaryPage;

type Target = { roundId: string; version: number | undefined; page: number };

const refusals: RefusalWords = {
  no_consent: 'summary-denied-consent',
  not_a_member: 'summary-denied-member',
  not_your_office: 'summary-denied-office',
  gone: 'summary-not-found',
};

/** /tonghop: the summary of a round, part by part, its approval, and the choice of an earlier one. */
export function createSummaryFeature({ summaries }: { summaries: Summaries }): Feature {
  return {
    showsWords: true,
    refusals,
    commands: {
      tonghop: async ({ actor, translator }) => {
        const current = await summaries.openCurrent(actor);
        if (current.status === 'denied') return current;
        return current.status === 'none'
          ? said(translator.t('summary-none'))
          : shown(current, summaryScreen(translator, current.view));
      },
    },
    taps: {
      'summary.open': (request) => {
        const [roundId, version] = request.input.args;
        return show(request, summaryScreen, targetOf(roundId, '1', version));
      },
      'summary.text': (request) => showPart(request, countsTextScreen),
      'summary.items': (request) => showPart(request, itemsScreen),
      'summary.committee': (request) => showPart(request, committeeScreen),
      'summary.words': (request) => showPart(request, wordsScreen),
      'summary.deadlines': (request) => showPart(request, deadlinesScreen),
      'summary.commitments': (request) => showPart(request, commitmentsScreen, 'commitments'),
      'summary.people': (request) => showPart(request, peopleScreen),
      'summary.rounds': async (request) => {
        const { actor, translator, input } = request;
        const target = targetOf(input.args[0], input.args[1], '0');
        if (target === undefined) return { status: 'gone' };
        const listed = await summaries.listChoices(actor, target.roundId);
        if (listed.status === 'denied') return listed;
        const screen = roundsScreen(translator, listed.choices, target);
        return {
          screen: { ...screen, shows: { roundId: target.roundId, memberIds: [] } },
          cellId: listed.cellId,
        };
      },
      'summary.approve': approve,
      'summary.take_back': takeBack,
    },
    notices: {
      words_removed: async ({ roundId, messageId: edit, own, printed, left }, { translator }) => {
        if (left === true) return { edit, ...leftScreen(translator, printed === true) };
        const cellId = await summaries.cellOf(roundId);
        if (printed === true) {
          const { screen, file } = printedWordsRemoved(translator, roundId);
          return { edit, file, screen: { ...screen, cellId } };
        }
        const lay = own === true ? ownWordsRemovedScreen : wordsRemovedScreen;
        return { edit, screen: { ...lay(translator, roundId), cellId } };
      },
    },
  };

  function showPart(request: Request<'tap'>, lay: Lay, of?: Shows['of']): Promise<Answer> {
    const [roundId, page, version] = request.input.args;
    return show(request, lay, targetOf(roundId, page, version), of);
  }

  async function show(
    { actor, translator }: Pick<Request, 'actor' | 'translator'>,
    lay: Lay,
    target: Target | undefined,
    of?: Shows['of'],
  ): Promise<Answer> {
    if (target === undefined) return { status: 'gone' };
    const outcome = await summaries.open(actor, target);
    return outcome.status === 'opened'
      ? shown(outcome, lay(translator, outcome.view, target.page), of)
      : outcome;
  }

  async function takeBack({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const target = targetOf(input.args[0], '1', input.args[1]);
    if (target?.version === undefined) return { status: 'gone' };
    const { roundId, version: number } = target;
    const outcome = await summaries.takeBack(actor, { roundId, number });
    if (outcome.status === 'gone' || outcome.status === 'denied') return outcome;
    const { status, view } = outcome;
    return {
      ...shown(outcome, summaryScreen(translator, view)),
      toast: translator.label('summary-taken-back', { status, number }),
      alert: status === 'kept',
    };
  }

  async function approve({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const { label } = translator;
    const target = targetOf(input.args[0], '1', '0');
    const seen = input.args[1];
    if (target === undefined || seen === undefined) return { status: 'gone' };
    const outcome = await summaries.approve(actor, {
      ...{ roundId: target.roundId, seen, wanted: input.args[2] === 'few' },
    });
    switch (outcome.status) {
      case 'few_sent': {
        const screen = fewSentScreen(translator, { ...outcome, roundId: target.roundId, seen });
        return {
          screen: { ...screen, shows: { roundId: target.roundId, memberIds: [] } },
          cellId: outcome.cellId,
        };
      }
      case 'approved':
      case 'already_approved': {
        const { status, number, view } = outcome;
        return {
          ...shown(outcome, summaryScreen(translator, view)),
          toast: label('summary-approved', { status, number }),
        };
      }
      case 'changed':
        return {
          ...shown(outcome, summaryScreen(translator, outcome.view)),
          toast: label('summary-approve-changed'),
          alert: true,
        };
      case 'gone':
        return outcome;
      case 'denied':
        return outcome.why === 'not_your_office' ? { ...outcome, says: 'summary-approve-office' } : outcome;
    }
  }
}

function shown(
  { view, cellId }: { view: SummaryView } & InCell,
  { screen, memberIds }: SummaryPage,
  of?: Shows['of'],
): Turn {
  return { screen: { ...screen, shows: { roundId: view.round.id, memberIds, ...(of && { of }) } }, cellId };
}

/** Undefined for anything that no button of ours carries. */
function targetOf(
  roundId: string | undefined,
  page: string | undefined,
  version: string | undefined,
): Target | undefined {
  const [pageNumber, versionNumber] = [numberArg(page), numberArg(version)];
  if (roundId === undefined || roundId === '' || pageNumber === undefined || versionNumber === undefined) {
    return undefined;
  }
  return { roundId, page: pageNumber, version: versionNumber === 0 ? undefined : versionNumber };
}
