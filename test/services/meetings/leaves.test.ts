import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting } from '../../../src/core/model/rounds.ts';
import { consentVersion } from '../../../src/core/joining/consent.ts';
import { reachOf } from '../../../src/core/rounds/recipients.ts';
import { createPaperMarks } from '../../../src/services/rounds/on-paper.ts';
import { openRoundCell } from '../../support/round-cell.ts';

type Cell = Awaited<ReturnType<typeof openRoundCell>>;

let cell: Cell;
let an: Member;
let meeting: Meeting;
let roundId: string;

// The meeting is on 3 December at 19:30, its round opened on 23 November.
beforeEach(async () => {
  cell = await openRoundCell({ startsAt: '2026-11-21T01:00:00Z' });
  an = await cell.addMember('Nguyễn Văn An');
  await cell.plan();
  await cell.jumpTo('2026-11-24T02:00:00Z');
  const [next] = await cell.upcoming();
  if (next === undefined) throw new Error('no meeting is planned');
  ({ meeting } = next);
  roundId = next.round.id;
});

afterEach(() => cell.close());

/** Asks for these days; gives the id of the leave. */
async function ask(from: string, until: string, member = an): Promise<string> {
  const actor = await cell.actorOf(member);
  await cell.leaves.askForDays(actor, { unitId: member.unitId });
  await cell.leaves.pickDays(actor, { fromOn: from, untilOn: undefined });
  const asked = await cell.leaves.pickDays(actor, { fromOn: from, untilOn: until });
  if (asked.status !== 'reason_asked') throw new Error(asked.status);
  return asked.leave.id;
}

async function record(leaveId: string) {
  return cell.leaves.record(await cell.actorOf(cell.secretary), leaveId);
}

async function reach(of = an) {
  const all = await cell.store.participants.listReach(roundId, consentVersion);
  const found = all.find(({ memberId }) => memberId === of.id);
  if (found === undefined) throw new Error('not in this round');
  return { ...reachOf(found), status: reachOf(found).status, in: found.status };
}

async function move(on: string): Promise<void> {
  const found = await cell.store.meetings.findById(meeting.id);
  if (found === undefined) throw new Error('the meeting is gone');
  const actor = await cell.actorOf(cell.secretary);
  await cell.meetings.move(actor, meeting.id, { on, time: '19:30', placeBy: 0 });
}

describe('asking for leave', () => {
  it('hears a day and a reason once each, however often the same update comes', async () => {
    const actor = await cell.actorOf(an);
    await cell.leaves.askForDays(actor, { unitId: an.unitId });
    await cell.leaves.hear(actor, '01/12/2026', 7);
    expect(await cell.leaves.hear(actor, '01/12/2026', 7)).toMatchObject({
      ...{ status: 'days_asked', fromOn: '2026-12-01' },
    });
    await cell.leaves.hear(actor, '31/01/2027', 8);
    const again = await cell.leaves.hear(actor, '31/01/2027', 8);
    expect(again.status === 'reason_asked' && again.leave.reason).toBeUndefined();
    await cell.leaves.hear(actor, 'Công tác', 9);
    expect(await cell.leaves.hear(actor, 'Công tác', 9)).toMatchObject({ status: 'own' });
    const leaves = await cell.store.leaves.listByMember(an.id);
    expect(leaves).toMatchObject([
      { days: { fromOn: '2026-12-01', untilOn: '2027-01-31' }, reason: 'Công tác', status: 'asked' },
    ]);
  });

  it('says nothing of a secret of the state, and does not keep it', async () => {
    const actor = await cell.actorOf(an);
    await ask('2026-12-01', '2026-12-31');
    expect(await cell.leaves.hear(actor, 'Theo công văn MẬT số 12', 9)).toMatchObject({
      ...{ status: 'reason_asked', problem: 'classified' },
    });
    expect((await cell.store.leaves.listByMember(an.id))[0]?.reason).toBeUndefined();
  });

  it('is not used of who took back their consent, unless it was recorded', async () => {
    const leaveId = await ask('2026-12-01', '2026-12-31');
    const { accountId = '' } = an;
    await cell.store.consents.withdraw(accountId, cell.clock.now());
    expect(await reach()).toMatchObject({ status: 'out_of_reach', why: 'no_consent' });
    const listed = await cell.leaves.list(await cell.actorOf(cell.secretary), an.unitId);
    expect(listed).toMatchObject({ leaves: [] });
    await record(leaveId);
    expect(await reach()).toMatchObject({ status: 'not_chased', why: 'excused' });
  });
});

