import { countMemberships } from '../../core/cell/memberships.ts';
import type { AnnexRow, ReportCopy, ReportFacts } from '../../core/documents/facts.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Snapshot } from '../../core/ports/summaries.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import { hasDetails } from '../../core/reviews/answer.ts';
import type { FrozenSummary } from '../../core/summaries/summary.ts';
import type { SummaryWords } from '../../core/summaries/words.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { isShown } from '../summaries/choosing.ts';
import { summaryFor, type SummaryMatter } from '../summaries/reading.ts';
import { look, withOpenWords, type SummaryParts } from '../summaries/summary-view.ts';
import { type InCell, withinRound } from '../within.ts';
import { readDocumentChecklist, type GroundsOf } from './checklist.ts';
import { approvedFinally } from './final.ts';
import { closingFor, readRoundFigures } from './round-figures.ts';
import { readUnitFacts, type UnitFactsParts } from './unit-facts.ts';
import { meetingOf, unitOf } from '../records.ts';

type Parts = SummaryParts & UnitFactsParts & Pick<Store, 'documentNumbers'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  groundsOf: GroundsOf;
  /** Words shared in rounds opened before were shared without being told that they may be printed. */
  printableSince: Date;
};

export type ReportOutcome = InCell &
  (
    | {
        status: 'gathered';
        report: ReportFacts;
        copy: ReportCopy;
        /** Whose words the copy prints. */
        memberIds: readonly string[];
      }
    | { status: 'gone' }
    | Refused
  );

export type Reports = ReturnType<typeof createReports>;

/** What the report on a round says: figures as they were frozen, and in the cell's own copy what is for the whole cell. */
export function createReports({ store, clock, groundsOf, printableSince }: Deps) {
  return {
    gather: (
      actor: Actor,
      { roundId, copy }: { roundId: string; copy: ReportCopy['for'] },
    ): Promise<ReportOutcome> =>
      store.transaction((tx) =>
        withinRound(tx, actor, roundId, 'document_make', async (round, viewer) => {
          if (!isShown(round)) return { status: 'gone' };
          const now = clock.now();
          const own = await look(tx, { actor, round, viewer, now });
          const { matter, approved } = own;
          const final = approvedFinally(round, approved);
          const summary = final?.content ?? summaryFor(matter, viewer.memberId);
          const isTold = round.openedAt !== undefined && round.openedAt >= printableSince;
          const told = copy === 'cell' && isTold ? toldToCell(withOpenWords(summary, own)) : [];
          return {
            status: 'gathered',
            report: await reportOf(tx, { round, matter, viewer, summary, isFinal: final !== undefined, now }),
            copy: copy === 'cell' ? { for: 'cell', annex: told.map(toRow) } : { for: 'committee' },
            memberIds: [...new Set(told.map(({ memberId }) => memberId))],
          };
        }),
      ),
  };

  async function reportOf(
    tx: Parts,
    {
      round,
      matter,
      viewer,
      summary,
      isFinal,
      now,
    }: {
      round: Round;
      matter: SummaryMatter;
      viewer: Seat;
      summary: FrozenSummary;
      isFinal: boolean;
      now: Date;
    },
  ): Promise<ReportFacts> {
    const unit = await unitOf(tx, round);
    const meeting = await meetingOf(tx, round);
    const dayOf = (at: Date) => localDateOf(at, unit.zone);
    const { participation, committee } = summary;
    const closing = closingFor(matter, viewer.memberId);
    return {
      unit: await readUnitFacts(tx, unit, now),
      round: nameOfRound(round, unit.zone),
      number: (await tx.documentNumbers.find({ unitId: unit.id, kind: 'report', about: round.id }))?.number,
      ...{ on: undefined, plan: undefined, final: isFinal },
      meetingOn: meeting?.on,
      from: dayOf(round.openedAt ?? round.opensAt),
      until: dayOf(round.closesAt),
      roster: await rosterOf(tx, round, { closing, exempt: participation.exempt }),
      participation,
      ...(await readDocumentChecklist(tx, round, groundsOf)),
      ...(await readRoundFigures(tx, { round, matter, viewer, zone: unit.zone })),
      helpAsked: undefined,
      committeeReviewed: committee !== undefined && committee.state !== 'missing',
    };
  }
}

async function rosterOf(
  tx: Pick<Store, 'members' | 'participants'>,
  { id }: Pick<Round, 'id'>,
  { closing, exempt }: { closing: Snapshot | undefined; exempt: number },
): Promise<ReportFacts['roster']> {
  const frozen = closing?.counts.memberships;
  const participants = await tx.participants.listByRound(id);
  const members = await tx.members.listByIds(participants.map(({ memberId }) => memberId));
  const temporary = members.filter(({ standing }) => standing === 'temporary').length;
  const { official, probationary, unknown } = frozen ?? countMemberships(members);
  return {
    ...{ total: official + probationary + unknown, official, probationary, exempt },
    temporary: frozen === undefined ? temporary : undefined,
  };
}

/** What members wrote for the whole cell to read. Why somebody passes an item over is not among it: they may be ill. */
export function toldToCell({ words }: FrozenSummary): readonly SummaryWords[] {
  return words.filter(
    ({ sharing, level, value }) => sharing === 'cell' && (hasDetails(level) || value !== undefined),
  );
}

export function toRow({
  name,
  item,
  level,
  how,
  causeKind,
  cause,
  remedy,
  deadlineOn,
  value,
  enteredBy,
}: SummaryWords): AnnexRow {
  return {
    name,
    item,
    level,
    how,
    causeKind,
    cause,
    remedy,
    deadlineOn,
    ...(value !== undefined && { value }),
    ...(enteredBy !== undefined && { enteredBy }),
  };
}
