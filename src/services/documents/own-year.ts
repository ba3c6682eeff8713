import { isOpen, stateAt } from '../../core/commitments/commitment.ts';
import type { OwnYearFacts, OwnYearRound, OwnYearTrack } from '../../core/documents/own-year.ts';
import { currentSeat, isOpenTo, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { graveItems } from '../../core/rounds/checklist.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import { listOwnRounds, type OwnRound } from '../own-data/reviews.ts';
import { createItemNames, type ReadItemName } from '../rounds/item-names.ts';
import { loadEnterers } from '../summaries/reading.ts';
import { withinCell } from '../within.ts';
import { readDocumentChecklist, type GroundsOf } from './checklist.ts';
import { readUnitFacts, type UnitFactsParts } from './unit-facts.ts';
import { nameOf } from '../records.ts';

type Parts = UnitFactsParts &
  Pick<
    Store,
    'checklists' | 'commitments' | 'paperEntries' | 'pledges' | 'reviews' | 'revisions' | 'rounds' | 'units'
  >;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; groundsOf: GroundsOf };

export type OwnYearsOutcome =
  | { status: 'listed'; years: readonly number[] }
  /** Nothing that was sent is kept. */
  | { status: 'nothing_sent' }
  | Refused;

export type OwnYearOutcome =
  { status: 'gathered'; year: OwnYearFacts } | { status: 'nothing_sent' } | Refused;

export type OwnYears = ReturnType<typeof createOwnYears>;

/** What somebody sent during a year, for nobody but them: in every cell that they belonged to. */
export function createOwnYears({ store, clock, groundsOf }: Deps) {
  const itemName = createItemNames(store);

  return {
    /** Newest first. */
    list: (actor: Actor): Promise<OwnYearsOutcome> =>
      withinCell(store, actor, currentSeat(actor)?.unitId, 'own_document', async () => {
        const sent = await listSent(store, actor);
        const years = [...new Set(sent.map(({ round }) => round.period.year))].sort(
          (one, other) => other - one,
        );
        return years.length === 0 ? { status: 'nothing_sent' } : { status: 'listed', years };
      }),

    gather: (actor: Actor, year: number): Promise<OwnYearOutcome> =>
      store.transaction((tx) =>
        withinCell(tx, actor, currentSeat(actor)?.unitId, 'own_document', async (unit, { memberId }) => {
          const sent = (await listSent(tx, actor)).filter(({ round }) => round.period.year === year);
          if (sent.length === 0) return { status: 'nothing_sent' };
          const now = clock.now();
          const rounds: OwnYearRound[] = [];
          for (const own of sent) rounds.push(await describe(tx, own, { zone: unit.zone, groundsOf }));
          return {
            status: 'gathered',
            year: {
              unit: await readUnitFacts(tx, unit, now),
              year,
              name: await nameOf(tx, memberId),
              rounds,
              pledge: await findPledge(tx, actor, { year, zone: unit.zone }),
              tracks: await listTracks(tx, itemName, { actor, year, zone: unit.zone, now }),
            },
          };
        }),
      ),
  };
}

/** Oldest first; what was erased is as if it had never been sent. */
async function listSent(
  tx: Pick<Store, 'members' | 'reviews' | 'rounds'>,
  actor: Actor,
): Promise<(OwnRound & { sentAt: Date })[]> {
  const own = await listOwnRounds(tx, actor);
  return own
    .flatMap((one) => {
      const { sentAt, editedAt, erasedAt } = one.review;
      if (sentAt === undefined || erasedAt !== undefined) return [];
      return isOpenTo(actor, one.member.id, editedAt ?? sentAt) ? [{ ...one, sentAt }] : [];
    })
    .reverse();
}

async function describe(
  tx: Pick<Store, 'checklists' | 'members' | 'paperEntries' | 'revisions'>,
  { member, round, review, sentAt }: OwnRound & { sentAt: Date },
  { zone, groundsOf }: { zone: Zone; groundsOf: GroundsOf },
): Promise<OwnYearRound> {
  const { checklist } = await readDocumentChecklist(tx, round, groundsOf);
  const newest = await tx.revisions.findNewest(review.id);
  const entered = newest && (await loadEnterers(tx, round, [{ memberId: member.id, number: newest.number }]));
  const enteredBy = entered?.get(member.id);
  return {
    round: nameOfRound(round, zone),
    checklist,
    sentOn: localDateOf(sentAt, zone),
    late: review.late,
    answers: newest?.answers,
    ...(enteredBy !== undefined && { enteredBy }),
  };
}

/** Of the cell that they were in then. */
async function findPledge(
  tx: Pick<Store, 'members' | 'pledges'>,
  actor: Actor,
  { year, zone }: { year: number; zone: Zone },
): Promise<OwnYearFacts['pledge']> {
  const members = await tx.members.listByAccount(actor.accountId);
  const found = await Promise.all(members.map(({ id }) => tx.pledges.find({ memberId: id, year })));
  const pledge = found.find((one) => one !== undefined && isOpenTo(actor, one.memberId, one.madeAt));
  return (
    pledge && {
      texts: pledge.texts,
      reports: pledge.reports.map(({ at, status, note }) => ({ status, note, on: localDateOf(at, zone) })),
    }
  );
}

/** As they stand now, those that were made, open or kept during the year. */
async function listTracks(
  tx: Pick<Store, 'checklists' | 'commitments' | 'members' | 'rounds'>,
  itemName: ReadItemName,
  { actor, year, zone, now }: { actor: Actor; year: number; zone: Zone; now: Date },
): Promise<OwnYearTrack[]> {
  const tracks: OwnYearTrack[] = [];
  for (const { id } of await tx.members.listByAccount(actor.accountId)) {
    for (const one of await tx.commitments.listByMember(id)) {
      const state = stateAt(one, now);
      const round = await tx.rounds.findById(one.roundId);
      if (one.text === undefined || state === undefined || round === undefined) continue;
      if (!isOpenTo(actor, id, one.madeAt)) continue;
      const settledIn = one.settledAt && Number(localDateOf(one.settledAt, zone).slice(0, 4));
      if (round.period.year > year || (settledIn !== undefined && settledIn < year)) continue;
      const version = await tx.checklists.findById(round.checklistId);
      tracks.push({
        ...{ about: (await itemName(one, tx)).vi, remedy: one.text.remedy, ...state },
        grave: version !== undefined && graveItems(version.content).has(one.item),
        open: isOpen(one),
      });
    }
  }
  return tracks;
}
