import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startBot } from '../../src/playground/start-bot.ts';
import { startDemo } from '../../src/playground/start-demo.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the demo's cell as it is at the first look; every test goes on with a copy. */
    seededFolder: string;
  }
}

/** Thursday: the meeting is on 2026-11-26 at 19:30. */
const today = new Date('2026-11-18T01:00:00Z');

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-seed-'));
  const outcome = await startDemo({ port: 0, folder, today, isEmpty: false, isReset: false, startBot });
  if (outcome.status !== 'started') throw new Error(`the demo did not start: ${outcome.status}`);
  await outcome.demo.stop();
  project.provide('seededFolder', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
