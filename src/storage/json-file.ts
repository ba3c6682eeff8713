import { readFile } from 'node:fs/promises';
import type { ContentProblem } from '../core/content-schema.ts';

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

const TOKEN =
  /([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const BLANK = /[ \t\r\n]*/y;

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end' | 'nothing';

const EXPECTATIONS: Record<Expected, string> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  name: 'a name in double quotes (is there a comma too many?)',
  'name or }': 'a name in double quotes, or }',
  colon: 'a colon after the name',
  'comma or end': 'a comma, or the closing bracket',
  nothing: 'the end of the file',
};

// JSON.parse of Node 20 often leaves the position out of its message, so the place is found here.
function locateJsonError(text: string): { line: number; column: number; message: string } {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let offset = 0;
  for (;;) {
    offset = endOfMatch(BLANK, text, offset) ?? offset;
    const end = endOfMatch(TOKEN, text, offset);
    const next: Expected | undefined =
      end === undefined ? undefined : step(expected, text.slice(offset, end), open);
    if (end === undefined || next === undefined) break;
    expected = next;
    offset = end;
  }
  const before = text.slice(0, offset).split('\n');
  const found = offset >= text.length ? 'the file ends' : `there is ${JSON.stringify(text.charAt(offset))}`;
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: `is not valid JSON: ${found} where ${EXPECTATIONS[expected]} is expected`,
  };
}

function endOfMatch(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What may follow `token`, or undefined where the token itself is out of place. Keeps `open` up to date. */
function step(expected: Expected, token: string, open: ('{' | '[')[]): Expected | undefined {
  const isValue = !/^[\]},:]/.test(token);
  switch (expected) {
    case 'value or ]':
      return token === ']' ? close(open) : isValue ? afterValue(token, open) : undefined;
    case 'value':
      return isValue ? afterValue(token, open) : undefined;
    case 'name or }':
      return token === '}' ? close(open) : token.startsWith('"') ? 'colon' : undefined;
    case 'name':
      return token.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'comma or end':
      if (token === ',') return open.at(-1) === '{' ? 'name' : 'value';
      return token === (open.at(-1) === '{' ? '}' : ']') ? close(open) : undefined;
    case 'nothing':
      return undefined;
  }
}

function afterValue(token: string, open: ('{' | '[')[]): Expected {
  if (token !== '{' && token !== '[') return open.length === 0 ? 'nothing' : 'comma or end';
  open.push(token);
  return token === '{' ? 'name or }' : 'value or ]';
}

function close(open: ('{' | '[')[]): Expected {
  open.pop();
  return open.length === 0 ? 'nothing' : 'comma or end';
}
