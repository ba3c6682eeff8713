import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pledge } from '../../src/core/model/pledges.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { findLeaks, takeTables } from '../support/leaks.ts';
import { memberOf, unitOf } from '../support/records.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const now = new Date('2027-01-10T02:00:00Z');

let opened: TestStore;
let unitId: string;
let memberIds: string[];

beforeEach(async () => {
  opened = await openTestStore();
  const ids = createIds();
  unitId = ids.next();
  memberIds = Array.from({ length: 10 }, () => ids.next());
  const { units, members } = opened.store;
  await units.insert(unitOf(unitId, 'Chi bộ 5', now));
  await members.insertMany(
    memberIds.map((id, position) => memberOf({ id, unitId, name: `Đồng chí ${position}`, position }, now)),
  );
});
afterEach(() => opened.close());

function pledgeOf(memberId: string, said: Partial<Pledge> = {}): Pledge {
  return {
    ...{
      unitId,
      memberId,
      year: 2027,
      texts: { duties: 'thăm hộ' },
      sharing: 'cell',
      sharedWithId: undefined,
    },
    ...{ widest: 'cell', madeAt: now, reports: [], ...said },
  };
}

describe('pledges', () => {
  it('are found again as they were saved last, one a member and year', async () => {
    const { pledges } = opened.store;
    const [memberId = ''] = memberIds;
    await pledges.save(pledgeOf(memberId));
    const said = pledgeOf(memberId, {
      ...{ sharing: 'secretary', sharedWithId: memberIds[1], texts: { ideology: 'đọc nghị quyết' } },
      reports: [{ status: 'running', note: 'ba hộ', at: now }],
    });
    await pledges.save(said);
    await pledges.save(pledgeOf(memberId, { year: 2028 }));
    expect(await pledges.find({ memberId, year: 2027 })).toEqual(said);
    expect((await pledges.listByMember(memberId)).map(({ year }) => year)).toEqual([2027, 2028]);
    expect(await pledges.listKept(2027)).toEqual([{ unitId, year: 2027 }]);
    await pledges.deleteByUnit({ unitId, year: 2027 });
    expect(await pledges.find({ memberId, year: 2027 })).toBeUndefined();
  });

  it('tell from the file without its key neither who shares one with whom, nor how it stands, nor who handed one in on paper', async () => {
    const secret = memberIds.filter((_, index) => index % 3 === 0);
    for (const memberId of memberIds) await opened.store.pledges.save(pledgeOf(memberId));
    for (const memberId of secret) {
      await opened.store.pledges.save(
        pledgeOf(memberId, {
          ...{ sharing: 'counts_only', texts: { duties: 'thăm hộ', ethics: 'nói thẳng, làm thật' } },
          reports: [{ status: 'not_yet', note: 'còn vướng ca trực', at: now }],
        }),
      );
    }
    const papers = secret.map((memberId) => ({
      ...{ memberId, markedAt: now, markedById: memberIds[1] ?? '', contestedAt: undefined },
    }));
    await opened.store.pledges.saveOnPaper({ unitId, year: 2027 }, papers);
    expect(await opened.store.pledges.listOnPaper({ unitId, year: 2027 })).toEqual(papers);
    expect(findLeaks(takeTables(opened.folder), memberIds, secret)).toEqual([]);
  });
});
