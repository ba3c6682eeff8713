import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './support/process.ts';

/** Played through several rooms, or about the whole program. */
const withoutRoom = [
  'bench',
  'browser',
  'docs',
  'hostile',
  'image',
  'journeys',
  'lint',
  'prisma',
  'programs',
  'support',
];

it('has the same rooms as src: every folder of tests is a folder of what they test', () => {
  const rooms = new Set(
    globSync('test/**/*.test.ts', { cwd: projectRoot })
      .map((file) => path.relative('test', path.dirname(file)))
      .filter((room) => room !== '' && !withoutRoom.includes(room.split(path.sep)[0] ?? '')),
  );
  expect(rooms).toContain(path.join('services', 'reviews'));
  expect([...rooms].filter((room) => !existsSync(path.join(projectRoot, 'src', room)))).toEqual([]);
});

it('keeps no test outside of a room but this one', () => {
  expect(globSync('test/*.test.ts', { cwd: projectRoot })).toEqual([path.join('test', 'rooms.test.ts')]);
});
