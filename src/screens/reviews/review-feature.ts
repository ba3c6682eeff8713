import { saysAway } from '../../core/meetings/says-away.ts';
import type { Reviews } from '../../services/reviews/reviews.ts';
import type { ReviewOutcome } from '../../services/reviews/outcome.ts';
import type { ReadWish } from '../../services/reviews/wish-to-talk.ts';
import type { Translator } from '../../i18n/translator.ts';
import { leftScreen, closedReviewScreen, wishNotice } from './closed.ts';
import { noteText, reviewScreen } from './screen.ts';
import { reviewChoiceScreen } from './which.ts';
import { sentReviewScreen } from './sent.ts';
import { deniedTurn } from '../refusals.ts';
import type { Feature, Handler, Input, Request, Turn } from '../feature.ts';
import { commitmentTaps } from './commitment-taps.ts';
import { parseSending, reviewTaps } from './taps.ts';
import { parseNumber } from '../callback-data.ts';

type Deps = {
  reviews: Reviews;
  readWish: ReadWish;
  /** For who writes here that they cannot come: the next meeting with the reply to it, where one is asked of them. */
  showReply: (who: Pick<Request, 'actor' | 'translator'>) => Promise<Turn['screen']>;
};

/** /tusoi: a member's own review, from its first group to what was sent. */
export function createReviewFeature({ reviews, readWish, showReply }: Deps): Feature {
  const acting = Object.entries(reviewTaps).map(([action, parse]): [string, Handler<'tap'>] => [
    action,
    async ({ actor, translator, input }) => {
      const [roundId, ...args] = input.args;
      const tap = parse(args, (button) =>
        translator.label(button === 'none' ? 'review-level.none' : `review-skip.${button}`),
      );
      if (roundId === undefined || tap === undefined) return unknownButton(translator);
      return turnOf(translator, 'tap', await reviews.act(actor, roundId, tap));
    },
  ]);

  return {
    showsWords: true,
    commands: {
      tusoi: async ({ actor, translator }) => turnOf(translator, 'command', await reviews.openPresent(actor)),
    },
    taps: {
      ...Object.fromEntries(acting),
      'review.open': withRound(async ({ actor, translator }, roundId) =>
        turnOf(translator, 'tap', await reviews.open(actor, roundId)),
      ),
      'review.send': withRound(async ({ actor, translator }, roundId, args) => {
        const sending = parseSending(args);
        if (sending === undefined) return unknownButton(translator);
        return turnOf(translator, 'tap', await reviews.send(actor, roundId, sending));
      }),
      ...Object.fromEntries(
        Object.entries(commitmentTaps).map(([action, parse]) => [
          action,
          withRound(async ({ actor, translator }, roundId, args) => {
            const tap = parse(args);
            if (tap === undefined) return unknownButton(translator);
            return turnOf(translator, 'tap', await reviews.report(actor, roundId, tap));
          }),
        ]),
      ),
      'review.prefill': withRound(async ({ actor, translator }, roundId) =>
        turnOf(translator, 'tap', await reviews.prefill(actor, roundId)),
      ),
      'review.keep': withRound(async ({ actor, translator }, roundId) =>
        turnOf(translator, 'tap', await reviews.keep(actor, roundId)),
      ),
      'review.read': withRound((request, roundId) => readSent(request, roundId)),
      'review.read_item': withRound((request, roundId, [text]) => {
        const item = parseNumber(text);
        return item === undefined
          ? Promise.resolve(unknownButton(request.translator))
          : readSent(request, roundId, item);
      }),
      'review.leave': withRound(({ translator }, roundId) =>
        Promise.resolve({ screen: leftScreen(translator, roundId), dialogue: null }),
      ),
    },
    dialogue: {
      name: 'review',
      hears: async ({ actor, translator, updateId, input }) => {
        const typed = input.kind === 'text' ? { ...input, updateId } : input;
        const outcome = await reviews.hear(actor, typed);
        const isUnread = outcome.status === 'shown' && outcome.note?.kind === 'press_button';
        const reply =
          isUnread && input.kind === 'text' && saysAway(input.text)
            ? await showReply({ actor, translator })
            : undefined;
        return reply === undefined ? turnOf(translator, input.kind, outcome) : { screen: reply };
      },
    },
    notices: {
      wish_to_talk: async (notice, { account, translator }) => {
        const name = await readWish(notice, account.id);
        return name === undefined ? undefined : wishNotice(translator, name);
      },
    },
  };

  async function readSent(
    { actor, translator }: Parameters<Handler<'tap'>>[0],
    roundId: string,
    item?: number,
  ): Promise<Turn> {
    const outcome = await reviews.readSent(actor, roundId, item);
    if (outcome.status !== 'sent') return turnOf(translator, 'tap', outcome);
    const { cellId, sheet } = outcome;
    return { screen: { ...sentReviewScreen(translator, sheet), protect: true }, dialogue: null, cellId };
  }
}

type TapHandler = (
  request: Parameters<Handler<'tap'>>[0],
  roundId: string,
  args: readonly string[],
) => Promise<Turn>;

function withRound(handle: TapHandler): Handler<'tap'> {
  return (request) => {
    const [roundId, ...args] = request.input.args;
    return roundId === undefined
      ? Promise.resolve(unknownButton(request.translator))
      : handle(request, roundId, args);
  };
}

function turnOf(translator: Translator, from: Input['kind'], outcome: ReviewOutcome): Turn {
  switch (outcome.status) {
    case 'shown': {
      const { cellId, sheet, note } = outcome;
      const word = note && noteText(translator, note, sheet);
      const dialogue = sheet.shown.screen === 'sent' ? null : 'review';
      if (from === 'tap')
        return { screen: reviewScreen(translator, sheet), dialogue, cellId, ...(word && { toast: word }) };
      return { screen: reviewScreen(translator, sheet, word), dialogue, cellId };
    }
    case 'to_choose':
      return { screen: reviewChoiceScreen(translator, outcome), dialogue: null, cellId: outcome.cellId };
    case 'closed': {
      const { cellId, closed } = outcome;
      return { screen: closedReviewScreen(translator, closed), dialogue: null, cellId };
    }
    case 'denied':
      return from === 'tap' ? unknownButton(translator) : deniedTurn(translator, from, outcome);
  }
}

function unknownButton({ label }: Translator): Turn {
  return { toast: label('gone.button'), alert: true };
}
