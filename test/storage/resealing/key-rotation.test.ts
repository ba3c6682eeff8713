import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { backUp } from '../../../src/storage/engine/backup.ts';
import { restore } from '../../../src/storage/engine/restore.ts';
import { addKey } from '../../../src/storage/keys/key-file.ts';
import { createProcesses } from '../../../src/storage/processes.ts';
import { countByKey } from '../../../src/storage/resealing/sealed-texts.ts';
import { openKeyWorld, writeDialogues, type KeyWorld, type Program } from '../../support/key-world.ts';

let world: KeyWorld;
let program: Program;
let old: string;
let texts: number;

beforeEach(async () => {
  world = await openKeyWorld();
  program = await world.start();
  await program.rotation.beat();
  old = world.ring().current.id;
  // And the check value of the key.
  texts = (await writeDialogues(program)) + 1;
});

afterEach(async () => {
  await program.stop();
  world.close();
});

async function restart(): Promise<void> {
  await program.stop();
  world.pass(1000);
  program = await world.start();
}

function count(keyId: string): Promise<number | undefined> {
  return program.database.read(async (sql) => (await countByKey(sql, [keyId])).get(keyId));
}

it('a key that was added is known at the next beat, and seals nothing until it is to be used', async () => {
  const added = addKey(world.keyFile, new Date());
  const id = added.status === 'added' ? added.id : '';
  await program.rotation.beat();
  await program.dialogues.write('chat 1', 'anew', new Date());

  expect((await live())[0]).toMatchObject({ keyIds: [old, id], sealsWith: old });
  expect(await count(id)).toBe(0);
});

it('everything comes under the new key while the program runs, and the old one can be taken out of the ring', async () => {
  const id = world.wantNewKey();
  await program.rotation.beat();
  expect(await program.sealing()).toMatchObject({ key: id, former: [old], inUse: [old, id] });
  await program.dialogues.write('written meanwhile', 'kept', new Date());
  expect(await program.dialogues.read('chat 119')).toBe('state 119');
  await program.rotation.idle();

  expect(await program.sealing()).toMatchObject({ key: id, inUse: [id], resealed: texts, unreadable: 0 });
  expect([await count(old), await count(id)]).toEqual([0, texts + 1]);
  await program.stop();
  expect(readFileSync(path.join(world.folder, 'tu-soi.db')).includes(`v1|${old}|`)).toBe(false);

  takeOut(old);
  program = await world.start();
  expect(await program.dialogues.read('chat 0')).toBe('state 0');
  expect(await program.dialogues.read('written meanwhile')).toBe('kept');
});

it('cut off in between, the next start goes on, and refuses a ring that lacks a key which rows still need', async () => {
  const id = world.wantNewKey();
  await program.rotation.beat();
  await program.stop();
  const whole = readFileSync(world.keyFile);
  takeOut(old);
  expect(await world.open()).toEqual({ status: 'key_incomplete', keyId: old });

  writeFileSync(world.keyFile, whole);
  program = await world.start();
  expect(await count(old)).toBeGreaterThan(0);
  expect(await program.dialogues.read('chat 119')).toBe('state 119');
  await program.rotation.beat();
  await program.rotation.idle();
  expect([await count(old), await count(id)]).toEqual([0, texts]);
});

it('a backup made in between is restored and gone on with', async () => {
  const id = world.wantNewKey();
  const file = path.join(world.folder, 'between.db');
  await program.rotation.beat();
  await program.rotation.stop();
  expect(backUp({ url: world.url, file })).toMatchObject({ status: 'backed_up' });
  await program.stop();

  const restored = restore({ file, url: world.url, keys: world.source, replace: true, now: new Date() });
  expect(restored).toMatchObject({ status: 'restored' });
  program = await world.start();
  await program.rotation.beat();
  await program.rotation.idle();
  expect([await count(old), await count(id)]).toEqual([0, texts]);
});

it('a backup from before goes over to the new key by itself, and needs the old one for that', async () => {
  const file = path.join(world.folder, 'before.db');
  expect(backUp({ url: world.url, file })).toMatchObject({ status: 'backed_up' });
  const id = world.wantNewKey();
  await program.rotation.beat();
  await program.rotation.idle();
  await program.stop();
  const back = { file, url: world.url, keys: world.source, replace: true, now: new Date() };
  const whole = readFileSync(world.keyFile);
  takeOut(old);
  expect(restore(back)).toEqual({ status: 'key_wrong' });

  writeFileSync(world.keyFile, whole);
  expect(restore(back)).toMatchObject({ status: 'restored' });
  program = await world.start();
  await program.rotation.beat();
  await program.rotation.idle();
  expect([await count(old), await count(id)]).toEqual([0, texts]);
});

it('waits until every program that lives has the key and seals with it, but for none that is quiet for a minute', async () => {
  const processes = createProcesses(program.database);
  const id = world.wantNewKey();
  const other = { id: 'other', startedAt: world.clock.now(), seenAt: world.clock.now() };
  const tellOther = (keyIds: readonly string[], sealsWith: string) =>
    processes.tell({ ...other, seenAt: world.clock.now(), keyIds, sealsWith }, new Date(0));

  await tellOther([old], old);
  await program.rotation.beat();
  expect(await program.sealing()).toMatchObject({ key: old });

  await tellOther([old, id], old);
  await program.rotation.beat();
  await program.rotation.idle();
  expect(await program.sealing()).toMatchObject({ key: id, inUse: [old, id], resealed: 0 });

  world.pass(61_000);
  await program.rotation.beat();
  await program.rotation.idle();
  expect(await program.sealing()).toMatchObject({ key: id, inUse: [id] });
});

it('an older copy of the ring takes nothing back, and a ring of another database is not taken', async () => {
  const before = readFileSync(world.keyFile, 'utf8');
  const id = world.wantNewKey();
  await program.rotation.beat();
  await program.rotation.idle();
  const both = readFileSync(world.keyFile, 'utf8');
  writeFileSync(world.keyFile, both.replace(`"current": "${id}"`, `"current": "${old}"`));
  await restart();
  await program.rotation.beat();
  expect(await program.sealing()).toMatchObject({ key: id, inUse: [id] });

  writeFileSync(world.keyFile, before);
  await program.rotation.beat();
  await program.rotation.beat();
  expect(world.logged.filter((line) => line.includes('not the ring'))).toHaveLength(1);
  expect(await program.dialogues.read('chat 0')).toBe('state 0');
  writeFileSync(world.keyFile, both);
});

it('what nobody can open is left as it is and told', async () => {
  await program.database.write((sql) =>
    sql.run(
      `UPDATE Dialogue SET stateSealed = 'v1|${old}|a|b|c' WHERE key = (SELECT min(key) FROM Dialogue)`,
    ),
  );
  world.wantNewKey();
  await program.rotation.beat();
  await program.rotation.idle();

  expect(await program.sealing()).toMatchObject({ resealed: texts - 1, unreadable: 1 });
});

it('a program ends also where nothing can be written any more', async () => {
  await program.database.close();

  await expect(program.rotation.stop()).resolves.toBeUndefined();
});

function live() {
  return createProcesses(program.database).listLive(new Date(0));
}

function takeOut(keyId: string): void {
  const ring = ringFile.parse(JSON.parse(readFileSync(world.keyFile, 'utf8')));
  const keys = ring.keys.filter(({ id }) => id !== keyId);
  writeFileSync(world.keyFile, JSON.stringify({ ...ring, keys }));
}

const ringFile = z.looseObject({ keys: z.array(z.looseObject({ id: z.string() })) });
