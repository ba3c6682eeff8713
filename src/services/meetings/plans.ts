import { viewAgenda, type AgendaView } from './agendas.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { addDays, localDateOf, periodOf, type LocalDate } from '../../core/time/local-time.ts';
import {
  answerPlan,
  checkPlan,
  completePlan,
  planForm,
  startPlan,
  type CompletePlan,
  type MeetingPlan,
  type PlanField,
  type PlanKind,
  type PlanProblem,
  type PlanWarning,
} from '../../core/meetings/plan.ts';
import { pickFocus, usableFocus } from '../../core/rounds/items.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { ChecklistVersion } from '../../core/rounds/checklist.ts';
import { currentSeat, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { fillForm, type Idle } from '../forms.ts';
import type { DatesAhead, DatesAheadParts } from '../rounds/dates-ahead.ts';
import { type InCell, withinCell } from '../within.ts';
import { listOfferedChecklists } from '../offered-checklists.ts';

type Parts = DatesAheadParts & Pick<Store, 'accounts'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  calendar: Pick<Calendar, 'dayOffReason'>;
  datesAhead: Pick<DatesAhead, 'newMeeting' | 'addMeeting'>;
};

export type PlanOutcome = InCell &
  (
    | { status: 'kind_asked'; unit: Unit }
    | {
        status: 'asked';
        unit: Unit;
        plan: MeetingPlan;
        asks: PlanField;
        near: LocalDate[];
        checklists: ChecklistVersion[];
        problem: PlanProblem | undefined;
      }
    | {
        status: 'proposed';
        unit: Unit;
        plan: CompletePlan;
        checklist: ChecklistVersion | undefined;
        warnings: PlanWarning[];
        problem: PlanProblem | undefined;
      }
    | { status: 'created'; agenda: AgendaView }
    | Idle
    | { status: 'not_ready' }
    | Refused
  );

export type MeetingPlans = ReturnType<typeof createMeetingPlans>;

