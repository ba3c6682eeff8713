import { afterEach, beforeEach, expect, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { shaking } from '../support/clumsy.ts';
import type { PersonDriver } from '../support/people.ts';

const onPaper = [
  'Bùi Văn Hải',
  'Đỗ Thị Kim',
  'Lê Văn Cường',
  'Ngô Văn Lâm',
  'Nguyễn Văn An',
  'Phạm Thị Dung',
];

let test: TestApp;
let secretary: PersonDriver;

const open = startingPoint(
  async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    await enterRoster(secretary, onPaper);
    await test.passTo('2026-11-24T02:00:00Z');
    await secretary.says('/tonghop');
    await secretary.taps('Văn bản');
    await secretary.taps('Phiếu không ghi tên');
    await openMarks();
    for (const name of onPaper) await secretary.taps(name);
    return { secretary };
  },
  { startsAt: '2026-11-21T01:00:00Z', allowRefusals: true },
);

beforeEach(async () => {
  ({ test, secretary } = await open());
});

afterEach(() => test.close());

async function openMarks(): Promise<void> {
  await secretary.says('/nhac');
  await secretary.taps('Ai chưa gửi');
  await secretary.taps('Nộp bản giấy');
}

type Taps = Readonly<Record<number, number>>;

/** One form, with so many taps on each of these numbers. */
async function enter(taps: Taps): Promise<void> {
  await secretary.taps('Nhập một phiếu');
  for (const [item, times] of Object.entries(taps)) {
    for (let time = 0; time < times; time += 1) await secretary.taps(new RegExp(`^${item}( |$)`));
  }
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  await secretary.taps('Cộng phiếu này');
}

async function openSums(): Promise<void> {
  await openMarks();
  await secretary.taps('Phiếu không tên');
}

it('forms without a name are counted when the round closes, item by item from five that are not all alike', async () => {
  await openMarks();
  const sums =
    secretary
      .last()
      .buttons.flat()
      .find(({ text }) => text === 'Phiếu không tên')?.data ?? '';
  await secretary.taps('Phiếu không tên');
  secretary.sees('Đã nhập 0 phiếu, trong 6 đồng chí');
  const forms: readonly Taps[] = [{ 4: 1, 5: 1 }, { 4: 2, 5: 1 }, { 5: 1 }, { 5: 1 }, { 5: 1 }];
  for (const taps of forms) await enter(taps);
  secretary.sees('Đã nhập 5 phiếu, trong 6 đồng chí');
  await secretary.says('/tonghop');
  secretary.doesNotSee('phiếu giấy không ghi tên');
  await secretary.taps('Từng mục');
  secretary.doesNotSee('4. Làm việc qua loa: 2');

  await test.passTo('2026-12-04T02:00:00Z');
  await secretary.says('/tonghop');
  secretary.sees('Đã cộng 5 phiếu giấy không ghi tên');
  secretary.sees('4. Làm việc qua loa: 2/5 (nguy cơ 1, đang sửa 1)');
  // All five say the same of it: what each said would be known.
  secretary.doesNotSee('• 5.');
  await secretary.forges(sums);
  expect(secretary.toast()).toBe('Đợt đã kết thúc, số liệu đã chốt: không nhập thêm phiếu không tên được.');
}, 120_000);

it('four of them are in no figure', async () => {
  await openSums();
  const forms: readonly Taps[] = [{ 4: 1 }, { 4: 2 }, {}, {}];
  for (const taps of forms) await enter(taps);
  await test.passTo('2026-12-04T02:00:00Z');
  await secretary.says('/tonghop');
  secretary.doesNotSee('phiếu giấy không ghi tên');
  secretary.doesNotSee('4. Làm việc qua loa');
}, 120_000);

it('there are no more of them than people who handed one in; entered by name is not among those', async () => {
  await openMarks();
  for (const name of onPaper.slice(2)) await secretary.taps(`✓ ${name}`);
  await openSums();
  secretary.sees('Đã nhập 0 phiếu, trong 2 đồng chí');
  await enter({});
  await enter({});
  secretary.sees('Đã nhập 2 phiếu, trong 2 đồng chí');
  expect(secretary.buttons()).not.toContainEqual(['Nhập một phiếu']);
  await openMarks();
  await secretary.taps('✓ Bùi Văn Hải');
  await openSums();
  secretary.sees('Đã nhập 2 phiếu, nhiều hơn 1 đồng chí');
  await secretary.taps('Xóa hết, nhập lại từ đầu');
  secretary.sees('Đã nhập 0 phiếu, trong 1 đồng chí');
}, 120_000);

it('a form tapped to its end twice is added once, and what was left blank is not "no"', async () => {
  await openSums();
  await secretary.taps('Nhập một phiếu');
  for (let time = 0; time < 3; time += 1) await secretary.taps(/^4( |$)/);
  secretary.sees('Để trống trên phiếu');
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  secretary.sees('Để trống trên phiếu: 4');
  const { messageId } = secretary.last();
  secretary.hands.tap(messageId, 'Cộng phiếu này');
  secretary.hands.tap(messageId, 'Cộng phiếu này');
  await secretary.says('/nhac');
  await openSums();
  secretary.sees('Đã nhập 1 phiếu');
}, 120_000);

it('a number tapped twice before the screen has changed is ticked once', async () => {
  await openSums();
  await secretary.taps('Nhập một phiếu');
  await shaking(test, secretary).taps('4');
  secretary.sees(/^4\. .+ · Có nguy cơ$/m);
  await shaking(test, secretary).taps('4 •');
  secretary.sees(/^4\. .+ · Có, đang sửa$/m);
}, 120_000);
