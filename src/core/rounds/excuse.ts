import type { Member } from '../model/people.ts';

/** Why somebody is away, in words that say nothing of health or family. */
export const excuseReasons = ['away', 'private'] as const;
export type ExcuseReason = (typeof excuseReasons)[number];

/** Of somebody who is not excused. */
export function statusOf({ standing }: Pick<Member, 'standing'>): 'expected' | 'exempt' {
  return standing === 'exempt' ? 'exempt' : 'expected';
}
