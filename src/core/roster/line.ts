import type { Membership, Standing } from '../model/people.ts';
import { foldMarks } from '../text/fold.ts';
import { beginningOf } from '../text/graphemes.ts';
import { isInOldFont } from '../text/old-font.ts';
import { cleanText, parseName, tidyLetters, type NameProblem } from '../text/person-name.ts';

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

/** `name`: what stands in the line as a name, where only the rest of it was not understood. */
type LineProblem = { name?: string | undefined } & (
  | { why: NameProblem | 'secretary' | 'two_roles' | 'two_memberships' | 'two_standings' }
  | { why: 'unknown_word'; word: string }
);
type LineReading =
  { status: 'blank' } | { status: 'read'; entry: RosterEntry } | { status: 'unclear'; problem: LineProblem };

/** The number or sign that a line of a list begins with. */
export const numbering = /^\s*(?:\d{1,3}(?:\s*[.):/\-–—](?=\D|$)|(?=\s))|[-–—•*+·])\s*/;
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

/** A name and, after it, in any order, what the list says of its bearer. */
export function parseLine(raw: string): LineReading {
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
