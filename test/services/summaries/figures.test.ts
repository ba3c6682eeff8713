import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { createDigests } from '../../../src/services/reminders/digests.ts';
import { createGroupProgress } from '../../../src/services/groups/progress.ts';
import { createLeaveEffects } from '../../../src/services/rounds/leave-effects.ts';
import { createParticipants } from '../../../src/services/rounds/participants.ts';
import { createRemindByHand } from '../../../src/services/reminders/by-hand.ts';
import { createReminding } from '../../../src/services/reminders/reminders.ts';
import { digestNotice } from '../../../src/screens/reminders/digest.ts';
import { countsText } from '../../../src/screens/groups/group.ts';
import { remindScreen } from '../../../src/screens/reminders/by-hand.ts';
import { summaryScreen } from '../../../src/screens/summaries/summary.ts';
import { peopleScreen } from '../../../src/screens/summaries/parts.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

/** Every figure that stands on more than one screen, read off all of them after every event. */

const { vi } = await loadTranslators('locales');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let cell: SummaryCell;
let roundId: string;
let members: Readonly<Record<string, string>>;

beforeEach(async () => {
  cell = await openSummaryCell();
  const names = ['An', 'Dũng', 'Em', 'Giang', 'Hải'];
  const ids = await cell.addMembers(...names);
  members = Object.fromEntries(names.map((name, index) => [name, ids[index] ?? '']));
  roundId = await cell.openRound();
});

afterEach(() => cell.close());

function figureIn(text: string, pattern: RegExp): number[] {
  const found = pattern.exec(text.replace(/<[^>]*>/g, ''));
  if (found === null) throw new Error(`${String(pattern)} is not in ${text}`);
  return found.slice(1).map(Number);
}

/** Who has sent and who has not, as each screen tells it. */
async function figures() {
  const { store, clock, ids } = cell;
  const reminding = createReminding({ store, clock, ids, log: silent });
  const byHand = createRemindByHand({ store, clock, reminding });
  const digests = createDigests({ store, clock, log: silent });
  const progress = createGroupProgress({
    ...{ store, clock },
    asking: {
      askWriter: () => Promise.reject(new Error('not in a group')),
      linkHere: () => Promise.reject(new Error('not in a group')),
    },
    topics: { isOffered: () => Promise.reject(new Error('not in a group')) },
  });
  const secretary = await cell.actorOf(cell.secretaryId);

  const open = await cell.look(roundId);
  const [sent, total] = figureIn(summaryScreen(vi, open).screen.text, /Đã gửi (\d+)\/(\d+)/);
  const people = peopleScreen(vi, open, 1).screen.text;
  const preview = await byHand.preview(secretary);
  if (preview.status !== 'previewed') throw new Error(`no preview: ${preview.status}`);
  const own = await progress.own(secretary);
  if (own.status !== 'counted') throw new Error(`nothing counted: ${own.status}`);
  const digest = await digests.readComplete(roundId, secretary.accountId);
  if (digest === undefined) throw new Error('no digest');
  const [reminded, waiting] = figureIn(remindScreen(vi, preview).text, /Đã gửi: (\d+)\. Chưa gửi: (\d+)\./);
  return {
    summary: [sent, total],
    people: [
      /Đã gửi \((\d+)\)/.test(people) ? figureIn(people, /Đã gửi \((\d+)\)/)[0] : 0,
      /Chưa gửi \((\d+)\)/.test(people) ? figureIn(people, /Chưa gửi \((\d+)\)/)[0] : 0,
    ],
    remind: [reminded, waiting],
    reminder: preview.toRemind.length + preview.outOfReach.length,
    progress: figureIn(countsText(vi, own), /(\d+)\/(\d+)/),
    digest: figureIn(digestNotice(vi, digest, 'complete').text, /đã gửi (\d+)\/(\d+)/),
  };
}

