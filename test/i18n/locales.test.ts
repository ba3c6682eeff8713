import { parse } from '@fluent/syntax';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { render, variablesByKey } from '../../src/i18n/generate.ts';
import { aliases } from '../../src/screens/commands.ts';

const sources = {
  vi: readFileSync('locales/vi.ftl', 'utf8'),
  en: readFileSync('locales/en.ftl', 'utf8'),
};
const vi = variablesByKey(sources.vi);
const en = variablesByKey(sources.en);

it('every part of a message is a key of its own, with the variables of that part alone', () => {
  const keys = variablesByKey(
    'field =\n    .ask = { $what }?\n    .line = { $name }: { $what }\nboth = x\n    .hint = y',
  );
  expect(render(keys).split('\n').slice(2, -2)).toEqual([
    "  'field.ask': 'what';",
    "  'field.line': 'name' | 'what';",
    "  'both': never;",
    "  'both.hint': never;",
  ]);
});

describe('the two languages', () => {
  it('say the same things', () => {
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
  });

  it('are given the same variables for each of them', () => {
    const differing = [...vi].filter(([key, variables]) => en.get(key)?.join() !== variables.join());
    expect(differing).toEqual([]);
  });

  it('repeat no key, and no part of a message', () => {
    for (const source of Object.values(sources)) {
      const messages = parse(source, {}).body.filter((entry) => entry.type === 'Message');
      const keys = messages.flatMap(({ id, attributes }) => [
        id.name,
        ...attributes.map((one) => `${id.name}.${one.id.name}`),
      ]);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });
});

it('the typed keys are those of the locale files', () => {
  expect(readFileSync('src/i18n/messages.ts', 'utf8')).toBe(render(vi));
});

describe.each(['vi', 'en'] as const)('locales/%s.ftl', (locale) => {
  it('uses only the markup that Telegram knows, closed where it was opened', () => {
    const open: string[] = [];
    for (const [, slash, tag = ''] of sources[locale].matchAll(/<(\/?)([^<>]*)>/g)) {
      const [name = ''] = tag.split(' href="{ $url }"', 1);
      expect(['a', 'b', 'i', 'u', 's', 'code', 'blockquote']).toContain(name);
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  });

  it('writes no bare ampersand, which Telegram would refuse', () => {
    expect(sources[locale].match(/&(?!amp;|lt;|gt;)/g)).toBeNull();
  });
});

it('Vietnamese addresses people as đồng chí, spells ủy and hòa, and knows no "bạn"', () => {
  const words = sources.vi.replace(/^#.*$/gm, '').toLowerCase();
  expect(words).not.toMatch(/(?<!\p{L})bạn(?!\p{L})/u);
  expect(words).not.toMatch(/uỷ|hoà(?!\p{L})/u);
  expect(words.normalize('NFC')).toBe(words);
});

describe('the names of commands in texts', () => {
  const terms = { vi: commandTerms(sources.vi), en: commandTerms(sources.en) };

  it('are those that the bot answers, each in the language of the text', () => {
    const pairs = [...terms.en].map(([term, en]) => [en, terms.vi.get(term)]);
    expect([...terms.vi.keys()]).toEqual([...terms.en.keys()]);
    expect(Object.fromEntries(pairs)).toEqual({ ...Object.fromEntries(aliases), start: 'start' });
  });

  it.each(['vi', 'en'] as const)(
    'stand in locales/%s.ftl once, as terms; every text refers to those',
    (locale) => {
      const names = [...aliases, 'start'].flat();
      const named = new RegExp(`(?<![\\w<.:/])/(${names.join('|')})(?![\\w/])`);
      const texts = sources[locale].split('\n').filter((line) => !line.startsWith('-command-'));
      expect(texts.filter((line) => named.test(line))).toEqual([]);
    },
  );
});

function commandTerms(source: string): Map<string, string> {
  const found = source.matchAll(/^-command-([a-z]+) = \/(\w+)$/gm);
  return new Map([...found].map(([, term = '', name = '']) => [term, name]));
}
