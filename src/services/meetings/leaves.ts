import { hearOneOf } from '../forms.ts';
import {
  createLeaveAsking,
  type LeaveAskingDeps,
  type LeaveParts,
  type OwnLeavesOutcome,
} from './leave-asking.ts';
import { createLeaveDeciding, type LeaveDecidingDeps, type LeaveOutcome } from './leave-deciding.ts';
import { createLeaveNews, type LeaveNewsDeps } from './leave-news.ts';

export type Leaves = ReturnType<typeof createLeaves>;

/** "Vắng, có lý do": a member asks, whoever leads the cell records it or says why not. */
export function createLeaves(deps: LeaveAskingDeps & LeaveDecidingDeps & LeaveNewsDeps) {
  const { forms, ...asking } = createLeaveAsking(deps);
  const { word, ...deciding } = createLeaveDeciding(deps);
  return {
    ...{ ...asking, ...deciding, ...createLeaveNews(deps) },
    hear: hearOneOf<LeaveParts, OwnLeavesOutcome | LeaveOutcome>(deps.store, [...forms, word]),
  };
}