async function expectFigures(event: string, sent: number, total: number): Promise<void> {
  expect({ event, ...(await figures()) }).toEqual({
    event,
    summary: [sent, total],
    people: [sent, total - sent],
    remind: [sent, total - sent],
    reminder: total - sent,
    progress: [sent, total],
    digest: [sent, total],
  });
}

it('who has sent is the same number on every screen and for every reminder, whatever happens', async () => {
  const { An: an = '', Dũng: dung = '', Em: em = '', Giang: giang = '', Hải: hai = '' } = members;
  const { store, clock, ids } = cell;
  const participants = createParticipants({ store, clock, ids, leaveEffects: createLeaveEffects({ ids }) });
  await expectFigures('the round opens', 0, 7);
  await cell.send(roundId, an, 'cell', { 1: 'at_risk' });
  await cell.send(roundId, dung, 'counts_only', {});
  await cell.send(roundId, em, 'secretary', {});
  await expectFigures('three send', 3, 7);
  await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
  await expectFigures('one erases', 2, 7);
  await cell.send(roundId, an, 'cell', {});
  await expectFigures('and sends again', 3, 7);
  await cell.ownData.withdraw(await cell.actorOf(dung));
  await expectFigures('one withdraws the consent', 2, 7);
  const round = await store.rounds.findById(roundId);
  await participants.excuse(await cell.actorOf(cell.secretaryId), {
    ...{ meetingId: round?.meetingId ?? '', memberId: giang, reason: undefined },
  });
  await expectFigures('one is excused', 2, 6);
  await cell.send(roundId, giang, 'cell', {});
  await expectFigures('and sends all the same', 3, 7);
  await store.transaction(async (tx) => {
    for (const memberId of [em, hai]) {
      const member = await tx.members.findById(memberId);
      if (member === undefined) throw new Error('no such member');
      await tx.members.update({ ...member, removedAt: clock.now() });
      await participants.onMemberRemoved(tx, memberId, clock.now());
    }
  });
  await expectFigures('two leave the roster, one of whom had sent', 3, 6);
});

it('who erased is reminded with the others, and the round is not told to be complete', async () => {
  const { store, clock } = cell;
  const everybody = [...Object.values(members), cell.secretaryId, cell.deputyId];
  for (const memberId of everybody) await cell.send(roundId, memberId, 'cell', {});
  await cell.ownData.erase(await cell.actorOf(everybody[0] ?? ''), { kind: 'review', roundId });
  const digests = createDigests({ store, clock, log: silent });
  await digests.sendComplete(clock.now());
  expect(await store.deliveries.listByRound(roundId)).toEqual([]);
  await expectFigures('one of all erases', 6, 7);
  await cell.ownData.withdraw(await cell.actorOf(everybody[1] ?? ''));
  await cell.send(roundId, everybody[0] ?? '', 'cell', {});
  await digests.sendComplete(clock.now());
  expect(await store.deliveries.listByRound(roundId)).toEqual([]);
});

it('who does it on paper is due on every screen, is not chased, and keeps no round from being complete', async () => {
  const { store, clock } = cell;
  const { An: an = '', ...others } = members;
  const [onPaper] = (await store.participants.listByRound(roundId)).filter(({ memberId }) => memberId === an);
  if (onPaper === undefined) throw new Error('not a participant');
  await store.participants.update({ ...onPaper, status: 'paper' }, clock.now());
  for (const memberId of [...Object.values(others), cell.secretaryId, cell.deputyId])
    await cell.send(roundId, memberId, 'cell', {});
  const { summary, progress, digest, reminder } = await figures();
  expect({ summary, progress, digest, reminder }).toEqual({
    ...{ summary: [6, 7], progress: [6, 7], digest: [6, 7], reminder: 0 },
  });
  const digests = createDigests({ store, clock, log: silent });
  await digests.sendComplete(clock.now());
  const told = await store.deliveries.listByRound(roundId);
  expect(told.map(({ notice }) => notice.kind)).toEqual(['digest_complete']);
});
