import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCode } from '../../../src/core/joining/door-code.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { linkAccount } from '../../../src/services/joining/roster-link.ts';
import { createCommitmentServices } from '../../../src/services/commitments/commitments.ts';
import { removeShownWords } from '../../../src/services/delivery/shown-words.ts';
import { createOwnDoors } from '../../../src/services/own-data/doors.ts';
import { createTakeovers } from '../../../src/services/own-data/takeovers.ts';
import { day, minute } from '../../support/clock.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';
import { consentOf } from '../../support/records.ts';

const tokens = {
  next: () => randomBytes(24).toString('base64url'),
  code: () => newCode(randomBytes(64)) ?? '',
  hash: (token: string) => createHash('sha256').update(token).digest('hex'),
};
const words = { level: 'correcting', how: 'Lời của An', remedy: 'Nộp trước thứ Sáu' } as const;
const others = { level: 'correcting', how: 'Lời viết sau', remedy: 'Sửa trong tháng' } as const;

let cell: SummaryCell;
let an: string;
let roundId: string;
let takeovers: ReturnType<typeof createTakeovers>;
let doors: ReturnType<typeof createOwnDoors>;
let telegramIds = 0;

beforeEach(async () => {
  cell = await openSummaryCell();
  [an = ''] = await cell.addMembers('Nguyễn Văn An');
  roundId = await cell.openRound();
  const { store, clock, ids } = cell;
  const deps = {
    ...{ store, clock, ids, tokens, defaultZone: 'Asia/Ho_Chi_Minh' },
    ...{ onErased: () => Promise.resolve(), onPageCleared: () => undefined },
  };
  takeovers = createTakeovers(deps);
  doors = createOwnDoors(deps);
});
afterEach(() => cell.close());

/** Another account comes to have this roster row, a minute later; returns who it is. */
async function takeOver(memberId: string): Promise<string> {
  const { store, ids, clock } = cell;
  clock.advance(minute);
  const accountId = await newAccount();
  await store.transaction(async (tx) => {
    const member = await tx.members.findById(memberId);
    if (member === undefined) throw new Error('no member');
    await linkAccount(tx, { ids, member, accountId }, clock.now());
  });
  clock.advance(minute);
  return accountId;
}

async function newAccount(): Promise<string> {
  const { store, ids, clock } = cell;
  const id = ids.next();
  telegramIds += 1;
  const now = clock.now();
  await store.accounts.insert({ id, telegramId: `88${String(telegramIds)}`, locale: 'vi', createdAt: now });
  await store.consents.insert(consentOf(ids.next(), id, now, 1));
  return id;
}

function actorFor(accountId: string): Promise<Actor> {
  return cell.store.accounts.loadActor(accountId, 1, cell.clock.now());
}

async function accountOf(memberId: string): Promise<string> {
  return (await cell.store.members.findById(memberId))?.accountId ?? '';
}

async function codeOf(accountId: string): Promise<string> {
  const made = await doors.makeCode(await actorFor(accountId));
  if (made.status !== 'made') throw new Error('no code');
  return made.code;
}

async function openWith(accountId: string, code: string) {
  return (await takeovers.open(await actorFor(accountId), code)).status;
}

async function takeoverOf(memberId: string): Promise<string> {
  return (await cell.store.takeovers.listByMember(memberId)).at(-1)?.id ?? '';
}

async function contest(accountId: string) {
  return (await takeovers.contest(await actorFor(accountId), await takeoverOf(an))).status;
}

/** All that somebody may be shown or given of what is theirs, as text. */
async function allShownTo(memberId: string): Promise<string> {
  const actor = await cell.actorOf(memberId);
  const commitments = createCommitmentServices({ store: cell.store, clock: cell.clock, ids: cell.ids });
  const opened = await cell.reviews.open(actor, roundId);
  return JSON.stringify([
    opened.status === 'shown' && [...opened.sheet.answers.values(), opened.sheet.shown],
    await cell.reviews.readSent(actor, roundId),
    await commitments.list(actor),
    await cell.ownData.exportAll(actor),
    await cell.ownData.show(actor),
  ]);
}

