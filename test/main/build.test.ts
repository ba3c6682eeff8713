import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../src/storage/data-files/project-files.ts';

const dist = path.join(projectFolder, 'dist');
const programs = readdirSync(dist)
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, text: readFileSync(path.join(dist, name), 'utf8') }));

it('the programs hold no letter that would make them take two bytes a character', () => {
  const wide = programs.filter(({ text }) => /[\u0080-\uffff]/.test(text)).map(({ name }) => name);
  expect(wide).toEqual([]);
});

it("Prisma's query compiler lies beside the programs, and not as text within them or their packages", () => {
  const loaders = programs.filter(({ name }) => name.includes('wasm-base64'));
  expect(loaders.map(({ text }) => text.length < 1000)).toEqual([true]);
  const compilers = readdirSync(dist).filter((name) => name.endsWith('.wasm'));
  const [compiler = ''] = compilers;
  expect(compilers).toHaveLength(1);
  expect(readFileSync(path.join(dist, compiler)).subarray(0, 4).toString('latin1')).toBe('\0asm');
  expect(loaders[0]?.text).toContain(compiler);
  expect(
    programs.filter(({ text }) => text.includes('query_compiler_fast_bg.sqlite.wasm-base64.mjs')),
  ).toEqual([]);
});
