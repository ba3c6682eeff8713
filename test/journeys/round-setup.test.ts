import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { dataOn } from '../support/clumsy.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let cuong: PersonDriver;
let early: string;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  cuong = await joinByName(test, secretary, 'Lê Văn Cường');
}, 60_000);

afterAll(() => test.close());

async function openSetup(): Promise<void> {
  await secretary.says('/chibo');
  await secretary.taps('Đợt tự soi');
}

describe('a round about some items', () => {
  it('is prepared by number, a group a page, and keeps at least one', async () => {
    await openSetup();
    await secretary.taps('Chọn mục trọng tâm');
    early = dataOn(secretary, '5');
    await secretary.taps('3');
    secretary.sees('Đã chọn 1/27 mục.');
    await secretary.taps('3 ✓');
    expect(secretary.toast()).toBe('Đợt tự soi cần ít nhất một mục.');
    secretary.doesNotSee('10.');
    await secretary.taps('Nhóm sau ›');
    await secretary.taps('13');
    await secretary.taps('14');
    await secretary.taps('14 ✓');
    secretary.sees('☑ 13. Bệnh thành tích');
    secretary.sees('☐ 14.');
    await secretary.taps('Nhóm sau ›');
    await secretary.taps('20');
    await secretary.taps('‹ Nhóm trước');
    secretary.sees('☑ 13.');
    await secretary.taps('Xong');
    secretary.sees('Trọng tâm 3 mục: 3, 13, 20.');
    secretary.doesNotSee('Như tháng trước');
  });

  it('asks only those, in fewer taps, and stays as it is once somebody has begun', async () => {
    await secretary.taps('Thêm bản tự soi của chi ủy');
    secretary.sees('Chi ủy: có bản tự soi chung');
    await test.passTo('2026-11-23T02:00:00Z');
    await an.says('/tusoi');
    an.sees('nhóm 1/3');
    an.sees('0/3 mục');
    an.doesNotSee('4. ');
    await secretary.forges(early);
    expect(secretary.toast()).toBe('Đã có đồng chí bắt đầu tự soi, nên đợt này giữ nguyên danh mục.');
    await openSetup();
    secretary.sees('Tự soi tháng 01/2027');
    secretary.sees('Tự soi cả 27 mục.');
    await secretary.taps('Tự soi tháng 12/2026');
    secretary.sees('Trọng tâm 3 mục: 3, 13, 20.');
    secretary.sees('nên đợt này giữ nguyên danh mục');
    secretary.doesNotSee('Chọn mục trọng tâm');

    await an.taps('Nhóm này');
    await an.taps('13');
    await an.taps('Có nguy cơ');
    await an.taps('Xong mục này');
    await an.taps('Nhóm sau');
    await an.taps('Nhóm này');
    an.sees('Xem lại trước khi gửi');
    an.sees('3/3 mục');
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    await secretary.says('/tonghop');
    await secretary.taps('Từng mục');
    secretary.sees('Chưa thấy nêu trong phần được đọc: mục 3, 20.');
    secretary.doesNotSee('27');
  });
});

describe('the cell committee’s own review', () => {
  it('is answered by the secretary beside the own one, for the whole cell to read', async () => {
    await secretary.says('/tusoi');
    secretary.sees('Đồng chí muốn làm bản tự soi nào?');
    secretary.sees('Chi ủy, tự soi tháng 12/2026: chưa bắt đầu.');
    await secretary.taps('Của chi ủy');
    secretary.sees('Tự soi của chi ủy');
    await secretary.taps('3');
    secretary.doesNotSee('Muốn trao đổi riêng');
    await secretary.taps('Có, đang sửa');
    await secretary.taps('Viết: Biểu hiện');
    await secretary.says('Chi ủy họp còn vội');
    await secretary.taps('Xong mục này');
    for (let group = 0; group < 2; group += 1) await secretary.taps('Nhóm sau');
    await secretary.taps('Nhóm này');
    secretary.sees('Chưa trả lời: mục 13.');
    await secretary.taps('Các mục còn lại');
    secretary.sees('Mức chia sẻ: Cả chi bộ');
    secretary.doesNotSee('Đổi mức chia sẻ');
    await secretary.taps('Gửi');
    secretary.sees('Đã gửi.');
  });

  it('stands apart in the summary, and in nobody’s participation', async () => {
    await secretary.says('/tonghop');
    secretary.sees('Đã gửi 1/3');
    secretary.sees('Chi ủy: đã gửi bản tự soi chung.');
    secretary.doesNotSee('Mục 3.');
    await cuong.says('/tonghop');
    await cuong.taps('Chi ủy');
    cuong.sees('– Biểu hiện cụ thể: Chi ủy họp còn vội');
    await secretary.says('/dulieu');
    await secretary.taps('Ai đã xem');
    secretary.sees('Lê Văn Cường (phó bí thư)');
  });

  it('is nobody else’s: a member and a deputy who send its buttons learn nothing', async () => {
    await secretary.says('/tusoi');
    const key = dataOn(secretary, 'Của chi ủy');
    for (const other of [an, cuong]) {
      await other.says('/lich');
      await other.forges(key, { on: other.last().messageId });
      other.doesNotSee('Chi ủy họp còn vội');
      other.doesNotSee('Tự soi của chi ủy');
    }
    await an.says('/tusoi');
    an.doesNotSee('Của chi ủy');
  });

  it('stays apart from the secretary’s own review, also after the round was closed', async () => {
    await secretary.says('/tusoi');
    await secretary.taps('Của tôi');
    secretary.sees('0/3 mục');
    for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
    await secretary.taps('Cả chi bộ');
    await secretary.taps('Gửi');
    await test.passTo('2026-12-03T13:00:00Z');
    await secretary.says('/tonghop');
    secretary.sees('Đã gửi 2/3');
    await secretary.taps('Chi ủy');
    secretary.sees('Chi ủy họp còn vội');
  });

  it('is in the next round only where it is taken over', async () => {
    await openSetup();
    secretary.sees('Chi ủy: không tự soi riêng trong đợt này.');
    await secretary.taps('Như tháng trước');
    secretary.sees('Trọng tâm 3 mục: 3, 13, 20.');
    secretary.sees('Chi ủy: có bản tự soi chung');
    await secretary.taps('Bỏ bản tự soi của chi ủy');
    secretary.sees('Chi ủy: không tự soi riêng trong đợt này.');
  });
});
