import type { Refused } from '../../core/permissions.ts';
import type { Shows } from '../../core/ports/summaries.ts';
import type { SuggestionView } from '../../services/suggestions/readable.ts';
import type {
  OpenOutcome,
  SuggestionList,
  SuggestionServices,
} from '../../services/suggestions/suggestions.ts';
import type {
  PreviewView,
  SendOutcome,
  SuggestionWriting,
  WritingOutcome,
} from '../../services/suggestions/writing.ts';
import { openScreen, ownScreen, withdrawScreen } from './one-suggestion.ts';
import { answeredNotice, listScreen, ownListScreen, sentNotice } from './suggestions.ts';
import { answerScreen, saidScreen, writeScreen } from './writing.ts';
import { firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Input, Request, Turn } from '../feature.ts';
import { leaving, onTap, onText, refusal, wording } from '../handlers.ts';
import { pageArg } from '../paging.ts';

type Tap = Request<'tap'>;

/** What members suggest to the cell committee: written, read by those it is for, answered, withdrawn. */
export function createSuggestionsFeature({
  suggestions,
  writing,
}: {
  suggestions: SuggestionServices;
  writing: SuggestionWriting;
}): Feature {
  return {
    showsWords: true,
    refusals: { gone: 'suggestion-gone' },
    taps: {
      'suggestion.start': async (request) => writingTurn(request, await writing.start(request.actor)),
      'suggestion.draft': async (request) =>
        writingTurn(request, await writing.resume(request.actor), pageArg(request.input.args[0], 1)),
      'suggestion.named': onTap(writing.send, sentTurn),
      'suggestion.own': async ({ actor, translator, input }) => {
        const outcome = await suggestions.listOwn(actor);
        if (outcome.status === 'denied') return outcome;
        return {
          screen: { ...ownListScreen(translator, outcome, pageArg(input.args[0], 1) - 1), shows: nothing },
        };
      },
      'suggestion.mine': async (request) => {
        const [id = '', page] = request.input.args;
        return openTurn(await suggestions.openOwn(request.actor, id), ({ open }) => ({
          // Their own words are taken back from their own chat as well.
          screen: { ...ownScreen(request.translator, open, pageArg(page, 1)), shows: ownShown(open) },
        }));
      },
      'suggestion.withdraw': async (request) => {
        const id = firstArg(request);
        return openTurn(await suggestions.openOwn(request.actor, id), ({ open }) => ({
          screen: { ...withdrawScreen(request.translator, id), shows: { ...shownIn(open), memberIds: [] } },
        }));
      },
      'suggestion.withdraw_now': async ({ actor, translator, input }) => {
        const outcome = await suggestions.withdrawOwn(actor, input.args[0] ?? '');
        if (outcome.status === 'denied' || outcome.status === 'gone') return outcome;
        const screen = saidScreen(translator, translator.t('suggestion-withdraw.done'));
        return { screen, cellId: outcome.cellId };
      },
      'suggestion.list': async (request) => {
        const [unitId, page] = request.input.args;
        return listTurn(request, await suggestions.list(request.actor, { unitId }), page);
      },
      'suggestion.round': async (request) => {
        const [roundId, page] = request.input.args;
        return listTurn(request, await suggestions.list(request.actor, { roundId }), page);
      },
      'suggestion.open': async (request) => {
        const [id = '', page] = request.input.args;
        return openTurn(await suggestions.open(request.actor, id), ({ open }) => ({
          screen: { ...openScreen(request.translator, open, pageArg(page, 1)), shows: shownIn(open) },
          ...leaving(request, 'suggestion'),
        }));
      },
      'suggestion.answer': async (request) => {
        const outcome = await writing.startAnswer(request.actor, firstArg(request));
        if (outcome.status === 'seen') return refusal('suggestion-answer.seen');
        return { ...writingTurn(request, outcome), below: true };
      },
      'suggestion.reply': async (request) => {
        const { actor, translator } = request;
        const outcome = await writing.answer(actor, firstArg(request));
        if (outcome.status === 'denied' || outcome.status === 'gone') return outcome;
        if (outcome.status === 'idle') return refusal('suggestion-idle');
        const { open, status } = outcome;
        return {
          screen: { ...openScreen(translator, open, 1), shows: shownIn(open) },
          toast: translator.label(
            status === 'answered' ? 'suggestion-answer.sent' : 'suggestion-answer.seen',
          ),
          alert: status === 'seen',
          dialogue: null,
          cellId: open.unit.id,
        };
      },
    },
    dialogue: {
      name: 'suggestion',
      goesOn: {
        taps: ['suggestion.draft', 'suggestion.named'],
        in: (actor) => writing.cellInHand(actor),
      },
      hears: onText(writing.hear, writingTurn),
    },
    notices: {
      suggestion_sent: wording(
        ({ suggestionId }, accountId) => suggestions.readSent(suggestionId, accountId),
        sentNotice,
      ),
      suggestion_answered: wording(
        ({ suggestionId }, accountId) => suggestions.readAnswered(suggestionId, accountId),
        (translator, read, { suggestionId }) => answeredNotice(translator, { suggestionId, ...read }),
      ),
    },
  };
}

