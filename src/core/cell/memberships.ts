import { z } from 'zod';
import type { Member } from '../model/people.ts';

/** How many have a vote, how many have none yet, and of how many nobody has said. */
export const membershipCountsSchema = z.object({
  official: z.int(),
  probationary: z.int(),
  unknown: z.int(),
});
export type MembershipCounts = z.output<typeof membershipCountsSchema>;

export const noMemberships: MembershipCounts = { official: 0, probationary: 0, unknown: 0 };

export function addMemberships(one: MembershipCounts, other: MembershipCounts): MembershipCounts {
  return {
    official: one.official + other.official,
    probationary: one.probationary + other.probationary,
    unknown: one.unknown + other.unknown,
  };
}

export function countMemberships(people: readonly Partial<Pick<Member, 'membership'>>[]): MembershipCounts {
  const count = (wanted: Member['membership']): number =>
    people.filter(({ membership }) => membership === wanted).length;
  return { official: count('official'), probationary: count('probationary'), unknown: count(undefined) };
}
