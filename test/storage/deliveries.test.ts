import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeSchema, type Notice } from '../../src/core/model/notices.ts';
import { parseJson } from '../../src/storage/engine/json.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { isOnServer } from '../support/server-database.ts';

const at = new Date('2026-12-01T12:00:00Z');
const notices: Notice[] = [
  { kind: 'round_opened', roundId: 'r', participantId: 'p' },
  { kind: 'reminder', roundId: 'r', participantId: 'p', reminder: 'd3' },
  { kind: 'reminder', roundId: 'r', participantId: 'p', reminder: 'by_hand' },
  {
    kind: 'meeting_moved',
    unitId: 'u',
    meetingId: 'm',
    from: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa' },
  },
  {
    kind: 'meeting_cancelled',
    unitId: 'u',
    meetingId: 'm',
    was: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa' },
    period: { year: 2026, month: 12 },
  },
  { kind: 'meeting_day_asked', unitId: 'u', meetingId: 'm' },
  { kind: 'join_waiting', unitId: 'u', joinRequestId: 'j' },
  { kind: 'join_approved', unitId: 'u', joinRequestId: 'j' },
  { kind: 'join_declined', unitId: 'u', joinRequestId: 'j' },
  { kind: 'joined_by_name', unitId: 'u', joinRequestId: 'j' },
  { kind: 'join_contested', unitId: 'u', joinRequestId: 'j' },
  { kind: 'wish_to_talk', roundId: 'r', memberId: 'm' },
  { kind: 'member_left', unitId: 'u', memberId: 'm' },
  { kind: 'secretary_withdrew', unitId: 'u', memberId: 'm' },
  { kind: 'words_removed', roundId: 'r', messageId: 5 },
  { kind: 'words_removed', roundId: 'r', messageId: 6, printed: true },
  { kind: 'words_removed', roundId: 'r', messageId: 7, left: true, chat: '7001' },
  { kind: 'group_link_asked', unitId: 'u', groupId: 'g' },
  { kind: 'group_admin', unitId: 'u', groupId: 'g' },
  { kind: 'group_removed', unitId: 'u', groupId: 'g' },
  { kind: 'group_muted', unitId: 'u', groupId: 'g' },
  { kind: 'group_linked', unitId: 'u' },
  { kind: 'group_round_opened', roundId: 'r' },
  { kind: 'group_counts', roundId: 'r' },
  {
    kind: 'group_meeting_moved',
    unitId: 'u',
    meetingId: 'm',
    from: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa' },
  },
  {
    kind: 'group_meeting_cancelled',
    unitId: 'u',
    was: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa' },
    period: { year: 2026, month: 12 },
  },
  { kind: 'updates_set_aside', count: 2 },
  { kind: 'updates_unreadable', count: 2, on: '2026-12-03' },
  { kind: 'data_resealed' },
  { kind: 'operator_name_asked' },
  { kind: 'consent_asked' },
];

describe('a notice kept as text', () => {
  it.each(notices.map((notice) => [notice.kind, notice] as const))(
    'comes back as it was: %s',
    (_kind, notice) => {
      expect(noticeSchema.parse(parseJson(JSON.stringify(notice)))).toEqual(notice);
    },
  );

  it.each(['', '{}', '{"kind":"gone"}', '{"kind":"round_opened","roundId":1,"participantId":"p"}'])(
    'is refused where it is none: %s',
    (json) => {
      expect(() => noticeSchema.parse(parseJson(json))).toThrow();
    },
  );
});

describe('deliveries', () => {
  let opened: TestStore;
  let accountId: string;

  beforeEach(async () => {
    opened = await openTestStore();
    accountId = createIds().next();
    await opened.store.accounts.insert({
      id: accountId,
      telegramId: '1',
      locale: 'vi',
      createdAt: at,
    });
  });
  afterEach(() => opened.close());

  const delivery = (dedupeKey: string) => ({
    dedupeKey,
    accountId,
    roundId: 'r',
    notice: {
      kind: 'meeting_moved',
      unitId: 'u',
      meetingId: 'm',
      from: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa tổ 5' },
    } as const,
    notBefore: at,
    expiresAt: undefined,
  });

  it('keep what they say unreadable on disk', async () => {
    const known = delivery('what it is known by');
    const id = await opened.store.deliveries.add(known, at);

    const row = await opened.database.prisma((db) =>
      db.delivery.findUniqueOrThrow({ where: { id: id ?? '' } }),
    );
    expect(JSON.stringify(row)).not.toMatch(/Nhà văn hóa|known by|meeting_moved/);
    expect(await opened.store.deliveries.findById(id ?? '')).toMatchObject({
      ...known,
      status: 'pending',
    });
  });

  it.skipIf(isOnServer())('are listed to be sent only once they can no longer be lost', async () => {
    const other = new Sqlite(path.join(opened.folder, 'tu-soi.db'), { readonly: true });
    const adding = opened.store.transaction((tx) => tx.deliveries.add(delivery('one'), at));
    const pending = await opened.store.deliveries.listPending(at, 10);

    expect(pending).toHaveLength(1);
    expect(other.prepare('SELECT count(*) FROM Delivery').pluck().get()).toBe(1);
    other.close();
    await adding;
  });

  it('of two with the same key at once only one is taken', async () => {
    const add = () => opened.store.transaction((tx) => tx.deliveries.add(delivery('same'), at));
    const taken = await Promise.all([add(), add(), add()]);

    expect(taken.filter((id) => id !== undefined)).toHaveLength(1);
  });

  it('that were dropped or settled are not sent, postponed or expired any more', async () => {
    const { deliveries } = opened.store;
    const id =
      (await deliveries.add({ ...delivery('one'), expiresAt: new Date('2026-12-02T00:00:00Z') }, at)) ?? '';
    expect(await deliveries.dropPending('r', ['reminder'], at)).toBe(0);
    expect(await deliveries.dropPending('r', ['meeting_moved'], at)).toBe(1);

    await deliveries.postpone(id, new Date('2026-12-05T00:00:00Z'));
    expect(await deliveries.expire(new Date('2026-12-03T00:00:00Z'))).toBe(0);
    expect(await deliveries.listPending(new Date('2026-12-01T13:00:00Z'), 10)).toEqual([]);
    expect(await deliveries.findById(id)).toMatchObject({ status: 'dropped', attempts: 0, notBefore: at });
    expect(await deliveries.nextAt()).toBeUndefined();
  });
});