function writingTurn({ translator, input }: Asking, outcome: WritingOutcome, page = 1): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
    case 'gone':
      return outcome;
    case 'idle':
      return {
        screen: saidScreen(translator, translator.t('suggestion-idle')),
        ...ended(input.kind),
        cellId,
      };
    case 'writing':
      return {
        screen: { ...writeScreen(translator, outcome, page), ...previewed(outcome.preview) },
        dialogue: 'suggestion',
        cellId,
      };
    case 'answering':
      return {
        screen: { ...answerScreen(translator, outcome, page), ...previewed(outcome.preview) },
        dialogue: 'suggestion',
        cellId,
      };
  }
}

/** A tap that leads nowhere leaves what is being typed for another part alone. */
function ended(from: Input['kind']): Pick<Turn, 'dialogue'> {
  return from === 'tap' ? {} : { dialogue: null };
}

function sentTurn({ translator }: Tap, outcome: SendOutcome): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
      return outcome;
    case 'idle':
      return {
        screen: { ...saidScreen(translator, translator.t('suggestion-idle')), shows: nothing },
        cellId,
      };
    case 'no_round':
      return {
        screen: { ...saidScreen(translator, translator.t('suggestion-no-round')), shows: nothing },
        cellId,
      };
    case 'sent':
    case 'sent_before':
      return {
        screen: { ...saidScreen(translator, translator.t('suggestion-sent')), shows: nothing },
        ...(outcome.status === 'sent' && { dialogue: null }),
        cellId,
      };
  }
}

function listTurn({ translator }: Tap, outcome: SuggestionList, page: string | undefined): Answer {
  if (outcome.status !== 'listed') return outcome;
  // Somebody's words may stand in the message that this one takes the place of.
  return {
    screen: {
      ...listScreen(translator, outcome, pageArg(page, 1) - 1),
      shows: { roundId: outcome.round?.id ?? '', memberIds: [] },
    },
    cellId: outcome.unit.id,
  };
}

function openTurn(
  outcome: OpenOutcome | Refused,
  lay: (opened: Extract<OpenOutcome, { status: 'opened' }>) => Turn,
): Answer {
  return outcome.status === 'opened' ? { ...lay(outcome), cellId: outcome.open.unit.id } : outcome;
}

/** In a message that may have shown somebody's words until now. */
const nothing: Shows = { roundId: '', memberIds: [] };

/** What is typed anew stands beside what was typed before, and both go when it is withdrawn. */
function previewed(preview: PreviewView | undefined): { shows?: Shows } {
  if (preview === undefined) return {};
  const { roundId, suggestionId, memberId } = preview;
  return { shows: { roundId, suggestionId, memberIds: [memberId], of: 'draft' } };
}

function shownIn({ suggestion }: SuggestionView): Shows {
  const { id, roundId, memberId } = suggestion;
  return { roundId, suggestionId: id, memberIds: [memberId] };
}

/** Of one that is no longer kept nothing stands there. */
function ownShown(open: SuggestionView): Shows {
  const shows = shownIn(open);
  return open.suggestion.text === undefined ? { ...shows, memberIds: [] } : shows;
}
