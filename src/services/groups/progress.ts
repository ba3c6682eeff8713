import { consentVersion } from '../../core/joining/consent.ts';
import { groupCountsOf, type GroupCounts } from '../../core/groups/progress.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import { currentSeat, may, notAMember, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { phaseOf, opensAhead } from '../../core/rounds/round.ts';
import type { GroupAsking, NotLed } from './asking.ts';
import type { GroupTopics, Writer } from './topics.ts';
import { daysLeft } from '../../core/reminders/reminder.ts';
import { within, type InCell } from '../within.ts';
import { meetingOf } from '../records.ts';

export type ProgressParts = Pick<Store, 'groups' | 'meetings' | 'participants' | 'rounds' | 'units'>;

type Deps = {
  store: ProgressParts;
  clock: Pick<Clock, 'now'>;
  asking: GroupAsking;
  topics: Pick<GroupTopics, 'isOffered'>;
};

/** How far an open round is, without a name. */
export type CountedView = { cellName: string; counts: GroupCounts; meeting: Meeting; daysLeft: number };

/** Where a cell stands before its next meeting. */
export type GroupProgressView =
  | ({ status: 'counted' } & CountedView)
  | { status: 'none_open'; cellName: string; nextOpensAt: Date | undefined; zone: Zone };

export type GroupAnswer =
  /** `offersTopic`: announcements go to another topic, and may be brought here. */
  | (GroupProgressView & { offersTopic: boolean })
  /** An admin wrote as the group, which is no cell's: nobody is known who could be asked. */
  | { status: 'anonymous' }
  /** The group is no cell's; `asked` where the writer leads one and was asked in private, otherwise why not. */
  | { status: 'unlinked'; why: 'asked' | NotLed }
  /** It is a cell's; nothing is counted here. */
  | { status: 'linked'; cellName: string }
  /** It was answered a moment ago. */
  | { status: 'silent' };

/** `paperRoundId`: the round whose paper forms they may enter. */
export type OwnProgress = (GroupProgressView & InCell & { paperRoundId?: string | undefined }) | Refused;

/** One answer a minute in a group, so that nobody can make the bot a nuisance there. */
const pauseMs = 60_000;

export type GroupProgressService = ReturnType<typeof createGroupProgress>;

/** /tiendo, in the group and in private. */
export function createGroupProgress({ store, clock, asking, topics }: Deps) {
  const answeredAt = new Map<string, number>();

  return {
    async inGroup(chatId: string, writer: Writer): Promise<GroupAnswer> {
      const { telegramId, topicId } = writer;
      const now = clock.now();
      const group = await store.groups.findByChat(chatId);
      if (group?.unitId === undefined) {
        if (telegramId === undefined)
          return { status: mayAnswer(`${chatId}:anonymous`, now) ? 'anonymous' : 'silent' };
        const asked = await asking.askWriter(chatId, { telegramId, topicId });
        if (!mayAnswer(`${chatId}:unlinked`, now)) return { status: 'silent' };
        return { status: 'unlinked', why: asked.status };
      }
      if (!mayAnswer(`${chatId}:counts`, now)) return { status: 'silent' };
      const progress = await progressOf(store, group.unitId, now);
      if (progress === undefined) return { status: 'silent' };
      return { ...progress, offersTopic: await topics.isOffered(group, writer) };
    },

    /** A link that adds the bot sends this command for whoever uses it. */
    async link(chatId: string, writer: Writer, at: Date): Promise<GroupAnswer> {
      const { telegramId, topicId } = writer;
      const now = clock.now();
      if (telegramId === undefined)
        return { status: mayAnswer(`${chatId}:anonymous`, now) ? 'anonymous' : 'silent' };
      const linked = await asking.linkHere(chatId, { telegramId, topicId, at });
      if (linked.status === 'linked' || !mayAnswer(`${chatId}:link`, now)) return { status: 'silent' };
      return linked.status === 'already'
        ? { ...linked, status: 'linked' }
        : { status: 'unlinked', why: linked.status };
    },

    /** Whether any other command may be answered in this group now. */
    mayAnswer: (chatId: string) => mayAnswer(`${chatId}:other`, clock.now()),

    own: (actor: Actor, unitId = currentSeat(actor)?.unitId): Promise<OwnProgress> =>
      within(actor, { found: unitId, unitId }, 'progress', async (cellId) => {
        const view = await progressOf(store, cellId, clock.now());
        if (view?.status !== 'counted' || !may(actor, 'paper_enter', cellId)) return view ?? notAMember;
        return { ...view, paperRoundId: (await store.rounds.findByMeeting(view.meeting.id))?.id };
      }),
  };

  function mayAnswer(key: string, now: Date): boolean {
    const at = now.getTime();
    for (const [known, then] of answeredAt) {
      if (then > at || then <= at - pauseMs) answeredAt.delete(known);
    }
    if (answeredAt.has(key)) return false;
    answeredAt.set(key, at);
    return true;
  }
}

async function progressOf(
  store: ProgressParts,
  unitId: string,
  now: Date,
): Promise<GroupProgressView | undefined> {
  const unit = await store.units.findById(unitId);
  if (unit === undefined) return undefined;
  const open = (await store.rounds.listOpen(unitId)).filter((round) => phaseOf(round, now) === 'open');
  const due = open.sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())[0];
  const counted = due && (await countRound(store, due, now));
  if (counted !== undefined) return counted;
  const [next] = await store.meetings.listUpcoming(unitId, now);
  const planned = next === undefined ? undefined : await store.rounds.findByMeeting(next.id);
  const nextOpensAt = planned && opensAhead(planned, now);
  return { status: 'none_open', cellName: unit.name, nextOpensAt, zone: unit.zone };
}

/** Undefined where the round is not open, or has no meeting to come. */
export async function countRound(
  store: Omit<ProgressParts, 'groups'>,
  round: Round,
  now: Date,
): Promise<({ status: 'counted' } & CountedView) | undefined> {
  const unit = await store.units.findById(round.unitId);
  const meeting = await meetingOf(store, round);
  if (unit === undefined || meeting?.status !== 'planned' || phaseOf(round, now) !== 'open') return undefined;
  const counts = groupCountsOf(await store.participants.listReach(round.id, consentVersion));
  return { status: 'counted', cellName: unit.name, counts, meeting, daysLeft: daysLeft(meeting, now) };
}