describe('a leave that is recorded', () => {
  it('is told the member once, however often the secretary taps', async () => {
    const leaveId = await ask('2026-12-01', '2026-12-31');
    expect((await record(leaveId)).status).toBe('recorded');
    expect((await record(leaveId)).status).toBe('decided_before');
    await cell.outbox.drain();
    expect(await cell.namesSent('leave_decided')).toEqual(['Nguyễn Văn An']);
  });

  it('holds for a meeting that moves into it, and no longer for one that moves out', async () => {
    await record(await ask('2026-12-05', '2026-12-12'));
    expect(await reach()).toMatchObject({ in: 'expected' });
    await move('2026-12-07');
    expect(await reach()).toMatchObject({ in: 'excused' });
    await move('2026-12-04');
    expect(await reach()).toMatchObject({ in: 'expected' });
  });

  it('for one meeting goes with it wherever that moves', async () => {
    const asked = await cell.leaves.askForMeeting(await cell.actorOf(an), meeting.id);
    if (asked.status !== 'reason_asked') throw new Error(asked.status);
    await move('2026-12-07');
    expect(await reach()).toMatchObject({ status: 'not_chased', why: 'leave_asked' });
    await record(asked.leave.id);
    await move('2026-12-10');
    expect(await reach()).toMatchObject({ in: 'excused' });
  });

  it('leaves alone whom the secretary has noted by hand, and who is exempt', async () => {
    const exempt = await cell.addMember('Lê Văn Cường', { standing: 'exempt' });
    await cell.participants.onMembersAdded(cell.store, an.unitId, [exempt.id], cell.clock.now());
    await cell.participants.excuse(await cell.actorOf(cell.secretary), {
      ...{ meetingId: meeting.id, memberId: an.id, reason: 'away' },
    });
    const ids = [await ask('2026-12-01', '2026-12-31'), await ask('2026-12-01', '2026-12-31', exempt)];
    for (const id of ids) await record(id);
    for (const id of ids) await cell.leaves.takeBack(await cell.actorOf(id === ids[0] ? an : exempt), id);
    expect(await reach()).toMatchObject({ in: 'excused' });
    expect(await reach(exempt)).toMatchObject({ in: 'exempt' });
  });

  it('leaves alone who handed it in on paper, and holds again where that is taken back', async () => {
    const leaveId = await ask('2026-12-01', '2026-12-31');
    const secretary = await cell.actorOf(cell.secretary);
    const paper = createPaperMarks(cell);
    const mark = (onPaper: boolean) => paper.mark(secretary, { roundId, memberId: an.id, onPaper });
    await mark(true);
    await record(leaveId);
    expect(await reach()).toMatchObject({ in: 'paper' });
    await mark(false);
    expect(await reach()).toMatchObject({ in: 'excused' });
  });

  it('is undone for one meeting by the secretary, and stays for the others', async () => {
    const leaveId = await ask('2026-12-01', '2027-01-31');
    await record(leaveId);
    const target = { meetingId: meeting.id, memberId: an.id };
    await cell.participants.unexcuse(await cell.actorOf(cell.secretary), target);
    await move('2026-12-04');
    expect(await reach()).toMatchObject({ in: 'expected' });
    await cell.jumpTo('2026-12-05T02:00:00Z');
    await cell.jumpTo('2026-12-25T02:00:00Z');
    const later = (await cell.upcoming())[0]?.round.id ?? '';
    expect((await cell.store.participants.find(later, an.id))?.status).toBe('excused');
  });

  it('keeps what was said about it from whoever has the account after somebody else', async () => {
    const leaveId = await ask('2026-12-01', '2026-12-31');
    const secretary = await cell.actorOf(cell.secretary);
    await cell.leaves.decline(secretary, leaveId);
    await cell.leaves.hear(secretary, 'Rất cần đồng chí', 12);
    const actor = await cell.actorOf(an);
    const own = await cell.leaves.own(actor, an.unitId);
    expect(own).toMatchObject({ leaves: [{ status: 'declined', word: 'Rất cần đồng chí' }] });
    const closedBefore = new Map([[an.id, new Date('2026-11-25T00:00:00Z')]]);
    const after = await cell.leaves.own({ ...actor, closedBefore }, an.unitId);
    expect(after.status === 'own' && after.leaves.map(({ word }) => word)).toEqual([undefined]);
  });

  it('is of one cell: another of the same person goes on as before', async () => {
    const other = await cell.addUnit('Chi bộ 2', {
      ...{ day: 3, time: '19:30', shift: 'same_day', place: 'Hội trường' },
    });
    const there = await cell.addMember('Nguyễn Văn An', { unitId: other.id });
    await record(await ask('2026-12-01', '2026-12-31'));
    expect(await cell.store.leaves.listByUnit(other.id)).toEqual([]);
    const asked = await cell.leaves.own(await cell.actorOf(there), an.unitId);
    expect(asked.status).toBe('denied');
  });

  it('is not spoken of once its member has left the roster', async () => {
    const leaveId = await ask('2026-12-01', '2026-12-31');
    await cell.store.members.update({ ...an, removedAt: cell.clock.now() });
    const actor = await cell.actorOf(cell.secretary);
    expect(await cell.leaves.list(actor, an.unitId)).toMatchObject({ leaves: [] });
    expect(await cell.leaves.show(actor, leaveId)).toMatchObject({ status: 'gone' });
    const notice = { kind: 'leave_asked', unitId: an.unitId, leaveId } as const;
    expect(await cell.leaves.read(notice, cell.secretary.accountId ?? '')).toBeUndefined();
  });
});
