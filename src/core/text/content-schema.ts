import { z } from 'zod';

export type Bilingual = { vi: string; en: string };

/** `path` names the place inside the file (`groups[1].items[3].hint.vi`), empty for the file as a whole. */
export type ContentProblem = { path: string; message: string };

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
    .refine((text) => text.trim() !== '', { error: 'is empty', abort: true })
    .refine((text) => text.trim() === text, 'starts or ends with a space')
    .refine((text) => !INVISIBLE.test(text), 'contains a line break, a tab or an invisible character')
    .max(longest);
}

export function bilingual(longest: number) {
  return z.strictObject({ vi: lineOfText(longest), en: lineOfText(longest) });
}

export function slug(longest: number) {
  return z
    .string()
    .max(longest)
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'must be small letters, digits and single hyphens, like "bieu-hien-27"',
    );
}

/** Ends the check where it fails: what is computed from dates afterwards would throw on a wrong one. */
export const localDate = z.iso.date({ abort: true });

/** Where the content comes from. `issuedOn` is of an issued document; a month is enough where the day is not known. */
export const sourceSchema = z
  .strictObject({
    document: bilingual(240),
    issuedOn: z
      .union([z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)], {
        error: 'must be a date like 2016-10-30, or a month like 2019-03',
      })
      .optional(),
    urls: z.array(z.url({ protocol: /^https?$/ })),
    note: bilingual(400).optional(),
  })
  .refine((source) => source.urls.length > 0 || source.note !== undefined, {
    path: ['urls'],
    error: 'needs at least one address, or a "note" beside it that says where the document is found',
  });

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

// Undefined leaves the wording to zod.
function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'is missing';
    return `must be ${KINDS[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`;
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return `is too long: at most ${issue.maximum} characters, now ${lengthOf(issue.input)}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return `needs at least ${issue.minimum} entry`;
  if (issue.code === 'invalid_format' && issue.format === 'date') {
    return 'must be a date of the calendar, like 2026-12-31';
  }
  if (issue.code === 'invalid_format' && issue.format === 'url') {
    return 'must be an address that starts with http:// or https://';
  }
  if (issue.code === 'invalid_union') return 'is of a kind this version does not know';
  return undefined;
}

const KINDS: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a group of names and values',
  record: 'a group of names and values',
};

function kindOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  return KINDS[typeof input] ?? typeof input;
}

function lengthOf(input: unknown): number {
  return typeof input === 'string' ? input.normalize('NFC').length : 0;
}

function problemsOf(issue: z.core.$ZodIssue): ContentProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: writePath([...issue.path, key]),
      message: 'is not a name known here',
    }));
  }
  return [{ path: writePath(issue.path), message: issue.message }];
}

function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    return written === '' ? String(step) : `${written}.${String(step)}`;
  }, '');
}
