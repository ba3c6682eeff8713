import { expect } from 'vitest';
import type { Feature, Input, Turn } from '../../src/screens/feature.ts';
import { createReviewFeature } from '../../src/screens/reviews/review-feature.ts';
import type { ChecklistContent } from '../../src/core/rounds/checklist.ts';
import type { Round } from '../../src/core/model/rounds.ts';
import type { Actor } from '../../src/core/permissions.ts';
import type { Role } from '../../src/core/model/people.ts';
import { loadTranslators, type Locale, type Translators } from '../../src/i18n/translator.ts';
import { createReviews } from '../../src/services/reviews/reviews.ts';
import { createReadWish } from '../../src/services/reviews/wish-to-talk.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { tappedInput } from '../../src/play/routes.ts';
import type { Button, Screen } from '../../src/screens/screen.ts';
import { checklists } from './checklists.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { consentOf, meetingOf, memberOf, officeOf, roundOf, unitOf } from './records.ts';
import { routed } from './routed.ts';
import { openTestStore, type TestStore } from './store.ts';

export const translators: Translators = await loadTranslators('locales');

export type ReviewCell = Omit<TestStore, 'database' | 'cipher'> & {
  clock: TestClock;
  unitId: string;
  reviews: ReturnType<typeof createReviews>;
  feature: Feature;
  /** What was asked of the other parts inside the review's transactions. */
  asked: { removed: { memberId: string; roundId: string }[]; frozen: string[] };
  addMember(
    name: string,
    options?: { role?: Role; withoutAccount?: boolean; unitId?: string },
  ): Promise<string>;
  /** Ends the offices of this role and gives it to somebody. */
  handOver(role: Role, memberId: string): Promise<void>;
  /** An open round for the meeting of 3 December 2026, 19:30, with everybody on the roster in it. */
  openRound(
    options?: Partial<Round> & { content?: ChecklistContent; on?: string; unitId?: string },
  ): Promise<string>;
  actorOf(memberId: string): Promise<Actor>;
  /** Somebody at a phone, through the feature, without Telegram in between. */
  phone(memberId: string, locale?: Locale): Promise<Phone>;
  snapshot(roundId: string, memberId: string): ReturnType<TestStore['store']['reviews']['findOwn']>;
};

export type Phone = {
  /** How many taps were made. */
  taps: number;
  turn: Turn;
  /** The screen as read: text without markup, then the buttons. */
  readonly text: string;
  readonly buttons: string[];
  command(): Promise<void>;
  tap(label: string): Promise<void>;
  /** A tap with data that need not be on the screen. */
  forge(data: string): Promise<Turn>;
  dataOf(label: string): string;
  type(text: string, inputId?: number): Promise<void>;
  send(kind: 'other' | 'edited'): Promise<void>;
};

