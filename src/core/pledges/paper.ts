import type { PaperPledge } from '../model/pledges.ts';

/** Marked once; what the member contests is not marked again. */
export function withMarked(
  papers: readonly PaperPledge[],
  mark: Omit<PaperPledge, 'contestedAt'>,
): readonly PaperPledge[] {
  if (papers.some(({ memberId }) => memberId === mark.memberId)) return papers;
  return [...papers, { ...mark, contestedAt: undefined }];
}

/** A slip of the finger is undone without a trace; what the member said of it stays. */
export function withoutMark(papers: readonly PaperPledge[], memberId: string): readonly PaperPledge[] {
  return papers.filter((paper) => paper.memberId !== memberId || paper.contestedAt !== undefined);
}

/** Nothing stays of it. */
export function withoutPaper(papers: readonly PaperPledge[], memberId: string): readonly PaperPledge[] {
  return papers.filter((paper) => paper.memberId !== memberId);
}

/** The member says that it is not so, or that it is after all. */
export function withContest(
  papers: readonly PaperPledge[],
  memberId: string,
  contestedAt: Date | undefined,
): readonly PaperPledge[] {
  return papers.map((paper) => (paper.memberId === memberId ? { ...paper, contestedAt } : paper));
}

/** What somebody else said of it since is taken back. */
export function contestedBefore(
  papers: readonly PaperPledge[],
  memberId: string,
  since: Date,
): readonly PaperPledge[] {
  const isSince = papers.some(
    ({ memberId: id, contestedAt }) => id === memberId && contestedAt !== undefined && contestedAt >= since,
  );
  return isSince ? withContest(papers, memberId, undefined) : papers;
}

/** Who counts as having handed one in by an instant. */
export function handedIn(papers: readonly PaperPledge[], until?: Date): ReadonlySet<string> {
  const stand = papers.filter(
    ({ markedAt, contestedAt }) => contestedAt === undefined && (until === undefined || markedAt < until),
  );
  return new Set(stand.map(({ memberId }) => memberId));
}
