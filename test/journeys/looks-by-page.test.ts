import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { joinBy, phoneOf, type Phone } from '../support/phone.ts';

const counting = ['Nguyễn Văn An', 'Lê Thị Bưởi', 'Phạm Thị Dung', 'Hoàng Văn Em', 'Vũ Thị Giang'];
const late = 'Bùi Văn Hải';
const onPaper = ['Cao Văn Phú', 'Dương Thị Quế', 'Hồ Văn Sơn', 'Lý Thị Tâm', 'Mai Văn Út', 'Phan Thị Vân'];

const item = '4. Lơi lỏng nguyên tắc, làm việc qua loa';

let test: TestApp;
let secretary: Phone;
const phones = new Map<string, Phone>();

// One month, all of it on pages; the meeting is on 3 December.
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-22T01:00:00Z', page: true });
  const claimant = await setUpCell(test);
  await enterRoster(claimant, [...counting, late, ...onPaper]);
  secretary = await phoneOf(test, claimant, 'page');
  for (const name of [...counting, late]) phones.set(name, await joinBy(test, secretary, name, 'page'));
  await test.jumpTo('2026-11-24T02:00:00Z');
}, 120_000);

afterAll(() => test.close());

async function sends(name: string, raises: boolean): Promise<void> {
  const person = phones.get(name);
  if (person === undefined) throw new Error(`${name} has no phone`);
  await person.says('/tusoi');
  if (raises) {
    await person.taps('4');
    await person.taps('Có nguy cơ');
    await person.taps('Xong mục này');
  }
  for (let group = 0; group < 3; group += 1) await person.taps('Nhóm này');
  await person.taps('Chỉ lấy số liệu, không nêu tên');
  await person.taps('Gửi');
  await person.sees('Đã gửi');
}

async function erases(person: Phone | undefined): Promise<void> {
  await person?.says('/dulieu');
  for (const label of ['Xóa dữ liệu', 'Mọi bản tự soi', 'Tôi muốn xóa', 'Xóa hẳn']) await person?.taps(label);
}

/** Everything that the page is given when its secretary looks at the figures and at every item. */
async function look(): Promise<{ summary: string; items: string }> {
  await secretary.says('/tonghop');
  const summary = await secretary.screen();
  await secretary.taps('Từng mục');
  return { summary, items: await secretary.screen() };
}

async function openMarks(): Promise<void> {
  await secretary.says('/nhac');
  for (const label of ['Ai chưa gửi', 'Nộp bản giấy']) await secretary.taps(label);
}

it('whoever looks after every review learns of none what it says, and of the fifth as little', async () => {
  const looks: string[] = [];
  for (const [index, name] of counting.entries()) {
    await sends(name, index % 2 === 0);
    const { summary, items } = await look();
    expect(summary).toContain(`Đã gửi ${String(index + 1)}/13`);
    looks.push(items);
  }
  expect(new Set(looks).size).toBe(1);
  expect(looks[0]).not.toContain(item);
}, 60_000);

it('nor of what one of them writes instead, takes back and sends again', async () => {
  const before = await look();
  const [name = ''] = counting;
  const person = phones.get(name);
  await person?.says('/tusoi');
  for (const label of ['Sửa', 'Sửa 4', 'Có, đang sửa', 'Xong mục này', 'Gửi']) await person?.taps(label);
  expect(await look()).toEqual(before);
  await erases(person);
  const erased = await look();
  expect(erased.summary).toContain('Đã gửi 4/13');
  expect(erased.items).toBe(before.items);
  await sends(name, true);
  expect(await look()).toEqual(before);
}, 60_000);

it('nor of any form without a name, be it the fifth or the sixth', async () => {
  const before = await look();
  for (const label of ['‹ Bản tổng hợp', 'Văn bản', 'Phiếu không ghi tên']) await secretary.taps(label);
  await openMarks();
  for (const name of onPaper) await secretary.taps(name);
  const looks = new Set<string>();
  for (const index of onPaper.keys()) {
    await openMarks();
    await secretary.taps('Phiếu không tên');
    await secretary.taps('Nhập một phiếu');
    if (index % 3 === 1) await secretary.taps('4');
    for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
    await secretary.taps('Cộng phiếu này');
    await secretary.sees(`Đã nhập ${String(index + 1)} phiếu`);
    looks.add((await look()).items);
  }
  expect([...looks]).toEqual([before.items]);
}, 60_000);

it('is told the sums of all five and all six with the close, and nothing more by one who comes late', async () => {
  await test.jumpTo('2026-12-03T13:00:00Z');
  expect((await look()).items).toContain(`${item}: 5/11 bản\nnguy cơ 5 · còn lại 6`);
  await sends(late, true);
  // That they sent one is told anyway; what it says is not.
  const after = (await look()).items;
  expect(after).toContain(`${item}: 5/12 bản\nnguy cơ 5 · còn lại 7`);
  await erases(phones.get(counting[1] ?? ''));
  expect((await look()).items).toBe(after);
}, 60_000);
