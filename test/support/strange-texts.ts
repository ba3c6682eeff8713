import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import type { PersonDriver } from './people.ts';

export const longest = 4096;

/** What a clumsy or hostile hand types into any field. */
export const strange: Record<string, string> = {
  'letters to the limit': 'Ư'.repeat(longest),
  'ampersands to the limit': '&'.repeat(longest),
  'tags to the limit': '<b>'.repeat(1365),
  'unclosed markup': '<b>đậm <i>& nghiêng</b> <a href="https://x">&lt; </u> <tg-spoiler>',
  'families of emoji to the limit': '👨‍👩‍👧‍👦'.repeat(585),
  'letters under towers of marks': `a${'\u0301'.repeat(3000)}`,
  'lines to the limit': 'a\n'.repeat(2048),
  'right-to-left and invisible characters': '\u202Eủđ\u200B\u200D\u2066x\u2069\u00AD',
  'only invisible characters': '\u200B\u200D\u2060\u2064',
  'an emoji where a line is cut': 'x'.repeat(59) + '👻'.repeat(9),
  'words of a template': '{ $name } {"x"} %s ${x} $& $1 \\u0000',
  'a huge number': '9'.repeat(40),
  'a word of the keyboard inside a sentence': 'tự soi, chi bộ, trợ giúp',
};

/** What is to hold after each of them: words on the screen, or whatever else is looked at. */
export type Stays = string | (() => void | Promise<void>);

/** Types all of it, and expects an answer to each that fits into a message. */
export async function typesStrange(
  { clock }: Pick<TestApp, 'clock'>,
  person: PersonDriver,
  field: string,
  stays?: Stays,
): Promise<void> {
  for (const [what, text] of Object.entries(strange)) {
    const before = person.inbox().length;
    clock.advance(3000);
    await person.says(text);
    expect(person.inbox().length - before, `${field}: ${what} is not answered`).toBeGreaterThan(1);
    expect(person.last().isFromBot, `${field}: ${what}`).toBe(true);
    for (const { isFromBot, text: shown } of person.inbox()) {
      if (isFromBot) expect(Array.from(shown).length).toBeLessThanOrEqual(longest);
    }
    if (typeof stays === 'string') person.sees(stays);
    else await stays?.();
  }
}
