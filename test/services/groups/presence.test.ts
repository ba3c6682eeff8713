import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, SendOutcome } from '../../../src/core/model/notices.ts';
import { announceToGroup } from '../../../src/services/groups/announcing.ts';
import { createGroupLinking } from '../../../src/services/groups/linking.ts';
import { createGroupAsking, type GroupAsking } from '../../../src/services/groups/asking.ts';
import { createGroupPresence, type GroupPresence } from '../../../src/services/groups/presence.ts';
import { createOutbox } from '../../../src/services/delivery/outbox.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { consentVersion } from '../../../src/core/joining/consent.ts';
import { createTestClock, minute, type TestClock } from '../../support/clock.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';
import { consentOf, memberOf, officeOf, unitOf } from '../../support/records.ts';

const ids = createIds();
const zone = 'Asia/Ho_Chi_Minh';
let opened: TestStore;
let clock: TestClock;
let presence: GroupPresence;
let asking: GroupAsking;
let units: string[];

beforeEach(async () => {
  opened = await openTestStore();
  clock = createTestClock('2026-12-01T02:00:00Z');
  presence = createGroupPresence({ store: opened.store, clock, ids });
  asking = createGroupAsking({ store: opened.store, clock, ids });
  units = [await addCell('1'), await addCell('2')];
});
afterEach(() => opened.close());

/** A ready cell whose secretary has this Telegram id. */
async function addCell(telegramId: string): Promise<string> {
  const { store } = opened;
  const now = clock.now();
  const [unitId, accountId, memberId] = [ids.next(), ids.next(), ids.next()];
  await store.units.insert(unitOf(unitId, `Chi bộ ${telegramId}`, now));
  await store.accounts.insert({ id: accountId, telegramId, locale: 'vi', createdAt: now });
  await store.consents.insert(consentOf(ids.next(), accountId, now));
  const member = { id: memberId, unitId, accountId, name: 'Bí thư', position: 1 };
  await store.members.insertMany([memberOf(member, now)]);
  await store.offices.insert(officeOf({ id: ids.next(), unitId, memberId, role: 'secretary' }, now));
  return unitId;
}

const arrive = (chatId: string, byTelegramId = '1') =>
  presence.change({ chatId, was: 'outside', is: 'member', byTelegramId, at: clock.now() });
const leave = (chatId: string) =>
  presence.change({ chatId, was: 'member', is: 'outside', byTelegramId: '1', at: clock.now() });
const groupAt = (chatId: string) => opened.store.groups.findByChat(chatId);

async function confirm(chatId: string, telegramId = '1', replacing = false): Promise<string> {
  const { store } = opened;
  const account = await store.accounts.findByTelegramId(telegramId);
  const actor = await store.accounts.loadActor(account?.id ?? '', consentVersion, clock.now());
  const group = await groupAt(chatId);
  const linking = createGroupLinking({ store, clock });
  return (await linking.confirm(actor, group?.id ?? 'none', { replacing })).status;
}

async function link(chatId: string): Promise<void> {
  await arrive(chatId);
  expect(await confirm(chatId)).toBe('linked');
}

describe('a group that the bot is no longer in', () => {
  it('is forgotten with its chat id and what was sent there, once a migration can no longer be behind it', async () => {
    await link('-5');
    const groupId = (await groupAt('-5'))?.id ?? '';
    await leave('-5');
    await presence.forgetLeft(clock.now());
    clock.advance(23 * 60 * minute);
    await presence.forgetLeft(clock.now());
    expect(await groupAt('-5')).toMatchObject({ status: 'left' });

    clock.advance(2 * 60 * minute);
    await presence.forgetLeft(clock.now());
    expect(await groupAt('-5')).toBeUndefined();
    const { prisma } = opened.database;
    expect(await prisma((db) => db.delivery.count({ where: { groupId } }))).toBe(0);
  });

  it('is gone for the secretary who taps its old question, not a group of somebody else', async () => {
    await arrive('-5');
    const groupId = (await groupAt('-5'))?.id ?? '';
    await leave('-5');
    clock.advance(30 * 60 * minute);
    await presence.forgetLeft(clock.now());
    const { store } = opened;
    const account = await store.accounts.findByTelegramId('1');
    const actor = await store.accounts.loadActor(account?.id ?? '', consentVersion, clock.now());
    const linking = createGroupLinking({ store, clock });
    expect(await linking.confirm(actor, groupId, { replacing: false })).toEqual({ status: 'gone' });
    expect(await linking.decline(actor, groupId)).toEqual({ status: 'gone' });
  });

  it('is not forgotten where the bot has come back meanwhile', async () => {
    await link('-5');
    await leave('-5');
    clock.advance(20 * 60 * minute);
    await link('-5');
    clock.advance(20 * 60 * minute);
    await presence.forgetLeft(clock.now());
    expect(await groupAt('-5')).toMatchObject({ status: 'linked', unitId: units[0] });
  });

  it('links its cell again by the ordinary question after it was forgotten', async () => {
    await link('-5');
    await leave('-5');
    clock.advance(30 * 60 * minute);
    await presence.forgetLeft(clock.now());
    await link('-5');
    expect(await groupAt('-5')).toMatchObject({ status: 'linked', unitId: units[0] });
  });
});

