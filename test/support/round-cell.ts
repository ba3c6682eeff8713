import { consentVersion } from '../../src/core/joining/consent.ts';
import { emptyAnswer } from '../../src/core/reviews/answer.ts';
import type { ChecklistContent } from '../../src/core/rounds/checklist.ts';
import { createCalendar } from '../../src/core/time/calendar.ts';
import type { Delivery, SendOutcome } from '../../src/core/model/notices.ts';
import type { CellMeetingRule, Member, Standing, Unit, Role } from '../../src/core/model/people.ts';
import type { Meeting, Round } from '../../src/core/model/rounds.ts';
import type { Actor } from '../../src/core/permissions.ts';
import type { Log } from '../../src/core/ports/runtime.ts';
import { createTick } from '../../src/jobs/tick.ts';
import { createGroupPresence } from '../../src/services/groups/presence.ts';
import { createAgendas } from '../../src/services/meetings/agendas.ts';
import { createAnnouncing } from '../../src/services/meetings/announcing.ts';
import { createRollCalls } from '../../src/services/meetings/roll-call.ts';
import { createAfterMeetings } from '../../src/services/reminders/after-meeting.ts';
import { createDigests } from '../../src/services/reminders/digests.ts';
import { createHousekeeping } from '../../src/services/delivery/housekeeping.ts';
import { createCancelling } from '../../src/services/meetings/cancelling.ts';
import { createChangeLetters } from '../../src/services/meetings/change-letters.ts';
import { createMeetingChanges } from '../../src/services/meetings/changes.ts';
import { createMeetingNews } from '../../src/services/meetings/news.ts';
import { createMeetingPlans } from '../../src/services/meetings/plans.ts';
import { createMeetingServices } from '../../src/services/meetings/meetings.ts';
import { createOpening } from '../../src/services/rounds/opening.ts';
import { createOutbox } from '../../src/services/delivery/outbox.ts';
import { createLeaveEffects } from '../../src/services/rounds/leave-effects.ts';
import { createParticipants } from '../../src/services/rounds/participants.ts';
import { createLeaves } from '../../src/services/meetings/leaves.ts';
import { createDatesAhead } from '../../src/services/rounds/dates-ahead.ts';
import { createRemindByHand } from '../../src/services/reminders/by-hand.ts';
import { createLedger } from '../../src/services/reminders/ledger.ts';
import { createOpeningLetters } from '../../src/services/reminders/opening-letter.ts';
import { createReminding } from '../../src/services/reminders/reminders.ts';
import { createReplies } from '../../src/services/meetings/replies.ts';
import { createReplyReading } from '../../src/services/meetings/reply-list.ts';
import { createRoundSteps } from '../../src/services/rounds/rounds.ts';
import { createSchedule } from '../../src/services/meetings/schedule.ts';
import { createThematic } from '../../src/services/meetings/thematic.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { readHolidayFile } from '../../src/storage/data-files/holiday-file.ts';
import { createTestClock, day, hour, minute, nextOf } from './clock.ts';
import { consentOf, memberOf, officeOf, unitOf } from './records.ts';
import { openTestStore } from './store.ts';

export type Cell = Awaited<ReturnType<typeof openRoundCell>>;

/** The 27 items would only make these tests slow: two groups, three items. */
export const threeItems: ChecklistContent = {
  key: 'ba-muc',
  title: { vi: 'Ba mục', en: 'Three items' },
  shortTitle: { vi: 'Ba mục', en: 'Three items' },
  source: {
    document: { vi: 'Văn bản', en: 'Document' },
    issuedOn: '2016-10-30',
    urls: ['https://example.org/van-ban'],
  },
  effectiveOn: '2016-10-30',
  groups: [
    { id: 'mot', title: { vi: 'Một', en: 'One' }, items: [itemOf(1), itemOf(2)] },
    { id: 'hai', title: { vi: 'Hai', en: 'Two' }, items: [itemOf(3)] },
  ],
};

export const rule: CellMeetingRule = { day: 3, time: '19:30', shift: 'same_day', place: 'Nhà văn hóa tổ 5' };

const holidays = await readHolidayFile('prisma/holidays/viet-nam.json');
if (holidays.status !== 'read') throw new Error('the holiday file is broken');
export const calendar = createCalendar(holidays.holidays);

/**
 * A ready cell whose secretary is Trần Thị Bình, with everything around its meetings; nothing is planned yet. What is
 * sent is written down, and never leaves.
 */
