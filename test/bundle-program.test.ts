import { rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { keptProgram } from '../src/bundle-program.js';

const entry = path.resolve('src/log.ts');
const made = new Set<string>();
afterAll(() => {
  for (const file of made) rmSync(file, { force: true });
});

async function kept(): Promise<string> {
  const file = await keptProgram(entry);
  if (file === undefined) throw new Error('nothing may be written among the packages');
  made.add(file);
  return file;
}

it('a program is made once, and found by the next start', async () => {
  const file = await kept();
  const { mtimeMs } = statSync(file);

  expect(await kept()).toBe(file);
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
  expect(await import(pathToFileURL(file).href)).toHaveProperty('createLog');
});

it('one that a power cut left empty is made anew', async () => {
  const file = await kept();
  truncateSync(file);

  expect(await kept()).toBe(file);
  expect(statSync(file).size).toBeGreaterThan(100);
});

it('two that start at once find the same', async () => {
  rmSync(await kept());
  const [one, other] = await Promise.all([kept(), kept()]);

  expect(one).toBe(other);
  expect(statSync(one).size).toBeGreaterThan(100);
});
