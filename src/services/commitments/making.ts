import { isDeepStrictEqual } from 'node:util';
import { graveItems, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { withoutTexts } from '../../core/commitments/commitment.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import type { Commitment, CommitmentEvent } from '../../core/model/commitments.ts';
import type { Revision } from '../../core/model/reviews.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { commitmentsMade, type MadeCommitment } from '../../core/commitments/made.ts';
import { effectiveSharing } from '../../core/sharing.ts';
import { takeBackMember } from '../delivery/shown-words.ts';

type MakingParts = Pick<Store, 'members' | 'commitments' | 'deliveries' | 'shownWords'>;

type Making = {
  unitId: string;
  roundId: string;
  checklist: ChecklistContent;
  memberId: string;
  /** What was sent before; its deadlines are those that the commitments began with. */
  before: Pick<Revision, 'answers'> | undefined;
  revision: Pick<Revision, 'sharing' | 'sharedWithId' | 'answers'>;
};

/**
 * Makes the commitments of a review that was sent what its remedies say: new ones, changed ones, and none where the
 * remedy was taken away. What the member has said of them since stays.
 */
export async function makeCommitments(
  tx: MakingParts,
  { ids }: { ids: Ids },
  making: Making,
  now: Date,
): Promise<void> {
  const { unitId, memberId, roundId, checklist, before, revision } = making;
  await tx.commitments.addSheet({ unitId, memberId, roundId });
  const all = (await tx.commitments.listByMember(memberId)).filter((one) => one.roundId === roundId);
  const made = commitmentsMade(checklist, revision.answers ?? []);
  const madeBefore = commitmentsMade(checklist, before?.answers ?? []);
  const grave = graveItems(checklist);
  let takesBack = false;
  for (const one of made) {
    const existing = all.find(({ item }) => item === one.answer.item);
    const dueBefore = madeBefore.find(({ answer }) => answer.item === one.answer.item)?.dueOn;
    if (existing === undefined) await make(tx, { ids, making, made: one, now });
    else if (await change(tx, { ids, making, made: one, existing, dueBefore, now })) takesBack = true;
  }
  for (const existing of all) {
    // A commitment about an item that has become grave since stays with the member.
    if (existing.withdrawnAt !== undefined || grave.has(existing.item)) continue;
    if (made.some(({ answer }) => answer.item === existing.item)) continue;
    await tx.commitments.put([withdrawn(existing, now)]);
    takesBack = true;
  }
  if (takesBack) await takeBackMember(tx, memberId, now);
}

/** Deletes what the commitments of a member say, of one round or of all, and withdraws the open ones. */
export async function eraseCommitments(
  tx: MakingParts,
  { memberId, roundId }: { memberId: string; roundId?: string },
  now: Date,
): Promise<void> {
  const all = await tx.commitments.listByMember(memberId);
  const chosen = all.filter((one) => roundId === undefined || one.roundId === roundId);
  if (chosen.length === 0) return;
  await tx.commitments.put(
    chosen.map((existing) =>
      withoutTexts(
        existing.withdrawnAt === undefined && existing.status !== 'kept'
          ? withdrawn(existing, now)
          : existing,
      ),
    ),
  );
  await takeBackMember(tx, memberId, now);
}

async function make(
  tx: MakingParts,
  { ids, making, made, now }: { ids: Ids; making: Making; made: MadeCommitment; now: Date },
): Promise<void> {
  const { unitId, memberId, roundId, checklist } = making;
  const { answer, text, dueOn } = made;
  const shared = sharedAs(making, made);
  const id = ids.next();
  await tx.commitments.put([
    {
      ...{ id, unitId, memberId, roundId, checklistKey: checklist.key, item: answer.item, text, dueOn },
      ...shared,
      ...{ status: 'made', reminding: true, everNamed: shared.sharing !== 'counts_only' },
      ...{ madeAt: now, changedAt: now, settledAt: undefined, withdrawnAt: undefined },
      events: [eventOf({ ids, status: 'made', roundId, dueOn, now })],
    },
  ]);
}

type Change = {
  ids: Ids;
  making: Making;
  made: MadeCommitment;
  existing: Commitment;
  /** The deadline of the version sent before: one that the member has put off since stays put off. */
  dueBefore: LocalDate | undefined;
  now: Date;
};

/** Returns whether somebody may have been shown what they may no longer read. */
async function change(
  tx: MakingParts,
  { ids, making, made, existing, dueBefore, now }: Change,
): Promise<boolean> {
  const { text } = made;
  const shared = sharedAs(making, made);
  const isAnew = existing.withdrawnAt !== undefined || existing.text === undefined;
  const status = isAnew ? ('made' as const) : existing.status;
  const keepsDue = !isAnew && (dueBefore === made.dueOn || status !== 'made');
  const dueOn = keepsDue ? existing.dueOn : made.dueOn;
  const hasOtherText = !isDeepStrictEqual(text, existing.text);
  const hasOtherReaders =
    shared.sharing !== existing.sharing || shared.sharedWithId !== existing.sharedWithId;
  if (!isAnew && dueOn === existing.dueOn && !hasOtherText && !hasOtherReaders) return false;
  await tx.commitments.put([
    {
      ...{ ...existing, ...shared, text, status, dueOn },
      everNamed: existing.everNamed || shared.sharing !== 'counts_only',
      changedAt: now,
      settledAt: isAnew ? undefined : existing.settledAt,
      withdrawnAt: undefined,
      events: [...existing.events, eventOf({ ids, status, roundId: making.roundId, dueOn, now })],
    },
  ]);
  return hasOtherText || hasOtherReaders;
}

function withdrawn(existing: Commitment, now: Date): Commitment {
  const event: CommitmentEvent = {
    ...{ id: `${existing.id}/${now.getTime().toString()}`, status: 'withdrawn', note: undefined },
    ...{ dueOn: undefined, roundId: undefined, at: now },
  };
  const { events, ...rest } = withoutTexts(existing);
  return { ...rest, changedAt: now, withdrawnAt: now, events: [...events, event] };
}

function sharedAs(
  { revision }: Making,
  { answer }: MadeCommitment,
): Pick<Commitment, 'sharing' | 'sharedWithId'> {
  const sharing = effectiveSharing(revision.sharing, answer.sharing);
  return { sharing, sharedWithId: sharing === 'secretary' ? revision.sharedWithId : undefined };
}

type NewEvent = Pick<CommitmentEvent, 'status' | 'roundId' | 'dueOn'>;

function eventOf({ ids, now, ...event }: NewEvent & { ids: Ids; now: Date }): CommitmentEvent {
  return { id: ids.next(), ...event, note: undefined, at: now };
}
