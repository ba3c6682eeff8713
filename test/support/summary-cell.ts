import { emptyAnswer } from '../../src/core/reviews/answer.ts';
import { type Answer, type Level } from '../../src/core/model/reviews.ts';
import { itemsOf, type ChecklistContent } from '../../src/core/rounds/checklist.ts';
import type { Actor } from '../../src/core/permissions.ts';
import type { Role } from '../../src/core/model/people.ts';
import type { Sharing } from '../../src/core/sharing.ts';
import { createOwnData } from '../../src/services/own-data/own-data.ts';
import { createRetention } from '../../src/services/own-data/retention.ts';
import { createReviews } from '../../src/services/reviews/reviews.ts';
import { createShownWords, removeShownWords } from '../../src/services/delivery/shown-words.ts';
import { createLateReviews } from '../../src/services/summaries/late-reviews.ts';
import { createSnapshots } from '../../src/services/summaries/snapshots.ts';
import { createSummaries } from '../../src/services/summaries/summaries.ts';
import type { SummaryView } from '../../src/services/summaries/summary-view.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { checklists } from './checklists.ts';
import { createTestClock } from './clock.ts';
import { consentOf, meetingOf, memberOf, officeOf, roundOf, unitOf } from './records.ts';
import { openTestStore, type TestStore } from './store.ts';

/** What a member answers: a level by item, or more; every other item is "none". */
export type Answered = Readonly<Record<number, Level | Partial<Answer>>>;

export type SummaryCell = Awaited<ReturnType<typeof openSummaryCell>>;

type Beginning = {
  /** Where it stands beside others; without it in a database of its own. */
  opened?: TestStore;
  /** The Telegram id of its secretary; those of the others follow. */
  secretaryTelegramId?: number;
};

