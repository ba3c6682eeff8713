import { describe, expect, it } from 'vitest';
import { stillToAsk } from '../../../src/core/joining/consent.ts';

const page = 'web';
const doors = ['telegram', page] as const;

describe('what somebody is still to agree to', () => {
  it.each([
    ['who has agreed to nothing is asked for the whole text, with the line of every door', [], true, doors],
    ['who agreed to an earlier text too', [given(1, 'telegram'), given(1, page)], true, doors],
    ['and who withdrew', [given(2, 'telegram', new Date(0))], true, doors],
    [
      'who agreed before there was another door is asked for its line alone',
      [given(2, 'telegram')],
      false,
      [page],
    ],
    ['who agreed to all is asked for nothing', [given(2, 'telegram'), given(2, page)], false, []],
    ['and who agreed to a later text', [given(3, 'telegram'), given(3, page)], false, []],
  ])('%s', (_who, consents, whole, asked) => {
    expect(stillToAsk(consents, { version: 2, doors })).toEqual({ whole, doors: asked });
  });
});

function given(version: number, door: string, withdrawnAt?: Date) {
  return { version, door, withdrawnAt };
}
