import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { readFile } from 'node:fs/promises';
import type { ContentProblem, ExpectedJson, Fault } from '../../core/text/content-schema.ts';

export type BrokenFile = { status: 'broken'; file: string; problems: ContentProblem[] };
type JsonRead = { status: 'read'; json: unknown } | BrokenFile;

export async function readJsonFile(file: string): Promise<JsonRead> {
  const bytes = await readFile(file).catch((error: unknown) => readFault(error));
  if (!(bytes instanceof Uint8Array)) return brokenFile(file, '', bytes);
  const text = decode(bytes);
  if (text === undefined) return brokenFile(file, '', { is: 'not_utf8' });
  try {
    return { status: 'read', json: JSON.parse(text) };
  } catch {
    return brokenFile(file, '', locateJsonError(text));
  }
}

export function brokenFile(file: string, path: string, fault: Fault): BrokenFile {
  return { status: 'broken', file, problems: [{ path, fault }] };
}

function readFault(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT' ? { is: 'not_there' } : { is: 'unreadable', code };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const expectations = new Map<string, ExpectedJson>([
  ['ValueExpected', 'value'],
  ['PropertyNameExpected', 'name'],
  ['ColonExpected', 'colon'],
  ['CommaExpected', 'comma'],
  ['CloseBraceExpected', 'comma'],
  ['CloseBracketExpected', 'comma'],
  ['EndOfFileExpected', 'end'],
]);

// JSON.parse leaves the position out of many of its messages.
function locateJsonError(text: string): Fault {
  const problems: ParseError[] = [];
  parse(text, problems, { disallowComments: true });
  const { offset, error } = problems[0] ?? { offset: text.length, error: undefined };
  const before = text.slice(0, offset).split('\n');
  const expected = error === undefined ? undefined : expectations.get(printParseErrorCode(error));
  return {
    is: 'not_json',
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    found: offset >= text.length ? 'end' : JSON.stringify(text.charAt(offset)),
    expected: expected ?? 'nothing',
  };
}
