import type { Store } from '../../core/ports/store.ts';

/** The open round in which this member is expected, if there is one. */
export async function findOpenRoundId(
  store: Pick<Store, 'rounds' | 'participants'>,
  { unitId, memberId }: { unitId: string; memberId: string },
): Promise<string | undefined> {
  for (const round of await store.rounds.listOpen(unitId)) {
    const participant = await store.participants.find(round.id, memberId);
    if (participant?.status === 'expected') return round.id;
  }
  return undefined;
}
