import { z } from 'zod';
import {
  overlaps,
  termInstants,
  termProblem,
  type ActingTerm,
  type TypedTermProblem,
} from '../../core/offices/acting-term.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import { parseDate, type DateInput } from '../../core/time/date-input.ts';
import { compareNames } from '../../core/text/name-order.ts';
import { isLocalDate, localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import type { Member, Office, Unit, Role } from '../../core/model/people.ts';
import { permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Handover } from '../../core/offices/handover.ts';
import { findOpenHandover } from './handovers.ts';
import { giveOffice, mayHoldOffice, tellActing, tellActingEnds, type OfficeParts } from './terms.ts';

type Parts = OfficeParts & Pick<Store, 'accounts' | 'handovers' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

export type Holder = { officeId: string; memberId: string; name: string };
type ActingHolder = Holder & { fromAt: Date; untilAt: Date; isInForce: boolean };

/** Who holds what in a cell; `editable` for the secretary. */
export type OfficesView = {
  unit: Unit;
  secretary: Holder | undefined;
  deputies: Holder[];
  officers: Holder[];
  /** In force, and to come. */
  acting: ActingHolder[];
  handover: (Pick<Handover, 'id' | 'expiresAt'> & { to: string }) | undefined;
  editable: boolean;
};

export type OfficesOutcome = { status: 'shown'; view: OfficesView } | { status: 'gone' } | Refused;

/** Whom to choose from; only those who joined and consented are able to use an office. */
export type CandidatesView = { unit: Unit; candidates: readonly Candidate[] };
type Candidate = { member: Member; able: boolean };

export type ActingOutcome =
  /** The first day is asked for, or the last one where the first is known. */
  | ({ status: 'asked'; fromOn: LocalDate | undefined; problem: TypedTermProblem | undefined } & Asked)
  /** To be looked at once more before somebody is appointed. */
  | ({ status: 'proposed'; term: ActingTerm } & Asked)
  | { status: 'overlaps'; unit: Unit; member: Member; other: string }
  | { status: 'not_able'; unit: Unit; member: Member }
  | { status: 'appointed'; unit: Unit; member: Member; office: Office }
  /** No date is being asked for: an old text. */
  | { status: 'idle' }
  | { status: 'gone' }
  | Refused;

type Asked = { unit: Unit; member: Member; today: LocalDate };

export type ActingEnded =
  | { status: 'ended' | 'asked'; unit: Unit; name: string }
  | { status: 'over'; unit: Unit }
  | { status: 'gone' }
  | Refused;

export type OfficeServices = ReturnType<typeof createOfficeServices>;

/** Who holds which office in a cell, and who stands in for its secretary for a time. */
export function createOfficeServices({ store, clock, ids }: Deps) {
  return {
    async show(actor: Actor, unitId: string | undefined): Promise<OfficesOutcome> {
      const permission = permit(actor, 'cell_read', unitId);
      if (permission.status === 'denied') return permission;
      const unit = unitId === undefined ? undefined : await store.units.findById(unitId);
      if (unit === undefined) return { status: 'gone' };
      return { status: 'shown', view: await describe(actor, unit) };
    },

    /** Everybody but the secretary, to choose from; able ones first. */
    async candidates(
      actor: Actor,
      unitId: string,
    ): Promise<({ status: 'listed' } & CandidatesView) | { status: 'gone' } | Refused> {
      const permission = permit(actor, 'office_write', unitId);
      if (permission.status === 'denied') return permission;
      const unit = await store.units.findById(unitId);
      if (unit === undefined) return { status: 'gone' };
      const members = await store.members.listByUnit(unitId);
      const candidates: Candidate[] = [];
      for (const member of members) {
        if (member.id === permission.membership?.memberId) continue;
        candidates.push({ member, able: await mayHoldOffice(store, member) });
      }
      return { status: 'listed', unit, candidates: candidates.sort(byAbility) };
    },

    /** Asks for the first day, or for the last one. What is typed from now on is that day. */
    ask: (actor: Actor, memberId: string, fromOn?: LocalDate): Promise<ActingOutcome> =>
      forMember(actor, memberId, (tx, asked) => step(tx, actor, asked, fromOn)),

    /** The day that was typed. */
    async typeDay(actor: Actor, text: string): Promise<ActingOutcome> {
      const { data: draft } = draftSchema.safeParse(await store.accounts.readDraft(actor.accountId));
      if (draft === undefined) return { status: 'idle' };
      return forMember(actor, draft.memberId, async (tx, asked) => {
        const date = parseDate(text, { today: asked.today });
        const { fromOn } = draft;
        if (date.status !== 'parsed') return step(tx, actor, asked, fromOn, dateProblem(date));
        return fromOn === undefined
          ? step(tx, actor, asked, date.on)
          : propose(tx, actor, asked, { fromOn, untilOn: date.on });
      });
    },

    propose: (actor: Actor, memberId: string, term: ActingTerm): Promise<ActingOutcome> =>
      forMember(actor, memberId, (tx, asked) => propose(tx, actor, asked, term)),

    appoint: (actor: Actor, memberId: string, term: ActingTerm): Promise<ActingOutcome> =>
      forMember(actor, memberId, async (tx, asked) => {
        const proposed = await propose(tx, actor, asked, term);
        if (proposed.status !== 'proposed') return proposed;
        const { unit, member, today, now } = asked;
        const office = await giveOffice(tx, ids, {
          ...{ unitId: unit.id, memberId, role: 'acting_secretary' },
          ...termInstants(term, { today, zone: unit.zone, now }),
        });
        await tellActing(tx, office, now);
        return { status: 'appointed', unit, member, office };
      }),

    /** Before its time, or before it began. */
    async endActing(
      actor: Actor,
      officeId: string,
      { confirmed }: { confirmed: boolean },
    ): Promise<ActingEnded> {
      const now = clock.now();
      return store.transaction(async (tx): Promise<ActingEnded> => {
        const office = await tx.offices.findById(officeId);
        const unit = office?.unitId === undefined ? undefined : await tx.units.findById(office.unitId);
        if (office?.role !== 'acting_secretary' || unit === undefined) return { status: 'gone' };
        const permission = permit(actor, 'office_write', unit.id);
        if (permission.status === 'denied') return permission;
        if (office.untilAt !== undefined && office.untilAt <= now) return { status: 'over', unit };
        const member = office.memberId === undefined ? undefined : await tx.members.findById(office.memberId);
        const name = member?.name ?? '';
        if (!confirmed) return { status: 'asked', unit, name };
        await tx.offices.end(officeId, now);
        await tellActingEnds(tx, office, now);
        return { status: 'ended', unit, name };
      });
    },

    /** For the words of a notice: the office as it is now, where it is this account's. */
    async readActing(
      officeId: string,
      accountId: string,
    ): Promise<{ office: Office; unit: Unit; now: Date } | undefined> {
      const office = await store.offices.findById(officeId);
      const unit = office?.unitId === undefined ? undefined : await store.units.findById(office.unitId);
      const member =
        office?.memberId === undefined ? undefined : await store.members.findById(office.memberId);
      if (office === undefined || unit === undefined || member?.accountId !== accountId) return undefined;
      return { office, unit, now: clock.now() };
    },

    /** For the words of a notice: whether the member holds this role now. */
    async readRole(
      { unitId, memberId, role }: { unitId: string; memberId: string; role: Role },
      accountId: string,
    ): Promise<{ unit: Unit; name: string; holds: boolean; isOwn: boolean; mayRead: boolean } | undefined> {
      const now = clock.now();
      const [unit, member] = await Promise.all([
        store.units.findById(unitId),
        store.members.findById(memberId),
      ]);
      if (unit === undefined || member === undefined) return undefined;
      const offices = await store.offices.listByMember(memberId, now);
      const actor = await store.accounts.loadActor(accountId, consentVersion, now);
      return {
        ...{ unit, name: member.name, isOwn: member.accountId === accountId },
        holds: offices.some((one) => one.unitId === unitId && one.role === role),
        mayRead: permit(actor, 'cell_read', unitId).status === 'granted',
      };
    },
  };

  type Standing = Asked & { now: Date };

  async function step(
    tx: Parts,
    actor: Actor,
    { unit, member, today }: Standing,
    fromOn: LocalDate | undefined,
    problem?: TypedTermProblem,
  ): Promise<ActingOutcome> {
    const why = fromOn === undefined ? undefined : termProblem({ fromOn, untilOn: fromOn }, today);
    const known = why === undefined ? fromOn : undefined;
    const draft: Draft = { dialogue: 'office', memberId: member.id, fromOn: known };
    await tx.accounts.saveDraft(actor.accountId, draft);
    return { status: 'asked', unit, member, today, fromOn: known, problem: why ?? problem };
  }

  async function propose(tx: Parts, actor: Actor, asked: Standing, term: ActingTerm): Promise<ActingOutcome> {
    const { unit, member, today, now } = asked;
    const why = termProblem(term, today);
    if (why !== undefined) {
      const isFirst = why === 'past' || why === 'too_far';
      return step(tx, actor, asked, isFirst ? undefined : term.fromOn, why);
    }
    const instants = termInstants(term, { today, zone: unit.zone, now });
    const other = await findOverlapping(tx, unit.id, instants, now);
    if (other !== undefined) return { status: 'overlaps', unit, member, other };
    return { status: 'proposed', unit, member, today, term };
  }

  async function forMember(
    actor: Actor,
    memberId: string,
    work: (tx: Parts, asked: Standing) => Promise<ActingOutcome>,
  ): Promise<ActingOutcome> {
    const now = clock.now();
    return store.transaction(async (tx): Promise<ActingOutcome> => {
      const member = await tx.members.findById(memberId);
      const unit = member === undefined ? undefined : await tx.units.findById(member.unitId);
      if (member === undefined || unit === undefined) return { status: 'gone' };
      const permission = permit(actor, 'office_write', unit.id);
      if (permission.status === 'denied') return permission;
      const isSelf = permission.membership?.memberId === memberId;
      if (isSelf || !(await mayHoldOffice(tx, member))) return { status: 'not_able', unit, member };
      return work(tx, { unit, member, today: localDateOf(now, unit.zone), now });
    });
  }

  async function describe(actor: Actor, unit: Unit): Promise<OfficesView> {
    const now = clock.now();
    const offices = await store.offices.listComing(unit.id, now);
    const members = await store.members.listByIds(offices.flatMap(({ memberId }) => memberId ?? []));
    const open = await findOpenHandover(store, unit.id, now);
    const to = open && (await store.members.findById(open.toId));
    const holders = (role: Role): (Holder & { office: Office })[] =>
      offices.flatMap((office) => {
        const member = members.find(({ id }) => id === office.memberId);
        if (office.role !== role || member === undefined) return [];
        return [{ office, officeId: office.id, memberId: member.id, name: member.name }];
      });
    return {
      unit,
      secretary: holders('secretary')[0],
      deputies: holders('deputy'),
      officers: holders('cell_officer'),
      acting: holders('acting_secretary').flatMap(({ office, ...holder }) =>
        office.untilAt === undefined
          ? []
          : [
              {
                ...holder,
                ...{ fromAt: office.fromAt, untilAt: office.untilAt, isInForce: office.fromAt <= now },
              },
            ],
      ),
      handover: open && { id: open.id, expiresAt: open.expiresAt, to: to?.name ?? '' },
      editable: permit(actor, 'office_write', unit.id).status === 'granted',
    };
  }
}

const draftSchema = z.object({
  dialogue: z.literal('office'),
  memberId: z.string(),
  fromOn: z.string().refine(isLocalDate).optional(),
});
type Draft = z.infer<typeof draftSchema>;

function dateProblem(date: Exclude<DateInput, { status: 'parsed' }>): TypedTermProblem {
  switch (date.status) {
    case 'past':
      return date.next === undefined ? 'past' : 'past_yearless';
    case 'too_far':
      return 'too_far';
    case 'impossible':
    case 'unclear':
      return 'date';
  }
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

function byAbility(one: Candidate, other: Candidate): number {
  return Number(other.able) - Number(one.able) || compareNames(one.member.name, other.member.name);
}
