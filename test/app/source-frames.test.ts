import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle, slimming } from '../../src/build.ts';
import { framesOf } from '../../src/app/source-frames.ts';

let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-frames-'));
  const source = path.join(folder, 'program.ts');
  const lines = ['{', '  // Đảng viên', "  if (said !== 'Đảng viên') throw new TypeError('x');", '}', ''];
  writeFileSync(source, `export function fail(said: string): void ${lines.join('\n')}`);
  await bundle([source], { outdir: path.join(folder, 'dist'), plugins: slimming });
  program = path.join(folder, 'dist/program.js');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function errorAt(place: string): Error {
  const error = new TypeError('Nguyễn Văn An đã viết');
  error.stack = `TypeError: Nguyễn Văn An đã viết\n    at fail (${place})\n    at node:events:508:28`;
  return error;
}

it('names where in the sources an error arose, and not what it says', () => {
  const lines = readFileSync(program, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('new TypeError'));
  const column = lines[line]?.indexOf('new TypeError') ?? -1;
  const error = errorAt(`${pathToFileURL(program).href}:${line + 1}:${column + 1}`);
  const source = pathToFileURL(path.join(folder, 'program.ts')).href;
  expect(framesOf(error)).toEqual([`    at fail (${source}:3:35)`, '    at node:events:508:28']);
});

it('leaves a place as it is where there is no way back to the sources', () => {
  const elsewhere = `${pathToFileURL(folder).href}/other.js:3:9`;
  expect(framesOf(errorAt(elsewhere))).toEqual([`    at fail (${elsewhere})`, '    at node:events:508:28']);
});
