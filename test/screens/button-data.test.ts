import { expect, it } from 'vitest';
import { buttonData, parseButton } from '../../src/screens/button-data.ts';

const id = '019ab113-bcad-7800-bfff-233456789abc';
const other = '019ab113-bcad-7800-8000-000000000001';

it('two ids, a number and an action fit into the 64 bytes that Telegram allows', () => {
  const data = buttonData('review.item', id, other, 27);
  expect(Buffer.byteLength(data)).toBe(62);
  expect(parseButton(data)).toEqual({ action: 'review.item', args: [id, other, '27'] });
});

it('what is too long is a bug, found when the screen is drawn', () => {
  expect(() => buttonData('review.deadline', id, other, id)).toThrow(
    'what a button "review.deadline" carries is longer than 64 bytes',
  );
});

it.each([
  '',
  ':',
  'review',
  '.open',
  'review.',
  'review.open:<script>',
  'review.open:a b',
  'REVIEW.OPEN',
  'review.open:ư',
])('forged data "%s" is not taken for ours', (data) => {
  expect(parseButton(data)).toBeUndefined();
});

it('text that only looks like a shortened id stays as it is', () => {
  expect(parseButton('review.open:~short')?.args).toEqual(['~short']);
});

it.each([
  ['ask.to:~AZqxE7ytcAC__yM0VniavA:k', 'report.to'],
  ['attend.open:~AZqxE7ytcAC__yM0VniavA', 'roll_call.open'],
  ['coming.menu', 'round.menu'],
  ['data.open', 'own_data.open'],
  ['past.to:~AZqxE7ytcAC__yM0VniavA:k', 'report.to'],
  ['past.due:~AZqxE7ytcAC__yM0VniavA:~AZqxE7ytcAC__yM0VniavA:261224', 'report.on'],
  ['rsvp.say:~AZqxE7ytcAC__yM0VniavA:coming', 'reply.say'],
  ['suggest.start', 'suggestion.start'],
  ['suggest.counted', 'suggestion.draft'],
  ['suggestion.counted_now', 'suggestion.draft'],
])('the button "%s" of an earlier version goes by its name of today', (data, action) => {
  expect(parseButton(data)?.action).toBe(action);
});
