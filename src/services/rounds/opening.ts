import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { ChecklistVersion } from '../../core/rounds/checklist.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { reachOf } from '../../core/rounds/recipients.ts';
import { planReminders } from '../../core/reminders/reminder.ts';
import { usableFocus } from '../../core/rounds/items.ts';
import { isHeld } from '../../core/rounds/round.ts';
import { announceToGroup } from '../groups/announcing.ts';
import type { Participants, ParticipantParts } from './participants.ts';
import { consentVersion } from '../../core/joining/consent.ts';

export type OpeningParts = ParticipantParts &
  Pick<Store, 'checklists' | 'deliveries' | 'groups' | 'reminderSlots' | 'units'>;

type Deps = {
  ids: Ids;
  participants: Pick<Participants, 'fix' | 'catchUp'>;
  /** A round is called off only once the time is known. */
  isClockConfirmed?: () => boolean;
};

/** Who has a round opened by what they do. */
export type Asked = { accountId: string };

export type Opened =
  { status: 'opened'; round: Round; told: number } | { status: 'missed' } | { status: 'waits' };

export type Opening = ReturnType<typeof createOpening>;

/** Opens rounds: participants and checklist version are fixed, the reminders planned, everybody concerned is told. */
export function createOpening({ ids, participants, isClockConfirmed = () => true }: Deps) {
  /**
   * A round whose whole time went by unseen was never anybody's duty: it is called off, without blame for anyone. `asked`
   * is who sees on the screen that it opens, and is not told again.
   */
  async function open(
    tx: OpeningParts,
    { round, meeting, asked }: { round: Round; meeting: Meeting; asked?: Asked },
    now: Date,
  ): Promise<Opened> {
    if (round.closesAt <= now) {
      if (!isClockConfirmed()) return { status: 'waits' };
      await tx.rounds.update({ ...round, cancelledAt: now });
      await tx.reminderSlots.replan(round.id, []);
      return { status: 'missed' };
    }
    if (asked === undefined && (await waitsForRoster(tx, round))) return { status: 'waits' };
    const checklist = await latestChecklist(tx, round);
    const opened = {
      ...round,
      checklistId: checklist?.id ?? round.checklistId,
      focusItems: checklist && usableFocus(checklist.content, round.focusItems),
      openedAt: now,
    };
    await tx.rounds.update(opened);
    await participants.fix(tx, opened, now);
    await planSlots(tx, { round: opened, meeting }, now);
    return { status: 'opened', round: opened, told: await announce(tx, opened, asked, now) };
  }

  /** A round whose meeting was called off goes on where it stood; one that should have opened since opens now. */
  async function goOn(
    tx: OpeningParts,
    { round, meeting }: { round: Round; meeting: Meeting },
    now: Date,
  ): Promise<void> {
    const resumed = { ...round, cancelledAt: undefined };
    if (resumed.openedAt === undefined && resumed.opensAt <= now) {
      await open(tx, { round: resumed, meeting }, now);
      return;
    }
    await tx.rounds.update(resumed);
    if (resumed.openedAt !== undefined) await participants.catchUp(tx, resumed, now);
    await planSlots(tx, { round: resumed, meeting }, now);
  }

  /** Replaces the reminders that are still to come; one whose hour has passed is not made up for. */
  async function planSlots(
    tx: Pick<Store, 'reminderSlots'>,
    { round, meeting }: { round: Round; meeting: Meeting },
    now: Date,
  ): Promise<void> {
    const planned = planReminders({
      meetingOn: meeting.on,
      startsAt: meeting.startsAt,
      zone: meeting.zone,
      opensAt: round.opensAt > now ? round.opensAt : now,
    });
    await tx.reminderSlots.replan(
      round.id,
      planned.map((slot) => ({ ...slot, id: ids.next(), roundId: round.id })),
    );
  }

  async function announce(
    tx: OpeningParts,
    round: Round,
    asked: Asked | undefined,
    now: Date,
  ): Promise<number> {
    let told = 0;
    for (const reach of await tx.participants.listReach(round.id, consentVersion)) {
      const state = reachOf(reach);
      if (state.status !== 'to_remind' || state.accountId === asked?.accountId) continue;
      const { participantId } = reach;
      await tx.deliveries.add(
        {
          dedupeKey: `round_opened:${round.id}:${participantId}`,
          accountId: state.accountId,
          roundId: round.id,
          notice: { kind: 'round_opened', roundId: round.id, participantId },
          expiresAt: round.dueAt,
        },
        now,
      );
      told += 1;
    }
    const { id: roundId, unitId, dueAt: expiresAt } = round;
    await announceToGroup(
      tx,
      {
        ...{ unitId, roundId, expiresAt, key: `group_round_opened:${roundId}` },
        notice: { kind: 'group_round_opened', roundId },
      },
      now,
    );
    return told;
  }

  return { open, goOn, planSlots };
}

/** Whether a cell that has just been set up is to have its roster first. */
export async function waitsForRoster(tx: Pick<Store, 'members' | 'units'>, round: Round): Promise<boolean> {
  const readyAt = (await tx.units.findById(round.unitId))?.readyAt;
  if (!isHeld(round, { readyAt, members: 0 })) return false;
  return isHeld(round, { readyAt, members: (await tx.members.listByUnit(round.unitId)).length });
}

/**
 * Nobody has answered yet, so a checklist that was corrected since the planning is the one to use; one that was chosen
 * for this round stays, whatever the cell has been set to since.
 */
async function latestChecklist(tx: OpeningParts, round: Round): Promise<ChecklistVersion | undefined> {
  const stored = await tx.checklists.findById(round.checklistId);
  const unit = round.ownChecklist ? undefined : await tx.units.findById(round.unitId);
  const key = unit?.checklistKey ?? stored?.key;
  return (key === undefined ? undefined : await tx.checklists.findLatest(key)) ?? stored;
}