describe('whoever had the place for a while, and is out', () => {
  it('has nothing of the cell’s words in front of them any more, at Telegram or on a page', async () => {
    const [dung = ''] = await cell.addMembers('Đỗ Thị Dung');
    const dungs = await cell.openRound('2027-01-03');
    await cell.send(dungs, dung, 'cell', { 2: others });
    const before = await accountOf(an);
    const intruder = await takeOver(an);
    for (const messageId of [21, -4])
      await cell.shownWords.settle(intruder, messageId, { roundId: dungs, memberIds: [dung] });
    expect(await contest(before)).toBe('contested');
    const told = await cell.store.deliveries.listByAccount(intruder);
    const removed = { kind: 'words_removed', roundId: dungs, left: true };
    expect(told.flatMap(({ notice }) => (notice.kind === 'words_removed' ? [notice] : []))).toEqual([
      { ...removed, messageId: -4 },
      { ...removed, messageId: 21, chat: `88${String(telegramIds)}` },
    ]);
    expect(await cell.store.shownWords.listByReader(intruder)).toEqual([]);
  });
});

describe('a Telegram that is closed from a page', () => {
  it('is still rid of words that were being taken back as it was closed', async () => {
    const [dung = ''] = await cell.addMembers('Đỗ Thị Dung');
    const reader = await accountOf(an);
    const { store, clock } = cell;
    await cell.shownWords.settle(reader, 21, { roundId, memberIds: [dung] });
    await store.transaction((tx) => removeShownWords(tx, { memberId: dung }, clock.now()));
    const page = { kind: 'web', address: 'page', openedAt: clock.now() } as const;
    await store.doors.insert({ id: 'page', accountId: reader, ...page });
    clock.advance(15 * day);
    const [telegram] = await store.doors.listByAccount(reader);
    const asked = { doorId: telegram?.id ?? '', byDoorId: 'page' };
    expect((await doors.close(await actorFor(reader), asked)).status).toBe('closed');
    expect((await store.deliveries.listRemovals(reader)).map(({ notice }) => notice)).toEqual([
      { kind: 'words_removed', roundId, messageId: 21 },
      { kind: 'words_removed', roundId, messageId: 21, left: true, chat: telegram?.address },
    ]);
  });
});

