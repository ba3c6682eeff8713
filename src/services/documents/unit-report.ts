import type { Bodies } from '../../core/documents/bodies.ts';
import type { DocumentChecklist, Ground } from '../../core/documents/facts.ts';
import { isChoosable, type ChosenNumber, type NumberedDocument } from '../../core/documents/numbers.ts';
import { organisationOf } from '../../core/documents/proposals.ts';
import { missingSettings } from '../../core/documents/settings.ts';
import {
  unitReportForm,
  type UnitReportDraft,
  type UnitReportProblem,
} from '../../core/documents/unit-report-form.ts';
import {
  partOf,
  pledgeTimeOf,
  sumUp,
  type CellPart,
  type UnitReportFacts,
} from '../../core/documents/unit-report.ts';
import { noMemberships } from '../../core/cell/memberships.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Period, Zone } from '../../core/time/local-time.ts';
import {
  hasBegun,
  isOver,
  monthsBegun,
  neighbour,
  parseWholeSpan,
  spanBetween,
  spanOf,
  wholeSpanKey,
  type Span,
} from '../../core/units/span.ts';
import { cellsBelow, type Tree, type TreeUnit } from '../../core/units/tree.ts';
import { fillForm, type Idle } from '../forms.ts';
import { latestContents, periodOf } from '../units/counts.ts';
import { readPledgeCounts } from '../pledges/seasons.ts';
import { withoutOwnParts, type OwnPartsOf } from '../units/own-parts.ts';
import { withUnit } from '../units/within-unit.ts';
import { documentChecklist, type GroundsOf } from './checklist.ts';
import { keepNumber, viewNumber, type NumberView } from './numbers.ts';
import { readUnitFacts, type UnitFactsParts } from './unit-facts.ts';
import { unitOf } from '../records.ts';

type Parts = OwnPartsOf &
  UnitFactsParts &
  Pick<
    Store,
    'accounts' | 'checklists' | 'documentNumbers' | 'pledges' | 'unitFigures' | 'unitTree' | 'units'
  >;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  defaultZone: Zone;
  documentData: { bodies: Bodies };
  groundsOf: GroundsOf;
  /** Lets others have their turn: what the database answers at once leaves them none. */
  giveWay: () => Promise<unknown>;
};

/** The report that can be made of a unit on a span. */
export type UnitReportView = {
  unit: Pick<Unit, 'id' | 'kind' | 'name'>;
  span: Span;
  /** Whether it is no draft any more. */
  final: boolean;
  number: NumberView;
  /** How much of what stands at head and foot nobody has said yet. */
  missing: number;
  before: Span;
  /** Where it has begun. */
  after: Span | undefined;
};

export type UnitReportOutcome =
  | ({ status: 'shown' } & UnitReportView)
  /** `decided`: and the report, which waited for its number, is to be made. */
  | ({ status: 'numbering' | 'decided' } & UnitReportView)
  | ({
      status: 'asked';
      asks: UnitReportDraft['asks'];
      problem: UnitReportProblem | undefined;
    } & UnitReportView)
  /** Nothing is being asked for: an old text. */
  | Idle
  | { status: 'gone' }
  | Refused;

export type UnitReportGathered =
  { status: 'gathered'; report: UnitReportFacts } | { status: 'gone' } | Refused;

type Place = { unit: Unit; span: Span; thisMonth: Period };

export type UnitReports = ReturnType<typeof createUnitReports>;