export async function openRoundCell({ startsAt = '2026-11-21T01:00:00Z' } = {}) {
  const opened = await openTestStore();
  const { store } = opened;
  const clock = createTestClock(startsAt);
  const ids = createIds();
  const logged: { level: string; facts: Record<string, unknown>; message: string }[] = [];
  const log = logInto(logged);
  const deps = { store, clock, ids, log, calendar };
  const leaveEffects = createLeaveEffects(deps);
  const participants = createParticipants({ ...deps, leaveEffects });
  const opening = createOpening({ ...deps, participants });
  const datesAhead = createDatesAhead({ ...deps, opening, leaveEffects });
  const changes = createMeetingChanges(deps);
  const reminding = createReminding(deps);
  const closed: string[] = [];
  const steps = createRoundSteps({
    ...deps,
    datesAhead,
    opening,
    closeRound: async (tx, round, now) => {
      closed.push(round.id);
      await tx.rounds.update({ ...round, closedAt: now });
    },
  });
  const housekeeping = createHousekeeping(deps);
  const rollCalls = createRollCalls(deps);
  const agendas = createAgendas(deps);
  const announcing = createAnnouncing(deps);
  const leaves = createLeaves({ ...deps, leaveEffects });
  const digests = createDigests(deps);
  const afterMeetings = createAfterMeetings({ ...deps, rollCalls });
  const thematic = createThematic(deps);
  const schedule = createSchedule({
    ...deps,
    listToAttend: rollCalls.listOpen,
    thematicStateOf: thematic.stateOf,
  });

  const news = createMeetingNews(deps);
  const meetings = createMeetingServices({
    ...{ ...deps, datesAhead, changes, listToAttend: rollCalls.listOpen },
  });

  const cancelling = createCancelling({ ...deps, datesAhead });

  const sent: Delivery[] = [];
  const answers: { next: (delivery: Delivery) => SendOutcome } = {
    next: () => ({ status: 'sent', messageId: 1 }),
  };
  const outbox = createOutbox({
    ...deps,
    groups: createGroupPresence(deps).upkeep,
    defaultZone: 'Asia/Ho_Chi_Minh',
    send: (delivery) => {
      sent.push(delivery);
      return Promise.resolve(answers.next(delivery));
    },
  });
  const tickOnce = createTick({
    clock,
    log,
    steps: [
      { name: 'close', run: steps.closeDue },
      { name: 'plan', run: steps.planCells },
      { name: 'open', run: steps.openDue },
      { name: 'ask', run: steps.askDays },
      { name: 'announce', run: announcing.announceDue },
      { name: 'leaves', run: leaves.tellEnds },
      { name: 'remind', run: reminding.sendDue },
      { name: 'digest', run: digests.sendBefore },
      { name: 'complete', run: digests.sendComplete },
      { name: 'after', run: afterMeetings.sendDue },
      { name: 'expire', run: housekeeping.expireDeliveries },
    ],
  });

  const { id: checklistId } = await store.checklists.load(threeItems, clock.now());
  const unit = await addUnit('Chi bộ Tổ dân phố 5', rule);
  const secretary = await addMember('Trần Thị Bình', { role: 'secretary' });

  return {
    ...opened,
    clock,
    ids,
    log,
    logged,
    unit,
    secretary,
    checklistId,
    datesAhead,
    changes,
    reminding,
    ...{ participants, leaveEffects },
    steps,
    housekeeping,
    /** Leaves a row that cannot be read, as a fault of the disk would. */
    async spoilParticipant(roundId: string, memberId: string): Promise<void> {
      await opened.database.prisma((db) =>
        db.participant.updateMany({
          where: { roundId, memberId },
          data: { status: 'spoiled' },
        }),
      );
    },
    /** The steps over another store. */
    stepsOver: (other: typeof store) =>
      createRoundSteps({
        ...deps,
        ...{ store: other, datesAhead, opening },
        closeRound: () => Promise.resolve(),
      }),
    /** The steps where closing this round fails. */
    failingClose(roundId: string) {
      return createRoundSteps({
        ...deps,
        datesAhead,
        opening,
        closeRound: async (tx, round, now) => {
          if (round.id === roundId) throw new Error('cannot be closed');
          await tx.rounds.update({ ...round, closedAt: now });
        },
      });
    },
    outbox,
    closed,
    /** What the outbox was given to send, in this order; `answers.next` says what becomes of it. */
    sent,
    answers,
    meetings,
    cancelling,
    letters: createChangeLetters({ ...deps, news, changes, cancelling }),
    rollCalls,
    leaves,
    ...{ agendas, announcing },
    digests,
    afterMeetings,
    thematic,
    replies: createReplies({ ...deps, schedule, leaveEffects }),
    replyReading: createReplyReading({ ...deps, participants }),
    plans: createMeetingPlans({ ...deps, datesAhead }),
    news,
    schedule,
    ledger: createLedger(deps),
    openingLetters: createOpeningLetters(deps),
    remindByHand: createRemindByHand({ ...deps, reminding }),
    addUnit,
    addMember,
    actorOf,
    tick,
    passTo,
    async jumpTo(at: string): Promise<void> {
      clock.moveTo(new Date(at));
      await tick();
    },
    async plan(): Promise<void> {
      const planned = await currentUnit();
      await store.transaction((tx) => datesAhead.planCell(tx, planned, clock.now()));
    },
    currentUnit,
    /** The planned meetings to come with their rounds, soonest first. */
    async upcoming(): Promise<{ meeting: Meeting; round: Round }[]> {
      const meetings = await store.meetings.listUpcoming(unit.id, clock.now());
      return Promise.all(meetings.map(async (meeting) => ({ meeting, round: await roundOf(meeting) })));
    },
    roundOf,
    /** The meeting that is next, with its round. */
    async firstPlanned(): Promise<{ meeting: Meeting; round: Round }> {
      const [first] = await this.upcoming();
      if (first === undefined) throw new Error('nothing planned');
      return first;
    },
    /** What is still to be sent of a round's reminders, and when. */
    async slotsOf(roundId: string): Promise<string[]> {
      const slots = await store.reminderSlots.listByRound(roundId);
      return slots
        .filter(({ doneAt }) => doneAt === undefined)
        .map(({ kind, dueAt }) => `${kind} ${dueAt.toISOString()}`);
    },
    /** Names of those to whom notices of this kind were sent, sorted: which of several chats comes first nobody says. */
    async namesSent(kind: Delivery['notice']['kind']): Promise<string[]> {
      const meant = sent.filter(({ notice }) => notice.kind === kind);
      return (await Promise.all(meant.map(({ accountId = '' }) => nameOf(accountId)))).sort();
    },
    nameOf,
    async review(
      memberId: string,
      roundId: string,
      { send = true, items = [1, 2, 3] } = {},
    ): Promise<string> {
      const participant = await store.participants.find(roundId, memberId);
      if (participant === undefined) throw new Error('not in this round');
      const id = ids.next();
      const at = clock.now();
      await store.reviews.insert({
        id,
        participantId: participant.id,
        position: { screen: 'group', group: 1 },
        sharing: undefined,
        sharedWithId: undefined,
        editing: false,
        lastInputId: undefined,
        startedAt: at,
        touchedAt: at,
        sentAt: send ? at : undefined,
        editedAt: undefined,
        late: false,
        erasedAt: undefined,
      });
      const answers = items.map((item) => ({ ...emptyAnswer(item), level: 'none' as const }));
      await store.answers.put(id, answers, at);
      return id;
    },
  };

  async function tick(): Promise<void> {
    await tickOnce();
    await outbox.drain();
  }

  /** Lets time pass, with a tick four times a day, and every hour of the last day. */
  async function passTo(at: string): Promise<void> {
    const end = new Date(at).getTime();
    while (clock.now().getTime() < end) {
      const now = clock.now();
      const next = end - now.getTime() > day ? nextOf([1, 6, 12, 18], now) : now.getTime() + hour;
      clock.moveTo(new Date(Math.min(end, next)));
      await tick();
    }
  }

  async function currentUnit(): Promise<Unit> {
    const found = await store.units.findById(unit.id);
    if (found === undefined) throw new Error('the unit is gone');
    return found;
  }

  async function roundOf(meeting: Pick<Meeting, 'id'>): Promise<Round> {
    const round = await store.rounds.findByMeeting(meeting.id);
    if (round === undefined) throw new Error('this meeting has no round');
    return round;
  }

  async function addUnit(name: string, meetingRule: CellMeetingRule): Promise<Unit> {
    const readyAt = new Date(clock.now().getTime() - minute);
    const own = { meetingRule, checklistKey: threeItems.key, readyAt };
    const { createdAt, ...added } = unitOf(ids.next(), name, clock.now(), own);
    await store.units.insert({ ...added, createdAt });
    return added;
  }

  async function addMember(name: string, options: NewMember = {}): Promise<Member> {
    const { role, standing = 'active', account = 'consented', unitId = unit.id } = options;
    const accountId = account === 'none' ? undefined : await addAccount(account === 'consented');
    const position = (await store.members.listByUnit(unitId)).length + 1;
    const own = { id: ids.next(), unitId, accountId, name, standing, position, joinedAt: clock.now() };
    const member = memberOf(own, clock.now());
    await store.members.insertMany([member]);
    if (role !== undefined) {
      const office = { id: ids.next(), unitId, memberId: member.id, role };
      await store.offices.insert(officeOf(office, clock.now()));
    }
    return member;
  }

  async function addAccount(consents: boolean): Promise<string> {
    const id = ids.next();
    const telegramId = String(9000 + (telegramIds += 1));
    await store.accounts.insert({ id, telegramId, locale: 'vi', createdAt: clock.now() });
    if (consents) await store.consents.insert(consentOf(ids.next(), id, clock.now()));
    return id;
  }

  async function actorOf({ accountId }: Pick<Member, 'accountId'>): Promise<Actor> {
    if (accountId === undefined) throw new Error('this member has no account');
    return store.accounts.loadActor(accountId, consentVersion, clock.now());
  }

  async function nameOf(accountId: string): Promise<string> {
    return (await store.members.listByAccount(accountId))[0]?.name ?? '?';
  }
}

export type NewMember = {
  role?: Role;
  standing?: Standing;
  account?: 'consented' | 'not_consented' | 'none';
  unitId?: string;
};

let telegramIds = 0;

function logInto(logged: { level: string; facts: Record<string, unknown>; message: string }[]): Log {
  const write = (level: string) => (facts: Record<string, unknown>, message: string) => {
    logged.push({ level, facts, message });
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function itemOf(number: number) {
  const words = { vi: `Mục ${number}`, en: `Item ${number}` };
  return { kind: 'manifestation' as const, number, short: words, text: words, hint: words };
}
