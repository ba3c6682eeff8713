import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { readFile } from 'node:fs/promises';
import type { ContentProblem } from '../../core/text/content-schema.ts';

export type BrokenFile = { status: 'broken'; file: string; problems: ContentProblem[] };
type JsonRead = { status: 'read'; json: unknown } | BrokenFile;

export async function readJsonFile(file: string): Promise<JsonRead> {
  const bytes = await readFile(file).catch((error: unknown) => describeReadError(error));
  if (typeof bytes === 'string') return brokenFile(file, '', bytes);
  const text = decode(bytes);
  if (text === undefined)
    return brokenFile(file, '', 'is not saved as UTF-8 text; save it again with that encoding');
  try {
    return { status: 'read', json: JSON.parse(text) };
  } catch {
    const { line, column, message } = locateJsonError(text);
    return brokenFile(file, `line ${line}, column ${column}`, message);
  }
}

export function brokenFile(file: string, path: string, message: string): BrokenFile {
  return { status: 'broken', file, problems: [{ path, message }] };
}

/** The sentence that stops the start: the file, the places inside it and what is wrong there. */
export function describeProblem({ file, problems }: Pick<BrokenFile, 'file' | 'problems'>): string {
  const told = problems
    .slice(0, MOST_TOLD)
    .map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  const left = problems.length - told.length;
  const rest = left > 0 ? [`${left} more`] : [];
  return `${file} cannot be used: ${[...told, ...rest].join('; ')}. Correct the file, then start again.`;
}

const MOST_TOLD = 5;

function describeReadError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'does not exist';
  return code === '' ? 'cannot be read' : `cannot be read (${code})`;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const expectations = new Map([
  ['ValueExpected', 'a value'],
  ['PropertyNameExpected', 'a name in double quotes (is there a comma too many?)'],
  ['ColonExpected', 'a colon after the name'],
  ['CommaExpected', 'a comma, or the closing bracket'],
  ['CloseBraceExpected', 'a comma, or the closing bracket'],
  ['CloseBracketExpected', 'a comma, or the closing bracket'],
  ['EndOfFileExpected', 'the end of the file'],
]);

// JSON.parse leaves the position out of many of its messages.
function locateJsonError(text: string): { line: number; column: number; message: string } {
  const problems: ParseError[] = [];
  parse(text, problems, { disallowComments: true });
  const { offset, error } = problems[0] ?? { offset: text.length, error: undefined };
  const before = text.slice(0, offset).split('\n');
  const found = offset >= text.length ? 'the file ends' : `there is ${JSON.stringify(text.charAt(offset))}`;
  const expected = error === undefined ? undefined : expectations.get(printParseErrorCode(error));
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: `is not valid JSON: ${found}${expected === undefined ? ', which may not stand there' : ` where ${expected} is expected`}`,
  };
}
