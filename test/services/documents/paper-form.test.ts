import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPaperForms, type PaperFormsFor } from '../../../src/services/documents/paper-form.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let an: string;
let dung: string;
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
  roundId = await cell.openRound();
  await cell.send(roundId, an, 'cell', { 1: { level: 'correcting', remedy: 'đọc mỗi tối' } });
  await cell.send(roundId, dung, 'counts_only', { 1: { level: 'correcting', remedy: 'chỉ để đếm' } });
  cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  await cell.tick();
  cell.clock.moveTo(new Date('2026-12-26T02:00:00Z'));
  roundId = await cell.openRound('2027-01-04');
  for (const id of [an, dung]) await takeAccount(id);
});
afterEach(() => cell.close());

/** As of somebody who has no telephone any more. */
async function takeAccount(id: string): Promise<void> {
  const member = await cell.store.members.findById(id);
  if (member !== undefined) await cell.store.members.update({ ...member, accountId: undefined });
}

async function gather(whose: PaperFormsFor, memberId = cell.secretaryId) {
  const { store, clock } = cell;
  const forms = createPaperForms({ store, clock, groundsOf: () => [] });
  return forms.gather(await cell.actorOf(memberId), { roundId, whose });
}

it('is made for everybody without an account, with the commitments that whoever prints it may read', async () => {
  expect(await gather({ from: 0 })).toMatchObject({
    status: 'gathered',
    forms: {
      ...{ handTo: 'Trần Thị Bình', before: '2027-01-04', keptMonths: 12, year: 2026 },
      people: [
        { name: 'Nguyễn Văn An', commitments: [{ remedy: 'đọc mỗi tối', dueOn: undefined }] },
        { name: 'Đỗ Dũng', commitments: [] },
      ],
    },
    memberIds: [an],
  });
});

it('is made for one of them, and for nobody who has an account', async () => {
  const outcome = await gather({ memberId: dung });
  expect(outcome).toMatchObject({ forms: { people: [{ name: 'Đỗ Dũng' }] }, memberIds: [] });
  expect(await gather({ memberId: cell.deputyId })).toMatchObject({ status: 'nobody' });
});

it('without a name prints nothing of anybody', async () => {
  const outcome = await gather('anybody');
  expect(outcome).toMatchObject({
    forms: { people: [{ name: undefined, membership: undefined, commitments: [] }] },
    memberIds: [],
  });
  const printed = JSON.stringify(outcome);
  for (const words of ['An', 'Dũng', 'đọc mỗi tối']) expect(printed).not.toContain(`"${words}`);
});

it('is printed by who leads the cell, and by nobody else', async () => {
  expect(await gather({ from: 0 }, cell.deputyId)).toEqual({ status: 'denied', why: 'not_your_office' });
});

it('comes in files of at most twenty, which leave nobody out', async () => {
  await cell.close();
  cell = await openSummaryCell();
  const many = await cell.addMembers(...Array.from({ length: 45 }, (_, index) => `Đảng viên ${index + 1}`));
  for (const id of many) await takeAccount(id);
  roundId = await cell.openRound();
  const files = [];
  for (const from of [0, 20, 40]) {
    const outcome = await gather({ from });
    files.push(outcome.status === 'gathered' ? outcome.forms.people.map(({ name }) => name) : []);
  }
  expect(files.map((names) => names.length)).toEqual([20, 20, 5]);
  expect(new Set(files.flat()).size).toBe(45);
});
