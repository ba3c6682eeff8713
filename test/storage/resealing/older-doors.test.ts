import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase, type OpenOptions } from '../../../src/storage/engine/database.ts';
import { createDialogueStore } from '../../../src/storage/dialogues.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { createInboxStore } from '../../../src/storage/inbox.ts';
import { resealSteps } from '../../../src/storage/resealing/steps.ts';
import { createStore } from '../../../src/storage/store.ts';
import { idsIn, makeOlderDatabase, olderAccountId, olderPeople } from '../../support/older-database.ts';
import { testKeys } from '../../support/open-database.ts';

const clock = { now: () => new Date('2026-12-03T08:00:00Z') };
/** More than are moved at once. */
const people = olderPeople(1100);
const group = '-1001234567890';

let folder: string;

/** Made once, copied for each test. */
let older: Buffer;

beforeAll(async () => {
  const made = mkdtempSync(path.join(tmpdir(), 'tu-soi-older-'));
  await makeOlderDatabase(path.join(made, 'tu-soi.db'), { people, group });
  older = readFileSync(path.join(made, 'tu-soi.db'));
  rmSync(made, { recursive: true });
});

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-older-'));
  writeFileSync(fileOf(), older);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('Telegram ids of an older version are found in its file, and nowhere in it once it was opened', async () => {
  expect(idsInFile()).toEqual([...people, group]);

  await (await open()).database.close();
  expect(idsInFile()).toEqual([]);
});

it('everybody comes in by the same door as before, and is reached by it', async () => {
  const { database, cipher } = await open();
  const store = createStore({ database, cipher, ids: createIds() });

  for (const telegramId of [people[0] ?? '', people.at(-1) ?? '']) {
    const found = await store.accounts.findByTelegramId(telegramId);
    expect(found).toMatchObject({ id: ownId(telegramId), door: { kind: 'telegram', address: telegramId } });
    expect(await store.accounts.findById(ownId(telegramId))).toEqual(found);
  }
  expect(await store.groups.findByChat(group)).toMatchObject({ id: 'group', chatId: group });
  expect(await store.accounts.findByTelegramId('5000009999')).toBeUndefined();
  await database.close();
});

it('updates and dialogues go on, in their order', async () => {
  const { database, cipher } = await open();
  const inbox = createInboxStore(database, cipher);
  const dialogues = createDialogueStore(database, cipher);
  const [first = '', last = ''] = [people[0], people.at(-1)];

  const left = await inbox.left();
  expect(left.map(({ payload }) => payload)).toEqual(people.map((id) => `{"from":${id}}`));
  await inbox.forgetChat(first);
  expect(await inbox.left()).toEqual(left.slice(1));
  expect(await dialogues.read(first)).toBe(`{"of":${first}}`);
  expect(await dialogues.read(last)).toBe(`{"of":${last}}`);
  await database.close();
});

it('a roster that waits is kept, in a length that tells nothing', async () => {
  const { database, cipher } = await open();
  const store = createStore({ database, cipher, ids: createIds() });
  const id = ownId(people[0] ?? '');

  expect(await store.accounts.readRoster(id)).toEqual(['Nguyễn Văn An']);
  const account = await database.prisma((db) => db.account.findUniqueOrThrow({ where: { id } }));
  await store.accounts.keepRoster(
    id,
    Array.from({ length: 40 }, () => 'Nguyễn Văn An'),
  );
  const longer = await database.prisma((db) => db.account.findUniqueOrThrow({ where: { id } }));
  expect(longer.rosterSealed?.length).toBe(account.rosterSealed?.length);
  await database.close();
});

it.each(['doors', 'updates', 'dialogues'])(
  'a start killed in the middle of the %s is gone on with by the next',
  async (killed) => {
    const cutOff = resealSteps.map((step) => {
      if (step.name !== killed) return step;
      let batches = 0;
      return {
        name: step.name,
        run: (batch: Parameters<typeof step.run>[0]) => {
          if ((batches += 1) > 1) throw new Error('killed');
          return step.run(batch);
        },
      };
    });
    await expect(open({ resealSteps: cutOff })).rejects.toThrow('killed');

    const { database, cipher } = await open();
    const store = createStore({ database, cipher, ids: createIds() });
    const dialogues = createDialogueStore(database, cipher);
    for (const id of people) {
      expect((await store.accounts.findByTelegramId(id))?.id).toBe(ownId(id));
      expect(await dialogues.read(id)).toBe(`{"of":${id}}`);
    }
    expect(await createInboxStore(database, cipher).left()).toHaveLength(people.length);
    await database.close();
    expect(idsInFile()).toEqual([]);
  },
);

async function open(options: Partial<OpenOptions> = {}) {
  const opened = await openDatabase({
    ...{ url: `file:${fileOf()}`, keys: testKeys, clock, mayLoseLast: true },
    ...options,
  });
  if (opened.status !== 'opened') throw new Error(`it does not open: ${opened.status}`);
  return opened;
}

/** Under which somebody's account stands. */
function ownId(telegramId: string): string {
  return olderAccountId(people.indexOf(telegramId));
}

function fileOf(): string {
  return path.join(folder, 'tu-soi.db');
}

function idsInFile(): string[] {
  return idsIn(fileOf(), { people, group });
}
