import { addDays, localDateOf } from '../../core/time/local-time.ts';
import { leads } from '../../core/model/people.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { tellEach } from '../offices/leads.ts';
import type { Opening } from './opening.ts';
import type { DatesAhead } from './dates-ahead.ts';
import { meetingsAhead } from './planning.ts';
import { meetingOf } from '../records.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Deps = {
  store: Transactional<Store>;
  log: Log;
  datesAhead: Pick<DatesAhead, 'planCell'>;
  opening: Pick<Opening, 'open'>;
  /** Freezes the counts of a round whose time has come, and marks it closed. */
  closeRound: (tx: Store, round: Round, now: Date) => Promise<void>;
};

/** How long before a meeting the secretary is asked about its day: some days before its round opens. */
const askAheadDays = 21;

/** What becomes of meetings and rounds as time passes. Each step may be run at any time, any number of times. */
export function createRoundSteps({ store, log, datesAhead, opening, closeRound }: Deps) {
  async function closeDue(now: Date): Promise<void> {
    const due = await store.rounds.listDueToClose(now);
    await eachOnItsOwn(due, { log, failed: 'a round could not be closed' }, (round) =>
      store.transaction((tx) => closeRound(tx, round, now)),
    );
  }

  async function planCells(now: Date): Promise<void> {
    const planned = await store.meetings.countUpcoming(now);
    const cells = await store.units.listReadyCells();
    const wanting = cells.filter(({ id }) => (planned.get(id) ?? 0) < meetingsAhead);
    await eachOnItsOwn(wanting, { log, failed: 'the meetings of a cell could not be planned' }, ({ id }) =>
      store.transaction((tx) => planOne(tx, id, now)),
    );
  }

  async function planOne(tx: Store, unitId: string, now: Date): Promise<void> {
    const unit = await tx.units.findById(unitId);
    if (unit !== undefined) await datesAhead.planCell(tx, unit, now);
  }

  async function openDue(now: Date): Promise<void> {
    const due = await store.rounds.listDueToOpen(now);
    await eachOnItsOwn(due, { log, failed: 'a round could not be opened' }, async ({ id: roundId }) => {
      const opened = await store.transaction((tx) => openOne(tx, roundId, now));
      if (opened?.status === 'missed')
        log.warn({ roundId }, 'the whole time of a round went by while the bot was not running');
      else if (opened?.status === 'opened') log.info({ roundId, told: opened.told }, 'a round was opened');
    });
  }

  async function openOne(tx: Store, roundId: string, now: Date) {
    const round = await tx.rounds.findById(roundId);
    const meeting = await meetingOf(tx, round);
    if (round === undefined || meeting === undefined) return undefined;
    if (round.openedAt !== undefined || round.cancelledAt !== undefined || round.opensAt > now)
      return undefined;
    return opening.open(tx, { round, meeting }, now);
  }

  /** The secretary is asked once; where nobody can be asked yet, it is tried again. */
  async function askDays(now: Date): Promise<void> {
    const meetings = await store.meetings.listToAsk(
      now,
      new Date(now.getTime() + (askAheadDays + 1) * dayMs),
    );
    const near = meetings.filter(({ on, zone }) => on <= addDays(localDateOf(now, zone), askAheadDays));
    await eachOnItsOwn(near, { log, failed: 'a secretary could not be asked about a day' }, (meeting) =>
      store.transaction((tx) => ask(tx, meeting, now)),
    );
  }

  async function ask(tx: Store, { id, unitId }: Meeting, now: Date): Promise<void> {
    const meeting = await tx.meetings.findById(id);
    if (meeting?.decision !== 'pending' || meeting.askedAt !== undefined) return;
    const leading = (await tx.offices.listByUnit(unitId, now)).filter(leads);
    const reachable = await tx.participants.listAudience(unitId, consentVersion);
    const asked = reachable.filter(({ memberId }) => leading.some((office) => office.memberId === memberId));
    const { on, startsAt: expiresAt } = meeting;
    const notice = { kind: 'meeting_day_asked', unitId, meetingId: id } as const;
    const accountIds = asked.map(({ accountId }) => accountId);
    await tellEach(tx, accountIds, { notice, key: `meeting_day_asked:${id}:${on}`, expiresAt }, now);
    if (asked.length > 0) await tx.meetings.update({ ...meeting, askedAt: now });
  }

  return { closeDue, planCells, openDue, askDays };
}

const dayMs = 24 * 60 * 60 * 1000;
