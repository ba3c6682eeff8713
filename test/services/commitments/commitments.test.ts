import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCommitmentReminding } from '../../../src/services/commitments/reminders.ts';
import { createCommitmentServices } from '../../../src/services/commitments/commitments.ts';
import { createStore } from '../../../src/storage/store.ts';
import { openSummaryCell, type Answered, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let roundId: string;
let members: string[];

const remedy = { level: 'correcting', remedy: 'Nộp trước thứ Sáu', deadlineOn: '2026-12-10' } as const;
const committed: Answered = { 2: remedy };
const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeEach(async () => {
  cell = await openSummaryCell();
  members = await cell.addMembers(
    'Nguyễn Văn An',
    'Phạm Thị Dung',
    'Hoàng Văn Em',
    'Vũ Thị Giang',
    'Bùi Văn Hải',
  );
  roundId = await cell.openRound();
});

afterEach(() => cell.close());

function memberAt(index: number): string {
  return members[index] ?? '';
}

function commitments() {
  const { store, clock, ids } = cell;
  return createCommitmentServices({ store, clock, ids });
}

function reminding() {
  const { store, clock } = cell;
  return createCommitmentReminding({ store, clock, log: silentLog });
}

async function ofMember(memberId: string) {
  const all = await cell.store.commitments.listByMember(memberId);
  return all.map(({ item, text, sharing, dueOn, status, withdrawnAt }) => ({
    ...{ item, remedy: text?.remedy, sharing, dueOn, status, withdrawn: withdrawnAt !== undefined },
  }));
}

async function firstId(memberId: string): Promise<string> {
  return (await cell.store.commitments.listByMember(memberId))[0]?.id ?? '';
}

describe('a remedy that is sent', () => {
  it('is one commitment however often it is sent, takes a new deadline, and goes with the remedy', async () => {
    const an = memberAt(0);
    await cell.send(roundId, an, 'cell', committed);
    await cell.send(roundId, an, 'cell', committed);
    const made = { item: 2, remedy: 'Nộp trước thứ Sáu', sharing: 'cell', status: 'made', withdrawn: false };
    expect(await ofMember(an)).toEqual([{ ...made, dueOn: '2026-12-10' }]);

    const later = {
      2: { level: 'correcting', remedy: 'Nộp trước thứ Sáu', deadlineOn: '2026-12-20' },
    } as const;
    await cell.send(roundId, an, 'cell', later);
    expect(await ofMember(an)).toEqual([{ ...made, dueOn: '2026-12-20' }]);

    await cell.send(roundId, an, 'cell', { 2: 'correcting' });
    expect(await ofMember(an)).toEqual([
      { ...made, remedy: undefined, dueOn: '2026-12-20', withdrawn: true },
    ]);
    await cell.send(roundId, an, 'cell', committed);
    expect(await ofMember(an)).toEqual([{ ...made, dueOn: '2026-12-10' }]);
  });

  it('is shared as the review, or more narrowly as its item, and a message that shows it is taken back when narrowed', async () => {
    const an = memberAt(0);
    await cell.send(roundId, an, 'cell', committed);
    const secretary = await cell.actorOf(cell.secretaryId);
    const shows = { roundId, memberIds: [an], of: 'commitments' as const };
    await cell.shownWords.expect(secretary.accountId, 41, shows);
    await cell.shownWords.settle(secretary.accountId, 41, shows);
    expect(await cell.store.shownWords.listByMember(an)).toHaveLength(1);
    await cell.send(roundId, an, 'cell', { 2: { ...remedy, sharing: 'counts_only' } });
    expect((await ofMember(an)).map(({ sharing }) => sharing)).toEqual(['counts_only']);
    expect(await cell.store.shownWords.listByMember(an)).toEqual([]);
    // Shown in the moment in which it was narrowed: it may not stay.
    await cell.shownWords.settle(secretary.accountId, 42, shows);
    expect(await cell.store.shownWords.listByMember(an)).toEqual([]);
  });
});

describe('the numbers of a round', () => {
  it('hold counts-only commitments only when it is closed, and only where five hide each other', async () => {
    for (const [index, memberId] of members.entries()) {
      await cell.send(roundId, memberId, 'counts_only', committed);
      if (index === 0) {
        await commitments().report(await cell.actorOf(memberId), await firstId(memberId), 'kept');
      }
    }
    const open = await cell.look(roundId);
    expect(open.summary.commitments).toEqual({ made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 });
    expect(open.commitments).toEqual([]);
    cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
    const closed = await cell.look(roundId);
    expect(closed.summary.commitments).toEqual({ made: 5, kept: 1, running: 0, notYet: 0, overdue: 0 });
    expect(closed.commitments).toEqual([]);

    // What is said afterwards changes nothing of what was frozen.
    await commitments().report(await cell.actorOf(memberAt(1)), await firstId(memberAt(1)), 'not_yet');
    expect((await cell.look(roundId)).summary.commitments).toEqual(closed.summary.commitments);
    // A second round, in which only one of them says something, tells nothing of that one.
    const next = await cell.openRound('2027-01-03');
    cell.clock.moveTo(new Date('2027-01-03T13:00:00Z'));
    const later = await cell.look(next);
    expect(later.summary.commitments).toEqual({ made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 });
  });

  it('show names and words only to whom they were shared with, and not of who withdrew consent', async () => {
    await cell.send(roundId, memberAt(0), 'cell', committed);
    await cell.send(roundId, memberAt(1), 'secretary', committed);
    const names = async (viewerId: string) =>
      (await cell.look(roundId, viewerId)).commitments.map(({ name }) => name);
    expect(await names(cell.secretaryId)).toEqual(['Nguyễn Văn An', 'Phạm Thị Dung']);
    expect(await names(cell.deputyId)).toEqual(['Nguyễn Văn An']);
    await cell.ownData.withdraw(await cell.actorOf(memberAt(0)));
    expect(await names(cell.deputyId)).toEqual([]);
    expect((await cell.look(roundId, cell.deputyId)).summary.commitments.made).toBe(0);
  });
});

describe('a deadline', () => {
  const due = '2026-12-10T02:00:00Z';

  async function remindedAt(at: string): Promise<number> {
    cell.clock.moveTo(new Date(at));
    await reminding().sendDue(cell.clock.now());
    const { accountId } = await cell.actorOf(memberAt(0));
    const all = await cell.store.deliveries.listByAccount(accountId);
    return all.filter(({ notice }) => notice.kind === 'commitment_due').length;
  }

  beforeEach(() => cell.send(roundId, memberAt(0), 'counts_only', committed));

  it('is reminded of once two days before and once on its day, and again where it is moved', async () => {
    const actor = await cell.actorOf(memberAt(0));
    const id = await firstId(memberAt(0));
    expect(await remindedAt('2026-12-08T02:00:00Z')).toBe(1);
    expect(await remindedAt('2026-12-08T03:00:00Z')).toBe(1);
    expect(await remindedAt(due)).toBe(2);
    await commitments().setDeadline(actor, id, '15/12');
    const old = { kind: 'commitment_due', commitmentId: id, dueOn: '2026-12-10' } as const;
    expect(await reminding().readDue(old, actor.accountId)).toBeUndefined();
    expect(await remindedAt('2026-12-13T02:00:00Z')).toBe(3);
    const now = { ...old, dueOn: '2026-12-15' };
    expect(await reminding().readDue(now, actor.accountId)).toMatchObject({ daysLeft: 2, item: 2 });
    expect(await reminding().readDue(now, (await cell.actorOf(cell.secretaryId)).accountId)).toBeUndefined();
  });

  it('is reminded of by the program that leads also where another one wrote it down', async () => {
    const { clock, ids, database, cipher } = cell;
    const leader = createCommitmentReminding({
      store: createStore({ database, cipher, ids, isShared: true }),
      ...{ clock, log: silentLog },
    });
    await leader.sendDue(clock.now());
    await cell.send(roundId, memberAt(1), 'counts_only', committed);
    clock.moveTo(new Date('2026-12-08T02:00:00Z'));
    await leader.sendDue(clock.now());
    const { accountId } = await cell.actorOf(memberAt(1));
    const told = await cell.store.deliveries.listByAccount(accountId);
    expect(told.filter(({ notice }) => notice.kind === 'commitment_due')).toHaveLength(1);
  });

  it.each(['kept', 'silent', 'withdrawn', 'blocked', 'removed', 'erased'] as const)(
    'is not reminded of where the member is or has it %s',
    async (why) => {
      const actor = await cell.actorOf(memberAt(0));
      const id = await firstId(memberAt(0));
      const member = await cell.store.members.findById(memberAt(0));
      const now = cell.clock.now();
      if (why === 'kept') await commitments().report(actor, id, 'kept');
      if (why === 'silent') await commitments().setReminding(actor, id, false);
      if (why === 'withdrawn') await cell.ownData.withdraw(actor);
      if (why === 'blocked') await cell.store.accounts.setReachable(actor.accountId, false, now);
      if (why === 'removed' && member) await cell.store.members.update({ ...member, removedAt: now });
      if (why === 'erased') await cell.ownData.erase(actor, { kind: 'review', roundId });
      expect(await remindedAt(due)).toBe(0);
    },
  );
});

it('nobody opens or changes a commitment of somebody else', async () => {
  await cell.send(roundId, memberAt(0), 'cell', committed);
  const id = await firstId(memberAt(0));
  for (const who of [memberAt(1), cell.secretaryId]) {
    const actor = await cell.actorOf(who);
    expect(await commitments().open(actor, id)).toMatchObject({ status: 'gone' });
    expect(await commitments().report(actor, id, 'kept')).toMatchObject({ status: 'gone' });
  }
  expect((await ofMember(memberAt(0))).map(({ status }) => status)).toEqual(['made']);
});

it('everything said of a commitment is exported, and its texts leave twelve months after it was kept', async () => {
  const actor = await cell.actorOf(memberAt(0));
  await cell.send(roundId, memberAt(0), 'cell', {
    ...committed,
    3: { level: 'at_risk', remedy: 'Việc khác' },
  });
  const id = await firstId(memberAt(0));
  await commitments().report(actor, id, 'running');
  await commitments().hear(actor, 'Xong một nửa', 1);
  await commitments().report(actor, id, 'kept');
  const exported = await cell.ownData.exportAll(actor);
  expect(exported.status === 'exported' ? exported.json : '').toContain('Xong một nửa');
  await cell.retention.deleteExpiredTexts(new Date('2027-11-23T02:00:00Z'));
  expect((await ofMember(memberAt(0))).map(({ remedy }) => remedy)).toEqual([
    'Nộp trước thứ Sáu',
    'Việc khác',
  ]);
  await cell.retention.deleteExpiredTexts(new Date('2027-11-26T02:00:00Z'));
  expect((await ofMember(memberAt(0))).map(({ remedy }) => remedy)).toEqual([undefined, 'Việc khác']);
  expect(
    (await cell.store.commitments.findById(id, members))?.events.map(({ status, note }) => [status, note]),
  ).toEqual([
    ['made', undefined],
    ['running', undefined],
    ['kept', undefined],
  ]);
});