describe('a group that becomes a supergroup', () => {
  it('keeps its link when both sides say so, each twice', async () => {
    await link('-5');
    for (let time = 0; time < 4; time += 1) await presence.migrate('-5', '-1005');
    expect(await groupAt('-1005')).toMatchObject({ status: 'linked', unitId: units[0] });
    expect(await groupAt('-5')).toBeUndefined();
  });

  it('keeps its link when the bot hears of the new one first', async () => {
    await link('-5');
    await arrive('-1005', '99');
    await presence.migrate('-5', '-1005');
    expect(await groupAt('-1005')).toMatchObject({ status: 'linked', unitId: units[0] });
  });

  it('keeps its link when the bot hears that it left the old one first, and of the new one last', async () => {
    await link('-5');
    await leave('-5');
    expect(await groupAt('-5')).toMatchObject({ status: 'left', unitId: undefined });
    await presence.migrate('-5', '-1005');
    await arrive('-1005', '99');
    expect(await groupAt('-1005')).toMatchObject({ status: 'linked', unitId: units[0] });
  });

  it('does not take the place of a group that was linked meanwhile', async () => {
    await link('-5');
    await leave('-5');
    await link('-6');
    await presence.migrate('-5', '-1005');
    expect(await groupAt('-1005')).toMatchObject({ status: 'waiting', unitId: undefined });
    expect(await groupAt('-6')).toMatchObject({ status: 'linked', unitId: units[0] });
  });
});

describe('a link', () => {
  it('cannot be confirmed by the secretary of a cell that was not asked', async () => {
    await arrive('-5', '1');
    expect(await confirm('-5', '2')).toBe('denied');
    expect(await groupAt('-5')).toMatchObject({ status: 'waiting', unitId: undefined });
  });

  it('is replaced only by who says so', async () => {
    await link('-5');
    await arrive('-6');
    expect(await confirm('-6')).toBe('asked');
    expect(await groupAt('-5')).toMatchObject({ status: 'linked' });
    expect(await confirm('-6', '1', true)).toBe('linked');
    expect(await groupAt('-5')).toMatchObject({ status: 'waiting', unitId: undefined });
    expect(await groupAt('-6')).toMatchObject({ status: 'linked', unitId: units[0] });
  });

  it('ends when the bot was away and is added again, unseen in between', async () => {
    await link('-5');
    clock.advance(minute);
    await arrive('-5', '99');
    expect(await groupAt('-5')).toMatchObject({ status: 'waiting', unitId: undefined });
  });

  it('survives the update of its own arrival coming a second time', async () => {
    const at = clock.now();
    await link('-5');
    clock.advance(minute);
    await presence.change({ chatId: '-5', was: 'outside', is: 'member', byTelegramId: '1', at });
    expect(await groupAt('-5')).toMatchObject({ status: 'linked', unitId: units[0] });
  });

  it('is not offered to whoever adds the bot without leading a cell, nor to an anonymous admin', async () => {
    expect(await arrive('-5', '99')).toEqual({ status: 'nobody' });
    expect(await arrive('-6', '1087968824')).toEqual({ status: 'nobody' });
    expect(await confirm('-5')).toBe('denied');
  });
});

