import { beginningOf } from '../text/graphemes.ts';
import type { Member, Membership, Standing, Role } from '../model/people.ts';
import { isInOldFont } from '../text/old-font.ts';
import {
  cleanText,
  foldName,
  isSameName,
  nameProblems,
  parseName,
  tidyLetters,
  type NameProblem,
} from '../text/person-name.ts';
import { foldMarks } from '../text/fold.ts';

export const rosterRoles = ['member', 'cell_officer', 'deputy'] as const;
/** What the roster itself can give: the secretary's office is handed over elsewhere. */
export type RosterRole = (typeof rosterRoles)[number];

/** Without a word of it somebody is an official member; undefined is a line whose words were not understood. */
export type RosterEntry = {
  name: string;
  membership: Membership | undefined;
  standing: Standing;
  role: RosterRole;
};

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

type LineProblem = Pick<RosterProblem, 'name'> &
  (
    | { why: NameProblem | 'secretary' | 'two_roles' | 'two_memberships' | 'two_standings' }
    | { why: 'unknown_word'; word: string }
  );
type LineReading =
  { status: 'blank' } | { status: 'read'; entry: RosterEntry } | { status: 'unclear'; problem: LineProblem };

const numbering = /^\s*(?:\d{1,3}(?:\s*[.):/\-–—](?=\D|$)|(?=\s))|[-–—•*+·])\s*/;
const separator = /\s*[,;\t|]\s*|\s+[-–—]\s+/;
const headings = new Set([
  'stt',
  'tt',
  'ho va ten',
  'ho ten',
  'ho va ten dang vien',
  'danh sach dang vien',
  'danh sach',
]);

function parseLine(raw: string): LineReading {
  const [seen = ''] = raw.trim().replace(numbering, '').split(separator);
  if (isInOldFont(seen)) return { status: 'unclear', problem: { why: 'old_font' } };
  const visible = raw
    .split(/(\t)/)
    .map((part) => (part === '\t' ? part : tidyLetters(part)))
    .join('')
    .trim()
    .replace(numbering, '');
  const [first = '', ...rest] = visible.split(separator).map(cleanText);
  const words = rest.filter((word) => word !== '');
  if ((first === '' && words.length === 0) || headings.has(foldMarks(first))) return { status: 'blank' };
  const bracketed = /^(.*\S)\s*\(([^()]*)\)\.?$/.exec(first);
  const isMark =
    bracketed?.[2] !== undefined && splitMark(bracketed[2]).every((one) => meaningOf(one) !== undefined);
  const marks = isMark ? [bracketed[2] ?? '', ...words] : words;
  const typed = (isMark ? (bracketed[1] ?? '') : first).replace(/[.:]+$/, '');
  const name = parseName(typed);
  if (name.status === 'unclear') {
    const before = name.why === 'digits' ? parseName(typed.replace(/[\s:.-]+\+?\d[\d .+/-]{3,}$/, '')) : name;
    return {
      status: 'unclear',
      problem: { why: name.why, ...(before.status === 'parsed' ? { name: before.name } : {}) },
    };
  }
  return readMarks(name.name, marks);
}

function readMarks(name: string, marks: readonly string[]): LineReading {
  const roles = new Set<RosterRole>();
  const memberships = new Set<Membership>();
  const standings = new Set<Standing>();
  const words = marks.filter((word) => !isColumnOfNumbers(word)).flatMap(splitMark);
  const meanings = words.map((word) => ({ word, meaning: meaningOf(word) }));
  if (meanings.some(({ meaning }) => meaning === 'secretary'))
    return { status: 'unclear', problem: { why: 'secretary', name } };
  const unknown = meanings.find(({ meaning }) => meaning === undefined);
  if (unknown !== undefined)
    return { status: 'unclear', problem: { why: 'unknown_word', word: beginningOf(unknown.word, 30), name } };
  for (const { meaning } of meanings) {
    if (typeof meaning !== 'object') continue;
    if ('role' in meaning) roles.add(meaning.role);
    if ('membership' in meaning) memberships.add(meaning.membership);
    if ('standing' in meaning) standings.add(meaning.standing);
  }
  if (roles.size > 1) roles.delete('member');
  if (roles.size > 1) return { status: 'unclear', problem: { why: 'two_roles', name } };
  if (memberships.size > 1) return { status: 'unclear', problem: { why: 'two_memberships', name } };
  if (standings.size > 1) return { status: 'unclear', problem: { why: 'two_standings', name } };
  const [role = 'member'] = roles;
  const [membership = 'official'] = memberships;
  const [standing = 'active'] = standings;
  return { status: 'read', entry: { name, membership, standing, role } };
}

/** "Phó bí thư-Dự bị", "dự bị, sinh hoạt tạm thời" written without the comma. */
function splitMark(mark: string): string[] {
  if (meaningOf(mark) !== undefined) return [mark];
  const words = mark.split(/\s+/);
  const pairs = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  return pairs.find((pair) => pair.every((one) => meaningOf(one) !== undefined)) ?? mark.split(/\s*-\s*/);
}

/** A year or day of birth, a telephone number: columns of a spreadsheet, of which nothing is kept. */
function isColumnOfNumbers(word: string): boolean {
  return (
    /^(?:(?:sn|sinh|sinh nam|nam sinh)[ .:]*)?(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2}$/.test(foldMarks(word)) ||
    /^(?:(?:sdt|dt|dien thoai|tel|phone)[ .:]*)?(?:\+?\(?\d[\d .()-]{7,16})$/.test(foldMarks(word))
  );
}

type Meaning = 'secretary' | { role: RosterRole } | { membership: Membership } | { standing: Standing };

function meaningOf(word: string): Meaning | undefined {
  const folded = foldMarks(word)
    .replace(/[.:*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    meanings.get(folded) ?? meanings.get(folded.replace(/^(?:la )?(?:dang vien )?(?:dien )?(?:duoc )?/, ''))
  );
}

const meanings = new Map<string, Meaning>([
  ...each(['bi thu', 'bi thu chi bo', 'bt', 'secretary', 'party secretary'], 'secretary'),
  ...each(['pho bi thu', 'pho bi thu chi bo', 'pbt', 'pho bt', 'pho', 'deputy', 'deputy secretary'], {
    role: 'deputy',
  }),
  ...each(
    ['chi uy vien', 'chi uy', 'cuv', 'uy vien', 'cap uy vien', 'cell officer', 'officer', 'committee member'],
    {
      role: 'cell_officer',
    },
  ),
  ...each(['dang vien', 'dv', 'member'], { role: 'member' }),
  ...each(['chinh thuc', 'dvct', 'ct', 'official', 'full', 'full member'], { membership: 'official' }),
  ...each(['du bi', 'dvdb', 'db', 'probationary'], { membership: 'probationary' }),
  ...each(['dang sinh hoat', 'active'], { standing: 'active' }),
  ...each(
    [
      'mien',
      'mien sinh hoat',
      'mien sinh hoat dang',
      'mien cong tac',
      'mien cong tac va sinh hoat dang',
      'mien cong tac, sinh hoat dang',
      'mien cong tac sinh hoat dang',
      'mien cong tac va sinh hoat',
      'exempt',
    ],
    { standing: 'exempt' },
  ),
  ...each(['tam thoi', 'sinh hoat tam thoi', 'sinh hoat dang tam thoi', 'shtt', 'temporary'], {
    standing: 'temporary',
  }),
]);

function each(words: readonly string[], meaning: Meaning): [string, Meaning][] {
  return words.map((word) => [word, meaning]);
}

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
