import type { Delivery, Notice } from '../../core/model/notices.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  announcementOf,
  newestReminder,
  type Addressed,
  type Addressee,
  type MassMessage,
} from '../../core/reminders/ledger.ts';
import { reachOf, type Reach } from '../../core/rounds/recipients.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { leadAccountIds } from '../offices/leads.ts';
import { topicOf } from '../rounds/telling.ts';
import { consentVersion } from '../../core/joining/consent.ts';

export type MassMessageParts = Pick<
  Store,
  'accounts' | 'deliveries' | 'members' | 'offices' | 'participants'
>;

export type About = { meeting: Meeting; round: Round | undefined; now: Date };

/** One message to the whole cell, and what became of it for each. */
export type SentMessage = {
  kind: MassMessage;
  at: Date;
  addressed: Addressed[];
  /** Whether it still has something to say to whom it did not reach. */
  isUseful: boolean;
  expiresAt: Date;
  /** What is sent to one person, and the key of its first time. */
  letterTo(to: Addressee): { notice: Notice; dedupeKey: string };
};

/** The newest of each kind that a cell was sent about a meeting, in the order in which they went out. */
export async function listMassMessages(
  tx: MassMessageParts,
  { meeting, round, now }: About,
): Promise<SentMessage[]> {
  const all = await tx.deliveries.listByRound(topicOf(meeting, round));
  const leading = await leadAccountIds(tx, meeting.unitId, now);
  const join = (people: readonly Addressee[], sent: readonly Delivery[]): Addressed[] =>
    people.map((to) => {
      const { accountId } = to;
      const deliveries = accountId === undefined ? [] : sent.filter((one) => one.accountId === accountId);
      // Whoever had it sent knows it.
      const knows = deliveries.length === 0 && leading.some((one) => one === accountId);
      return { to: knows ? { ...to, isMeant: false } : to, deliveries };
    });
  const messages: SentMessage[] = [];
  const reaches = round === undefined ? [] : await tx.participants.listReach(round.id, consentVersion);
  if (round?.openedAt !== undefined) {
    const { id: roundId, dueAt: expiresAt } = round;
    const people = reaches.map(participantOf);
    const isOpen = phaseOf(round, now) === 'open';
    const reminder = newestReminder(roundId, all);
    messages.push({
      ...{ kind: 'round_opened', at: round.openedAt, expiresAt },
      addressed: join(
        people,
        all.filter(({ notice }) => notice.kind === 'round_opened'),
      ),
      // Whom a reminder has not reached either is sent that one.
      isUseful: isOpen && reminder === undefined,
      letterTo: ({ participantId = '' }) => ({
        dedupeKey: `round_opened:${roundId}:${participantId}`,
        notice: { kind: 'round_opened', roundId, participantId },
      }),
    });
    if (reminder !== undefined) {
      const { once, kind, at, sent } = reminder;
      messages.push({
        ...{ kind: 'reminder', at, addressed: join(people, sent), isUseful: isOpen, expiresAt },
        letterTo: ({ participantId = '' }) => ({
          dedupeKey: `reminder:${roundId}:${participantId}:${once}`,
          notice: { kind: 'reminder', roundId, participantId, reminder: kind },
        }),
      });
    }
  }
  if (meeting.announcedAt !== undefined) {
    const { id: meetingId, unitId, announcedAt: at, announcements, startsAt: expiresAt } = meeting;
    const { key, sent } = announcementOf(meeting, all);
    const onPaper = reaches.flatMap(({ memberId, status }) => (status === 'paper' ? [memberId] : []));
    const people = await listCell(tx, unitId, onPaper);
    messages.push({
      ...{ kind: 'meeting_announced', at, addressed: join(people, sent), isUseful: true, expiresAt },
      letterTo: ({ accountId = '' }) => ({
        dedupeKey: `${key}:${accountId}`,
        notice: { kind: 'meeting_announced', unitId, meetingId, again: announcements > 1 },
      }),
    });
  }
  return messages.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function participantOf(reach: Reach): Addressee {
  const { participantId, memberId, account, status } = reach;
  const state = reachOf(reach);
  return {
    ...{ participantId, memberId, accountId: account?.id },
    obstacle: state.status === 'out_of_reach' ? state.why : undefined,
    isMeant: state.status !== 'finished' && (state.status !== 'not_chased' || state.why === 'paper'),
    isOnPaper: status === 'paper',
  };
}

/** Everybody who is told of meetings. Who hands in on paper and cannot be written to is reached on paper. */
async function listCell(
  tx: Pick<Store, 'accounts' | 'members' | 'participants'>,
  unitId: string,
  onPaper: readonly string[],
): Promise<Addressee[]> {
  const audience = await tx.participants.listAudience(unitId, consentVersion);
  const people: Addressee[] = [];
  for (const { id: memberId, accountId, standing } of await tx.members.listByUnit(unitId)) {
    const obstacle = audience.some((one) => one.memberId === memberId)
      ? undefined
      : await obstacleOf(tx, accountId);
    people.push({
      ...{ memberId, accountId, participantId: undefined, obstacle, isMeant: standing !== 'exempt' },
      isOnPaper: obstacle !== undefined && onPaper.includes(memberId),
    });
  }
  return people;
}

/** Of somebody who is not written to. */
async function obstacleOf(
  tx: Pick<Store, 'accounts'>,
  accountId: string | undefined,
): Promise<Addressee['obstacle']> {
  if (accountId === undefined) return 'no_account';
  return (await tx.accounts.findById(accountId))?.reachable === false ? 'blocked' : 'no_consent';
}
