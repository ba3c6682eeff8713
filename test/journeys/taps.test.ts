import { afterEach, expect, it } from 'vitest';
import { startingPoint, startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;

afterEach(() => test.close());

/** Counts what a finger touches: buttons under a message, keys of the keyboard, links. What is typed is not counted. */
function fingerOf(person: PersonDriver) {
  let count = 0;
  const counted =
    <Value>(act: (value: Value) => Promise<void>) =>
    (value: Value): Promise<void> => {
      count += 1;
      return act(value);
    };
  return {
    taps: counted((label: string | RegExp) => person.taps(label)),
    presses: counted((label: string) => person.presses(label)),
    opens: counted((link: string) => person.opens(link)),
    count: () => count,
  };
}

/** A cell of a secretary and one member, whose round of December is open. */
const open = startingPoint(
  async (begun) => {
    const leader = await setUpCell(begun);
    await enterRoster(leader, ['Nguyễn Văn An']);
    const member = await joinByName(begun, leader, 'Nguyễn Văn An');
    await begun.passTo('2026-11-23T02:00:00Z');
    return { secretary: leader, an: member };
  },
  { startsAt: '2026-11-14T01:00:00Z' },
);

async function openRound(): ReturnType<typeof open> {
  const opened = await open();
  test = opened.test;
  return opened;
}

/** The 13th item with every step of it filled, shared with the cell and sent. */
async function tellOfOneItem(an: PersonDriver): Promise<number> {
  const finger = fingerOf(an);
  await finger.taps('Bắt đầu tự soi');
  await finger.taps('Nhóm này');
  await finger.taps('13');
  await finger.taps('Có, đang sửa');
  await finger.taps('Viết: Biểu hiện');
  await an.says('Báo cáo tròn trịa hơn việc đã làm');
  await finger.taps('Chủ quan');
  await an.says('Ngại nói ra khuyết điểm');
  await an.says('Báo cáo đúng việc đã làm');
  await finger.taps('Cuối quý');
  await an.says('Xin chi bộ nhắc tôi');
  await finger.taps('Xong mục này');
  await finger.taps('Nhóm này');
  await finger.taps('Nhóm này');
  await finger.taps('Cả chi bộ');
  await finger.taps('Gửi');
  an.sees('Đã gửi. Xin cảm ơn đồng chí!');
  return finger.count();
}

it('a member with nothing to report is done in 6 taps', async () => {
  const { an } = await openRound();
  const finger = fingerOf(an);
  await finger.taps('Bắt đầu tự soi');
  for (let group = 0; group < 3; group += 1) await finger.taps('Nhóm này');
  await finger.taps('Cả chi bộ');
  await finger.taps('Gửi');
  an.sees('Đã gửi. Xin cảm ơn đồng chí!');
  expect(finger.count()).toBeLessThanOrEqual(6);
});

it('one item with every step filled takes 13 taps, and the next month, with its commitment, 8', async () => {
  const { an } = await openRound();
  expect(await tellOfOneItem(an)).toBeLessThanOrEqual(13);

  await test.passTo('2026-12-24T02:00:00Z');
  const finger = fingerOf(an);
  await finger.taps('Bắt đầu tự soi');
  an.sees('Báo cáo đúng việc đã làm');
  await finger.taps('Đã khắc phục');
  for (let group = 0; group < 3; group += 1) await finger.taps('Nhóm này');
  await finger.taps('Cả chi bộ');
  await finger.taps('Gửi');
  an.sees('Đã gửi. Xin cảm ơn đồng chí!');
  expect(finger.count()).toBeLessThanOrEqual(8);
});

it('the evening before, the secretary has everything before the eyes that was sent in 10 taps', async () => {
  const { secretary, an } = await openRound();
  await tellOfOneItem(an);
  await an.says('/trogiup');
  await an.taps('Góp ý');
  await an.says('Xin sinh hoạt sớm hơn nửa giờ');
  await an.taps('Gửi có tên');
  await test.passTo('2026-12-02T12:30:00Z');

  const finger = fingerOf(secretary);
  await finger.taps('Bản tổng hợp');
  secretary.sees('Đã gửi 1/2');
  const parts = [
    ['Từng mục', 'Bệnh thành tích'],
    ['Phần viết (1)', 'Ngại nói ra khuyết điểm'],
    ['Thời hạn (1)', '31/12/2026'],
    ['Cam kết (1)', '“Báo cáo đúng việc đã làm”'],
    ['Góp ý (1)', 'Nguyễn Văn An: chưa trả lời'],
  ] as const;
  for (const [index, [part, words]] of parts.entries()) {
    if (index > 0) await finger.taps('‹ Bản tổng hợp');
    await finger.taps(part);
    secretary.sees(words);
  }
  expect(finger.count()).toBeLessThanOrEqual(10);
});

it('a roll call of thirty with two absent, both without a reason and on different pages, takes 10 taps', async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  const secretary = await setUpCell(test);
  const names = ['anh', 'inh'].flatMap((end) =>
    Array.from('ABCDEGHIKLMNOPQ', (letter) => `Nguyễn Văn ${letter}${end}`),
  );
  await enterRoster(secretary, names.slice(0, 29));
  await test.passTo('2026-12-03T13:30:00Z');

  const finger = fingerOf(secretary);
  await finger.taps('Điểm danh');
  for (const sign of ['○', '✓', 'P']) await finger.taps(`${sign} Nguyễn Văn Binh`);
  for (let page = 1; page < 3; page += 1) await finger.taps('Trang sau ›');
  for (const sign of ['○', '✓', 'P']) await finger.taps(`${sign} Nguyễn Văn Pinh`);
  await finger.taps('Các đồng chí còn lại: có mặt');
  secretary.sees('Có mặt 28/30 (93%)\nVắng có lý do 0 · không lý do 2');
  expect(finger.count()).toBeLessThanOrEqual(10);
});

it('a cell is set up, its roster entered and the link to invite with made in 10 taps', async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  const secretary = test.people.person({ firstName: 'Telegram của Bình' });
  const finger = fingerOf(secretary);
  await finger.opens(test.claimLink);
  await finger.taps('Tôi đồng ý');
  for (const answer of ['Trần Thị Bình', 'Chi bộ Tổ dân phố 5', '3', '19:30', 'Nhà văn hóa tổ 5'])
    await secretary.says(answer);
  await finger.taps('Vẫn sinh hoạt đúng ngày');
  await finger.taps(/thường dùng/);
  await finger.taps('Xác nhận');
  secretary.find(/Chi bộ Tổ dân phố 5 đã sẵn sàng/);
  await finger.taps('Nhập danh sách');
  await secretary.says('Nguyễn Văn An\nLê Văn Cường, phó bí thư');
  await finger.taps('Lưu');
  await finger.taps('Mời dùng trợ lý');
  await finger.taps('Tạo liên kết chung');
  secretary.sees(/start=join_/);
  expect(finger.count()).toBeLessThanOrEqual(10);
});
