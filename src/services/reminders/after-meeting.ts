import type { AfterMeeting, Notice } from '../../core/model/notices.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { afterMeeting } from '../../core/reminders/after-meeting.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import type { RollCalls } from '../meetings/roll-call.ts';
import { tellLeads } from '../offices/leads.ts';
import { topicOf } from '../rounds/telling.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Parts = Pick<
  Store,
  'accounts' | 'deliveries' | 'meetings' | 'members' | 'offices' | 'rounds' | 'snapshots' | 'summaries'
>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  log: Log;
  rollCalls: Pick<RollCalls, 'show'>;
};

export type AfterMeetingView = {
  meeting: Meeting;
  /** What became final as the round closed; undefined where there is none, or where it was told before. */
  round: { id: string; sent: number; total: number; lateUntilAt: Date; approved: boolean } | undefined;
  /** How many have yet to be written down in the roll call. */
  left: number;
};

export type AfterMeetings = ReturnType<typeof createAfterMeetings>;

/** What who leads the cell is told after a meeting: that the round has closed, and of the roll call until it is taken. */
export function createAfterMeetings({ store, clock, log, rollCalls }: Deps) {
  async function sendDue(now: Date): Promise<void> {
    const held = await store.meetings.listStarting(new Date(now.getTime() - behindMs), now);
    const due = held.flatMap((meeting) => {
      const slot = afterMeeting(meeting, now);
      return slot === undefined ? [] : [{ ...slot, id: meeting.id, meeting }];
    });
    await eachOnItsOwn(due, { log, failed: 'what follows a meeting could not be told' }, (one) =>
      store.transaction((tx) => tell(tx, one, now)),
    );
  }

  async function tell(
    tx: Parts,
    { meeting, when, until }: { meeting: Meeting; when: AfterMeeting; until: Date },
    now: Date,
  ): Promise<void> {
    const { id: meetingId, unitId, on } = meeting;
    const roundId = topicOf(meeting, await tx.rounds.findByMeeting(meetingId));
    const notice = { kind: 'digest_after' as const, unitId, meetingId, when };
    const key = `digest_after:${meetingId}:${on}:${when}`;
    await tellLeads(tx, { unitId, notice, key, roundId, expiresAt: until }, now);
  }

  /** How things stand when it is told; undefined where there is nothing to tell, or somebody else leads the cell by now. */
  async function read(
    { meetingId, when }: Extract<Notice, { kind: 'digest_after' }>,
    accountId: string,
  ): Promise<AfterMeetingView | undefined> {
    const actor = await store.accounts.loadActor(accountId, consentVersion, clock.now());
    const sheet = await rollCalls.show(actor, meetingId);
    if (sheet.status !== 'shown') return undefined;
    const { meeting, people } = sheet;
    const left = people.filter(({ outcome }) => outcome === undefined).length;
    const round = await store.rounds.findByMeeting(meetingId);
    const isNews = when === 'evening' || !(await wasTold(topicOf(meeting, round), accountId));
    const closed = round !== undefined && isNews ? await describeClosed(round) : undefined;
    return left === 0 && closed === undefined ? undefined : { meeting, round: closed, left };
  }

  async function wasTold(topicId: string, accountId: string): Promise<boolean> {
    const all = await store.deliveries.listByRound(topicId);
    return all.some(
      ({ notice, status, ...one }) =>
        notice.kind === 'digest_after' && status === 'sent' && one.accountId === accountId,
    );
  }

  async function describeClosed({ id, lateUntilAt }: Round): Promise<AfterMeetingView['round']> {
    const batches = await store.snapshots.listByRound(id);
    const participation = batches.find(({ kind }) => kind === 'closing')?.counts.participation;
    if (participation === undefined) return undefined;
    const { sent, paper, total } = participation;
    const approved = (await store.summaries.findNewest(id)) !== undefined;
    return { id, sent: sent + paper, total, lateUntilAt, approved };
  }

  return { sendDue, read };
}

const behindMs = 2 * 24 * 60 * 60_000;
