import { saysAway } from '../../core/meetings/says-away.ts';
import { causeKinds, levels, steps } from '../../core/model/reviews.ts';
import { sharings } from '../../core/sharing.ts';
import { isLocalDate } from '../../core/time/local-time.ts';
import type { Reviews, ReviewTap } from '../../services/reviews/reviews.ts';
import type { Sending } from '../../services/reviews/sending.ts';
import type { ReviewOutcome } from '../../services/reviews/outcome.ts';
import type { ReadWish } from '../../services/reviews/wish-to-talk.ts';
import { leftScreen, closedReviewScreen, wishNotice } from './closed.ts';
import { isTyped, noteText, reviewScreen } from './screen.ts';
import { paperSavedScreen } from './paper.ts';
import { reviewChoiceScreen } from './own-or-committee.ts';
import { sentReviewScreen } from './sent.ts';
import type { Answer, Asking, Feature, Handler, Request, Turn } from '../feature.ts';
import { unknownButton, withId, wording } from '../handlers.ts';
import { commitmentTaps } from './commitment-taps.ts';
import { skipReasons } from './field.ts';
import { numberArg } from '../button-data.ts';

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
    async (request) => {
      const [roundId, ...args] = request.input.args;
      const tap = parse(args, (button) =>
        request.translator.label(button === 'none' ? 'review-level.none' : `review-skip.${button}`),
      );
      if (roundId === undefined || tap === undefined) return unknownButton;
      return reviewTurn(request, await reviews.act(request.actor, roundId, tap));
    },
  ]);

  return {
    showsWords: true,
    commands: {
      tusoi: async (request) => reviewTurn(request, await reviews.openPresent(request.actor)),
    },
    taps: {
      ...Object.fromEntries(acting),
      'review.open': withId(async (request, roundId) =>
        reviewTurn(request, await reviews.open(request.actor, roundId)),
      ),
      'review.send': withId(async (request, roundId, args) => {
        const sending = parseSending(args);
        if (sending === undefined) return unknownButton;
        return reviewTurn(request, await reviews.send(request.actor, roundId, sending));
      }),
      ...Object.fromEntries(
        Object.entries(commitmentTaps).map(([action, parse]) => [
          action,
          withId(async (request, roundId, args) => {
            const tap = parse(args);
            if (tap === undefined) return unknownButton;
            return reviewTurn(request, await reviews.report(request.actor, roundId, tap));
          }),
        ]),
      ),
      'review.prefill': withId(async (request, roundId) =>
        reviewTurn(request, await reviews.prefill(request.actor, roundId)),
      ),
      'review.keep': withId(async (request, roundId) =>
        reviewTurn(request, await reviews.keep(request.actor, roundId)),
      ),
      'review.read': withId((request, roundId) => readSent(request, roundId)),
      'review.read_item': withId((request, roundId, [text]) => {
        const item = numberArg(text);
        return item === undefined ? unknownButton : readSent(request, roundId, item);
      }),
      'review.leave': withId(async ({ actor, translator }, roundId) => {
        const found = await reviews.find(actor, roundId);
        if (found.status === 'denied') return found;
        return { screen: leftScreen(translator, roundId), dialogue: null, cellId: found.cellId };
      }),
    },
    dialogue: {
      name: 'review',
      hears: async (request) => {
        const { actor, translator, inputId, input } = request;
        const typed = input.kind === 'text' ? { ...input, inputId } : input;
        const outcome = await reviews.hear(actor, typed);
        const isUnread = outcome.status === 'shown' && outcome.note?.kind === 'press_button';
        const reply =
          isUnread && input.kind === 'text' && saysAway(input.text)
            ? await showReply({ actor, translator })
            : undefined;
        return reply === undefined ? reviewTurn(request, outcome) : { screen: reply };
      },
    },
    notices: {
      wish_to_talk: wording(readWish, (translator, wish) => ({
        ...wishNotice(translator, wish.name),
        cellId: wish.unitId,
      })),
    },
  };

  async function readSent(request: Request<'tap'>, roundId: string, item?: number): Promise<Answer> {
    const outcome = await reviews.readSent(request.actor, roundId, item);
    if (outcome.status !== 'sent') return reviewTurn(request, outcome);
    const { cellId, sheet } = outcome;
    return {
      screen: { ...sentReviewScreen(request.translator, sheet), protect: true },
      dialogue: null,
      cellId,
    };
  }
}

export function reviewTurn({ translator, input }: Asking, outcome: ReviewOutcome): Answer {
  switch (outcome.status) {
    case 'shown': {
      const { cellId, sheet, note } = outcome;
      const word = note && noteText(translator, note, sheet);
      const dialogue = sheet.shown.screen === 'sent' ? null : 'review';
      const facts = { dialogue, cellId, byButtons: !isTyped(sheet) } as const;
      if (input.kind === 'tap')
        return { screen: reviewScreen(translator, sheet), ...facts, ...(word && { toast: word }) };
      return { screen: reviewScreen(translator, sheet, word), ...facts };
    }
    case 'paper_saved':
    case 'already_here':
      return { screen: paperSavedScreen(translator, outcome), dialogue: null, cellId: outcome.cellId };
    case 'to_choose':
      return { screen: reviewChoiceScreen(translator, outcome), dialogue: null, cellId: outcome.cellId };
    case 'closed': {
      const { cellId, closed } = outcome;
      return { screen: closedReviewScreen(translator, closed), dialogue: null, cellId };
    }
    case 'denied':
      return input.kind === 'tap' ? unknownButton : outcome;
  }
}

