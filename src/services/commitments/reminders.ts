import { dueReminder, isOpen } from '../../core/commitments/commitment.ts';
import { addDays, daysBetween, localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import { isOpenTo } from '../../core/permissions.ts';
import type { Notice } from '../../core/model/notices.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { DueCommitment } from '../../core/ports/commitments.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { createItemNames, type ItemName } from '../rounds/item-names.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Parts = Pick<
  Store,
  'accounts' | 'checklists' | 'commitments' | 'consents' | 'deliveries' | 'members' | 'rounds' | 'units'
>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  log: Log;
};

/** What a member is told of a deadline, as it stands when it is sent. */
export type DueView = {
  unitId: string;
  commitmentId: string;
  name: string;
  item: number;
  itemName: ItemName;
  remedy: string;
  dueOn: LocalDate;
  daysLeft: number;
};

/** From midnight by UTC to 8:00 in Viet Nam. */
const morningMs = 60 * 60 * 1000;

export type CommitmentReminding = ReturnType<typeof createCommitmentReminding>;

/** Reminds members, each alone, of the deadlines of their own commitments. */
export function createCommitmentReminding({ store, clock, log }: Deps) {
  const nameOf = createItemNames(store);

  return { sendDue, readDue };

  async function sendDue(now: Date): Promise<void> {
    // A local date is at most a day away from this one, which begins when people in Viet Nam may be reminded of theirs.
    const today = localDateOf(new Date(now.getTime() - morningMs), 'UTC');
    const days = { from: addDays(today, -1), to: addDays(today, 3) };
    const due = await store.commitments.listDue(days, consentVersion);
    await eachOnItsOwn(due, { log, failed: 'a deadline could not be reminded of' }, (one) =>
      remind(one, now),
    );
  }

  async function remind(one: DueCommitment, now: Date): Promise<void> {
    const { id, accountId, dueOn } = one;
    const due = dueReminder(one, now);
    if (due === undefined) return;
    const key = `${dueOn}:${due.kind}`;
    if (one.reminded === key) return;
    await store.transaction(async (tx) => {
      await tx.deliveries.add(
        {
          dedupeKey: `commitment_due:${id}:${key}`,
          accountId,
          notice: { kind: 'commitment_due', commitmentId: id, dueOn },
          expiresAt: due.expiresAt,
        },
        now,
      );
      await tx.commitments.markReminded(one, key);
    });
  }

  /** Undefined where it was kept, withdrawn, put off or silenced since, or is not this person's any more. */
  async function readDue(
    { commitmentId, dueOn }: Extract<Notice, { kind: 'commitment_due' }>,
    accountId: string,
  ): Promise<DueView | undefined> {
    const own = await store.members.listByAccount(accountId);
    const one = await store.commitments.findById(
      commitmentId,
      own.map(({ id }) => id),
    );
    if (one?.text === undefined || !isOpen(one) || !one.reminding || one.dueOn !== dueOn) return undefined;
    const member = own.find(({ id }) => id === one.memberId);
    const unit = await store.units.findById(one.unitId);
    if (member === undefined || member.removedAt !== undefined || unit === undefined) return undefined;
    const now = clock.now();
    const actor = await store.accounts.loadActor(accountId, consentVersion, now);
    if (!isOpenTo(actor, member.id, one.madeAt)) return undefined;
    const holds = await store.consents.holds(accountId, consentVersion);
    const daysLeft = daysBetween(localDateOf(now, unit.zone), dueOn);
    if (!holds || daysLeft < 0) return undefined;
    return {
      ...{ unitId: one.unitId, commitmentId, name: member.name, item: one.item, itemName: await nameOf(one) },
      ...{ remedy: one.text.remedy, dueOn, daysLeft },
    };
  }
}
