import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
}, 120_000);

afterAll(() => test.close());

async function nothingElse(person: PersonDriver): Promise<void> {
  for (let group = 0; group < 3; group += 1) await person.taps('Nhóm này');
}

/** One item to put right, with a remedy and a deadline, then sent. */
async function commits(
  person: PersonDriver,
  { remedy, deadline, sharing }: { remedy: string; deadline: string; sharing: string },
): Promise<void> {
  await person.taps('Bắt đầu tự soi');
  await person.taps('4');
  await person.taps('Có, đang sửa');
  await person.taps('Biện pháp khắc phục');
  await person.says(remedy);
  await person.says(deadline);
  await person.taps('Xong mục này');
  await nothingElse(person);
  await person.taps(sharing);
  await person.taps('Gửi');
  person.sees('Đã gửi. Xin cảm ơn đồng chí!');
}

function said(person: PersonDriver, from: number): string {
  return person
    .inbox()
    .slice(from)
    .map(({ text }) => text)
    .join('\n');
}

it('a commitment of the first month is asked about, put off, reminded of and kept, and shown to whom it was shared with', async () => {
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư', 'Phạm Thị Dung']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  const cuong = await joinByName(test, secretary, 'Lê Văn Cường');
  const dung = await joinByName(test, secretary, 'Phạm Thị Dung');
  await an.presses('Cam kết');
  an.sees('Đồng chí chưa có cam kết nào.');

  // December: one commitment to the cell, one to the secretary alone, one that only counts.
  await test.passTo('2026-11-23T02:00:00Z');
  await commits(an, { remedy: 'Thứ Sáu nộp báo cáo', deadline: '10/12', sharing: 'Cả chi bộ' });
  await commits(cuong, { remedy: 'Họp đúng giờ', deadline: '20/12', sharing: 'Riêng đ/c Trần Thị Bình' });
  await commits(dung, { remedy: 'Điều riêng của Dung', deadline: '20/12', sharing: 'Chỉ lấy số liệu' });

  await secretary.says('/tonghop');
  secretary.sees('Cam kết tự sửa được tính: 2, gồm mới 2.');
  await secretary.taps('Cam kết (2)');
  secretary.sees('“Thứ Sáu nộp báo cáo”');
  secretary.sees('– Mục 4. Lơi lỏng nguyên tắc, làm việc qua loa: mới cam kết · hạn 20/12/2026 🔒');
  secretary.doesNotSee('Điều riêng của Dung');
  await cuong.says('/tonghop');
  cuong.sees('Cam kết tự sửa được tính: 1, gồm mới 1.');
  await cuong.taps('Cam kết (1)');
  cuong.sees('“Thứ Sáu nộp báo cáo”');
  cuong.doesNotSee('Họp đúng giờ');
  await an.says('/dulieu');
  an.sees('Cam kết tự sửa: đang thực hiện 1, đã khắc phục 0.');
  await an.taps('Ai đã xem');
  an.sees('Trần Thị Bình (bí thư)');
  an.sees('Lê Văn Cường (phó bí thư)');

  // The deadline: two days before and on the day, to the member alone.
  const before = { an: an.inbox().length, secretary: secretary.inbox().length };
  await test.passTo('2026-12-08T00:30:00Z');
  expect(said(an, before.an)).not.toContain('cam kết tự sửa của đồng chí');
  await test.passTo('2026-12-08T02:00:00Z');
  an.sees('Còn 2 ngày nữa đến hạn cam kết tự sửa của đồng chí.');
  await test.passTo('2026-12-10T02:00:00Z');
  an.sees('Hôm nay là hạn cam kết tự sửa của đồng chí.');
  expect(said(an, before.an).match(/hạn cam kết tự sửa của đồng chí/g)).toHaveLength(2);
  expect(said(secretary, before.secretary)).not.toContain('cam kết tự sửa của đồng chí');
  await dung.says('/camket');
  await dung.taps('1');
  dung.sees('Chỉ lấy số liệu, không ai đọc được.');
  await dung.taps('Tắt lời nhắc');
  dung.sees('Lời nhắc thời hạn đang tắt.');
  const silent = dung.inbox().length;

  // January: asked first, one question a screen, and where it was left is where it goes on.
  await test.passTo('2026-12-24T02:00:00Z');
  expect(said(dung, silent)).not.toContain('đến hạn cam kết');
  await an.taps('Bắt đầu tự soi');
  an.sees('Cam kết trước · 1/1');
  an.sees('Thời hạn: 10/12/2026 (đã qua)');
  await an.taps('Đang khắc phục');
  an.sees('Việc đã làm đến đâu?');
  await an.says('/tusoi');
  an.sees('Việc đã làm đến đâu?');
  await an.says('Đã nộp đúng hạn ba tuần');
  an.sees('Đồng chí có muốn đặt thời hạn mới?');
  await an.says('09/01/2027');
  an.sees('Tự soi tháng 01/2027 · nhóm 1/3');

  // Like the month before: nothing goes out that was not looked at.
  await an.taps('Giống tháng 12/2026');
  an.sees('Các mục có dấu ? được lấy theo bản trước.');
  await an.taps('Nhóm sau');
  await an.taps('Nhóm sau');
  await an.taps('Xem lại và gửi');
  an.sees('Lấy theo bản trước mà chưa xem lại: mục 4.');
  await an.taps('Xem mục 4');
  await an.taps('Vẫn đúng');
  await an.taps('Cả chi bộ');
  await an.taps('Gửi');
  an.sees('Đã gửi. Xin cảm ơn đồng chí!');
  await cuong.taps('Bắt đầu tự soi');
  await cuong.taps('Chưa');
  await cuong.taps('Không viết thêm');
  await cuong.taps('Giữ như cũ');
  cuong.sees('nhóm 1/3');
  await secretary.says('/tonghop');
  secretary.sees(
    'Cam kết tự sửa được tính: 2, gồm đang khắc phục 1 · chưa khắc phục 1. Trong số ấy, quá hạn 1.',
  );
  await secretary.taps('Cam kết (2)');
  secretary.sees('“Đã nộp đúng hạn ba tuần”');

  // February: kept, and the summary of January stays as it was when it was closed.
  await test.passTo('2027-01-07T02:00:00Z');
  an.sees('Còn 2 ngày nữa đến hạn cam kết tự sửa của đồng chí.');
  await test.passTo('2027-01-24T02:00:00Z');
  await an.taps('Bắt đầu tự soi');
  an.sees('Thời hạn: 09/01/2027 (đã qua)');
  await an.taps('Đã khắc phục');
  an.sees('nhóm 1/3');
  await secretary.says('/tonghop');
  secretary.sees('đợt tháng 02/2027');
  secretary.sees(
    'Cam kết tự sửa được tính: 2, gồm đã khắc phục 1 · chưa khắc phục 1. Trong số ấy, quá hạn 1.',
  );
  await secretary.taps('Đợt khác');
  await secretary.taps('Đợt tháng 01/2027');
  secretary.sees(
    'Cam kết tự sửa được tính: 2, gồm đang khắc phục 1 · chưa khắc phục 1. Trong số ấy, quá hạn 1.',
  );
  await secretary.taps('Cam kết (2)');
  secretary.sees('“Thứ Sáu nộp báo cáo”');

  // Taken back: the message that shows it is edited, and the commitment is gone.
  await an.says('/dulieu');
  await an.taps('Xóa dữ liệu');
  await an.taps('Mọi bản tự soi');
  an.sees('Vẫn còn: cam kết năm (xóa ở /camket), góp ý cho chi ủy.');
  await an.taps('Tôi muốn xóa');
  await an.taps('Xóa hẳn');
  await test.settle();
  secretary.sees('Một đồng chí vừa xóa phần mình viết');
  await an.says('/camket');
  an.sees('Đồng chí chưa có cam kết nào.');
}, 240_000);
