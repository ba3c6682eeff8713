import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import type { Suggestion } from '../../../src/core/suggestions/suggestion.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { tellReaders } from '../../../src/services/suggestions/news.ts';
import { digestNotice } from '../../../src/screens/reminders/digest.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

const { vi } = await loadTranslators('locales');

let cell: Cell;
let an: Member;
let deputy: Member;
let meeting: Meeting;
let round: Round;

// The meeting of 3 December 2026, 19:30, whose round is open.
beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  deputy = await cell.addMember('Lê Văn Cường', { role: 'deputy' });
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ meeting, round } = first);
});
afterEach(() => cell.close());

async function suggest(
  by: Member,
  sharing: Suggestion['sharing'],
  sharedWithId?: string,
): Promise<Suggestion> {
  const suggestion: Suggestion = {
    ...{ id: cell.ids.next(), unitId: cell.unit.id, memberId: by.id, roundId: round.id, item: undefined },
    ...{ sharing, sharedWithId, text: sharing === 'counts_only' ? undefined : 'Họp sớm hơn' },
    ...{ sentAt: cell.clock.now(), answer: undefined, withdrawnAt: undefined },
  };
  await cell.store.suggestions.save(suggestion);
  await cell.store.transaction((tx) => tellReaders(tx, suggestion, cell.clock.now()));
  return suggestion;
}

describe('a suggestion', () => {
  it('to the committee is told to whoever reads those, and not to its writer', async () => {
    await suggest(an, 'committee');
    await suggest(deputy, 'committee');
    await cell.outbox.drain();
    expect(await cell.namesSent('suggestion_sent')).toEqual([
      ...['Lê Văn Cường', 'Trần Thị Bình', 'Trần Thị Bình'],
    ]);
  });

  it('to one of them alone is told to that one, and one that only counts to nobody', async () => {
    await suggest(an, 'secretary', cell.secretary.id);
    await suggest(an, 'counts_only');
    await cell.outbox.drain();
    expect(await cell.namesSent('suggestion_sent')).toEqual(['Trần Thị Bình']);
  });

  it('stands in the digest of the evening before until it is answered', async () => {
    const suggestion = await suggest(an, 'committee');
    await suggest(an, 'counts_only');
    await suggest(cell.secretary, 'committee');
    cell.clock.moveTo(new Date('2026-12-02T10:00:00Z'));
    const read = () => cell.digests.readBefore(meeting.id, cell.secretary.accountId ?? '');
    const digest = await read();
    expect(digest).toMatchObject({ unanswered: 1 });
    if (digest === undefined) throw new Error('no digest');
    const screen = digestNotice(vi, digest, 'before');
    expect(screen.text).toContain('Góp ý cho chi ủy chưa trả lời: 1');
    expect(screen.buttons.flat().map(({ text }) => text)).toContain('Xem góp ý');

    const answer = { text: 'Đồng ý', at: cell.clock.now(), byId: cell.secretary.id, seenAt: undefined };
    await cell.store.suggestions.save({ ...suggestion, answer });
    expect(await read()).toMatchObject({ unanswered: 0 });
  });
});
