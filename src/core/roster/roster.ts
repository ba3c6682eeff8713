import { beginningOf } from '../text/graphemes.ts';
import type { Member, Role } from '../model/people.ts';
import { cleanText, foldName, isSameName, nameProblems } from '../text/person-name.ts';
import { numbering, parseLine, type RosterEntry, type RosterRole } from './line.ts';

/** Why a line is refused, where the word itself says all. */
export const plainProblems = [
  ...nameProblems,
  ...(['secretary', 'two_roles', 'two_memberships', 'two_standings', 'in_roster', 'too_many'] as const),
] as const;

/** `name`: what stands in the line as a name, where only the rest of it was not understood. */
export type RosterProblem = { line: number; text: string; name?: string | undefined } & (
  | { why: (typeof plainProblems)[number] }
  | { why: 'unknown_word'; word: string }
  | { why: 'in_list'; firstLine?: number | undefined }
);

export type RosterReading = { entries: RosterEntry[]; problems: RosterProblem[] };

/** More than the largest cell has. */
export const mostMembers = 200;

/**
 * One name a line; after commas role, membership and standing. `gathered` are entries of earlier messages, not saved yet. Of a list in
 * an old font nothing is taken, not even the names that have no marks. The line of the `secretary`, who is in the roster from
 * the beginning, is no mistake.
 */
export function parseRoster(
  text: string,
  {
    roster,
    gathered,
    secretary,
  }: { roster: readonly string[]; gathered: readonly RosterEntry[]; secretary?: string | undefined },
): RosterReading {
  const entries: (RosterEntry & { line: number })[] = [];
  const problems: RosterProblem[] = [];
  for (const [index, raw] of text.split(/\r\n|[\r\n\u2028\u2029]/).entries()) {
    const line = index + 1;
    const shown = beginningOf(cleanText(raw), longestShown);
    const reading = parseLine(raw);
    if (reading.status === 'blank') continue;
    const isSecretarysOwn =
      reading.status === 'unclear' &&
      reading.problem.why === 'secretary' &&
      secretary !== undefined &&
      isSameName(reading.problem.name ?? '', secretary);
    if (isSecretarysOwn) continue;
    if (reading.status === 'unclear') {
      problems.push({ line, text: shown, ...reading.problem });
      continue;
    }
    const { entry } = reading;
    const earlier = entries.find(({ name }) => isSameName(name, entry.name));
    if (roster.some((name) => isSameName(name, entry.name))) {
      problems.push({ line, text: shown, why: 'in_roster' });
    } else if (earlier !== undefined || gathered.some(({ name }) => isSameName(name, entry.name))) {
      problems.push({ line, text: shown, why: 'in_list', firstLine: earlier?.line });
    } else if (roster.length + gathered.length + entries.length >= mostMembers) {
      problems.push({ line, text: shown, why: 'too_many' });
    } else {
      entries.push({ ...entry, line });
    }
  }
  const inOldFont = problems.filter(({ why }) => why === 'old_font');
  const readWithMarks = entries.filter(({ name }) => /[^\0-\x7F]/.test(name));
  if (inOldFont.length > readWithMarks.length) return { entries: [], problems: inOldFont };
  return {
    entries: entries.map(({ name, membership, standing, role }) => ({ name, membership, standing, role })),
    problems,
  };
}

/** Of refused lines the names alone; whatever stood behind them is left out, and who has a vote is not known. */
export function namesOnly(
  refused: readonly RosterProblem[],
  known: { roster: readonly string[]; gathered: readonly RosterEntry[] },
): RosterReading {
  const named = refused.filter(({ name }) => name !== undefined);
  const { entries, problems } = parseRoster(named.map(({ name }) => name).join('\n'), known);
  const again = problems.flatMap((problem): RosterProblem[] => {
    const { line = problem.line, text = problem.text } = named[problem.line - 1] ?? {};
    if (problem.why !== 'in_list') return [{ ...problem, line, text }];
    const first = problem.firstLine === undefined ? undefined : named[problem.firstLine - 1];
    return [{ ...problem, line, text, firstLine: first?.line }];
  });
  return {
    entries: entries.map((entry) => ({ ...entry, membership: undefined })),
    problems: [...refused.filter(({ name }) => name === undefined), ...again],
  };
}

/**
 * Of lines refused earlier those that still want correcting after a later message: not who is listed anyhow, not a list in
 * an old font, which comes again as a whole, not a line that was read now or refused anew.
 */
export function stillRefused(
  earlier: readonly RosterProblem[],
  { entries, problems }: RosterReading,
): RosterProblem[] {
  return earlier.filter(
    ({ text, why }) =>
      !['old_font', 'in_roster', 'in_list'].includes(why) &&
      !entries.some(({ name }) => likenessOf(lettersOf(text), wordsOf(name)) >= 2) &&
      !problems.some((problem) => lettersOf(problem.text).join(' ') === lettersOf(text).join(' ')),
  );
}

/** Who in the roster a joiner's name may mean, likeliest first; of equals those who have not joined yet. */
export function suggestMembers(name: string, roster: readonly Member[], most: number): Member[] {
  const words = wordsOf(name);
  return roster
    .map((member) => ({ member, likeness: likenessOf(words, wordsOf(member.name)) }))
    .filter(({ likeness }) => likeness > 0)
    .sort(
      (one, other) =>
        other.likeness - one.likeness ||
        Number(one.member.accountId !== undefined) - Number(other.member.accountId !== undefined) ||
        one.member.position - other.member.position,
    )
    .slice(0, most)
    .map(({ member }) => member);
}

/** The role that the roster shows for a member. */
export function shownRole(roles: readonly Role[]): RosterRole | 'secretary' | 'acting_secretary' {
  const order = ['secretary', 'acting_secretary', 'deputy', 'cell_officer'] as const;
  return order.find((role) => roles.includes(role)) ?? 'member';
}

const longestShown = 60;

function wordsOf(name: string): string[] {
  return foldName(name.replace(/\([^()]*\)/g, '')).split(' ');
}

/** The words of a refused line, without its number and without signs. */
function lettersOf(line: string): string[] {
  return foldName(line.replace(numbering, ''))
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** 3: the same name; 2: one holds all words of the other; 1: the same given name, which stands last. */
function likenessOf(typed: readonly string[], listed: readonly string[]): number {
  if (typed.join(' ') === listed.join(' ')) return 3;
  if (typed.every((word) => listed.includes(word)) || listed.every((word) => typed.includes(word))) return 2;
  return typed.at(-1) === listed.at(-1) ? 1 : 0;
}
