import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let binh: PersonDriver;
let an: PersonDriver;
let cuong: PersonDriver;
let dung: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-20T01:00:00Z' });
  binh = await setUpCell(test);
  await enterRoster(binh, ['Nguyễn Văn An', 'Lê Văn Cường', 'Phạm Thị Dung', 'Hoàng Văn Em', 'Bùi Văn Hòa']);
  an = await joinByName(test, binh, 'Nguyễn Văn An');
  cuong = await joinByName(test, binh, 'Lê Văn Cường');
  dung = await joinByName(test, binh, 'Phạm Thị Dung');
  await test.passTo('2026-11-23T02:00:00Z');
}, 120_000);
afterAll(() => test.close());

/** Item 4 put right in these words, nothing else, shared so; what is sent is left to the caller. */
async function write(person: PersonDriver, words: string): Promise<void> {
  await person.says('/tusoi');
  await person.taps('4');
  await person.taps('Có nguy cơ');
  await person.taps('Viết: Biểu hiện');
  await person.says(words);
  await person.taps('Xong mục này');
  for (let group = 0; group < 3; group += 1) await person.taps('Nhóm này');
}

async function openOffices(person: PersonDriver): Promise<void> {
  await person.says('/chibo');
  await person.taps('Chức vụ');
}

describe('a hand-over in the middle of an open round', () => {
  it('waits for the successor, and can be withdrawn', async () => {
    await write(an, 'Lời cho cả chi bộ');
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    await write(cuong, 'Lời riêng cho đồng chí Bình');
    await cuong.taps('Riêng đ/c Trần Thị Bình');
    await cuong.taps('Gửi');
    const em = await joinByName(test, binh, 'Hoàng Văn Em');
    await write(em, 'Lời chỉ để đếm');
    await em.taps('Chỉ lấy số liệu, không nêu tên');
    await em.taps('Gửi');
    em.sees('Đã gửi.');

    await openOffices(binh);
    binh.sees('Bí thư: Trần Thị Bình');
    await binh.taps('Bàn giao phần việc của bí thư');
    binh.sees('1 đồng chí chưa kết nối');
    await binh.taps('Phạm Thị Dung');
    await binh.taps('Gửi đề nghị bàn giao');
    dung.sees('Đồng chí nhận phần việc của bí thư trên trợ lý?');
    const offer = dung.last();
    const accept = offer.buttons.flat().find(({ text }) => text === 'Tôi nhận')?.data ?? '';

    // Somebody else makes up the tap.
    await an.forges(accept);
    expect(an.toast()).toBe('Đề nghị bàn giao này dành cho đồng chí khác.');
    await openOffices(binh);
    binh.sees('Đang chờ đồng chí Phạm Thị Dung nhận phần việc của bí thư trên trợ lý, đến 30/11/2026.');
    await binh.taps('Rút đề nghị bàn giao');
    dung.sees('đã được rút lại');
    await dung.taps('Tôi nhận', { on: offer });
    dung.find(/Đề nghị bàn giao này không còn hiệu lực\./);
    await openOffices(binh);
    binh.sees('Bí thư: Trần Thị Bình');
  }, 120_000);

  it('passes the office at once, and nothing that was for the old secretary alone', async () => {
    await write(dung, 'Lời chưa gửi');
    await dung.taps('Riêng đ/c Trần Thị Bình');

    await openOffices(binh);
    await binh.taps('Bàn giao phần việc của bí thư');
    await binh.taps('Nguyễn Văn An');
    await binh.taps('Gửi đề nghị bàn giao');
    const accept = an.last().buttons.flat()[0]?.data ?? '';
    await an.taps('Tôi nhận');
    an.sees('Hàng nút cuối màn hình đã đổi theo phần việc mới.');
    expect(an.keyboard().flat()).toContain('Chi bộ');
    binh.sees('Đồng chí Nguyễn Văn An đã nhận phần việc của bí thư');
    for (const person of [cuong, dung])
      person.find(/từ nay đồng chí Nguyễn Văn An làm phần việc của bí thư .+, thay đồng chí/);
    expect(binh.keyboard().flat()).not.toContain('Chi bộ');
    await binh.says('/chibo');
    binh.sees('Việc này do bí thư chi bộ làm.');

    // A second tap finds it done.
    await an.forges(accept, { on: /Từ lúc này đồng chí làm phần việc của bí thư/ });
    an.find(/Đã bàn giao xong: đồng chí làm phần việc của bí thư/);

    await an.says('/tonghop');
    an.sees('Đã gửi 3/6');
    // The own answer, for the whole cell, and neither of the other two.
    an.sees('Làm việc qua loa: 1/3 (nguy cơ 1)');
    await an.taps('Phần viết (1)');
    an.sees('Lời cho cả chi bộ');
    for (const hidden of ['Lời riêng cho đồng chí Bình', 'Lời chỉ để đếm', 'Hoàng Văn Em']) {
      an.doesNotSee(hidden);
      expect(an.inbox().some(({ text }) => text.includes(hidden) && text.includes('Mục 4'))).toBe(false);
    }

    // Who has not sent is asked again, by the new name.
    await dung.says('/tusoi');
    expect(dung.buttons().flat().join('\n')).toContain('Riêng đ/c Nguyễn Văn An');
    expect(dung.buttons().flat().join('\n')).not.toContain('Trần Thị Bình');
  }, 120_000);
});