type SkipReason = (typeof skipReasons)[number] | 'blank';

type Args = readonly (string | undefined)[];

/** What each button asks for, from its arguments after the round; undefined for anything this program did not write. */
const reviewTaps: Readonly<
  Record<string, (args: Args, wordOf: (button: SkipReason | 'none') => string) => ReviewTap | undefined>
> = {
  'review.group': ([group]) =>
    withNumber(group, (one) => ({ kind: 'go', to: { screen: 'group', group: one } })),
  'review.rest': ([group]) => withNumber(group, (one) => ({ kind: 'rest', group: one })),
  'review.rest_all': () => ({ kind: 'rest_of_all' }),
  'review.item': ([item]) => withNumber(item, (one) => ({ kind: 'go', to: { screen: 'item', item: one } })),
  'review.details': ([item]) =>
    withNumber(item, (one) => ({ kind: 'go', to: { screen: 'details', item: one } })),
  'review.done': ([item]) => withNumber(item, (one) => ({ kind: 'finish_item', item: one })),
  'review.level': ([item, value]) => {
    const level = levels.find((one) => one === value);
    return level && withNumber(item, (one) => ({ kind: 'level', item: one, level }));
  },
  'review.wish': ([item, value]) =>
    value === 'yes' || value === 'no'
      ? withNumber(item, (one) => ({ kind: 'wish', item: one, wish: value === 'yes' }))
      : undefined,
  'review.field': ([item, value]) => {
    const field = [...steps, 'skip_reason' as const].find((one) => one === value);
    return field && withNumber(item, (one) => ({ kind: 'go', to: { screen: 'field', item: one, field } }));
  },
  'review.cause': ([item, value]) => {
    const causeKind = causeKinds.find((one) => one === value);
    return causeKind && withNumber(item, (one) => ({ kind: 'cause_kind', item: one, causeKind }));
  },
  'review.deadline': ([item, on = '']) =>
    isLocalDate(on) ? withNumber(item, (one) => ({ kind: 'deadline', item: one, on })) : undefined,
  'review.clear': ([item, value]) => {
    const field = steps.find((one) => one === value);
    return field && withNumber(item, (one) => ({ kind: 'clear', item: one, field }));
  },
  'review.skip': ([item, value], wordOf) => {
    const reason = [...skipReasons, 'blank' as const].find((one) => one === value);
    return (
      reason &&
      withNumber(item, (one) => ({
        kind: 'write',
        item: one,
        field: 'skip_reason',
        text: wordOf(reason),
      }))
    );
  },
  'review.choose': ([item, place]) =>
    withNumber(item, (one) => withNumber(place, (option) => ({ kind: 'choose', item: one, place: option }))),
  'review.pick': ([item, place, state]) =>
    state === 'on' || state === 'off'
      ? withNumber(item, (one) =>
          withNumber(place, (option) => ({ kind: 'pick', item: one, option, on: state === 'on' })),
        )
      : undefined,
  'review.none': ([item], wordOf) =>
    withNumber(item, (one) => ({ kind: 'none', item: one, text: wordOf('none') })),
  'review.pass': ([item]) => withNumber(item, (one) => ({ kind: 'leave', item: one })),
  'review.date': ([item, on = '']) =>
    isLocalDate(on) ? withNumber(item, (one) => ({ kind: 'date', item: one, on })) : undefined,
  'review.recap': () => ({ kind: 'go', to: { screen: 'recap' } }),
  'review.sharing': () => ({ kind: 'go', to: { screen: 'sharing' } }),
  'review.share': ([value]) => {
    // Naming the office-holder has a button of its own, which carries whom it named.
    const sharing = value === 'cell' || value === 'counts_only' ? value : undefined;
    return sharing && { kind: 'share', sharing };
  },
  'review.reader': ([readerId]) =>
    readerId === undefined ? undefined : { kind: 'share', sharing: 'secretary', readerId },
  'review.narrowing': () => ({ kind: 'go', to: { screen: 'narrowing' } }),
  'review.narrow': ([item]) =>
    withNumber(item, (one) => ({ kind: 'go', to: { screen: 'item_sharing', item: one } })),
  'review.narrow_to': ([item, value]) => {
    if (value !== 'whole' && value !== 'counts_only') return undefined;
    const sharing = value === 'whole' ? undefined : value;
    return withNumber(item, (one) => ({ kind: 'narrow', item: one, sharing }));
  },
  'review.only': ([item, readerId]) =>
    readerId === undefined
      ? undefined
      : withNumber(item, (one) => ({ kind: 'narrow', item: one, sharing: 'secretary', readerId })),
  'review.sent': () => ({ kind: 'go', to: { screen: 'sent' } }),
};

function parseSending([mode, value]: Args): Sending | undefined {
  const sharing = sharings.find((one) => one === value);
  if (sharing === undefined || (mode !== 'first' && mode !== 'again')) return undefined;
  return { again: mode === 'again', sharing };
}

function withNumber<Result>(text: string | undefined, make: (number: number) => Result): Result | undefined {
  const number = numberArg(text);
  return number === undefined ? undefined : make(number);
}
