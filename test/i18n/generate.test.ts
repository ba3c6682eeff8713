import { expect, it } from 'vitest';
import { variablesByKey } from '../../src/i18n/generate.ts';

it('a message takes its own variables and those of the texts that it quotes, attributes too', () => {
  const found = variablesByKey(`
standing =
    { $standing ->
        [exempt] miễn
       *[active] đang sinh hoạt
    }
    .since = từ { $date }
line = { $name }, { standing }, { standing.since }
    .none = chưa có
`);
  expect([...found]).toEqual([
    ['standing', ['standing']],
    ['standing.since', ['date']],
    ['line', ['date', 'name', 'standing']],
    ['line.none', []],
  ]);
});

it('a text that quotes one that is not there is an error', () => {
  expect(() => variablesByKey('line = { standing }')).toThrow('no text for "standing"');
});
