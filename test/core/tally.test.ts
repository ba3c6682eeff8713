import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areEnough, hidesEverybody, tallyByItem, tellableKeys, withoutOne } from '../../src/core/tally.ts';

describe('what people said without a name', () => {
  it.each([
    [{ people: 5, counts: { yes: 4, no: 1 } }, true],
    [{ people: 4, counts: { yes: 3, no: 1 } }, false],
    [{ people: 9, counts: { yes: 9, no: 0 } }, false],
    [{ people: 0, counts: {} }, false],
  ])('is told from five people on, where they are not all alike: %o', (tally, expected) => {
    expect(hidesEverybody(tally)).toBe(expected);
  });

  it('is told of one thing of several where some of five said it and some did not', () => {
    expect(tellableKeys({ people: 5, counts: { all: 5, nobody: 0, some: 1, most: 4 } })).toEqual([
      'some',
      'most',
    ]);
    expect(tellableKeys({ people: 4, counts: { some: 1 } })).toEqual([]);
  });

  it('hides nobody from one of them, who knows what they said', () => {
    const six = { people: 6, counts: { a: 5, b: 1 } };
    expect(withoutOne(six, ['a'])).toEqual({ people: 5, counts: { a: 4, b: 1 } });
    expect(hidesEverybody(withoutOne(six, ['a']))).toBe(true);
    expect(hidesEverybody(withoutOne(six, ['b']))).toBe(false);
  });

  it('is counted by people, however many things each of them said', () => {
    const said = [
      { item: 2, keys: ['a'] },
      { item: 1, keys: ['a', 'b'] },
      { item: 1, keys: ['b', 'c'] },
    ];
    expect(tallyByItem(said)).toEqual([
      { item: 1, people: 2, counts: { a: 1, b: 2, c: 1 } },
      { item: 2, people: 1, counts: { a: 1 } },
    ]);
  });
});

it('The number of the rule is five, and nothing else that decides, keeps, shows or prints declares one of its own', () => {
  expect([4, 5].map(areEnough)).toEqual([false, true]);
  const declares = /(?:smallest|fewest)\w* = \d|(?:people|members|hiding|pool|size|sent)\w* (?:>=|<) 5\b/;
  const folders = ['core', 'services', 'documents', 'screens', 'storage'].map((name) => join('src', name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
  expect(files.filter((file) => declares.test(readFileSync(file, 'utf8')))).toEqual(['src/core/tally.ts']);
});
