import {
  actingForm,
  overlaps,
  termInstants,
  type ActingDraft,
  type ActingTerm,
} from '../../core/offices/acting-term.ts';
import { termOf, whileAsked } from '../../core/forms/term-form.ts';
import type { TypedTermProblem } from '../../core/time/term.ts';
import { localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import type { Member, Office, Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { fillForm, type Idle } from '../forms.ts';
import { giveOffice, mayHoldOffice, tellActing, tellActingEnds, type OfficeParts } from './terms.ts';
import { type InCell, withinCell } from '../within.ts';

type Parts = OfficeParts & Pick<Store, 'accounts' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

export type ActingOutcome = InCell &
  /** The first day is asked for, or the last one where the first is known. */
  (
    | ({
        status: 'asked';
        fromOn: LocalDate | undefined;
        problem: TypedTermProblem | undefined;
      } & ActingAsked)
    /** To be looked at once more before somebody is appointed. */
    | ({ status: 'proposed'; term: ActingTerm } & ActingAsked)
    | { status: 'overlaps'; unit: Unit; member: Member; other: string }
    | { status: 'not_able'; unit: Unit; member: Member }
    | { status: 'appointed'; unit: Unit; member: Member; office: Office }
    /** No date is being asked for: an old text. */
    | Idle
    | { status: 'gone' }
    | Refused
  );

/** Who is to stand in, and where. */
export type ActingAsked = { unit: Unit; member: Pick<Member, 'id' | 'name'>; today: LocalDate };
type Place = ActingAsked & { member: Member; now: Date };

export type ActingEnded = InCell &
  (
    | { status: 'ended' | 'asked'; unit: Unit; name: string }
    | { status: 'over'; unit: Unit }
    | { status: 'gone' }
    | Refused
  );

export type ActingServices = ReturnType<typeof createActingServices>;

/** Who stands in for the secretary of a cell for a time. */
export function createActingServices({ store, clock, ids }: Deps) {
  const form = fillForm({
    ...{ store, form: actingForm, notText: 'date' },
    within: forMember,
    take: (_tx, { draft, place, answer }) => ({ place, draft: { ...draft, ...answer } }),
    show: (tx, { draft, place, problem }): Promise<ActingOutcome> => show(tx, place, draft, problem),
    settle: (draft, outcome) => (outcome.status === 'asked' ? whileAsked(draft, outcome) : undefined),
  });

  return { ask, hear: form.hear, appoint, endActing, readActing };

  /** Asks for the day that is not known yet, so that what is typed next is that day; proposes a term that is whole. */
  function ask(actor: Actor, memberId: string, term: Partial<ActingTerm> = {}): Promise<ActingOutcome> {
    return form.begin(actor, { dialogue: 'office', memberId, ...term });
  }

  function appoint(actor: Actor, memberId: string, term: ActingTerm): Promise<ActingOutcome> {
    return store.transaction((tx) =>
      forMember(tx, actor, { memberId }, async (place) => {
        const draft: ActingDraft = { dialogue: 'office', memberId, ...term };
        const proposed = await form.keep(tx, actor, { place, draft });
        if (proposed.status !== 'proposed') return proposed;
        const { unit, member, today, now } = place;
        const office = await giveOffice(tx, ids, {
          ...{ unitId: unit.id, memberId, role: 'acting_secretary' },
          ...termInstants(term, { today, zone: unit.zone, now }),
        });
        await tellActing(tx, office, now);
        return { status: 'appointed', unit, member, office };
      }),
    );
  }

  /** Before its time, or before it began. */
  async function endActing(
    actor: Actor,
    officeId: string,
    { confirmed }: { confirmed: boolean },
  ): Promise<ActingEnded> {
    const now = clock.now();
    return store.transaction(async (tx) => {
      const office = await tx.offices.findById(officeId);
      if (office?.role !== 'acting_secretary') return { status: 'gone' };
      return withinCell(tx, actor, office.unitId, 'office_write', async (unit) => {
        if (office.untilAt !== undefined && office.untilAt <= now) return { status: 'over', unit };
        const member = office.memberId === undefined ? undefined : await tx.members.findById(office.memberId);
        const name = member?.name ?? '';
        if (!confirmed) return { status: 'asked', unit, name };
        await tx.offices.end(officeId, now);
        await tellActingEnds(tx, office, { at: now, early: true }, now);
        return { status: 'ended', unit, name };
      });
    });
  }

  /** For the words of a notice: the office as it is now, where it is this account's. */
  async function readActing(
    officeId: string,
    accountId: string,
  ): Promise<{ office: Office; unit: Unit; now: Date } | undefined> {
    const office = await store.offices.findById(officeId);
    const unit = office?.unitId === undefined ? undefined : await store.units.findById(office.unitId);
    const member = office?.memberId === undefined ? undefined : await store.members.findById(office.memberId);
    if (office === undefined || unit === undefined || member?.accountId !== accountId) return undefined;
    return { office, unit, now: clock.now() };
  }

  async function forMember(
    tx: Parts,
    actor: Actor,
    { memberId }: { memberId: string },
    work: (place: Place) => Promise<ActingOutcome>,
  ): Promise<ActingOutcome> {
    const now = clock.now();
    const member = await tx.members.findById(memberId);
    if (member === undefined) return { status: 'gone' };
    return withinCell(tx, actor, member.unitId, 'office_write', async (unit, own) => {
      const isSelf = own.memberId === memberId;
      if (isSelf || !(await mayHoldOffice(tx, member))) return { status: 'not_able', unit, member };
      return work({ unit, member, today: localDateOf(now, unit.zone), now });
    });
  }
}

async function show(
  tx: Parts,
  { unit, member, today, now }: Place,
  draft: ActingDraft,
  problem: TypedTermProblem | undefined,
): Promise<ActingOutcome> {
  const gathered = termOf(draft, { earliest: today, problem });
  if (gathered.status === 'asked') return { ...gathered, unit, member, today };
  const { term } = gathered;
  const other = await findOverlapping(tx, unit.id, termInstants(term, { today, zone: unit.zone, now }), now);
  if (other !== undefined) return { status: 'overlaps', unit, member, other };
  return { status: 'proposed', unit, member, today, term };
}

async function findOverlapping(
  tx: Pick<Store, 'members' | 'offices'>,
  unitId: string,
  term: { fromAt: Date; untilAt: Date },
  now: Date,
): Promise<string | undefined> {
  const coming = await tx.offices.listComing(unitId, now);
  const other = coming.find((one) => one.role === 'acting_secretary' && overlaps(one, term));
  if (other === undefined) return undefined;
  const member = other.memberId === undefined ? undefined : await tx.members.findById(other.memberId);
  return member?.name ?? '';
}
