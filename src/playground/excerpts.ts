import type { ChatMessage } from './emulator/model.ts';
import type { Person } from './emulator/person.ts';
import { createPlayer } from './seed/player.ts';
import type { Demo } from './start-demo.ts';

const widestLine = 70;

/** The blocks of README between these lines, written anew with the pictures. */
const blockOf = (name: Excerpt): RegExp => new RegExp(`(<!-- ${name} -->\n+\`\`\`\n)[^\`]*(\`\`\`\n)`);

type Excerpt = 'member' | 'secretary';
export type Excerpts = Record<Excerpt, string>;

/** What a member reads and taps first, and the secretary's draft, as the demo shows them. */
export async function takeExcerpts({ emulator, clock, settle }: Demo): Promise<Excerpts> {
  const [secretary, , , member] = emulator.people();
  if (secretary === undefined || member === undefined) throw new Error('the demo has nobody to play');
  const player = (person: Person) => createPlayer({ person, clock, settle });

  const letter = screenOf(member);
  await player(member).taps('review.open');
  const group = screenOf(member);
  await player(member).taps('review.item', 4);
  const item = screenOf(member);
  await player(secretary).says('/tonghop');
  return { member: [letter, group, item].join('\n\n'), secretary: screenOf(secretary) };
}

export function withExcerpts(readme: string, excerpts: Excerpts): string {
  return (['member', 'secretary'] as const).reduce((text, name) => {
    if (!blockOf(name).test(text)) throw new Error(`README has no place for the excerpt "${name}"`);
    return text.replace(
      blockOf(name),
      (_, before: string, after: string) => before + excerpts[name] + '\n' + after,
    );
  }, readme);
}

/** The newest screen with buttons: its words, then a line for each row. */
function screenOf(person: Person): string {
  const shown = person.messages().findLast(({ isFromBot, buttons }) => isFromBot && buttons.length > 0);
  if (shown === undefined) throw new Error(`${person.firstName} sees no buttons`);
  return [...shown.text.split('\n').flatMap(wrapped), ...rows(shown)]
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}

function rows({ buttons }: ChatMessage): string[] {
  return ['', ...buttons.map((row) => row.map(({ text }) => `[${text}]`).join(' '))];
}

function wrapped(line: string): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= widestLine) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