describe('the words that the link for adding the bot sends', () => {
  const linkHere = (chatId: string, telegramId = '1') =>
    asking.linkHere(chatId, { telegramId, topicId: undefined, at: clock.now() });

  it('link the group whether they come after the bot’s arrival or before it', async () => {
    expect(await arrive('-5')).toEqual({ status: 'asked' });
    expect(await linkHere('-5')).toEqual({ status: 'linked' });
    expect(await groupAt('-5')).toMatchObject({ status: 'linked', unitId: units[0] });

    expect(await linkHere('-6', '2')).toEqual({ status: 'linked' });
    clock.advance(1000);
    expect(await arrive('-6', '2')).toEqual({ status: 'noted' });
    expect(await groupAt('-6')).toMatchObject({ status: 'linked', unitId: units[1] });
  });

  it('replace no other group without a question, take none from another cell, and do nothing twice', async () => {
    await link('-5');
    expect(await linkHere('-6')).toEqual({ status: 'asked' });
    expect(await groupAt('-6')).toMatchObject({ status: 'waiting', askedUnitId: units[0] });
    expect(await linkHere('-5', '2')).toEqual({ status: 'already', cellName: 'Chi bộ 1' });
    expect(await linkHere('-5')).toEqual({ status: 'already', cellName: 'Chi bộ 1' });
    expect(await groupAt('-5')).toMatchObject({ status: 'linked', unitId: units[0] });
  });

  it('do nothing for who leads no cell, or one that is not set up', async () => {
    expect(await linkHere('-5', '99')).toEqual({ status: 'nobody' });
    const unit = await opened.store.units.findById(units[0] ?? '');
    if (unit === undefined) throw new Error('the cell is gone');
    await opened.store.units.update({ ...unit, readyAt: undefined });
    expect(await linkHere('-5')).toEqual({ status: 'unready' });
    expect(await arrive('-5')).toEqual({ status: 'unready' });
    expect(await groupAt('-5')).toMatchObject({ status: 'waiting', unitId: undefined });
  });
});

describe('what is sent to a group', () => {
  const nothing = (): void => undefined;
  const log = { info: nothing, warn: nothing, error: nothing };

  async function announce(count: number): Promise<void> {
    const unitId = units[0] ?? '';
    for (let number = 0; number < count; number += 1) {
      const notice = { kind: 'group_linked' as const, unitId };
      const when = { notBefore: clock.now() };
      await announceToGroup(opened.store, { unitId, notice, key: `test:${number}`, ...when }, clock.now());
    }
  }

  function outbox(send: (delivery: Delivery) => SendOutcome) {
    return createOutbox({
      ...{ store: opened.store, clock, log, defaultZone: zone, groups: presence.upkeep },
      send: (delivery) => Promise.resolve(send(delivery)),
    });
  }

  it('keeps below the messages a minute that Telegram allows, and goes on after it', async () => {
    await link('-5');
    await announce(40);
    const sent: string[] = [];
    const box = outbox(({ groupId, id }) => {
      if (groupId !== undefined) sent.push(id);
      return { status: 'sent', messageId: 1 };
    });
    await box.drain();
    expect(sent).toHaveLength(15);
    clock.advance(minute);
    await box.drain();
    expect(sent).toHaveLength(30);
    await box.stop();
  });

  it('follows the group to its new id and is sent again', async () => {
    await link('-5');
    const chats: (string | undefined)[] = [];
    const group = await groupAt('-5');
    const box = outbox(({ groupId }) => {
      if (groupId === undefined) return { status: 'sent', messageId: 1 };
      chats.push(groupId);
      return chats.length === 1 ? { status: 'migrated', chatId: '-1005' } : { status: 'sent', messageId: 1 };
    });
    await box.drain();
    expect(chats).toEqual([group?.id, group?.id]);
    expect(await groupAt('-1005')).toMatchObject({ status: 'linked', unitId: units[0] });
    await box.stop();
  });

  it('ends the link where it is refused because the bot is not there', async () => {
    await link('-5');
    await announce(3);
    let tries = 0;
    const told: string[] = [];
    const box = outbox(({ groupId, notice }) => {
      if (groupId === undefined) told.push(notice.kind);
      else tries += 1;
      return groupId === undefined ? { status: 'sent', messageId: 1 } : { status: 'unreachable' };
    });
    await box.drain();
    expect(tries).toBe(1);
    expect(await groupAt('-5')).toMatchObject({ status: 'left', unitId: undefined });
    expect(told).toEqual(['group_link_asked', 'group_removed']);
    await box.stop();
  });
});
