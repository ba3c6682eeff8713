/** Why somebody is away, in words that say nothing of health or family. */
export const excuseReasons = ['away', 'private'] as const;
export type ExcuseReason = (typeof excuseReasons)[number];
