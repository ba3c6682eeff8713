import { codeOf, isCode } from '../../core/joining/door-code.ts';
import { mayContest } from '../../core/joining/doors.ts';
import { afterFailure, isLocked } from '../../core/joining/invitation.ts';
import type { Member, Takeover } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Zone } from '../../core/time/local-time.ts';
import { tellJoiner } from '../joining/admissions.ts';
import { giveBack, openFor } from '../joining/roster-link.ts';
import { tellLeads } from '../offices/leads.ts';
import { forgetReviews } from './forged-reviews.ts';
import { changeOutsideCells } from '../within.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  tokens: Tokens;
  onErased: () => Promise<void>;
  onPageCleared: (doorId: string) => void;
};

/** Somebody's place in a cell that another account has now. */
export type TakeoverView = { takeoverId: string; unitName: string; at: Date; zone: Zone };

export type ContestOutcome =
  { status: 'contested'; unitName: string } | { status: 'late' } | { status: 'gone' } | Refused;

export type OpeningOutcome = { status: 'opened' | 'all_open' | 'no_code' | 'wrong' | 'locked' } | Refused;

export type Takeovers = ReturnType<typeof createTakeovers>;

/** A place in a cell that went over to another account: contested by who had it, or opened wholly by a code of theirs. */
export function createTakeovers({ store, clock, ids, tokens, onErased, onPageCleared }: Deps) {
  return {
    /** For the words of the notice: as long as it may be contested. */
    async readTaken(accountId: string, takeoverId: string): Promise<TakeoverView | undefined> {
      const found = await findTaken(store, accountId, takeoverId);
      if (found === undefined || !mayContest(found.takeover.at, clock.now())) return undefined;
      const unit = await store.units.findById(found.member.unitId);
      return unit && { takeoverId, unitName: unit.name, at: found.takeover.at, zone: unit.zone };
    },

    /** For the words of the notice to who leads the cell. */
    async readContested(takeoverId: string): Promise<{ name: string; unitName: string } | undefined> {
      const takeover = await store.takeovers.findById(takeoverId);
      const member = takeover && (await store.members.findById(takeover.memberId));
      if (takeover?.contestedAt === undefined || member === undefined) return undefined;
      return { name: member.name, unitName: (await store.units.findById(member.unitId))?.name ?? '' };
    },

    /** "Not me": the place goes back, what was written in it since is taken back, and the pages of the other end. */
    async contest(actor: Actor, takeoverId: string): Promise<ContestOutcome> {
      const now = clock.now();
      const closed: string[] = [];
      const outcome: ContestOutcome = await changeOutsideCells(store, actor, 'own_data', async (tx) => {
        const found = await findTaken(tx, actor.accountId, takeoverId);
        if (found === undefined) return { status: 'gone' };
        const { takeover, member } = found;
        if (!mayContest(takeover.at, now)) return { status: 'late' };
        await giveBack(tx, { member, previous: actor.accountId }, now);
        await forgetReviews(tx, { ids, memberId: member.id, since: takeover.at }, now);
        await dismiss(tx, found, closed, now);
        const { unitId } = member;
        const notice = { kind: 'takeover_contested', unitId, takeoverId } as const;
        const key = `takeover_contested:${takeoverId}`;
        await tellLeads(tx, { unitId, notice, key, except: actor.accountId }, now);
        return { status: 'contested', unitName: (await tx.units.findById(unitId))?.name ?? '' };
      });
      for (const doorId of closed) onPageCleared(doorId);
      if (outcome.status === 'contested') await onErased();
      return outcome;
    },

    /** With a code shown to whoever had the place before, all that was open to them is open. A second time changes nothing. */
    open(actor: Actor, text: string | undefined): Promise<OpeningOutcome> {
      const now = clock.now();
      return changeOutsideCells(store, actor, 'own_data', async (tx) => {
        const closedRows = [...(actor.closedBefore?.keys() ?? [])];
        if (closedRows.length === 0) return { status: 'all_open' };
        const failures = await tx.accounts.tokenFailures(actor.accountId);
        if (isLocked(failures, now)) return { status: 'locked' };
        if (text === undefined || !isCode(text)) return { status: 'no_code' };
        const fromId = await tx.doorCodes.take(tokens.hash(codeOf(text)), now);
        for (const memberId of fromId === undefined ? [] : closedRows)
          if (await openRow(tx, { memberId, fromId, actor })) return { status: 'opened' };
        await tx.accounts.setTokenFailures(actor.accountId, afterFailure(failures, now));
        return { status: 'wrong' };
      });
    },
  };

  async function openRow(
    tx: Pick<Store, 'takeovers'>,
    { memberId, fromId, actor }: { memberId: string; fromId: string | undefined; actor: Actor },
  ): Promise<boolean> {
    const all = await tx.takeovers.listByMember(memberId);
    const last = all.findLastIndex(({ toAccountId }) => toAccountId === actor.accountId);
    const own = all[last];
    if (own === undefined || !all.slice(0, last + 1).some(({ fromAccountId }) => fromAccountId === fromId))
      return false;
    await tx.takeovers.update({ ...own, opensFrom: openFor(all.slice(0, last), fromId) });
    return true;
  }

  async function dismiss(
    tx: Store,
    { takeover: { toAccountId }, member }: Taken,
    closed: string[],
    now: Date,
  ): Promise<void> {
    if (toAccountId === undefined) return;
    const requests = await tx.joinRequests.listByMember(member.id);
    const request = requests.findLast((one) => one.accountId === toAccountId && one.status === 'joined');
    if (request !== undefined) {
      await tx.joinRequests.update({ ...request, status: 'contested', decidedAt: now });
      await tellJoiner(tx, request, 'join_contested', now);
    }
    await tx.accounts.setActiveUnit(toAccountId, undefined);
    if ((await tx.members.listByAccount(toAccountId)).length > 0) return;
    for (const { id, kind } of await tx.doors.listByAccount(toAccountId)) {
      if (kind !== 'web') continue;
      await tx.pages.clear(id);
      await tx.doors.close(id, now);
      closed.push(id);
    }
    await tx.doorCodes.drop(toAccountId);
  }
}

type Taken = { takeover: Takeover; member: Member };

/** Only who had the place before, and only while the other still has it, or nobody since. */
async function findTaken(
  tx: Pick<Store, 'members' | 'takeovers'>,
  accountId: string,
  takeoverId: string,
): Promise<Taken | undefined> {
  const takeover = await tx.takeovers.findById(takeoverId);
  const member = takeover && (await tx.members.findById(takeover.memberId));
  if (takeover === undefined || member === undefined) return undefined;
  const isTheirs = takeover.fromAccountId === accountId && takeover.contestedAt === undefined;
  return isTheirs && member.accountId === takeover.toAccountId ? { takeover, member } : undefined;
}
