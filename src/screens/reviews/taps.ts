import { parseNumber } from '../callback-data.ts';
import { causeKinds, levels, steps } from '../../core/model/reviews.ts';
import { isLocalDate } from '../../core/time/local-time.ts';
import { sharings } from '../../core/sharing.ts';
import type { Sending } from '../../services/reviews/sending.ts';
import type { ReviewTap } from '../../services/reviews/reviews.ts';
import { skipReasons } from './field.ts';

export type SkipReason = (typeof skipReasons)[number];

type Args = readonly (string | undefined)[];

/** What each button asks for, from its arguments after the round; undefined for anything this program did not write. */
export const reviewTaps: Readonly<
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
    const reason = skipReasons.find((one) => one === value);
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

export function parseSending([mode, value]: Args): Sending | undefined {
  const sharing = sharings.find((one) => one === value);
  if (sharing === undefined || (mode !== 'first' && mode !== 'again')) return undefined;
  return { again: mode === 'again', sharing };
}

function withNumber<Result>(text: string | undefined, make: (number: number) => Result): Result | undefined {
  const number = parseNumber(text);
  return number === undefined ? undefined : make(number);
}
