import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

let cell: Cell;
let an: Member;
let actor: Actor;
let round: Round;
let meeting: Meeting;

beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.addMember('Lê Văn Cường', { account: 'none' });
  await cell.addMember('Phạm Thị Dung', { account: 'not_consented' });
  await cell.addMember('Vũ Thị Giang', { standing: 'exempt' });
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ round, meeting } = first);
  actor = await cell.actorOf(cell.secretary);
});
afterEach(() => cell.close());

async function shown() {
  const outcome = await cell.ledger.show(actor, meeting.id);
  if (outcome.status !== 'shown') throw new Error(outcome.status);
  return outcome;
}

function refusing(): void {
  cell.answers.next = ({ accountId }) =>
    accountId === an.accountId ? { status: 'refused', why: '400' } : { status: 'sent', messageId: 1 };
}

describe('the newest reminder', () => {
  it('that Telegram refused for one is sent again to that one alone, once for two taps at the same moment', async () => {
    refusing();
    await cell.remindByHand.remind(actor, round.id);
    await cell.outbox.drain();
    const { messages, toCall } = await shown();
    expect(messages.map(({ kind, again }) => [kind, again])).toEqual([
      ['round_opened', 0],
      ['reminder', 1],
    ]);
    expect(messages[1]?.counts).toEqual({
      ...{ reached: 1, opened: 0, waiting: 0, failed: 1, unsent: 0 },
      ...{ no_account: 1, no_consent: 1, blocked: 0, paper: 0 },
    });
    expect(toCall.map(({ name, why }) => [name, why])).toEqual([
      ['Nguyễn Văn An', 'failed'],
      ['Lê Văn Cường', 'no_account'],
      ['Phạm Thị Dung', 'no_consent'],
    ]);

    cell.sent.length = 0;
    cell.answers.next = () => ({ status: 'sent', messageId: 2 });
    cell.clock.advance(60_000);
    const both = await Promise.all([
      cell.ledger.sendAgain(actor, meeting.id, 'reminder'),
      cell.ledger.sendAgain(actor, meeting.id, 'reminder'),
    ]);
    await cell.outbox.drain();

    expect(both.map(({ status }) => status).sort()).toEqual(['nobody_left', 'sent_again']);
    expect(cell.sent.map(({ accountId, notice }) => [accountId, notice.kind])).toEqual([
      [an.accountId, 'reminder'],
    ]);
    expect((await shown()).messages.at(-1)).toMatchObject({ again: 0, counts: { reached: 2, failed: 0 } });
    // It is the same reminder: an hour after it everybody may be reminded anew.
    expect(await cell.remindByHand.preview(actor)).toMatchObject({
      last: { at: new Date('2026-11-23T01:00:00Z'), delivered: 2, waiting: 0, failed: 0 },
      handAgainAt: new Date('2026-11-23T02:00:00Z'),
    });
  });

  it('is sent again as often as it fails, and never to whom it has reached', async () => {
    refusing();
    await cell.remindByHand.remind(actor, round.id);
    await cell.outbox.drain();
    for (const minutes of [1, 2]) {
      cell.clock.moveTo(new Date(`2026-11-23T01:0${String(minutes)}:00Z`));
      expect(await cell.ledger.sendAgain(actor, meeting.id, 'reminder')).toMatchObject({
        status: 'sent_again',
        count: 1,
      });
      await cell.outbox.drain();
    }
    expect(cell.sent.filter(({ accountId }) => accountId === cell.secretary.accountId)).toHaveLength(2);
    expect(cell.sent.filter(({ accountId }) => accountId === an.accountId)).toHaveLength(4);
  });

  it('is not meant any more for whoever has finished or is excused', async () => {
    refusing();
    await cell.remindByHand.remind(actor, round.id);
    await cell.outbox.drain();
    await cell.review(an.id, round.id);

    expect((await shown()).messages.at(-1)).toMatchObject({ again: 0, counts: { reached: 1, failed: 0 } });
    expect(await cell.ledger.sendAgain(actor, meeting.id, 'reminder')).toMatchObject({
      status: 'nobody_left',
    });
  });
});