/** A cell with a secretary, Trần Thị Bình, and a deputy, Lê Văn Cường, on 24 November 2026 at 9:00. */
export async function openReviewCell(
  shared?: TestStore,
): Promise<ReviewCell & { secretaryId: string; deputyId: string }> {
  const opened = shared ?? (await openTestStore());
  const { store } = opened;
  const clock = createTestClock('2026-11-24T02:00:00Z');
  const ids = createIds();
  const unitId = ids.next();
  const asked: ReviewCell['asked'] = { removed: [], frozen: [] };
  const reviews = createReviews({
    store,
    clock,
    ids,
    removeShownWords: (_tx, target) => {
      asked.removed.push(target);
      return Promise.resolve();
    },
    freezeLateBatch: (_tx, roundId) => {
      asked.frozen.push(roundId);
      return Promise.resolve();
    },
  });
  const feature = createReviewFeature({
    reviews,
    readWish: createReadWish({ store, clock }),
    showReply: () => Promise.resolve(undefined),
  });
  let people = 0;
  let inputId = 1000;

  const cell: ReviewCell = {
    ...opened,
    clock,
    unitId,
    reviews,
    feature,
    asked,
    async addMember(name, { role, withoutAccount = false, unitId: cellId = unitId } = {}) {
      people += 1;
      const id = ids.next();
      const accountId = withoutAccount ? undefined : ids.next();
      if (accountId !== undefined) {
        const telegramId = String(7000 + people);
        await store.accounts.insert({ id: accountId, telegramId, locale: 'vi', createdAt: clock.now() });
        await store.consents.insert(consentOf(ids.next(), accountId, clock.now(), 1));
      }
      const joined = { unitId: cellId, accountId, joinedAt: clock.now() };
      await store.members.insertMany([memberOf({ id, name, position: people, ...joined }, clock.now())]);
      if (role !== undefined) await appoint(role, id, cellId);
      return id;
    },
    async handOver(role, memberId) {
      for (const office of await store.offices.listByUnit(unitId, clock.now())) {
        if (office.role === role) await store.offices.end(office.id, clock.now());
      }
      await appoint(role, memberId, unitId);
    },
    async openRound({
      content = checklists.full,
      on = '2026-12-03',
      unitId: cellId = unitId,
      ...changes
    } = {}) {
      const { id: checklistId } = await store.checklists.load(content, clock.now());
      const meeting = meetingOf({ id: ids.next(), unitId: cellId, on }, clock.now());
      await store.meetings.insert(meeting);
      const round = roundOf(meeting, { id: ids.next(), checklistId, ...changes });
      await store.rounds.insert({ ...round, createdAt: clock.now() });
      const members = await store.members.listByUnit(cellId);
      await store.participants.insertMany(
        members.map((member) => ({
          id: ids.next(),
          roundId: round.id,
          memberId: member.id,
          status: 'expected',
          reason: undefined,
          addedAt: clock.now(),
        })),
      );
      return round.id;
    },
    async actorOf(memberId) {
      const member = await store.members.findById(memberId);
      if (member?.accountId === undefined) throw new Error('this member has no account');
      return store.accounts.loadActor(member.accountId, 1, clock.now());
    },
    async phone(memberId, locale = 'vi') {
      const accountId = (await store.members.findById(memberId))?.accountId ?? '';
      const translator = translators[locale];
      let screen: Screen | undefined;

      async function act(input: Input, id?: number): Promise<Turn> {
        const account = await store.accounts.findById(accountId);
        if (account === undefined) throw new Error('this member has no account');
        inputId += 1;
        const who = { account, actor: await cell.actorOf(memberId), translator, inputId: id ?? inputId };
        const turn = await routed([feature], input, who);
        phone.turn = turn;
        if (turn.screen !== undefined) screen = turn.screen;
        for (const shown of turn.screen === undefined ? [] : [turn.screen]) expectSendable(shown);
        expect((turn.toast ?? '').length).toBeLessThanOrEqual(200);
        return turn;
      }
      function find(label: string): Button & { data: string } {
        const all = (screen?.buttons ?? []).flat();
        const found =
          all.find(({ text }) => text === label) ?? all.find(({ text }) => text.startsWith(label));
        if (found === undefined || !('data' in found)) {
          throw new Error(`no button "${label}" but ${all.map(({ text }) => `[${text}]`).join(' ')}`);
        }
        return found;
      }

      const phone: Phone = {
        taps: 0,
        turn: {},
        get text() {
          return plain(screen?.text ?? '');
        },
        get buttons() {
          return (screen?.buttons ?? []).flat().map(({ text }) => text);
        },
        async command() {
          phone.taps += 1;
          await act({ kind: 'command', command: 'tusoi', payload: '' });
        },
        async tap(label) {
          await phone.forge(find(label).data);
        },
        forge(data) {
          phone.taps += 1;
          return act(tappedInput(data));
        },
        dataOf: (label) => find(label).data,
        async type(text, id) {
          await act({ kind: 'text', text }, id);
        },
        async send(kind) {
          await act({ kind });
        },
      };
      return phone;
    },
    snapshot: (roundId, memberId) => store.reviews.findOwn(roundId, memberId),
  };

  await store.units.insert(unitOf(unitId, 'Chi bộ Tổ dân phố 5', clock.now()));
  const secretaryId = await cell.addMember('Trần Thị Bình', { role: 'secretary' });
  const deputyId = await cell.addMember('Lê Văn Cường', { role: 'deputy' });
  return { ...cell, secretaryId, deputyId };

  async function appoint(role: Role, memberId: string, cellId: string): Promise<void> {
    await store.offices.insert(officeOf({ id: ids.next(), unitId: cellId, memberId, role }, clock.now()));
  }
}

/** Text as Telegram counts it, and as a person reads it. */
export function plain(html: string): string {
  return html
    .replace(/<\/?[bi]>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Fails where Telegram would refuse the screen. */
export function expectSendable(screen: Screen): void {
  expect(plain(screen.text).length).toBeGreaterThan(0);
  expect(plain(screen.text).length).toBeLessThanOrEqual(4096);
  expect(screen.buttons.flat().length).toBeLessThanOrEqual(100);
  for (const row of screen.buttons) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.length).toBeLessThanOrEqual(8);
    for (const button of row) {
      if ('data' in button) expect(Buffer.byteLength(button.data)).toBeLessThanOrEqual(64);
    }
  }
}
