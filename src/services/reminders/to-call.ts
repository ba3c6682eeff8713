import { pushConsentVersion, consentVersion } from '../../core/joining/consent.ts';
import { addDays, localDateOf } from '../../core/time/local-time.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Store } from '../../core/ports/store.ts';
import { isNotReached, ledgerOutcome, type NotReached } from '../../core/reminders/ledger.ts';
import { reachOf } from '../../core/rounds/recipients.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { listMassMessages, type About, type MassMessageParts, type SentMessage } from './mass-messages.ts';

type Parts = Pick<Store, 'accounts' | 'pagePushes' | 'participants' | 'units'>;

export type ToCallParts = MassMessageParts & Parts;

/** Somebody whom the newest message that was meant for them did not reach, or only waits for on a page. */
export type ToCall = { memberId: string; name: string; why: NotReached | 'untold' };

/** Whom no message about a meeting reaches. */
export async function listToCall(store: ToCallParts, about: About): Promise<ToCall[]> {
  const messages = await listMassMessages(store, about);
  const notReached = await listNotReached(store, { ...about, messages });
  // Who has come into reach since hears of the meeting as they come in.
  return notReached.filter(({ why }) => why !== 'unsent');
}

/** The newest message that was meant for somebody decides. */
export async function listNotReached(
  store: ToCallParts,
  { round, now, messages }: Omit<About, 'meeting'> & { messages: readonly SentMessage[] },
): Promise<ToCall[]> {
  const why = new Map<string, ToCall['why']>();
  for (const one of messages.flatMap(({ addressed }) => addressed)) {
    const outcome = ledgerOutcome(one);
    if (isNotReached(outcome)) why.set(one.to.memberId, outcome);
    else if (outcome !== undefined) why.delete(one.to.memberId);
  }
  const isOpen = round !== undefined && phaseOf(round, now) === 'open';
  const waiting = isOpen ? await listWaitingOnPages(store, round, now) : [];
  for (const memberId of waiting) if (!why.has(memberId)) why.set(memberId, 'untold');
  const members = await store.members.listByIds([...why.keys()]);
  const toCall = members.flatMap(({ id: memberId, name }) => {
    const reason = why.get(memberId);
    return reason === undefined ? [] : [{ memberId, name, why: reason }];
  });
  return inNameOrder(toCall, ({ name }) => name);
}

/**
 * The members whom a reminder only waits for on a page that nothing calls them to: from the day before the meeting on,
 * somebody has to call those of them who have not finished.
 */
export async function listWaitingOnPages(
  store: Parts,
  { id, unitId, dueAt }: Pick<Round, 'id' | 'unitId' | 'dueAt'>,
  now: Date,
): Promise<string[]> {
  const unit = await store.units.findById(unitId);
  if (unit === undefined || localDateOf(now, unit.zone) < addDays(localDateOf(dueAt, unit.zone), -1))
    return [];
  const waiting: string[] = [];
  for (const reach of await store.participants.listReach(id, consentVersion)) {
    const state = reachOf(reach);
    if (state.status === 'to_remind' && (await isUntold(store, state.accountId)))
      waiting.push(reach.memberId);
  }
  return waiting;
}

/** What they are sent stands on a page, and nothing says so to them. */
async function isUntold(store: Parts, accountId: string): Promise<boolean> {
  const account = await store.accounts.findById(accountId);
  if (account?.door.kind !== 'web') return false;
  return (await store.pagePushes.find(account.door.id))?.version !== pushConsentVersion;
}
