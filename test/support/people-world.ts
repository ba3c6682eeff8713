import { createCalendar } from '../../src/core/time/calendar.ts';
import { consentVersion } from '../../src/core/joining/consent.ts';
import type { Notice } from '../../src/core/model/notices.ts';
import type { CellMeetingRule, DoorKind, Member, Unit } from '../../src/core/model/people.ts';
import type { Actor } from '../../src/core/permissions.ts';
import { createAdmissions } from '../../src/services/joining/admissions.ts';
import { createCellSetup } from '../../src/services/cell/setup.ts';
import { createCells } from '../../src/services/cell/cell.ts';
import { createBotClaims } from '../../src/services/joining/bot-claims.ts';
import { createConsenting } from '../../src/services/joining/consents.ts';
import { createOwnData } from '../../src/services/own-data/own-data.ts';
import { createEnrolment } from '../../src/services/joining/enrolment.ts';
import { createStartLinks } from '../../src/services/joining/start-links.ts';
import { createInviting } from '../../src/services/joining/invitations.ts';
import { createJoining } from '../../src/services/joining/joining.ts';
import { createPeopleNotices } from '../../src/services/joining/notices.ts';
import { createRosterEntries } from '../../src/services/roster/entry.ts';
import { createRosters } from '../../src/services/roster/roster.ts';
import { readHolidayFile } from '../../src/storage/data-files/holiday-file.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { createTokens } from '../../src/storage/engine/tokens.ts';
import { checklists } from './checklists.ts';
import { createTestClock } from './clock.ts';
import { createSecretaryClaims } from '../../src/services/joining/secretary-claims.ts';
import { createUnitClaims } from '../../src/services/units/unit-claims.ts';
import { memberOf, officeOf, unitOf } from './records.ts';
import { openTestStore } from './store.ts';

export type PeopleWorld = Awaited<ReturnType<typeof openPeopleWorld>>;

const holidays = await readHolidayFile('prisma/holidays/viet-nam.json');
if (holidays.status !== 'read') throw new Error('the holiday file is broken');
const calendar = createCalendar(holidays.holidays);

