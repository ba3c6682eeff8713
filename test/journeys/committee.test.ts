import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { dataOn } from '../support/clumsy.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let binh: PersonDriver;
let an: PersonDriver;
let cuong: PersonDriver;

/** A round about items 3 and 13, with a review of the cell committee; Cường is deputy. */
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  binh = await setUpCell(test);
  await enterRoster(binh, ['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư']);
  an = await joinByName(test, binh, 'Nguyễn Văn An');
  cuong = await joinByName(test, binh, 'Lê Văn Cường');
  await binh.says('/chibo');
  await binh.taps('Đợt tự soi');
  await binh.taps('Chọn mục trọng tâm');
  await binh.taps('3');
  await binh.taps('Nhóm sau ›');
  await binh.taps('13');
  await binh.taps('Xong');
  await binh.taps('Thêm bản tự soi của chi ủy');
  await test.passTo('2026-11-23T02:00:00Z');
}, 120_000);
afterAll(() => test.close());

async function openOffices(): Promise<void> {
  await binh.says('/chibo');
  await binh.taps('Chức vụ');
}

async function openCommittees(person: PersonDriver): Promise<void> {
  await person.says('/tusoi');
  await person.taps('Của chi ủy');
}

describe('the committee’s review, begun by the secretary', () => {
  let key: string;

  it('goes on at the same field with who stands in for the secretary', async () => {
    await openCommittees(binh);
    await binh.taps('3');
    await binh.taps('Có, đang sửa');
    await binh.taps('Viết: Biểu hiện');
    await binh.says('Chi ủy họp còn vội');
    await binh.says('/tusoi');
    binh.sees(
      'Của đồng chí, tự soi tháng 12/2026: chưa bắt đầu.\nChi ủy, tự soi tháng 12/2026: đang làm dở.',
    );

    await cuong.says('/tonghop');
    cuong.sees('Chi ủy: chưa gửi bản tự soi chung.');
    await cuong.taps('Chi ủy (đang viết)');
    cuong.sees('Tự soi của chi ủy (đang viết, chưa gửi) · đợt tháng 12/2026');
    cuong.sees('Chi ủy họp còn vội');

    await openOffices();
    await binh.taps('Nhờ đồng chí khác làm thay');
    await binh.taps('Lê Văn Cường');
    await binh.says('23/11');
    await binh.taps('Hai tuần, đến 06/12/2026');
    await binh.taps('Nhờ đồng chí ấy');
    await test.settle();

    await cuong.says('/tusoi');
    key = dataOn(cuong, 'Của chi ủy');
    await cuong.taps('Của chi ủy');
    cuong.sees('Tự soi của chi ủy');
    cuong.sees('Mục 3');
    cuong.sees('Nguyên nhân chủ quan hay khách quan?');
    await cuong.taps('Chủ quan');
    await cuong.taps('Xong mục này');
    await cuong.taps('Nhóm sau');
    await cuong.taps('13');
    await cuong.taps('Có nguy cơ');
    await cuong.taps('Viết: Biểu hiện');
    await cuong.says('Phân công còn chồng chéo');
    await cuong.taps('Xong mục này');
    cuong.sees('2/2 mục');
    await cuong.taps('Gửi');
    cuong.sees('Đã gửi.');
  }, 60_000);

  it('comes back to the secretary, and is no longer the other’s to open', async () => {
    await openOffices();
    await binh.taps('Thôi làm thay: Lê Văn Cường');
    await binh.taps('Thôi từ bây giờ');
    await test.settle();
    await cuong.says('/lich');
    await cuong.forges(key, { on: cuong.last().messageId });
    cuong.doesNotSee('Chi ủy họp còn vội');

    await openCommittees(binh);
    binh.sees('Đã gửi');
    await binh.taps('Sửa');
    await binh.taps('Sửa 3');
    await binh.taps('Có nguy cơ');
    await binh.taps('Xong mục này');
    await binh.taps('Gửi');
    binh.sees('Đã gửi');
    await cuong.says('/tonghop');
    await cuong.taps('Chi ủy');
    cuong.sees('Chi ủy họp còn vội');
    cuong.sees('Phân công còn chồng chéo');
  }, 60_000);

  it('stays the cell’s when one who wrote in it erases everything of their own', async () => {
    await cuong.says('/dulieu');
    await cuong.taps('Xóa dữ liệu');
    await cuong.taps('Xóa hết và ngừng dùng');
    await cuong.taps('Tôi muốn xóa');
    await cuong.taps('Xóa hẳn');
    await binh.says('/tonghop');
    await binh.taps('Chi ủy');
    binh.sees('Phân công còn chồng chéo');
  }, 60_000);
});

describe('a secretary who withdraws consent', () => {
  it('is offered to hand over first; where nobody else leads, the whole cell is told', async () => {
    await binh.says('/dulieu');
    await binh.taps('Rút lại sự đồng ý');
    expect(binh.buttons()[0]).toEqual(['Bàn giao phần việc của bí thư']);
    await binh.taps('Rút lại sự đồng ý');
    await test.settle();
    an.find(/Bí thư \(hoặc người làm thay\) của Chi bộ Tổ dân phố 5 đã rút lại sự đồng ý/);
    an.find(/Kính đề nghị đồng chí trao đổi với đồng chí ấy/);
    await binh.says('/tonghop');
    binh.doesNotSee('Đã gửi');

    await binh.says('/start');
    await binh.taps('Tôi đồng ý');
    await binh.says('/tonghop');
    binh.sees('Đã gửi 0/3');
  }, 60_000);
});