describe('what was written before somebody else came to have the place', () => {
  it('is shown nowhere to them, and all of it to the first account of a place', async () => {
    await cell.send(roundId, an, 'cell', { 2: words });
    expect(await allShownTo(an)).toContain('Lời của An');
    await takeOver(an);
    const shown = await allShownTo(an);
    expect(shown).not.toContain('Lời của An');
    expect(shown).not.toContain('Nộp trước');
    expect(await cell.reviews.readSent(await cell.actorOf(an), roundId)).toEqual({
      ...{ status: 'denied', why: 'unopened' },
    });
    expect(shown).toContain('"hasUnopened":true');
    expect(shown).toContain('\\"unopened\\": true');
  });

  it('stays as it was when they answer anew: what they send is a new version', async () => {
    await cell.send(roundId, an, 'cell', { 2: words });
    await takeOver(an);
    await cell.send(roundId, an, 'counts_only', { 2: others });
    const own = await cell.store.reviews.findOwn(roundId, an);
    const revisions = await cell.store.revisions.listByReview(own?.review.id ?? '');
    expect(
      revisions.map(({ sharing, answers }) => [sharing, answers?.find(({ item }) => item === 2)?.how]),
    ).toEqual([
      ['cell', 'Lời của An'],
      ['counts_only', 'Lời viết sau'],
    ]);
    expect(await allShownTo(an)).not.toContain('Lời của An');
  });

  it('is not sent by them where it was never sent', async () => {
    const actor = await cell.actorOf(an);
    await cell.reviews.open(actor, roundId);
    await cell.reviews.act(actor, roundId, { kind: 'level', item: 2, level: 'at_risk' });
    const before = await cell.store.reviews.findOwn(roundId, an);
    expect(before?.answers.map(({ item }) => item)).toEqual([2]);
    await takeOver(an);
    const opened = await cell.reviews.open(await cell.actorOf(an), roundId);
    expect(opened).toMatchObject({ status: 'shown', sheet: { hasUnopened: true } });
    expect(opened.status === 'shown' && opened.sheet.answers.size).toBe(0);
    expect((await cell.store.reviews.findOwn(roundId, an))?.answers).toHaveLength(1);
  });

  it('cannot be erased by them for fourteen days, what they wrote themselves can', async () => {
    await cell.send(roundId, an, 'cell', { 2: words });
    await takeOver(an);
    const erase = async (kind: 'reviews' | 'everything') =>
      (await cell.ownData.erase(await cell.actorOf(an), { kind })).status;
    expect(await erase('reviews')).toBe('too_early');
    expect(await erase('everything')).toBe('too_early');
    const later = await cell.openRound('2026-11-30');
    await cell.send(later, an, 'cell', { 2: others });
    expect(
      await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId: later }),
    ).toMatchObject({
      status: 'erased',
    });
    cell.clock.advance(14 * day);
    expect(await erase('everything')).toBe('erased');
  });

  it('is closed of others too: a secretary’s new account reads what was sent to the cell since', async () => {
    const [bich = ''] = await cell.addMembers('Phạm Thị Bích');
    const second = await cell.openRound('2026-11-30');
    await cell.send(second, an, 'cell', { 2: words });
    await cell.send(second, bich, 'secretary', { 3: words });
    expect((await cell.look(second)).summary.words).toHaveLength(2);
    await takeOver(cell.secretaryId);
    const view = await cell.look(second);
    expect(view.summary.words).toEqual([]);
    expect(view.commitments).toEqual([]);
    expect(view.summary.participation.sent).toBe(2);
    await cell.send(second, cell.deputyId, 'cell', { 2: others });
    expect((await cell.look(second)).summary.words.map(({ how }) => how)).toEqual(['Lời viết sau']);
    // Whoever corrects what they sent before does not open it.
    await cell.send(second, an, 'cell', { 2: { ...words, how: 'Lời đã sửa' } });
    expect((await cell.look(second)).summary.words.map(({ how }) => how)).toEqual(['Lời viết sau']);
    expect((await cell.look(second, cell.deputyId)).summary.words).toHaveLength(2);
  });
});

