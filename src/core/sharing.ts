/** From widest to narrowest. */
export const sharings = ['cell', 'secretary', 'counts_only'] as const;
export type Sharing = (typeof sharings)[number];

export function isNarrower(candidate: Sharing, than: Sharing): boolean {
  return sharings.indexOf(candidate) > sharings.indexOf(than);
}

/** The narrower of the review's level and the item's own. */
export function effectiveSharing(review: Sharing, item: Sharing | undefined): Sharing {
  return item !== undefined && isNarrower(item, review) ? item : review;
}

/** Whether `viewerMemberId` may read words shared in this way. `cell` may be read out, so every office-holder of the cell may. */
export function mayReadWords(
  sharing: Sharing,
  words: { sharedWithId: string | undefined },
  viewerMemberId: string,
): boolean {
  switch (sharing) {
    case 'cell':
      return true;
    case 'secretary':
      return words.sharedWithId === viewerMemberId;
    case 'counts_only':
      return false;
  }
}
