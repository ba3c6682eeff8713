import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { cellOfAn } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

const open = cellOfAn('2026-11-20T01:00:00Z');

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});
afterEach(() => test.close());

/** Up to the confirmation of a thematic meeting in two days, whose round opens at once. */
async function plans(checklist: string, hour: string): Promise<void> {
  await secretary.says('/chibo');
  await secretary.taps('Kỳ sinh hoạt');
  await secretary.taps('Thêm kỳ khác');
  await secretary.taps('Chuyên đề');
  await secretary.says('Học và làm theo');
  await secretary.says('22/11');
  await secretary.says(hour);
  await secretary.taps('Như thường lệ');
  await secretary.taps(checklist);
}

it('members of a thematic meeting get the very checklist that its confirmation showed, whichever it is', async () => {
  const forms: [string, string, string, RegExp][] = [
    ['21 giờ', '27 biểu hiện', '27 biểu hiện, 27 mục', /1\. Phai nhạt lý tưởng/],
    ['20 giờ', '5 chuẩn mực (144)', '5 chuẩn mực (144), 5 mục', /Năm chuẩn mực/],
    ['19 giờ', '5 điều trọng tâm', '5 điều trọng tâm, 5 mục', /Năm điều cần khắc phục/],
    ['18 giờ', 'Phiếu tự soi tháng', 'Phiếu tự soi tháng, 8 mục', /Việc được chi bộ phân công/],
  ];
  for (const [hour, checklist, confirmed, asked] of forms) {
    await plans(checklist, hour);
    secretary.sees(`Tự soi: ${confirmed}`);
    await secretary.taps('Lên lịch');
    // Of the open rounds the one whose meeting comes first is gone on with.
    await an.says('/tusoi');
    an.sees(asked);
  }
}, 60_000);

it('focus items are chosen in the same dialogue, confirmed, and asked alone', async () => {
  await plans('5 chuẩn mực (144)', '20 giờ');
  secretary.doesNotSee('Mục trọng tâm');
  await secretary.taps('Chọn mục trọng tâm');
  secretary.sees('Đang dùng cả 5 mục.');
  await secretary.taps('2');
  await secretary.taps('4');
  secretary.sees('Đã chọn 2/5 mục.');
  await secretary.taps('Xong');
  secretary.sees('Tự soi: 5 chuẩn mực (144), 2 mục\nMục trọng tâm: 2, 4');
  // Another checklist has other items.
  await secretary.taps('Đợt tự soi');
  await secretary.taps('5 điều trọng tâm');
  secretary.doesNotSee('Mục trọng tâm:');
  await secretary.taps('Đợt tự soi');
  await secretary.taps('5 chuẩn mực (144)');
  await secretary.taps('Chọn mục trọng tâm');
  await secretary.taps('2');
  await secretary.taps('Xong');
  await secretary.taps('Lên lịch');
  await an.says('/tusoi');
  an.sees('2.');
  const asked = an.screen();
  expect(asked).not.toMatch(/\b[1345]\. /);
}, 60_000);
