import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxStore } from '../../src/core/ports/inbox.ts';
import { createDialogueStore } from '../../src/storage/dialogues.ts';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = new Date('2026-12-01T08:00:00.000Z');
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);

let opened: TestDatabase;
let inbox: InboxStore;

beforeEach(async () => {
  opened = await openTestDatabase();
  inbox = createInboxStore(opened.database, opened.cipher);
});

afterEach(async () => {
  await opened.close();
});

describe('an update', () => {
  it('is kept until it is done, in the order of its id', async () => {
    await inbox.keep({ rows: [row(12), row(10)], doneIds: [], at });
    await inbox.keep({ rows: [row(11)], doneIds: [12], at });

    expect(await inbox.left()).toEqual([
      { updateId: 10, chatKey: 'chat 10', payload: '{"text":"10"}', failures: 0 },
      { updateId: 11, chatKey: 'chat 11', payload: '{"text":"11"}', failures: 0 },
    ]);
  });

  it('that comes again is not doubled, and its failures are not forgotten', async () => {
    await inbox.keep({ rows: [row(10)], doneIds: [], at });
    await inbox.countFailure(10, at);
    await inbox.keep({ rows: [{ ...row(10), payload: 'again' }], doneIds: [], at });

    expect(await inbox.left()).toEqual([{ ...row(10), failures: 1 }]);
  });

  it('of a batch that cannot be stored leaves nothing behind', async () => {
    const forged = { updateId: 1.5, chatKey: 'chat', payload: '{}' };

    await expect(inbox.keep({ rows: [row(10), forged], doneIds: [], at })).rejects.toThrow();
    expect(await inbox.left()).toEqual([]);
    expect(await inbox.lastUpdateId(at)).toBeUndefined();
  });

  it('is stored sealed, bound to its row', async () => {
    await inbox.keep({ rows: [row(10), row(11)], doneIds: [], at });
    await opened.database.write((connection) =>
      connection.exec(
        'UPDATE InboxUpdate SET payloadSealed = (SELECT payloadSealed FROM InboxUpdate WHERE updateId = 11) WHERE updateId = 10',
      ),
    );

    expect(await inbox.left()).toEqual([{ ...row(11), failures: 0 }]);
    expect(await inbox.countSetAside()).toBe(1);
  });
});

describe('a failing update', () => {
  it('is set aside the third time and not handed out again', async () => {
    await inbox.keep({ rows: [row(10), row(11)], doneIds: [], at });

    expect(await inbox.countFailure(10, at)).toBe('kept');
    expect(await inbox.countFailure(10, at)).toBe('kept');
    expect(await inbox.countSetAside()).toBe(0);
    expect(await inbox.countFailure(10, at)).toBe('set_aside');
    expect((await inbox.left()).map(({ updateId }) => updateId)).toEqual([11]);
    expect(await inbox.countSetAside()).toBe(1);
  });

  it('that was done meanwhile is nothing to count', async () => {
    expect(await inbox.countFailure(10, at)).toBe('kept');
    expect(await inbox.left()).toEqual([]);
  });

  it('is removed some time after it was set aside', async () => {
    await inbox.keep({ rows: [row(10), row(11), row(12)], doneIds: [], at });
    for (const time of [at, at, at]) await inbox.countFailure(10, time);
    for (const time of [at, at, hours(5)]) await inbox.countFailure(11, time);

    expect(await inbox.purge(hours(3))).toBe(1);
    expect(await inbox.countSetAside()).toBe(1);
    expect(await inbox.left()).toHaveLength(1);
  });

  it('goes with everything of its chat when the person erases their data', async () => {
    await inbox.keep({ rows: [row(10), row(11)], doneIds: [], at });
    for (const time of [at, at, at]) await inbox.countFailure(10, time);
    await inbox.forgetChat('chat 10');

    expect(await inbox.countSetAside()).toBe(0);
    expect(await inbox.left()).toHaveLength(1);
  });
});

describe('the last update id', () => {
  it('is unknown before the first update', async () => {
    expect(await inbox.lastUpdateId(at)).toBeUndefined();
  });

  it('is the highest ever kept, also when updates arrive out of order', async () => {
    await inbox.keep({ rows: [row(10), row(30), row(20)], doneIds: [], at });
    await inbox.keep({ rows: [row(25)], doneIds: [], at });

    expect(await inbox.lastUpdateId(at)).toBe(30);
  });

  it('stays when rows are only forgotten', async () => {
    await inbox.keep({ rows: [row(10)], doneIds: [], at });
    await inbox.keep({ rows: [], doneIds: [10], at: hours(20) });

    expect(await inbox.lastUpdateId(hours(23))).toBe(10);
  });

  it('holds for a day and not longer, as Telegram may begin anew with lower numbers', async () => {
    await inbox.keep({ rows: [row(900)], doneIds: [], at });

    expect(await inbox.lastUpdateId(hours(24))).toBe(900);
    expect(await inbox.lastUpdateId(hours(24.01))).toBeUndefined();
    await inbox.keep({ rows: [row(5)], doneIds: [], at: hours(30) });
    expect(await inbox.lastUpdateId(hours(30))).toBe(5);
  });
});

describe('a dialogue', () => {
  it('is read as it was written last, until it is deleted', async () => {
    const dialogues = createDialogueStore(opened.database, opened.cipher);

    expect(await dialogues.read('7')).toBeUndefined();
    await dialogues.write('7', '{"step":1}', at);
    await dialogues.write('7', '{"step":2,"text":"chưa nêu gương"}', at);
    await dialogues.write('8', '{}', at);
    expect(await dialogues.read('7')).toBe('{"step":2,"text":"chưa nêu gương"}');
    await dialogues.delete('7');
    await dialogues.delete('7');
    expect(await dialogues.read('7')).toBeUndefined();
    expect(await dialogues.read('8')).toBe('{}');
  });

  it('that did not change is not written again', async () => {
    const dialogues = createDialogueStore(opened.database, opened.cipher);
    await dialogues.write('7', '{"step":1}', at);
    await dialogues.write('7', '{"step":1}', hours(1));

    expect(await opened.database.client.dialogue.findMany({ select: { updatedAt: true } })).toEqual([
      { updatedAt: at },
    ]);
  });

  it('that was damaged begins anew instead of blocking its chat', async () => {
    const dialogues = createDialogueStore(opened.database, opened.cipher);
    await dialogues.write('7', '{"step":1}', at);
    await opened.database.client.dialogue.update({ where: { key: '7' }, data: { stateSealed: 'v1|x' } });

    expect(await dialogues.read('7')).toBeUndefined();
    await dialogues.write('7', '{"step":2}', at);
    expect(await dialogues.read('7')).toBe('{"step":2}');
  });
});

function row(updateId: number) {
  return { updateId, chatKey: `chat ${updateId}`, payload: `{"text":"${updateId}"}` };
}
