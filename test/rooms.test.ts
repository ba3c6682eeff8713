import { existsSync, globSync, readdirSync } from 'node:fs';
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

const floors = ['core', 'services', 'screens'];

/** Domains that a floor has nothing of. */
const missing = {
  'core/own-data': 'each domain rules over what it keeps',
  'screens/delivery': 'each domain words what is sent',
};

/** What stands on a floor and is no domain. */
const beside = {
  ...{ 'core/model': 'shared', 'core/ports': 'shared', 'core/forms': 'shared' },
  ...{ 'core/time': 'shared', 'core/text': 'shared' },
  'screens/operator': 'of the program, not of a cell',
};

/** What has no tests of its own, as it says nothing that could be claimed of it alone. */
const withoutTests = {
  ...{ 'core/model': 'types', 'core/ports': 'types' },
  'core/forms': 'played in test/services/forms.test.ts',
};

it('has every domain on every floor of src but where it says why not', () => {
  const rooms = floors.map((floor) => foldersOf(`src/${floor}`).filter((room) => !(room in beside)));
  const domains = new Set(rooms.flat().map((room) => path.posix.basename(room)));
  const placed = floors.flatMap((floor) => [...domains].map((domain) => `${floor}/${domain}`));
  expect(placed.filter((room) => !rooms.flat().includes(room)).sort()).toEqual(Object.keys(missing));
});

it('has tests of every domain on every floor, each in its room', () => {
  const rooms = floors.flatMap((floor) => foldersOf(`src/${floor}`));
  expect(rooms).toEqual(expect.arrayContaining([...Object.keys(beside), ...Object.keys(withoutTests)]));
  const untested = rooms.filter(
    (room) => globSync(`test/${room}/**/*.test.ts`, { cwd: projectRoot }).length === 0,
  );
  expect(untested.sort()).toEqual(Object.keys(withoutTests).sort());
});

it('keeps no test outside of a room but this one', () => {
  expect(globSync('test/*.test.ts', { cwd: projectRoot })).toEqual([path.join('test', 'rooms.test.ts')]);
});

function foldersOf(place: string): string[] {
  return readdirSync(path.join(projectRoot, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.posix.join(path.posix.basename(place), name));
}