/** A cell with its secretary and deputy on 24 November 2026, whose members send reviews through the real services. */
export async function openSummaryCell(
  content: ChecklistContent = checklists.five,
  { opened: shared, secretaryTelegramId = 7001 }: Beginning = {},
) {
  const opened = shared ?? (await openTestStore());
  const { store } = opened;
  const clock = createTestClock('2026-11-24T02:00:00Z');
  const ids = createIds();
  const unitId = ids.next();
  const erased: { chatKeys: readonly string[]; everything: boolean }[] = [];
  const snapshots = createSnapshots({ ids });
  const lateReviews = createLateReviews({ ids, snapshots });
  const reviews = createReviews({
    ...{ store, clock, ids, removeShownWords },
    freezeLateBatch: lateReviews.freezeLateBatch,
  });
  const summaries = createSummaries({ store, clock, ids, snapshots });
  const retention = createRetention({ store, snapshots, lateReviews, onErased: () => Promise.resolve() });
  const shownWords = createShownWords({ store, clock, ids });
  const ownData = createOwnData({
    onPageCleared: () => undefined,
    ...{ store, clock, defaultZone: 'Asia/Ho_Chi_Minh' },
    onErased: (what) => {
      erased.push(what);
      return Promise.resolve();
    },
  });
  let people = 0;

  await store.units.insert(unitOf(unitId, 'Chi bộ Tổ dân phố 5', clock.now()));
  const secretaryId = await addMember('Trần Thị Bình', 'secretary');
  const deputyId = await addMember('Lê Văn Cường', 'deputy');

  return {
    ...opened,
    ...{ clock, ids, unitId, secretaryId, deputyId, erased },
    ...{
      snapshots,
      lateReviews,
      reviews,
      summaries,
      retention,
      ownData,
      shownWords,
    },
    ...{ addMember, appoint, openRound, actorOf, send, look, tick },

    async addMembers(...names: string[]): Promise<string[]> {
      const added: string[] = [];
      for (const name of names) added.push(await addMember(name));
      return added;
    },
  };

  async function addMember(name: string, role?: Role): Promise<string> {
    people += 1;
    const [id, accountId] = [ids.next(), ids.next()];
    const telegramId = String(secretaryTelegramId - 1 + people);
    const now = clock.now();
    await store.accounts.insert({ id: accountId, telegramId, locale: 'vi', createdAt: now });
    await store.consents.insert(consentOf(ids.next(), accountId, now, 1));
    await store.members.insertMany([memberOf({ id, unitId, accountId, name, position: people }, now)]);
    if (role !== undefined) await appoint(role, id);
    return id;
  }

  async function appoint(role: Role, memberId: string): Promise<void> {
    await store.offices.insert(officeOf({ id: ids.next(), unitId, memberId, role }, clock.now()));
  }

  /** Everybody on the roster takes part in it; the meeting is at 19:30 of that day. */
  async function openRound(on = '2026-12-03'): Promise<string> {
    const { id: checklistId } = await store.checklists.load(content, clock.now());
    const meeting = meetingOf({ id: ids.next(), unitId, on }, clock.now());
    await store.meetings.insert(meeting);
    const round = roundOf(meeting, { id: ids.next(), checklistId });
    await store.rounds.insert({ ...round, createdAt: clock.now() });
    const members = await store.members.listByUnit(unitId);
    await store.participants.insertMany(
      members.map((member) => ({
        ...{ id: ids.next(), roundId: round.id, memberId: member.id },
        ...{ status: 'expected' as const, reason: undefined, addedAt: clock.now() },
      })),
    );
    return round.id;
  }

  async function actorOf(memberId: string): Promise<Actor> {
    const member = await store.members.findById(memberId);
    return store.accounts.loadActor(member?.accountId ?? '', 1, clock.now());
  }

  /** Answers everything and sends, as the member's buttons do; a second time it edits what was sent. */
  async function send(roundId: string, memberId: string, sharing: Sharing, answered: Answered = {}) {
    const actor = await actorOf(memberId);
    const begun = await reviews.open(actor, roundId);
    if (begun.status !== 'shown') throw new Error(`the review is not open: ${JSON.stringify(begun)}`);
    const own = await store.reviews.findOwn(roundId, memberId);
    if (own === undefined) throw new Error('the review did not begin');
    const again = own.review.sentAt !== undefined;
    const readerId = memberId === secretaryId ? deputyId : secretaryId;
    await store.transaction(async (tx) => {
      await tx.answers.put(
        own.review.id,
        itemsOf(content).map(({ number }) => answerOf(number, answered[number])),
        clock.now(),
      );
      await tx.reviews.update({ ...own.review, sharing, sharedWithId: readerId, editing: again });
    });
    const sent = await reviews.send(actor, roundId, { again, sharing });
    if (sent.status !== 'shown') throw new Error(`the review was not sent: ${JSON.stringify(sent)}`);
    if (sent.note !== undefined) throw new Error(`the review was not sent: ${sent.note.kind}`);
  }

  /** The summary as somebody sees it once the minute's tick has come, on a page with the words of `shows`. */
  async function look(
    roundId: string,
    viewerId: string = secretaryId,
    { version, shows = [] }: { version?: number; shows?: readonly string[] } = {},
  ): Promise<SummaryView> {
    await tick();
    const actor = await actorOf(viewerId);
    const opened = await summaries.open(actor, { roundId, version });
    if (opened.status !== 'opened') throw new Error(`the summary does not open: ${opened.status}`);
    await shownWords.expect(actor.accountId, undefined, { roundId, memberIds: shows });
    return opened.view;
  }

  /** What the minute's tick does to rounds whose time has come. */
  async function tick(): Promise<void> {
    for (const round of await store.rounds.listDueToClose(clock.now())) {
      await store.transaction((tx) => snapshots.closeRound(tx, round, clock.now()));
    }
  }
}

function answerOf(item: number, given: Level | Partial<Answer> | undefined): Answer {
  if (given === undefined) return { ...emptyAnswer(item), level: 'none', together: true };
  return typeof given === 'string'
    ? { ...emptyAnswer(item), level: given }
    : { ...emptyAnswer(item), ...given };
}