describe('a code shown to whoever had the place before', () => {
  it('opens all of it, once', async () => {
    await cell.send(roundId, an, 'cell', { 2: words });
    const before = await accountOf(an);
    const after = await takeOver(an);
    expect(await openWith(after, await codeOf(before))).toBe('opened');
    expect(await allShownTo(an)).toContain('Lời của An');
    expect(await openWith(after, 'ABCDEFGHJKMN')).toBe('all_open');
  });

  it('opens nothing when it is made up, another’s, used, too old, or of the new account itself', async () => {
    await cell.send(roundId, an, 'cell', { 2: words });
    const before = await accountOf(an);
    const after = await takeOver(an);
    expect(await openWith(after, 'ABCDEFGHJKMN')).toBe('wrong');
    expect(await openWith(after, await codeOf(after))).toBe('wrong');
    expect(await openWith(after, await codeOf(await accountOf(cell.deputyId)))).toBe('wrong');
    const old = await codeOf(before);
    cell.clock.advance(16 * minute);
    expect(await openWith(after, old)).toBe('wrong');
    expect(await allShownTo(an)).not.toContain('Lời của An');
    const used = await codeOf(before);
    const third = await takeOver(an);
    expect(await openWith(third, used)).toBe('opened');
    expect(await openWith(third, used)).toBe('all_open');
  });

  it('is heard once of two that come at once', async () => {
    const before = await accountOf(an);
    const after = await takeOver(an);
    const code = await codeOf(before);
    const stranger = await newAccount();
    const actors = [await actorFor(after), await actorFor(after), await actorFor(stranger)];
    const outcomes = await Promise.all(actors.map((actor) => takeovers.open(actor, code)));
    // Which of the two comes first a server decides.
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['all_open', 'opened', 'wrong']);
    expect(outcomes[2]?.status).toBe('all_open');
  });

  it('is not guessed: five wrong ones lock this account for an hour, and no other', async () => {
    const before = await accountOf(an);
    const after = await takeOver(an);
    for (let count = 0; count < 5; count += 1) expect(await openWith(after, 'ABCDEFGHJKMN')).toBe('wrong');
    const code = await codeOf(before);
    expect(await openWith(after, code)).toBe('locked');
    const secretary = await accountOf(cell.secretaryId);
    const next = await takeOver(cell.secretaryId);
    expect(await openWith(next, await codeOf(secretary))).toBe('opened');
    cell.clock.advance(61 * minute);
    expect(await openWith(after, await codeOf(before))).toBe('opened');
  });

  it('opens as much as was open to whoever gives it', async () => {
    await cell.send(roundId, an, 'cell', { 2: words });
    const first = await accountOf(an);
    const second = await takeOver(an);
    const later = await cell.openRound('2026-11-30');
    await cell.send(later, an, 'cell', { 2: others });
    const third = await takeOver(an);
    expect(await openWith(third, await codeOf(second))).toBe('opened');
    const half = await allShownTo(an);
    expect(half).toContain('Lời viết sau');
    expect(half).not.toContain('Lời của An');
    expect(await openWith(third, await codeOf(first))).toBe('opened');
    expect(await allShownTo(an)).toContain('Lời của An');
  });
});

describe('"not me", said by whoever had the place before', () => {
  it('gives it back, with what stood in it, takes back what was written since, and tells the secretary', async () => {
    await cell.send(roundId, an, 'cell', { 2: words });
    const before = await accountOf(an);
    await takeOver(an);
    await cell.send(roundId, an, 'cell', { 2: others });
    expect(await contest(before)).toBe('contested');
    expect(await accountOf(an)).toBe(before);
    expect((await cell.look(roundId)).summary.words.map(({ how }) => how)).toEqual(['Lời của An']);
    expect(await allShownTo(an)).toContain('Lời của An');
    const told = await cell.store.deliveries.listByAccount(await accountOf(cell.secretaryId));
    expect(told.map(({ notice }) => notice.kind)).toContain('takeover_contested');
    expect(await contest(before)).toBe('gone');
  });

  it('is heard of nobody else, and not after fourteen days', async () => {
    const before = await accountOf(an);
    const after = await takeOver(an);
    expect(await contest(after)).toBe('gone');
    expect(await contest(await accountOf(cell.deputyId))).toBe('gone');
    cell.clock.advance(14 * day);
    expect(await contest(before)).toBe('late');
    expect(await accountOf(an)).toBe(after);
  });

  it('is asked at once, by each of their doors', async () => {
    const before = await accountOf(an);
    const { store, ids, clock } = cell;
    await store.doors.insert({
      ...{ id: ids.next(), accountId: before, kind: 'web', address: 'a'.repeat(64), openedAt: clock.now() },
    });
    await takeOver(an);
    const told = (await store.deliveries.listByAccount(before)).flatMap(({ notice }) =>
      notice.kind === 'taken_over' ? [notice.toDoorId] : [],
    );
    expect(told.sort()).toEqual((await store.doors.listByAccount(before)).map(({ id }) => id).sort());
  });

  it('makes the place theirs as before: nothing of it is closed to them', async () => {
    const before = await accountOf(an);
    await takeOver(an);
    await contest(before);
    expect((await cell.actorOf(an)).closedBefore).toBeUndefined();
  });
});