/** The dialogue in which the secretary puts a thematic or extra meeting together. */
export function createMeetingPlans({ store, clock, ids, calendar, datesAhead }: Deps) {
  const form = fillForm({
    ...{ store, form: planForm, notText: { kind: 'press_button' } },
    within: inUnit,
    take: (_tx, { place, draft, answer }) => ({ place, draft: answerPlan(draft, answer) }),
    show: (tx, { place: { unit }, draft: plan, problem }): Promise<PlanOutcome> =>
      outcomeOf(tx, { unit, plan, problem }),
    settle: (plan, outcome) => ({ ...plan, asks: outcome.status === 'asked' ? outcome.asks : undefined }),
  });

  async function start(actor: Actor, wantedUnitId?: string): Promise<PlanOutcome> {
    const unitId = wantedUnitId ?? currentSeat(actor)?.unitId;
    return inUnit(store, actor, { unitId }, ({ unit }) => Promise.resolve({ status: 'kind_asked', unit }));
  }

  /** The cell that the plan under way is for. */
  async function cellInHand(actor: Actor): Promise<string | undefined> {
    return (await form.readIn(store, actor))?.unitId;
  }

  async function pickKind(actor: Actor, unitId: string, kind: PlanKind): Promise<PlanOutcome> {
    return form.begin(actor, startPlan({ meetingId: ids.next(), unitId, kind }));
  }

  async function ask(actor: Actor, field: PlanField): Promise<PlanOutcome> {
    return form.rework(actor, (plan) => ({ ...plan, asks: field }));
  }

  async function pickDay(actor: Actor, on: LocalDate): Promise<PlanOutcome> {
    return form.rework(actor, (plan) => answerPlan(plan, { on }));
  }

  /** The hour or place of the monthly meeting. */
  async function pickUsual(actor: Actor, field: 'time' | 'place'): Promise<PlanOutcome> {
    return form.rework(actor, (plan, { unit: { meetingRule: rule } }) =>
      rule === undefined ? plan : answerPlan(plan, { [field]: rule[field] }),
    );
  }

  /** Undefined: no round. */
  async function pickRound(actor: Actor, checklistKey: string | undefined): Promise<PlanOutcome> {
    const known = await listOfferedChecklists(store, (await form.readIn(store, actor))?.unitId);
    if (checklistKey !== undefined && !known.some(({ key }) => key === checklistKey))
      return form.rework(actor, (plan) => ({ ...plan, asks: 'round' }));
    return form.rework(actor, (plan) =>
      answerPlan(plan, {
        checklistKey: checklistKey ?? null,
        ...(plan.checklistKey !== checklistKey && { focusItems: undefined }),
      }),
    );
  }

  /** One item with or without, or that one alone; the question stays. */
  async function pickItem(actor: Actor, item: number, how: 'on' | 'off' | 'only'): Promise<PlanOutcome> {
    return focus(actor, ({ content }, chosen) => {
      if (how === 'only') return { focusItems: usableFocus(content, [item]) };
      return pickFocus(content, chosen, { item, on: how === 'on' });
    });
  }

  async function pickAllItems(actor: Actor): Promise<PlanOutcome> {
    return focus(actor, () => ({ focusItems: undefined }));
  }

  /** Back to the whole, with what was chosen. */
  async function endItems(actor: Actor): Promise<PlanOutcome> {
    return form.rework(actor, (plan) => answerPlan(plan, {}));
  }

  async function focus(
    actor: Actor,
    step: (
      checklist: ChecklistVersion,
      chosen: MeetingPlan['focusItems'],
    ) => Pick<MeetingPlan, 'focusItems'> | undefined,
  ): Promise<PlanOutcome> {
    const known = await listOfferedChecklists(store, (await form.readIn(store, actor))?.unitId);
    return form.rework(actor, (plan) => {
      const checklist = known.find(({ key }) => key === plan.checklistKey);
      if (checklist === undefined) return { ...plan, asks: 'round' };
      return { ...plan, ...step(checklist, plan.focusItems), asks: 'items' };
    });
  }

  /** Doing it twice is doing it once: the second time the meeting is there already. */
  async function create(actor: Actor, meetingId: string): Promise<PlanOutcome> {
    const now = clock.now();
    return store.transaction(async (tx) => {
      const made = await tx.meetings.findById(meetingId);
      if (made !== undefined) {
        const isAhead = made.status === 'planned' && made.startsAt > now;
        return inUnit(tx, actor, made, () =>
          isAhead ? { status: 'created', agenda: viewAgenda(made) } : { status: 'idle' },
        );
      }
      return form.underWay(tx, actor, async ({ place: { unit }, draft: plan }) => {
        const outcome = await outcomeOf(tx, { unit, plan });
        if (outcome.status !== 'proposed' || outcome.plan.meetingId !== meetingId) return outcome;
        return { status: 'created', agenda: viewAgenda(await add(tx, outcome, now)) };
      });
    });
  }

  async function add(
    tx: Parts,
    { unit, plan }: Extract<PlanOutcome, { status: 'proposed' }>,
    now: Date,
  ): Promise<Meeting> {
    const { meetingId: id, kind, title, on, time, place, checklistKey, focusItems } = plan;
    const check = await checked(tx, unit, plan, now);
    if (check.status !== 'possible') throw new Error('a plan that was proposed has become impossible');
    const { startsAt } = check;
    const meeting: Meeting = {
      ...datesAhead.newMeeting({
        ...{ unitId: unit.id, kind, period: periodOf(on), on, time, zone: unit.zone, startsAt, place },
        ...{ decision: 'none', title, agendaChangedAt: now },
      }),
      id,
    };
    const round =
      checklistKey === null || checklistKey === undefined
        ? undefined
        : { checklistKey, focusItems, kind, isOwn: true as const };
    await datesAhead.addMeeting(tx, { meeting, round }, now);
    return meeting;
  }

  async function outcomeOf(
    tx: Parts,
    { unit, plan, problem }: { unit: Unit; plan: MeetingPlan; problem?: PlanProblem },
  ): Promise<PlanOutcome> {
    const now = clock.now();
    const checklists = await listOfferedChecklists(tx, unit.id);
    const asked = (asks: PlanField, why: PlanProblem | undefined): PlanOutcome => ({
      ...{ status: 'asked', unit, plan, asks, checklists, problem: why },
      near: [7, 14].map((days) => addDays(localDateOf(now, unit.zone), days)),
    });
    const checklist = checklists.find(({ key }) => key === plan.checklistKey);
    const isMissing = typeof plan.checklistKey === 'string' && checklist === undefined;
    if (plan.asks === 'items' && checklist === undefined) return asked('round', problem);
    if (plan.asks !== undefined) return asked(plan.asks, problem);
    const complete = completePlan(plan);
    if (complete === undefined) return asked('title', problem);
    const check = await checked(tx, unit, complete, now);
    if (check.status === 'impossible') return asked(check.asks, check.problem);
    if (isMissing) return asked('round', problem);
    return { status: 'proposed', unit, plan: complete, checklist, warnings: check.warnings, problem };
  }

  async function checked(tx: Parts, unit: Unit, plan: CompletePlan, now: Date) {
    const others = await tx.meetings.listUpcoming(unit.id, now);
    return checkPlan(plan, { zone: unit.zone, now, others, calendar });
  }

  async function inUnit(
    tx: Pick<Store, 'units'>,
    actor: Actor,
    { unitId }: { unitId: string | undefined },
    work: (place: Place) => PlanOutcome | Promise<PlanOutcome>,
  ): Promise<PlanOutcome> {
    return withinCell(tx, actor, unitId, 'meeting_write', (unit) => {
      if (unit.readyAt === undefined) return { status: 'not_ready' };
      return work({ unit, today: localDateOf(clock.now(), unit.zone) });
    });
  }

  return {
    ...{ start, cellInHand, pickKind, ask, pickDay, pickUsual, pickRound },
    ...{ pickItem, pickAllItems, endItems, hear: form.hear, create },
  };
}

type Place = { unit: Unit; today: LocalDate };
