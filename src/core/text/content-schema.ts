import { z } from 'zod';

export type Bilingual = { vi: string; en: string };

/** `path` names the place inside the file (`groups[1].items[3].hint.vi`), empty for the file as a whole. */
export type ContentProblem = { path: string; fault: Fault };

/** What is wrong at one place of a file of content. */
export type Fault =
  | { is: 'not_there' | 'not_utf8' | 'no_folder' | 'no_json' }
  | { is: 'unreadable'; code: string }
  /** `found` is a character in quotes, or the end. */
  | { is: 'not_json'; line: number; column: number; found: string; expected: ExpectedJson }
  | { is: 'key_taken'; key: string; file: string }
  | { is: 'empty' | 'edge_space' | 'invisible' | 'slug' | 'date' | 'date_or_month' | 'url' | 'no_address' }
  | { is: 'missing' | 'unknown_name' | 'unknown_kind' | 'other' }
  | { is: 'wrong_kind'; expected: Kind; found: Kind }
  | { is: 'too_long'; most: number; now: number }
  | { is: 'too_few'; least: number }
  | { is: 'mixed' | 'mends_later' | 'deadline_of' | 'all_blank' | 'id_twice' | 'to_verify' | 'max_below_min' }
  | { is: 'misnumbered'; expected: number; found: number }
  | { is: 'id_repeated'; group: number }
  | { is: 'month_day' | 'before_from' | 'before_covers_from' | 'outside_covers' | 'not_weekend' }
  | { is: 'unknown_source'; source: string }
  | { is: 'break_too_long'; days: number; most: number }
  | { is: 'listed_twice' | 'not_day_off'; on: string };

export type ExpectedJson = 'value' | 'name' | 'colon' | 'comma' | 'end' | 'nothing';

/** Zod passes on nothing but text. */
export function faulty(fault: Fault): string {
  return JSON.stringify(fault);
}

type ContentParsed<T> = { status: 'parsed'; content: T } | { status: 'invalid'; problems: ContentProblem[] };

export function parseContent<T>(schema: z.ZodType<T>, json: unknown): ContentParsed<T> {
  const result = schema.safeParse(json, { error: describeIssue });
  if (result.success) return { status: 'parsed', content: result.data };
  return { status: 'invalid', problems: result.error.issues.flatMap(problemsOf) };
}

/** One line of readable text. Composed accents (NFC), so that the same words always compare and count the same. */
export function lineOfText(longest: number) {
  return z
    .string()
    .normalize('NFC')
    .refine((text) => text.trim() !== '', { error: faulty({ is: 'empty' }), abort: true })
    .refine((text) => text.trim() === text, faulty({ is: 'edge_space' }))
    .refine((text) => !INVISIBLE.test(text), faulty({ is: 'invisible' }))
    .max(longest);
}

export function bilingual(longest: number) {
  return z.strictObject({ vi: lineOfText(longest), en: lineOfText(longest) });
}

export function slug(longest: number) {
  return z
    .string()
    .max(longest)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, faulty({ is: 'slug' }));
}

/** Ends the check where it fails: what is computed from dates afterwards would throw on a wrong one. */
export const localDate = z.iso.date({ abort: true });

/** Where the content comes from. `issuedOn` is of an issued document; a month is enough where the day is not known. */
export const sourceSchema = z
  .strictObject({
    document: bilingual(240),
    issuedOn: z
      .union([z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)], {
        error: faulty({ is: 'date_or_month' }),
      })
      .optional(),
    urls: z.array(z.url({ protocol: /^https?$/ })),
    note: bilingual(400).optional(),
  })
  .refine((source) => source.urls.length > 0 || source.note !== undefined, {
    path: ['urls'],
    error: faulty({ is: 'no_address' }),
  });

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function describeIssue(issue: z.core.$ZodRawIssue): string {
  return faulty(faultOf(issue));
}

function faultOf(issue: z.core.$ZodRawIssue): Fault {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return { is: 'missing' };
    return { is: 'wrong_kind', expected: kinds[issue.expected] ?? 'other', found: kindOf(issue.input) };
  }
  if (issue.code === 'too_big' && issue.origin === 'string')
    return { is: 'too_long', most: Number(issue.maximum), now: lengthOf(issue.input) };
  if (issue.code === 'too_small' && issue.origin === 'array')
    return { is: 'too_few', least: Number(issue.minimum) };
  if (issue.code === 'invalid_format' && issue.format === 'date') return { is: 'date' };
  if (issue.code === 'invalid_format' && issue.format === 'url') return { is: 'url' };
  return { is: issue.code === 'invalid_union' ? 'unknown_kind' : 'other' };
}

type Kind = 'text' | 'number' | 'whole' | 'list' | 'group' | 'null' | 'other';

const kinds: Partial<Record<string, Kind>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  array: 'list',
  object: 'group',
  record: 'group',
};

function kindOf(input: unknown): Kind {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'list';
  return kinds[typeof input] ?? 'other';
}

function lengthOf(input: unknown): number {
  return typeof input === 'string' ? input.normalize('NFC').length : 0;
}

function problemsOf(issue: z.core.$ZodIssue): ContentProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: writePath([...issue.path, key]),
      fault: { is: 'unknown_name' },
    }));
  }
  return [{ path: writePath(issue.path), fault: told.parse(JSON.parse(issue.message)) }];
}

/** As `faulty` wrote it. */
const told = z.custom<Fault>((value) => typeof value === 'object' && value !== null && 'is' in value);

function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    return written === '' ? String(step) : `${written}.${String(step)}`;
  }, '');
}
