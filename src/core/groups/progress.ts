import { reachOf, type Reach } from '../rounds/recipients.ts';

/** What a group may know of a round: two numbers. */
export type GroupCounts = { finished: number; expected: number };

/**
 * How many have finished of those whose reviews are due, on paper too, with whoever finished without having to: the same
 * two numbers as in the summary.
 */
export function groupCountsOf(reaches: readonly Omit<Reach, 'participantId' | 'memberId'>[]): GroupCounts {
  const states = reaches.map(reachOf);
  return {
    finished: states.filter(({ status }) => status === 'finished').length,
    expected: states.filter(
      (state) => state.status !== 'not_chased' || state.why === 'paper' || state.why === 'leave_asked',
    ).length,
  };
}
