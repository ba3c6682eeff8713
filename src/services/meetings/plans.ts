import type { Calendar } from '../../core/time/calendar.ts';
import { addDays, localDateOf, periodOf, type LocalDate } from '../../core/time/local-time.ts';
import {
  answerPlan,
  checkPlan,
  completePlan,
  hearPlan,
  readPlan,
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
import { currentMembership, permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { DatesAhead, DatesAheadParts } from '../rounds/dates-ahead.ts';

type Parts = DatesAheadParts & Pick<Store, 'accounts'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  calendar: Pick<Calendar, 'dayOffReason'>;
  datesAhead: Pick<DatesAhead, 'newMeeting' | 'addMeeting'>;
  /** The checklists that a round may be opened with. */
  listChecklists: (tx: Pick<Store, 'checklists'>) => Promise<ChecklistVersion[]>;
};

export type PlanOutcome =
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
  | { status: 'created'; meeting: Meeting }
  | { status: 'nothing_under_way' }
  | { status: 'not_ready' }
  | Refused;

export type MeetingPlans = ReturnType<typeof createMeetingPlans>;

/** The dialogue in which the secretary puts a thematic or extra meeting together. */
export function createMeetingPlans({ store, clock, ids, calendar, datesAhead, listChecklists }: Deps) {
  async function start(actor: Actor, wantedUnitId?: string): Promise<PlanOutcome> {
    const found = await findUnit(store, actor, wantedUnitId ?? currentMembership(actor)?.unitId);
    return found.status === 'found' ? { status: 'kind_asked', unit: found.unit } : found;
  }

  async function pickKind(actor: Actor, unitId: string, kind: PlanKind): Promise<PlanOutcome> {
    return store.transaction(async (tx): Promise<PlanOutcome> => {
      const found = await findUnit(tx, actor, unitId);
      if (found.status !== 'found') return found;
      return keep(tx, { actor, unit: found.unit, plan: startPlan({ meetingId: ids.next(), unitId, kind }) });
    });
  }

  async function ask(actor: Actor, field: PlanField): Promise<PlanOutcome> {
    return rework(actor, (plan) => ({ ...plan, asks: field }));
  }

  async function pickDay(actor: Actor, on: LocalDate): Promise<PlanOutcome> {
    return rework(actor, (plan) => answerPlan(plan, { on }));
  }

  /** The hour or place of the monthly meeting. */
  async function pickUsual(actor: Actor, field: 'time' | 'place'): Promise<PlanOutcome> {
    return rework(actor, (plan, { meetingRule: rule }) =>
      rule === undefined ? plan : answerPlan(plan, { [field]: rule[field] }),
    );
  }

  /** Undefined: no round. */
  async function pickRound(actor: Actor, checklistKey: string | undefined): Promise<PlanOutcome> {
    const known = await listChecklists(store);
    if (checklistKey !== undefined && !known.some(({ key }) => key === checklistKey))
      return rework(actor, (plan) => ({ ...plan, asks: 'round' }));
    return rework(actor, (plan) =>
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
    return rework(actor, (plan) => answerPlan(plan, {}));
  }

  async function focus(
    actor: Actor,
    step: (
      checklist: ChecklistVersion,
      chosen: MeetingPlan['focusItems'],
    ) => Pick<MeetingPlan, 'focusItems'> | undefined,
  ): Promise<PlanOutcome> {
    const known = await listChecklists(store);
    return rework(actor, (plan) => {
      const checklist = known.find(({ key }) => key === plan.checklistKey);
      if (checklist === undefined) return { ...plan, asks: 'round' };
      return { ...plan, ...step(checklist, plan.focusItems), asks: 'items' };
    });
  }

  async function rework(
    actor: Actor,
    step: (plan: MeetingPlan, unit: Unit) => MeetingPlan,
  ): Promise<PlanOutcome> {
    return store.transaction(async (tx): Promise<PlanOutcome> => {
      const found = await findPlan(tx, actor);
      if (found.status !== 'planning') return found;
      return keep(tx, { actor, unit: found.unit, plan: step(found.plan, found.unit) });
    });
  }

  /** An update that comes a second time shows the screen again. */
  async function hear(actor: Actor, text: string, inputId: number): Promise<PlanOutcome> {
    const now = clock.now();
    return store.transaction(async (tx): Promise<PlanOutcome> => {
      const found = await findPlan(tx, actor);
      if (found.status !== 'planning') return found;
      const { unit, plan } = found;
      if (plan.lastInputId === inputId) return outcomeOf(tx, { unit, plan });
      const heard = hearPlan(plan, text, { today: localDateOf(now, unit.zone), inputId });
      if (heard.status === 'unclear') return outcomeOf(tx, { unit, plan, problem: heard.problem });
      return keep(tx, { actor, unit, plan: heard.plan });
    });
  }

  /** The screen of what is under way, for whatever cannot be understood. */
  async function resume(actor: Actor): Promise<PlanOutcome> {
    const found = await findPlan(store, actor);
    if (found.status !== 'planning') return found;
    return outcomeOf(store, { ...found, problem: { kind: 'press_button' } });
  }

  /** Doing it twice is doing it once: the second time the meeting is there already. */
  async function create(actor: Actor, meetingId: string): Promise<PlanOutcome> {
    const now = clock.now();
    return store.transaction(async (tx): Promise<PlanOutcome> => {
      const made = await tx.meetings.findById(meetingId);
      if (made !== undefined) {
        const permission = permit(actor, 'meeting_write', made.unitId);
        return permission.status === 'denied' ? permission : { status: 'created', meeting: made };
      }
      const found = await findPlan(tx, actor);
      if (found.status !== 'planning') return found;
      const outcome = await outcomeOf(tx, found);
      if (outcome.status !== 'proposed' || outcome.plan.meetingId !== meetingId) return outcome;
      return { status: 'created', meeting: await add(tx, outcome, now) };
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

  async function keep(
    tx: Parts,
    { actor, unit, plan }: { actor: Actor; unit: Unit; plan: MeetingPlan },
  ): Promise<PlanOutcome> {
    const outcome = await outcomeOf(tx, { unit, plan });
    const asks = outcome.status === 'asked' ? outcome.asks : undefined;
    await tx.accounts.saveDraft(actor.accountId, { ...plan, asks });
    return outcome;
  }

  async function outcomeOf(
    tx: Parts,
    { unit, plan, problem }: { unit: Unit; plan: MeetingPlan; problem?: PlanProblem },
  ): Promise<PlanOutcome> {
    const now = clock.now();
    const checklists = await listChecklists(tx);
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

  return {
    ...{ start, pickKind, ask, pickDay, pickUsual, pickRound },
    ...{ pickItem, pickAllItems, endItems, hear, resume, create },
  };
}

async function findUnit(
  tx: Pick<Store, 'units'>,
  actor: Actor,
  unitId: string | undefined,
): Promise<{ status: 'found'; unit: Unit } | { status: 'not_ready' } | Refused> {
  const permission = permit(actor, 'meeting_write', unitId);
  if (permission.status === 'denied') return permission;
  const unit = unitId === undefined ? undefined : await tx.units.findById(unitId);
  return unit?.readyAt === undefined ? { status: 'not_ready' } : { status: 'found', unit };
}

async function findPlan(
  tx: Pick<Store, 'accounts' | 'units'>,
  actor: Actor,
): Promise<
  | { status: 'planning'; unit: Unit; plan: MeetingPlan }
  | { status: 'nothing_under_way' }
  | { status: 'not_ready' }
  | Refused
> {
  const plan = readPlan(await tx.accounts.readDraft(actor.accountId));
  if (plan === undefined) return { status: 'nothing_under_way' };
  const found = await findUnit(tx, actor, plan.unitId);
  return found.status === 'found' ? { status: 'planning', unit: found.unit, plan } : found;
}