describe('the secretary', () => {
  it('hands over before leaving', async () => {
    await an.says('/dulieu');
    await an.taps('Xóa dữ liệu');
    await an.taps('Xóa hết và ngừng dùng');
    await an.taps('Tôi muốn xóa');
    await an.taps('Xóa hẳn');
    an.sees('Xin bàn giao cho người khác trước khi ngừng dùng.');
    await an.taps('Bàn giao phần việc của bí thư');
    an.sees('Bí thư: Nguyễn Văn An');
  }, 60_000);
});

describe('an acting secretary', () => {
  it('has the rights of a secretary for two weeks, and then no longer', async () => {
    await openOffices(an);
    await an.taps('Nhờ đồng chí khác làm thay');
    await an.taps('Lê Văn Cường');
    await an.says('20/11');
    an.sees('Ngày này đã qua. Có phải ý đồng chí là sang năm?');
    await an.says('20/11/2026');
    an.sees('Ngày này đã qua. Xin đồng chí chọn từ hôm nay trở đi.');
    await an.says('25/11');
    an.sees('Từ thứ Tư 25/11/2026');
    await an.taps('Hai tuần, đến 08/12/2026');
    await an.taps('Nhờ đồng chí ấy');
    an.sees('từ 25/11/2026 đến hết 08/12/2026');
    cuong.sees('Đồng chí được nhờ làm thay bí thư');
    await cuong.says('/chibo');
    cuong.sees('Việc này do bí thư chi bộ làm.');

    await test.passTo('2026-11-25T02:00:00Z');
    cuong.find(/Từ nay đến hết 08\/12\/2026, đồng chí làm thay bí thư/);
    expect(cuong.keyboard().flat()).toContain('Chi bộ');
    await openOffices(cuong);
    cuong.sees('Làm thay bí thư: Lê Văn Cường');
    expect(cuong.buttons().flat()).not.toContain('Bàn giao phần việc của bí thư');
    await dung.says('/tusoi');
    expect(dung.buttons().flat().join('\n')).toContain('Riêng đ/c Lê Văn Cường');

    await test.passTo('2026-12-09T02:00:00Z');
    cuong.find(/Thời gian làm thay bí thư .* đã hết/);
    expect(cuong.keyboard().flat()).not.toContain('Chi bộ');
    await cuong.says('/tonghop');
    cuong.sees('dành cho bí thư');
  }, 120_000);

  it('whose time is ended early is told that it ends earlier than agreed', async () => {
    await openOffices(an);
    await an.taps('Nhờ đồng chí khác làm thay');
    await an.taps('Lê Văn Cường');
    await an.taps('Từ hôm nay');
    await an.taps('Hai tuần');
    await an.taps('Nhờ đồng chí ấy');
    await openOffices(an);
    await an.taps('Thôi làm thay: Lê Văn Cường');
    await an.taps('Thôi từ bây giờ');
    await test.passTo('2026-12-09T03:00:00Z');
    cuong.find(/Đồng chí thôi làm thay bí thư .* trên trợ lý từ bây giờ, sớm hơn thời hạn đã định\./);
  }, 60_000);
});
