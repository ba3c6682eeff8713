import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RotateProgress } from '../../../src/core/model/database.ts';
import { listKeys, newKey, rotateKeys } from '../../../src/storage/keys/key-commands.ts';
import { openKeyWorld, writeDialogues, type KeyWorld, type Program } from '../../support/key-world.ts';
import { testKeys } from '../../support/open-database.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let world: KeyWorld;
let program: Program | undefined;
let said: RotateProgress[] = [];

beforeEach(async () => {
  world = await openKeyWorld();
  said = [];
});

afterEach(async () => {
  await program?.stop();
  program = undefined;
  world.close();
});

async function run(): Promise<Program> {
  program = await world.start();
  await program.rotation.beat();
  return program;
}

function rotate(whenTold: (progress: RotateProgress) => void = () => undefined) {
  const { url, source, clock } = world;
  return rotateKeys({
    ...{ url, source, clock, log: silent },
    onProgress: (progress) => {
      said.push(progress);
      whenTold(progress);
    },
  });
}

function list() {
  return listKeys({ url: world.url, source: world.source, now: world.clock.now() });
}

it('a key is added, shown beside the one in use with what each has sealed, and who runs without it', async () => {
  const { id: old } = world.ring().current;
  const texts = (await writeDialogues(await run())) + 1;
  const added = newKey({ ...world, now: new Date() });
  const id = added.status === 'added' ? added.id : '';

  expect(await list()).toEqual({
    status: 'listed',
    keys: [
      { id: old, createdAt: undefined, isInUse: true, texts },
      { id, createdAt: world.ring().keys[1]?.createdAt, isInUse: false, texts: 0 },
    ],
    processes: [{ lacks: [id] }],
  });
  await program?.rotation.beat();
  expect(await list()).toMatchObject({ processes: [{ lacks: [] }] });
});

it('goes over to the new key beside the running bot, which does the work', async () => {
  const bot = await run();
  const old = world.ring().current.id;
  await writeDialogues(bot);
  const added = newKey({ ...world, now: new Date() });

  const rotated = rotate();
  const beats = setInterval(() => void bot.rotation.beat(), 50);
  expect(await rotated).toEqual({
    ...{ status: 'rotated', former: [old], unreadable: 0 },
    key: added.status === 'added' ? added.id : '',
  });
  clearInterval(beats);
  expect(said[0]).toEqual({ step: 'waiting', programs: 1 });
});

it('goes over by itself where no bot runs', async () => {
  const texts = (await writeDialogues(await run())) + 1;
  await program?.stop();
  program = undefined;
  const added = newKey({ ...world, now: new Date() });

  expect(await rotate()).toMatchObject({ status: 'rotated', key: added.status === 'added' ? added.id : '' });
  expect(await list()).toMatchObject({ keys: [{ texts: 0 }, { isInUse: true, texts }], processes: [] });
});

it('two commands at once come to the same end', async () => {
  await run();
  await program?.stop();
  program = undefined;
  newKey({ ...world, now: new Date() });

  const both = await Promise.all([rotate(), rotate()]);
  expect(both.map(({ status }) => status)).toEqual(['rotated', 'rotated']);
  expect(await rotate()).toEqual(both[0]);
});

it('says that there is nothing to go over to before a key is added', async () => {
  await run();

  expect(await rotate()).toEqual({ status: 'nothing_new' });
});

it('says that the bot which did the work has stopped', async () => {
  await run();
  newKey({ ...world, now: new Date() });
  const rotated = rotate(({ step }) => {
    if (step === 'waiting') void program?.rotation.stop();
  });

  expect(await rotated).toEqual({ status: 'stopped' });
});

it('changes no ring that comes in a variable, and makes none where the file is gone', async () => {
  expect(newKey({ ...world, source: testKeys, now: new Date() })).toEqual({ status: 'given' });
  expect(await rotateKeys({ ...world, source: testKeys, log: silent, onProgress: () => undefined })).toEqual({
    status: 'given',
  });
  rmSync(world.keyFile);
  expect(newKey({ ...world, now: new Date() })).toEqual({ status: 'missing', path: world.keyFile });
  expect(await rotate()).toEqual({ status: 'missing', path: world.keyFile });
});

it('looks at nothing that is no database of this program', async () => {
  writeFileSync(world.url.replace('file:', ''), 'không phải cơ sở dữ liệu');

  expect(await list()).toEqual({ status: 'foreign', why: 'not_sqlite' });
});
