import type { Office } from '../model/people.ts';

/** Whom a member's words reach under `secretary`: the office-holder at that time. */
export type Reader = { memberId: string; role: ReaderRole };
export type ReaderRole = 'secretary' | 'acting_secretary' | 'deputy';

/** An acting secretary in force stands in for the secretary; the office-holder's own review goes to the deputy instead. */
export function readerFor(offices: readonly Office[], memberId: string): Reader | undefined {
  const holder = find(offices, 'acting_secretary') ?? find(offices, 'secretary');
  if (holder !== undefined && holder.memberId !== memberId) return holder;
  if (holder === undefined) return undefined;
  return find(
    offices.filter((office) => office.memberId !== memberId),
    'deputy',
  );
}

function find(offices: readonly Office[], role: ReaderRole): Reader | undefined {
  const memberId = offices.find((office) => office.role === role && office.memberId !== undefined)?.memberId;
  return memberId === undefined ? undefined : { memberId, role };
}
