import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';
import { bundleProgram as bundle } from '../../src/bundle-program.js';

/** The program in one file; that `npm start` gets that far is for the tests that run `npm start`. Gone after the test file. */
export async function bundleProgram(projectRoot: string): Promise<string> {
  const file = await bundle(path.join(projectRoot, 'src/main.ts'));
  afterAll(() => {
    rmSync(file);
  });
  return file;
}