describe('an announcement', () => {
  it('tells of everybody but the exempt, and not of the secretary who sent it', async () => {
    await announce();
    expect((await shown()).messages.find(({ kind }) => kind === 'meeting_announced')).toMatchObject({
      again: 0,
      counts: { reached: 1, no_account: 1, no_consent: 1, unsent: 0, failed: 0 },
    });
  });

  it('goes also to whoever has come into reach since', async () => {
    await cell.store.accounts.setReachable(an.accountId ?? '', false, cell.clock.now());
    await announce();
    const before = await shown();
    expect(before.toCall.map(({ name, why }) => [name, why])).toContainEqual(['Nguyễn Văn An', 'blocked']);
    expect(before.messages.at(-1)).toMatchObject({ again: 0, counts: { reached: 0, blocked: 1 } });

    await cell.store.accounts.setReachable(an.accountId ?? '', true, cell.clock.now());
    cell.sent.length = 0;
    await cell.ledger.sendAgain(actor, meeting.id, 'meeting_announced');
    await cell.outbox.drain();
    expect(cell.sent.map(({ accountId, notice }) => [accountId, notice.kind])).toEqual([
      [an.accountId, 'meeting_announced'],
    ]);
  });

  async function announce(): Promise<void> {
    await cell.agendas.type(actor, meeting.id, { mode: 'all' });
    await cell.agendas.hear(actor, 'Nghị quyết tháng 12', 7);
    const agenda = await cell.announcing.preview(actor, meeting.id);
    if (agenda.status !== 'previewed') throw new Error(agenda.status);
    await cell.announcing.publish(actor, meeting.id, agenda.stamp);
    await cell.outbox.drain();
  }
});

it('who comes by a page that nothing calls them to is to be called from the day before the meeting', async () => {
  const { accountId = '' } = an;
  const [telegram] = await cell.store.doors.listByAccount(accountId);
  const openedAt = cell.clock.now();
  await cell.store.doors.insert({ id: 'page', accountId, kind: 'web', address: 'page', openedAt });
  await cell.store.doors.close(telegram?.id ?? '', openedAt);
  const why = async () => (await shown()).toCall.find(({ memberId }) => memberId === an.id)?.why;

  await cell.jumpTo('2026-12-01T16:59:00Z');
  expect(await why()).toBeUndefined();
  await cell.jumpTo('2026-12-02T11:00:00Z');
  expect(await why()).toBe('untold');
  expect((await cell.digests.readBefore(meeting.id, actor.accountId))?.toCall).toContainEqual({
    ...{ memberId: an.id, name: 'Nguyễn Văn An', why: 'untold' },
  });
});

describe('a ledger', () => {
  it('is not for members, nor for another cell, nor for a meeting that does not exist or is over', async () => {
    const other = await cell.addUnit('Chi bộ 2', cell.unit.meetingRule ?? fail());
    const stranger = await cell.actorOf(
      await cell.addMember('Ngô Thị Lan', { unitId: other.id, role: 'secretary' }),
    );
    const member = await cell.actorOf(an);

    for (const work of [
      (who: Actor, id: string) => cell.ledger.show(who, id),
      (who: Actor, id: string) => cell.ledger.sendAgain(who, id, 'round_opened'),
    ]) {
      expect(await work(member, meeting.id)).toEqual({ status: 'denied', why: 'not_your_office' });
      expect(await work(stranger, meeting.id)).toEqual({ status: 'denied', why: 'not_a_member' });
      expect(await work(actor, 'nothing')).toEqual({ status: 'denied', why: 'not_a_member' });
    }
    await cell.cancelling.cancel(actor, meeting.id);
    expect(await cell.ledger.show(actor, meeting.id)).toMatchObject({ status: 'over' });
    expect(await cell.ledger.sendAgain(actor, meeting.id, 'round_opened')).toMatchObject({ status: 'over' });
  });
});

function fail(): never {
  throw new Error('the cell has no rule');
}
