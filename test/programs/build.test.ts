import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../src/storage/data-files/project-files.ts';

const dist = path.join(projectFolder, 'dist');
const programs = readdirSync(dist)
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, text: readFileSync(path.join(dist, name), 'utf8') }));

it('the programs hold no letter that would make them take two bytes a character', () => {
  const wide = programs.filter(({ text }) => /[\u0080-\uffff]/.test(text)).map(({ name }) => name);
  expect(wide).toEqual([]);
});

it("Prisma's query compiler for each engine lies beside the programs, and not as text within them or their packages", () => {
  const files = readdirSync(dist).filter((name) => name.endsWith('.wasm'));
  for (const engine of ['sqlite', 'postgresql']) {
    const within = `query_compiler_fast_bg.${engine}.`;
    const [loader = { name: '', text: '' }, ...others] = programs.filter(({ name }) =>
      name.startsWith(`${within}wasm-base64`),
    );
    expect(others).toEqual([]);
    expect(loader.text.length).toBeLessThan(1000);
    const compiler = files.find((name) => loader.text.includes(name)) ?? '';
    expect(compiler).toContain(`query_compiler_fast_bg.${engine}-`);
    expect(readFileSync(path.join(dist, compiler)).subarray(0, 4).toString('latin1')).toBe('\0asm');
    expect(programs.filter(({ text }) => text.includes(`${within}wasm-base64.mjs`))).toEqual([]);
  }
  expect(files).toHaveLength(2);
});

const sources = z.object({ sources: z.array(z.string()) });

/** The files that a program brings with it from the beginning, and those by which they are brought. */
function startsWith(name: string, brought = new Set<string>()): Set<string> {
  if (brought.has(name)) return brought;
  brought.add(name);
  const { text = '' } = programs.find((one) => one.name === name) ?? {};
  for (const [, next = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) startsWith(next, brought);
  return brought;
}

it('a start without a page, over a file, loads nothing of the page, of push services or of PostgreSQL', () => {
  const loaded = [...startsWith('main.js')].flatMap(
    (name) => sources.parse(JSON.parse(readFileSync(path.join(dist, `${name}.map`), 'utf8'))).sources,
  );
  expect(loaded).toContain('../src/main.ts');
  expect(loaded.filter((one) => /src\/web\/|node_modules\/(?:pg|web-push)\//.test(one))).toEqual([]);
});
