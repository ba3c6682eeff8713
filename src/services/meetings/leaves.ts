import type { Actor } from '../../core/permissions.ts';
import { createLeaveAsking, type LeaveAskingDeps, type OwnLeavesOutcome } from './leave-asking.ts';
import { createLeaveDeciding, type LeaveDecidingDeps, type LeaveOutcome } from './leave-deciding.ts';
import { createLeaveNews, type LeaveNewsDeps } from './leave-news.ts';

export type Leaves = ReturnType<typeof createLeaves>;

/** "Vắng, có lý do": a member asks, whoever leads the cell records it or says why not. */
export function createLeaves(deps: LeaveAskingDeps & LeaveDecidingDeps & LeaveNewsDeps) {
  const { hearDay, hearReason, ...asking } = createLeaveAsking(deps);
  const { hearWord, ...deciding } = createLeaveDeciding(deps);

  /** What is typed goes to whichever of the three is being asked. */
  async function hear(
    actor: Actor,
    text: string | undefined,
    inputId: number,
  ): Promise<OwnLeavesOutcome | LeaveOutcome> {
    for (const hearAnswer of [hearDay, hearReason, hearWord]) {
      const heard = await hearAnswer(actor, text, inputId);
      if (heard.status !== 'idle') return heard;
    }
    return { status: 'idle' };
  }

  return { ...asking, ...deciding, ...createLeaveNews(deps), hear };
}