/** "Báo cáo sơ kết" of a unit above cells: what span it is about, what number it bears, and the figures that it prints. */
export function createUnitReports({
  store,
  clock,
  defaultZone,
  documentData: { bodies },
  groundsOf,
  giveWay,
}: Deps) {
  const form = fillForm({
    ...{ store, form: unitReportForm, notText: 'span_unclear' as const },
    within: (tx: Parts, actor, { unitId, span }, work: (place: Place) => Promise<UnitReportOutcome>) =>
      onSpan(tx, actor, { unitId, wanted: parseWholeSpan(span) }, work),
    take: async (tx, { place, draft, answer }) => {
      if ('number' in answer) await keepNumber(tx, documentOf(place), answer.number);
      const span = 'span' in answer ? answer.span : place.span;
      return { place: { ...place, span }, draft: { ...draft, span: wholeSpanKey(span) } };
    },
    show: async (tx, { place, draft, answer, problem }): Promise<UnitReportOutcome> => {
      const view = await viewOf(tx, place);
      if (answer === undefined) return { status: 'asked', asks: draft.asks, problem, ...view };
      return { status: 'number' in answer && draft.makes ? 'decided' : 'shown', ...view };
    },
  });

  return {
    hear: form.hear,

    /** Without a span, the quarter of this month. */
    open: (actor: Actor, unitId: string, wanted: Span | undefined): Promise<UnitReportOutcome> =>
      onSpan(store, actor, { unitId, wanted }, async (place) => ({
        ...{ status: 'shown', ...(await viewOf(store, place)) },
      })),

    /** Whether its number is to be decided about before it is made; a draft bears none. */
    pending: async (actor: Actor, unitId: string, wanted: Span): Promise<UnitReportOutcome | undefined> => {
      const outcome = await onSpan(store, actor, { unitId, wanted }, async (place) => {
        const view = await viewOf(store, place);
        return { status: view.final && view.number.kept === undefined ? 'numbering' : 'shown', ...view };
      });
      return outcome.status === 'numbering' ? outcome : undefined;
    },

    number: (actor: Actor, unitId: string, wanted: Span): Promise<UnitReportOutcome> =>
      onSpan(store, actor, { unitId, wanted }, async (place) => ({
        ...{ status: 'numbering', ...(await viewOf(store, place)) },
      })),

    choose: (actor: Actor, unitId: string, wanted: Span, chosen: ChosenNumber): Promise<UnitReportOutcome> =>
      store.transaction((tx) =>
        onSpan(tx, actor, { unitId, wanted }, async (place) => {
          if (!isChoosable(await viewNumber(tx, documentOf(place)), chosen))
            return { status: 'numbering', ...(await viewOf(tx, place)) };
          await keepNumber(tx, documentOf(place), chosen.number);
          return { status: 'decided', ...(await viewOf(tx, place)) };
        }),
      ),

    /** The next text is what is asked for. */
    ask: (
      actor: Actor,
      unitId: string,
      wanted: Span | undefined,
      { asks, makes }: Pick<UnitReportDraft, 'asks' | 'makes'>,
    ): Promise<UnitReportOutcome> =>
      store.transaction((tx) =>
        onSpan(tx, actor, { unitId, wanted }, (place) =>
          form.keep(tx, actor, {
            place,
            draft: { dialogue: 'unit_report', unitId, span: wholeSpanKey(place.span), asks, makes },
          }),
        ),
      ),

    /**
     * What it prints. Cell by cell and in no transaction: of ninety cells it takes a while, in which others tap. A round that
     * closes meanwhile is in it whole or not at all.
     */
    gather: (actor: Actor, unitId: string, span: Span): Promise<UnitReportGathered> =>
      withReport(store, actor, unitId, async (tree, unit) => {
        const now = clock.now();
        const place = { unit: await unitOf(store, { unitId: unit.id }), span, thisMonth: thisMonth(now) };
        const cells = cellsBelow(tree).get(unit.id) ?? [];
        const parts = await readParts(actor, cells, place);
        const keys = new Set(
          parts.flatMap(({ figures }) => figures.checklists.map(({ checklistKey }) => checklistKey)),
        );
        const contents = await latestContents(store, keys);
        const checklistOf = (key: string): DocumentChecklist | undefined => {
          const content = contents.get(key);
          return content && documentChecklist(key, content, groundsOf);
        };
        return {
          status: 'gathered',
          report: {
            unit: await readUnitFacts(store, place.unit, now),
            organisation: organisationOf(unit, bodies),
            ...{ span, final: isOver(span, place.thisMonth) },
            number: (await store.documentNumbers.find(documentOf(place)))?.number,
            grounds: groundsIn([...keys], groundsOf),
            pledges: await readPledges(actor, cells, span),
            inSeveral: await store.unitFigures.countInSeveral(cells.map(({ id }) => id)),
            ...sumUp(parts, checklistOf),
          },
        };
      }),
  };

  async function readPledges(
    actor: Actor,
    cells: readonly TreeUnit[],
    span: Span,
  ): Promise<UnitReportFacts['pledges']> {
    const of = pledgeTimeOf(span);
    const unitIds = cells.map(({ id }) => id);
    const sum = of && (await readPledgeCounts(store, actor, { unitIds, ...of }));
    return of === undefined || sum === undefined || sum.cells === 0 ? undefined : { ...sum, year: of.year };
  }

  async function readParts(
    actor: Actor,
    cells: readonly TreeUnit[],
    { span, thisMonth: now }: Place,
  ): Promise<CellPart[]> {
    const before = neighbour(span, -1);
    const both = spanBetween(before.from, span.to);
    const rosters = await store.unitFigures.countMemberships(cells.map(({ id }) => id));
    const seats = await store.members.listByAccount(actor.accountId);
    const parts: CellPart[] = [];
    for (const { id, name, readyAt } of cells) {
      await giveWay();
      const frozen = await store.unitFigures.listSnapshots([id], both);
      const found = {
        snapshots: await withoutOwnParts(store, frozen, { seats, now: clock.now() }),
        meetings: await store.unitFigures.listHeldMeetings([id], both),
      };
      const readySince = readyAt && periodOf(readyAt, defaultZone);
      const cell = { id, name, readySince, roster: rosters.get(id) ?? noMemberships };
      parts.push(partOf(cell, found, { span, before, begun: monthsBegun(span, now) }));
    }
    return parts;
  }

  function onSpan(
    tx: Parts,
    actor: Actor,
    { unitId, wanted }: { unitId: string; wanted: Span | undefined },
    work: (place: Place) => Promise<UnitReportOutcome>,
  ): Promise<UnitReportOutcome> {
    return withReport(tx, actor, unitId, async (_tree, { id }) => {
      const now = thisMonth(clock.now());
      const span = wanted !== undefined && hasBegun(wanted, now) ? wanted : spanOf('quarter', now);
      return work({ unit: await unitOf(tx, { unitId: id }), span, thisMonth: now });
    });
  }

  async function viewOf(tx: Parts, place: Place): Promise<UnitReportView> {
    const { unit, span, thisMonth: now } = place;
    const after = neighbour(span, 1);
    return {
      ...{ unit, span, final: isOver(span, now), number: await viewNumber(tx, documentOf(place)) },
      missing: missingSettings(await tx.documentSettings.read(unit.id), unit).length,
      before: neighbour(span, -1),
      after: hasBegun(after, now) ? after : undefined,
    };
  }

  function thisMonth(now: Date): Period {
    return periodOf(now, defaultZone);
  }
}

/** A cell has no such report: it reports on its rounds. */
function withReport<Outcome>(
  tx: Pick<Store, 'unitTree'>,
  actor: Actor,
  unitId: string,
  work: (tree: Tree, unit: TreeUnit) => Promise<Outcome>,
): Promise<Outcome | { status: 'gone' } | Refused> {
  return withUnit<Outcome | { status: 'gone' }>(tx, actor, unitId, 'unit_report', async (tree, unit) =>
    unit.kind === 'cell' ? { status: 'gone' } : work(tree, unit),
  );
}

function documentOf({ unit, span }: Pick<Place, 'unit' | 'span'>): NumberedDocument {
  return { unitId: unit.id, kind: 'report', about: wholeSpanKey(span) };
}

/** Each once, in the order in which the checklists come; those of every report where there is none. */
function groundsIn(keys: readonly string[], groundsOf: GroundsOf): Ground[] {
  const all = (keys.length === 0 ? [''] : keys).flatMap((key) => groundsOf(key));
  return all.filter(({ full }, index) => all.findIndex((one) => one.full === full) === index);
}