/** Everything by which people come to a cell, over an empty database; what rounds are told is written down. */
export async function openPeopleWorld({ doors }: { doors?: readonly DoorKind[] } = {}) {
  const opened = await openTestStore();
  const { store } = opened;
  const clock = createTestClock('2026-11-21T01:00:00Z');
  const ids = createIds();
  const tokens = createTokens();
  const told: string[] = [];
  const deps = { store, clock, ids, tokens, ...(doors && { doors }) };
  const claims = createBotClaims({ ...deps, defaultZone: 'Asia/Ho_Chi_Minh' });
  const secretaryClaims = createSecretaryClaims({
    ...deps,
    onMembersAdded: (_tx, _unitId, memberIds) => note(`added ${memberIds.length}`),
  });
  const admissions = createAdmissions({
    ...deps,
    forgetReviews: (_tx, { memberId, since }) => note(`forget ${memberId} since ${since.toISOString()}`),
  });
  await store.operator.setName('Đảng ủy phường Trung Tâm');
  const full = await store.checklists.load(checklists.full, clock.now());
  const five = await store.checklists.load(checklists.five, clock.now());
  const unitClaims = createUnitClaims(deps);
  const cells = createCells({ ...deps, findHeld: () => Promise.resolve(undefined) });
  const setup = createCellSetup({
    ...deps,
    cells,
    calendar,
    planCell: (_tx, unit) => note(`plan ${unit.name}`),
    replanCell: (_tx, unit) => note(`replan ${unit.name}`),
    findHeld: () => Promise.resolve(undefined),
  });
  const enrolment = createEnrolment({ ...deps, claims, unitClaims, secretaryClaims, cellSetup: setup });
  let telegramId = 1000;

  const world = {
    ...opened,
    clock,
    told,
    full,
    five,
    claims,
    ids,
    admissions,
    secretaryClaims,
    unitClaims,
    enrolment,
    consents: createConsenting({ ...deps, enrolment }),
    ownData: createOwnData({
      onPageCleared: () => undefined,
      ...{ ...deps, defaultZone: 'Asia/Ho_Chi_Minh' },
      onErased: () => Promise.resolve(),
    }),
    startLinks: createStartLinks({ ...deps, claims, enrolment }),
    joining: createJoining({ ...deps, enrolment }),
    inviting: createInviting(deps),
    setup,
    cells,
    rosters: createRosters({
      ...deps,
      onMemberRemoved: (_tx, memberId) => note(`removed ${memberId}`),
      onStandingChanged: (_tx, memberId) => note(`standing ${memberId}`),
    }),
    entries: createRosterEntries({
      ...deps,
      onMembersAdded: (_tx, _unitId, memberIds) => note(`added ${memberIds.length}`),
      openHeld: () => Promise.resolve(undefined),
    }),
    notices: createPeopleNotices({ ...deps, admissions }),

    /** Somebody who wrote to the bot for the first time. */
    async newcomer(): Promise<string> {
      const id = ids.next();
      telegramId += 1;
      const account = { id, telegramId: String(telegramId), locale: undefined };
      await store.accounts.insert({ ...account, createdAt: clock.now() });
      return id;
    },

    /** Somebody who has consented and belongs nowhere. */
    async consented(): Promise<string> {
      const id = await world.newcomer();
      await world.consents.give(await world.actor(id), {
        version: consentVersion,
        lines: ['telegram'],
        locale: 'vi',
      });
      return id;
    },

    actor: (accountId: string): Promise<Actor> =>
      store.accounts.loadActor(accountId, consentVersion, clock.now()),

    async land(accountId: string) {
      return world.enrolment.land(await world.actor(accountId));
    },

    async opens(accountId: string, payload: string) {
      return world.startLinks.open(await world.actor(accountId), payload);
    },

    /** A cell that is set up, with its secretary Trần Thị Bình. */
    async cell(
      name = 'Chi bộ Tổ dân phố 5',
    ): Promise<{ unit: Unit; secretary: Member; secretaryId: string }> {
      const secretaryId = await world.consented();
      const meetingRule: CellMeetingRule = { day: 3, time: '19:30', shift: 'ask', place: 'Nhà văn hóa tổ 5' };
      const own = { meetingRule, checklistKey: full.key };
      const { createdAt, ...unit } = unitOf(ids.next(), name, clock.now(), own);
      await store.units.insert({ ...unit, createdAt });
      const secretary = await world.member(unit, 'Trần Thị Bình', secretaryId);
      const office = { id: ids.next(), unitId: unit.id, memberId: secretary.id, role: 'secretary' } as const;
      await store.offices.insert(officeOf(office, clock.now()));
      return { unit, secretary, secretaryId };
    },

    /** A row of the roster, joined where an account is given. */
    async member(unit: Unit, name: string, accountId?: string): Promise<Member> {
      const position = (await store.members.listByUnit(unit.id)).length + 1;
      const member = memberOf({ id: ids.next(), unitId: unit.id, accountId, name, position }, clock.now());
      await store.members.insertMany([member]);
      return member;
    },

    async names(unit: Unit): Promise<string[]> {
      return (await store.members.listByUnit(unit.id)).map(({ name }) => name);
    },

    /** The payload of a new link for the cell, or for one name. */
    async link(secretaryId: string, to: { unit: Unit } | { member: Member }): Promise<string> {
      const actor = await world.actor(secretaryId);
      const created =
        'unit' in to
          ? await world.inviting.createForCell(actor, to.unit.id)
          : await world.inviting.createForMember(actor, to.member.id);
      if (created.status !== 'created') throw new Error(`no link was made: ${created.status}`);
      return created.payload;
    },

    /** What waits to be sent: to whom, and which notice. */
    async outgoing(): Promise<{ accountId: string; notice: Notice }[]> {
      const pending = await store.deliveries.listPending(clock.now(), 1000);
      const deliveries = await Promise.all(pending.map(({ id }) => store.deliveries.findById(id)));
      return deliveries.flatMap((one) =>
        one === undefined ? [] : [{ accountId: one.accountId ?? '', notice: one.notice }],
      );
    },
  };
  return world;

  function note(what: string): Promise<void> {
    told.push(what);
    return Promise.resolve();
  }
}
