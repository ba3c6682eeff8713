import { describe, expect, it } from 'vitest';
import { publishedCounts } from '../../../src/core/units/counts.ts';
import { publishedItems } from '../../../src/core/documents/published.ts';
import { timesByGroup } from '../../../src/core/documents/trend.ts';
import { withoutOwnPools } from '../../../src/core/summaries/own-in-pool.ts';
import { paperPart } from '../../../src/core/summaries/snapshot.ts';
import type { SnapshotCounts } from '../../../src/core/summaries/snapshot-counts.ts';

const people = ['an', 'binh', 'cuong', 'dung', 'em', 'giang', 'hai'];
const nobody: ReadonlySet<string> = new Set();

function sums(none: number, at_risk: number, forms = none + at_risk) {
  return { forms, items: [{ item: 4, none, at_risk, correcting: 0, skipped: 0 }] };
}

function told(none: number, at_risk: number, readers = nobody): boolean {
  return paperPart(sums(none, at_risk), { people, readers }) !== undefined;
}

function snapshot(paper: SnapshotCounts['paper']): SnapshotCounts {
  return {
    participation: undefined,
    ...{ cell: [], addressed: [], pooled: [] },
    ...(paper !== undefined && { paper }),
  };
}

describe('forms without a name', () => {
  it('are told of an item from five on that are not all alike', () => {
    expect(told(3, 1)).toBe(false);
    expect(told(5, 0)).toBe(false);
    expect(told(4, 1)).toBe(true);
  });

  it('of which a reader of summaries knows one hide each other without any one of them', () => {
    const readers = new Set(['an']);
    expect(told(4, 1, readers)).toBe(false);
    expect(told(5, 1, readers)).toBe(false);
    expect(told(4, 2, readers)).toBe(true);
    // Who reads summaries and handed none in knows none.
    expect(told(4, 1, new Set(['khoa']))).toBe(true);
  });

  it('of which there are more than people are not counted at all', () => {
    expect(paperPart(sums(7, 1), { people, readers: nobody })).toBeUndefined();
  });

  it('tell whoever may have filled one in only what the others hide without them', () => {
    const part = paperPart(sums(4, 1), { people, readers: nobody });
    const batch = { id: 's', kind: 'closing' as const, counts: snapshot(part) };
    const seenBy = (viewerId: string) =>
      withoutOwnPools([batch], { viewerId, own: undefined, commitments: [] })[0]?.counts.paper?.items.length;
    expect(seenBy('khoa')).toBe(1);
    expect(seenBy('an')).toBe(0);
  });

  it('leave the cell as a part of their own, and fill no other up', () => {
    const part = paperPart(sums(4, 1), { people, readers: nobody });
    expect(publishedCounts(snapshot(part))).toMatchObject([{ item: 4, none: 4, at_risk: 1 }]);
    const two = { item: 4, none: 1, at_risk: 1, correcting: 0, discuss: 0, skipped: 0 };
    const few = { forms: 3, items: [{ ...two, none: 2 }], people };
    expect(publishedCounts({ ...snapshot(few), pooled: [two] })).toEqual([]);
  });

  it('are compared with no other round, and stand in no trend: whose they are is not known', () => {
    const now = snapshot(paperPart(sums(4, 1), { people, readers: nobody }));
    const before = snapshot(paperPart(sums(3, 2), { people, readers: nobody }));
    expect(publishedItems({ now, before, arePoolsComparable: true })).toEqual([
      { item: 4, atRisk: 1, correcting: 0, change: undefined },
    ]);
    expect(timesByGroup(now, [{ title: 'Một', items: new Set([4]) }], true)).toEqual([undefined]);
  });
});
