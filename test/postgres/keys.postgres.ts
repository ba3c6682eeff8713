import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDialogueStore } from '../../src/storage/dialogues.ts';
import { newKey, listKeys, rotateKeys } from '../../src/storage/keys/key-commands.ts';
import { loadSealing } from '../../src/storage/keys/kept-sealing.ts';
import { openDatabase } from '../../src/storage/engine/open-database.ts';
import { createKeyRotation } from '../../src/storage/resealing/key-rotation.ts';
import { makeServerDatabase } from '../support/server-database.ts';

const clock = { now: () => new Date() };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder: string;
let url: string;
const running: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-server-keys-'));
  url = await makeServerDatabase(process.env['TEST_POSTGRES'] ?? '');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.stop()));
  rmSync(folder, { recursive: true });
});

function ringOn(machine: string) {
  return { kind: 'file', path: path.join(folder, `${machine}.key`) } as const;
}

function makeKey(machine: string): string {
  const made = newKey({ url, source: ringOn(machine), now: clock.now() });
  if (made.status !== 'made' && made.status !== 'added') throw new Error(made.status);
  return made.id;
}

/** A program on a machine of its own, with its own copy of the ring, that tells of itself now and then. */
async function run(machine: string) {
  const opened = await openDatabase({ url, keys: ringOn(machine), clock });
  if (opened.status !== 'opened') throw new Error(opened.status);
  const { database, cipher, keys } = opened;
  const rotation = createKeyRotation({
    ...{ database, cipher, keys, now: database.now, isAlone: false, log: silent },
    self: { id: machine, startedAt: await database.now() },
  });
  await rotation.beat();
  const beats = setInterval(() => void rotation.beat(), 100);
  running.push({
    async stop() {
      clearInterval(beats);
      await rotation.stop();
      await database.close();
    },
  });
  return { ...opened, rotation, dialogues: createDialogueStore(database, cipher) };
}

function copyRing(from: string, to: string): void {
  rmSync(ringOn(to).path, { force: true });
  writeFileSync(ringOn(to).path, readFileSync(ringOn(from).path), { mode: 0o600 });
}

function rotate(machine: string) {
  return rotateKeys({ url, source: ringOn(machine), clock, log: silent, onProgress: () => undefined });
}

it('a start makes no ring, and one with another ring than the database is refused', async () => {
  expect(await openDatabase({ url, keys: ringOn('one'), clock })).toEqual({ status: 'key_not_made' });
  makeKey('one');
  await run('one');
  makeKey('two');

  expect(await openDatabase({ url, keys: ringOn('two'), clock })).toEqual({ status: 'key_wrong' });
});

it('two machines go over to a new key once both have it, while both write', async () => {
  const old = makeKey('one');
  copyRing('one', 'two');
  const [one, two] = [await run('one'), await run('two')];
  for (let index = 0; index < 120; index += 1)
    await one.dialogues.write(`chat ${index}`, `state ${index}`, clock.now());
  const id = makeKey('one');
  const rotating = rotate('one');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await two.database.read(loadSealing)).toMatchObject({ key: old });

  copyRing('one', 'two');
  for (let index = 0; index < 40; index += 1)
    await two.dialogues.write(`chat ${index}`, `anew ${index}`, clock.now());
  expect(await rotating).toEqual({ status: 'rotated', key: id, former: [old], unreadable: 0 });
  expect(await listKeys({ url, source: ringOn('two'), now: clock.now() })).toMatchObject({
    status: 'listed',
    keys: [
      { id: old, texts: 0, isInUse: false },
      { id, texts: 121, isInUse: true },
    ],
    processes: [{ lacks: [] }, { lacks: [] }],
  });
  expect([await one.dialogues.read('chat 7'), await two.dialogues.read('chat 119')]).toEqual([
    'anew 7',
    'state 119',
  ]);
});

it('where no program runs the command goes over by itself', async () => {
  const old = makeKey('one');
  const { dialogues } = await run('one');
  await dialogues.write('chat', 'state', clock.now());
  await running.pop()?.stop();
  const id = makeKey('one');

  expect(await rotate('one')).toEqual({ status: 'rotated', key: id, former: [old], unreadable: 0 });
});
