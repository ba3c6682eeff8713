import type { Said } from '../../core/commitments/form.ts';
import { continuesReport, deadlineSet, isOpen } from '../../core/commitments/commitment.ts';
import { graveItems } from '../../core/rounds/checklist.ts';
import type { Commitment, CommitmentEvent } from '../../core/model/commitments.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { takeBackMember } from '../delivery/shown-words.ts';

type ReportParts = Pick<Store, 'commitments'>;

/**
 * Writes down what is said, once however often it is said. What follows within the hour completes the same report,
 * anything else is one of its own.
 */
export async function report(
  tx: ReportParts,
  { ids, commitment, said, roundId }: { ids: Ids; commitment: Commitment; said: Said; roundId?: string },
  now: Date,
): Promise<Commitment> {
  const { events } = commitment;
  const status = said.kind === 'status' ? said.status : commitment.status;
  const dueOn = said.kind === 'deadline' ? said.dueOn : commitment.dueOn;
  const last = events.at(-1);
  const isRepeated = said.kind === 'deadline' && last?.dueOn === said.dueOn;
  const event: CommitmentEvent =
    last !== undefined && (isRepeated || continuesReport(last, status, now))
      ? { ...last, ...partOf(said) }
      : { id: ids.next(), status, note: undefined, dueOn: undefined, roundId, at: now, ...partOf(said) };
  const isNew = event.id !== last?.id;
  const changed: Commitment = {
    ...{ ...commitment, status, dueOn, changedAt: now },
    settledAt: status === 'kept' ? (commitment.settledAt ?? now) : undefined,
    events: isNew ? [...events, event] : [...events.slice(0, -1), event],
  };
  await tx.commitments.put([changed]);
  return changed;
}

/** What was said since then was said by somebody else: each commitment stands again as it stood before. */
export async function forgetReports(
  tx: ReportParts & Pick<Store, 'deliveries' | 'members' | 'shownWords'>,
  { memberId, since }: { memberId: string; since: Date },
  now: Date,
): Promise<void> {
  const restored = (await tx.commitments.listByMember(memberId)).flatMap((one) => {
    const before = one.events.filter(({ at }) => at < since);
    const last = before.at(-1);
    if (before.length === one.events.length || last === undefined || last.status === 'withdrawn') return [];
    if (one.withdrawnAt !== undefined) return [];
    return [
      {
        ...{ ...one, status: last.status, dueOn: deadlineSet(before)?.dueOn, changedAt: now },
        settledAt: last.status === 'kept' ? one.settledAt : undefined,
        events: before,
      },
    ];
  });
  await tx.commitments.put(restored);
  if (restored.length > 0) await takeBackMember(tx, memberId, now);
}

/**
 * The commitments of earlier rounds that a review asks about, in one order however often it is opened. About a grave item
 * nothing is asked.
 */
export async function listToAsk(
  tx: ReportParts & Pick<Store, 'checklists' | 'rounds'>,
  {
    memberId,
    roundId,
    startedAt,
    opensFrom,
  }: { memberId: string; roundId: string; startedAt: Date; opensFrom?: Date | undefined },
): Promise<Commitment[]> {
  const all = await tx.commitments.listByMember(memberId);
  const open = all.filter((one) => {
    if (one.roundId === roundId || one.madeAt > startedAt || one.text === undefined) return false;
    if (one.withdrawnAt !== undefined || (opensFrom !== undefined && one.madeAt < opensFrom)) return false;
    return isOpen(one) || (one.settledAt !== undefined && one.settledAt >= startedAt);
  });
  const asked = await Promise.all(open.map(async (one) => ((await isAboutGrave(tx, one)) ? [] : [one])));
  return asked.flat();
}

/** What others may read was never about a grave item, or would have been withheld. */
async function isAboutGrave(
  tx: Pick<Store, 'checklists' | 'rounds'>,
  { sharing, roundId, item }: Commitment,
): Promise<boolean> {
  const round = sharing === 'counts_only' ? await tx.rounds.findById(roundId) : undefined;
  const version = round && (await tx.checklists.findById(round.checklistId));
  return version !== undefined && graveItems(version.content).has(item);
}

function partOf(said: Said): Partial<CommitmentEvent> {
  switch (said.kind) {
    case 'status':
      return {};
    case 'note':
      return { note: said.note };
    case 'deadline':
      return { dueOn: said.dueOn };
  }
}
