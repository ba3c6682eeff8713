import { reachOf, type Reach } from './recipients.ts';

/** What a group may know of a round: two numbers. */
export type GroupCounts = { finished: number; expected: number };

/** How many have finished of those who are expected, with whoever finished without having to. */
export function groupCountsOf(reaches: readonly Omit<Reach, 'participantId' | 'memberId'>[]): GroupCounts {
  const states = reaches.map((reach) => reachOf(reach).status);
  return {
    finished: states.filter((status) => status === 'finished').length,
    expected: states.filter((status) => status !== 'not_chased').length,
  };
}
