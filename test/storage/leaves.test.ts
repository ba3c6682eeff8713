import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Leave } from '../../src/core/model/leaves.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { findLeaks, takeTables } from '../support/leaks.ts';
import { memberOf, unitOf } from '../support/records.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const now = new Date('2026-11-24T02:00:00Z');
const days = { fromOn: '2026-12-01', untilOn: '2027-01-31' };

let opened: TestStore;
let unitId: string;
let memberIds: string[];

beforeEach(async () => {
  opened = await openTestStore();
  const ids = createIds();
  unitId = ids.next();
  memberIds = Array.from({ length: 10 }, () => ids.next());
  await opened.store.units.insert(unitOf(unitId, 'Chi bộ 5', now));
  await opened.store.members.insertMany(
    memberIds.map((id, position) => memberOf({ id, unitId, name: `Đồng chí ${position}`, position }, now)),
  );
});
afterEach(() => opened.close());

function leaveOf(memberId: string, said: Partial<Leave> = {}): Leave {
  return {
    ...{ id: memberId, unitId, memberId, meetingId: undefined, days, status: 'asked', recorded: undefined },
    ...{ reason: undefined, word: undefined, comingTo: [], endToldOf: undefined },
    ...{ askedAt: now, decidedAt: undefined, ...said },
  };
}

it('a leave is found again as it was saved last', async () => {
  const { leaves } = opened.store;
  const [memberId = '', meetingId = ''] = memberIds;
  await leaves.save(leaveOf(memberId));
  const said = leaveOf(memberId, {
    ...{ meetingId, status: 'recorded', recorded: days, reason: 'Công tác', word: 'Đồng ý' },
    ...{ comingTo: [meetingId], endToldOf: '2027-01-31', decidedAt: now },
  });
  await leaves.save(said);
  expect(await leaves.findById(memberId)).toEqual(said);
  expect(await leaves.listByMember(memberId)).toEqual([said]);
  expect(await leaves.listByUnit(unitId)).toEqual([{ ...said, withdrawn: false }]);
  await leaves.delete(memberId);
  expect(await leaves.listAll()).toEqual([]);
});

it('leaves tell from the file without its key neither since when, nor why, nor how they were answered', async () => {
  const secret = memberIds.filter((_, index) => index % 3 === 0);
  for (const memberId of memberIds) await opened.store.leaves.save(leaveOf(memberId));
  for (const memberId of secret) {
    const said = { reason: 'Nằm viện dài ngày', word: 'Mong đồng chí mau khỏe', decidedAt: now };
    const untilOn = '2026-12-31';
    await opened.store.leaves.save(
      leaveOf(memberId, { ...said, status: 'declined', days: { ...days, untilOn } }),
    );
  }
  expect(findLeaks(takeTables(opened.folder), memberIds, secret)).toEqual([]);
});
