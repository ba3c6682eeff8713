import { endToldOn } from '../../core/meetings/leave-form.ts';
import type { Leave } from '../../core/model/leaves.ts';
import type { Notice } from '../../core/model/notices.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { addDays, instantOf, type Zone } from '../../core/time/local-time.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { tellLeads } from '../offices/leads.ts';
import { viewLed, type LeaveView } from './leave-deciding.ts';
import { readsSince } from './reply-list.ts';
import { findTold } from '../within.ts';

type Parts = Pick<Store, 'accounts' | 'deliveries' | 'leaves' | 'members' | 'offices' | 'units'>;

export type LeaveNewsDeps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  log: Log;
};

type LeaveNotice = Extract<Notice, { kind: 'leave_asked' | 'leave_decided' | 'leave_ending' }>;

/** Of the leave, and of the end that is near: to the member, or to whoever leads the cell. */
export type LeaveNews = LeaveView & { isOwn: boolean };

/** What the member and whoever leads the cell are told of a leave. */
export function createLeaveNews({ store, clock, log }: LeaveNewsDeps) {
  return { tellEnds, read };

  /** A week before the end of a longer one, to the member and to whoever leads the cell. */
  async function tellEnds(now: Date): Promise<void> {
    const near = (await store.leaves.listAll()).filter(
      ({ status, days: { untilOn }, endToldOf }) => status === 'recorded' && endToldOf !== untilOn,
    );
    await eachOnItsOwn(near, { log, failed: 'the end of a leave could not be told' }, ({ id }) =>
      store.transaction(async (tx) => {
        const leave = await tx.leaves.findById(id);
        const unit = leave && (await tx.units.findById(leave.unitId));
        if (leave?.status === 'recorded' && unit !== undefined && isEndNear(leave, unit.zone, now))
          await tellEnd(tx, leave, now);
      }),
    );
  }

  async function tellEnd(tx: Parts, leave: Leave, now: Date): Promise<void> {
    const { id: leaveId, unitId, memberId, days: of } = leave;
    const notice = { kind: 'leave_ending', unitId, leaveId } as const;
    const key = `leave_ending:${leaveId}:${of.untilOn}`;
    const accountId = (await tx.members.findById(memberId))?.accountId;
    if (accountId !== undefined)
      await tx.deliveries.add({ accountId, notice, dedupeKey: `${key}:${accountId}` }, now);
    await tellLeads(tx, { unitId, notice, key }, now);
    await tx.leaves.save({ ...leave, endToldOf: of.untilOn });
  }

  /** For the words of a notice, as it stands when it is sent. */
  async function read({ leaveId, kind }: LeaveNotice, accountId: string): Promise<LeaveNews | undefined> {
    const now = clock.now();
    const leave = await store.leaves.findById(leaveId);
    const member = leave && (await store.members.findById(leave.memberId));
    if (leave === undefined || member === undefined || member.removedAt !== undefined) return undefined;
    const isOwn = member.accountId === accountId;
    if (kind === 'leave_ending' && leave.status !== 'recorded') return undefined;
    if (kind === 'leave_asked' && leave.status === 'declined') return undefined;
    if (isOwn && kind !== 'leave_asked') return { leave, name: member.name, mayOpen: false, isOwn };
    const told = await findTold(store, { accountId, unitId: leave.unitId, action: 'leave_decide' }, now);
    if (told === undefined) return undefined;
    const view = await viewLed(store, leave, await readsSince(store, told.reader, leave, now));
    return view && { ...view, isOwn: false };
  }
}

/** From the morning of the day on which it is told until its last day is over. */
function isEndNear(leave: Leave, zone: Zone, now: Date): boolean {
  const on = endToldOn(leave);
  if (on === undefined || leave.endToldOf === leave.days.untilOn) return false;
  return (
    instantOf(on, '08:00', zone) <= now && now < instantOf(addDays(leave.days.untilOn, 1), '00:00', zone)
  );
}
