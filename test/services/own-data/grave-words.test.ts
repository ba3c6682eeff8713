import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markGrave, type ChecklistContent } from '../../../src/core/rounds/checklist.ts';
import { withholdGraveWords } from '../../../src/services/own-data/grave-words.ts';
import { withoutItemWords } from '../../../src/core/summaries/summary.ts';
import { checklists } from '../../support/checklists.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

/** What was said about an item before the checklist called it grave. */

const words = { level: 'correcting', how: 'chữ ở mục nặng', remedy: 'hứa ở mục nặng' } as const;
const other = { level: 'at_risk', how: 'chữ ở mục khác', remedy: 'hứa ở mục khác' } as const;

let cell: SummaryCell;
let an: string;
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.addMembers('Dũng', 'Em');
  roundId = await cell.openRound();
  await cell.send(roundId, an, 'cell', { 2: words, 4: other });
});

afterEach(() => cell.close());

/** The next start, with a file that marks item 2. */
async function startAnew(): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await cell.store.checklists.load(marked(checklists.five), cell.clock.now());
  await withholdGraveWords({ store: cell.store, clock: cell.clock, log });
}

function marked(content: ChecklistContent): ChecklistContent {
  const changed = markGrave(content, new Set([2]));
  if (changed === undefined) throw new Error('the item is marked already');
  return changed;
}

async function approve(): Promise<void> {
  const { seen } = await cell.look(roundId);
  const outcome = await cell.summaries.approve(await cell.actorOf(cell.secretaryId), {
    roundId,
    seen,
    wanted: true,
  });
  expect(outcome).toMatchObject({ status: 'approved', number: 1 });
}

describe('once an item is called grave', () => {
  it('what was said about it leaves the summary, and stays with its writer', async () => {
    expect((await cell.look(roundId)).summary.words.map(({ item }) => item)).toEqual([2, 4]);
    await startAnew();
    const { summary, commitments } = await cell.look(roundId);
    expect(summary.words.map(({ item }) => item)).toEqual([4]);
    expect(commitments.map(({ remedy }) => remedy)).toEqual(['hứa ở mục khác']);
    const own = await cell.reviews.readSent(await cell.actorOf(an), roundId);
    expect(own).toMatchObject({ status: 'sent' });
    expect(own.status === 'sent' && own.sheet.answers.get(2)).toMatchObject({ how: 'chữ ở mục nặng' });
    const kept = await cell.store.commitments.listByMember(an);
    expect(kept.map(({ item, text, sharing }) => [item, text?.remedy, sharing])).toEqual([
      [2, 'hứa ở mục nặng', 'counts_only'],
      [4, 'hứa ở mục khác', 'cell'],
    ]);
  });

  it('the next review asks what has become of the other commitments alone', async () => {
    await startAnew();
    cell.clock.moveTo(new Date('2026-12-24T02:00:00Z'));
    const next = await cell.openRound('2027-01-03');
    const begun = await cell.reviews.open(await cell.actorOf(an), next);
    expect(begun).toMatchObject({
      sheet: { shown: { screen: 'commitment', commitment: { total: 1, remedy: 'hứa ở mục khác' } } },
    });
  });

  it('it leaves what was approved, which keeps its counts and does not look changed', async () => {
    await cell.send(roundId, an, 'cell', { 2: { ...words, remedy: undefined }, 4: other });
    cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
    await cell.tick();
    await approve();
    const before = await cell.look(roundId, cell.secretaryId, { version: 1 });
    const frozen = await cell.store.snapshots.listByRound(roundId);
    await startAnew();
    const after = await cell.look(roundId, cell.secretaryId, { version: 1 });
    expect(after.summary.words.map(({ how }) => how)).toEqual(['chữ ở mục khác']);
    expect(after.summary.items).toEqual(before.summary.items);
    expect(await cell.store.snapshots.listByRound(roundId)).toEqual(frozen);
    expect(after.approved).toMatchObject({ number: 1, changed: false });
    expect(JSON.stringify(await cell.store.summaries.listByRound(roundId))).not.toContain('mục nặng');
  });

  it('messages that showed it are edited, once', async () => {
    const { accountId } = await cell.actorOf(cell.secretaryId);
    await cell.shownWords.settle(accountId, 77, { roundId, memberIds: [an] });
    await startAnew();
    const told = async () =>
      (await cell.store.deliveries.listByAccount(accountId)).filter(
        ({ notice }) => notice.kind === 'words_removed' && notice.messageId === 77,
      );
    const first = await told();
    expect(first.length).toBeGreaterThan(0);
    await startAnew();
    expect(await told()).toHaveLength(first.length);
  });

  it('versions of the checklist that rounds began with say so too, and nothing else of them changes', async () => {
    const round = await cell.store.rounds.findById(roundId);
    const before = await cell.store.checklists.findById(round?.checklistId ?? '');
    await startAnew();
    const after = await cell.store.checklists.findById(round?.checklistId ?? '');
    expect(after).toEqual(before && { ...before, content: marked(before.content) });
  });

  it('the cell committee’s own words about it are withheld as well', async () => {
    const { summary } = await cell.look(roundId);
    const committee = { memberId: an, state: 'sent' as const, words: summary.words };
    const kept = withoutItemWords({ ...summary, words: [], committee }, new Set([2]));
    expect(kept?.committee?.words.map(({ item }) => item)).toEqual([4]);
    expect(kept && withoutItemWords(kept, new Set([2]))).toBeUndefined();
  });
});
