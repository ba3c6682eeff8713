import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyCounts } from '../../src/core/summaries/snapshot.ts';
import type { ItemCounts } from '../../src/core/summaries/snapshot-counts.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Ids } from '../../src/core/ports/runtime.ts';
import { buttonData } from '../../src/screens/button-data.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { onDatabase } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';
import { meetingOf, roundOf, unitOf } from '../support/records.ts';

let test: TestApp;
let operator: PersonDriver;
let officer: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z', allowRefusals: true });
});
afterAll(() => test.close());

function claimIn(person: PersonDriver): string {
  const text = person
    .inbox()
    .map((message) => message.text)
    .join('\n');
  return [...text.matchAll(/https:\/\/t\.me\/\S+\?start=claim_[\w-]+/g)].at(-1)?.[0] ?? '';
}

function unitId(name: 'city' | 'ward', index = 0): string {
  return String(
    ask(test.folder, `SELECT id FROM Unit WHERE kind = '${name}' ORDER BY createdAt`)[index]?.['id'],
  );
}

describe('a ward of 32 cells', () => {
  it('is built by whoever hosts the bot, and their first cell is hung under it', async () => {
    operator = await setUpCell(test);
    await operator.says('/donvi');
    operator.sees('Các đơn vị');
    await operator.taps('Thêm đơn vị');
    await operator.taps('Đảng bộ tỉnh, thành phố');
    await operator.says('Đảng bộ thành phố Sông Xanh');
    operator.sees('Đã thêm Đảng bộ thành phố Sông Xanh.');
    await operator.taps('Thêm đơn vị');
    await operator.taps('Đảng bộ phường, xã, đặc khu');
    await operator.says('...');
    operator.sees('Tên cần có chữ hoặc số.');
    await operator.says('Đảng bộ phường Bến Gỗ');
    operator.sees('Đảng bộ phường, xã, đặc khu · thuộc Đảng bộ thành phố Sông Xanh');

    await operator.says('/donvi');
    await operator.taps('Chi bộ Tổ dân phố 5');
    await operator.taps('Đổi cấp trên');
    await operator.taps('Đảng bộ phường Bến Gỗ');
    operator.sees('Đã chuyển Chi bộ Tổ dân phố 5.');
    operator.sees('Chi bộ · thuộc Đảng bộ phường Bến Gỗ');
  });

  it('lets no unit stand under itself, nor a cell have anything below', async () => {
    await operator.forges(buttonData('unit.under', unitId('city'), unitId('ward')));
    expect(operator.toast()).toBe('Không chuyển được: đơn vị ấy đang trực thuộc chính đơn vị này.');
    await operator.forges(buttonData('unit.under', unitId('ward'), unitId('ward')));
    expect(operator.toast()).toBe('Một đơn vị không thể trực thuộc chính mình.');
  });

  it('gives a new cell its secretary by a link that works once', async () => {
    await operator.forges(buttonData('unit.show', unitId('ward')));
    await operator.taps('Thêm đơn vị');
    await operator.taps('Chi bộ');
    await operator.says('Chi bộ Tổ dân phố 6');
    operator.sees('Bí thư chưa mở liên kết thiết lập của chi bộ này.');
    await operator.taps('Tạo liên kết');
    const link = claimIn(operator);

    const second = test.people.person({ firstName: 'Telegram của Hạnh' });
    await second.opens(link);
    await second.taps('Tôi đồng ý');
    await second.says('Lê Thị Hạnh');
    for (const answer of ['10', '19:00', 'Nhà văn hóa tổ 6']) await second.says(answer);
    await second.taps('Vẫn sinh hoạt đúng ngày');
    await second.taps(/thường dùng/);
    await second.taps('Xác nhận');
    await test.settle();
    expect(
      operator.inbox().some(({ text }) => text.includes('Bí thư Chi bộ Tổ dân phố 6 đã mở liên kết')),
    ).toBe(true);

    const late = test.people.person({ firstName: 'Người đến sau' });
    await late.opens(link);
    late.sees('Liên kết này không còn dùng được');
  });

  it('has officers of its own, each by a link, who see nothing but their unit and what is below', async () => {
    await operator.forges(buttonData('unit.show', unitId('ward')));
    await operator.taps('Tạo liên kết');
    officer = test.people.person({ firstName: 'Telegram của Khoa' });
    await officer.opens(claimIn(operator));
    officer.sees('Đồng chí được giao theo dõi Đảng bộ phường Bến Gỗ trên trợ lý tự soi, tự sửa');
    officer.sees('không lưu họ tên');
    officer.doesNotSee('Tôi là trợ lý tự soi, tự sửa của');
    await officer.taps('Đọc kỹ hơn');
    officer.sees('Với cán bộ theo dõi');
    await officer.taps('Tôi đồng ý');
    expect(officer.find(/Đồng chí được giao theo dõi Đảng bộ phường Bến Gỗ/).buttons).toHaveLength(1);
    expect(officer.keyboard()).toEqual([['Đơn vị', 'Trợ giúp']]);

    await officer.presses('Đơn vị');
    officer.sees('Đảng bộ phường Bến Gỗ');
    officer.doesNotSee('Đảng bộ thành phố Sông Xanh');
    officer.doesNotSee('Đổi tên');
    for (const action of [
      'unit.show',
      'unit.counts',
      'unit.parts',
      'workbook.unit',
      'trend.unit',
      'unit.list',
      'unit.rename',
      'unit.claim',
    ]) {
      await officer.forges(buttonData(action, unitId('city')));
      expect(officer.toast(), action).toMatch(/^Đồng chí chưa được giao theo dõi đơn vị này/);
    }
    const writes = ['unit.add', 'unit.rename', 'unit.move', 'unit.close_now', 'unit.claim', 'unit.officers'];
    for (const action of writes) {
      await officer.forges(buttonData(action, unitId('ward')));
      expect(officer.toast(), action).toMatch(/^Đồng chí chưa được giao theo dõi đơn vị này/);
    }
    await operator.forges(buttonData('unit.counts', unitId('ward')));
    expect(operator.toast()).toMatch(/^Đồng chí chưa được giao theo dõi đơn vị này/);
  });

  it('speaks to an officer as an officer, in the help and where only members have something to do', async () => {
    await officer.says('/trogiup');
    officer.sees('Việc của cán bộ theo dõi');
    officer.sees('Đồng chí không có tên trong chi bộ nào trên trợ lý');
    officer.doesNotSee('liên kết mời');
    expect(
      officer
        .last()
        .buttons.flat()
        .map(({ text }) => text),
    ).toEqual(['Đơn vị']);
    for (const command of ['/lich', '/tusoi', '/camket', '/chibo', '/tonghop', '/nhac']) {
      await officer.says(command);
      officer.sees('Đồng chí theo dõi đơn vị: số liệu các chi bộ ở /donvi');
    }
  });

  it('is counted right to the last number, and never while a round is open', async () => {
    await enterRoster(operator, ['Nguyễn Văn An', 'Lê Văn Cường']);
    await test.passTo('2026-12-03T02:00:00Z');
    await officer.says('/donvi');
    await officer.taps('Số liệu');
    officer.sees('Đã sinh hoạt: 0/2 chi bộ\nChưa sinh hoạt: 2/2 chi bộ, có 4/4 đảng viên');
    officer.sees('Chưa có đợt nào kết thúc');

    await test.passTo('2026-12-11T01:00:00Z');
    await test.restart((url) =>
      onDatabase(url, test, (store, ids) => addCells(store, ids, test.clock.now(), unitId('ward'))),
    );
    await officer.says('/donvi');
    await officer.taps('Số liệu');
    const screen = officer.screen();
    // The two that are played have taken no attendance, and nobody has said that they met.
    expect(screen).toContain('Đã sinh hoạt: 30/32 chi bộ\nChưa sinh hoạt: 2/32 chi bộ, có 4/1.046 đảng viên');
    expect(screen).toContain('Có đợt đã kết thúc: 32/32 chi bộ');
    // 30 cells of 34 or 35 members, and the two played: three members and one, who is in no count of what was sent.
    expect(screen).toContain('Thuộc các đợt ấy: 1.046/1.046 đảng viên');
    expect(screen).toContain('Đã gửi bản tự soi: 900/1.015 lượt phải tự soi');
    expect(screen).toContain(
      'Mục 4. Lơi lỏng nguyên tắc, làm việc qua loa: 60/900 lượt trả lời (nguy cơ 60)',
    );
    expect(screen).not.toContain('Mục 5.');

    await officer.taps('Số liệu để chép');
    officer.sees(
      'Đảng bộ phường Bến Gỗ, tháng 12/2026. Đã sinh hoạt: 30/32 chi bộ. Chưa sinh hoạt: 2/32 chi bộ, có 4/1.046 đảng viên. ' +
        'Đảng viên: 1.046, gồm 4 chính thức, 0 dự bị, 1.042 chưa rõ. ' +
        'Có đợt đã kết thúc: 32/32 chi bộ. Thuộc các đợt ấy: 1.046/1.046 đảng viên. Đã gửi bản tự soi: 900/1.015 lượt phải tự soi. ' +
        'Nổi lên (số lượt nêu trên số lượt trả lời được tính): mục 4 (60/900 lượt trả lời).',
    );
    await officer.taps('‹ Số liệu');
    await officer.taps('Từng đơn vị');
    officer.sees('Trang sau');
    await officer.taps('3');
    officer.sees('Chi bộ số 3');
    await officer.taps('Quý');
    officer.sees('Số liệu quý IV/2026');
    await officer.taps('Số liệu (Excel)');
    expect(officer.last().file?.name).toBe('so-lieu-tu-soi_chi-bo-so-3_2026-q4.xlsx');
    await officer.taps('Xu hướng');
    expect(officer.find(/Xu hướng · Chi bộ số 3/).text).toContain('tháng 12/2026: 30/34; 2 · – · –');
    await officer.taps('Xem biểu đồ');
    expect(officer.last().content).toBe('photo');
  });

  it('says nowhere whether the only member of a cell has sent', async () => {
    await officer.says('/donvi');
    await officer.taps('Số liệu');
    await officer.taps('Từng đơn vị');
    for (let page = 1; page <= 3; page += 1) await officer.taps('Trang sau ›');
    officer.sees('31. Chi bộ Tổ dân phố 5: chưa sinh hoạt, 3 đảng viên, đã gửi 0/3 lượt phải tự soi');
    officer.sees('32. Chi bộ Tổ dân phố 6: chưa sinh hoạt, 1 đảng viên');
    await officer.taps('32');
    officer.sees('Thuộc các đợt ấy: 1/1 đảng viên');
    officer.doesNotSee('Đã gửi');
    await officer.taps('Số liệu để chép');
    officer.sees('Chi bộ Tổ dân phố 6, tháng 12/2026. Đã sinh hoạt: 0/1 chi bộ.');
    officer.doesNotSee('Đã gửi');
  });

  it('is told that a cell met once its secretary says so, or takes attendance', async () => {
    await operator.says('/lich');
    await operator.taps('Các kỳ đã qua');
    await operator.taps(/03\/12/);
    operator.sees('Kỳ này chưa được tính là đã sinh hoạt.');
    await operator.taps('Đã sinh hoạt, không điểm danh');
    operator.sees('Đã ghi: chi bộ đã sinh hoạt kỳ này, không điểm danh.');
    await officer.says('/donvi');
    await officer.taps('Số liệu');
    officer.sees('Đã sinh hoạt: 31/32 chi bộ');
    await operator.taps('Bỏ ghi đã sinh hoạt');
    await officer.says('/donvi');
    await officer.taps('Số liệu');
    officer.sees('Đã sinh hoạt: 30/32 chi bộ');
    await operator.taps('Các đồng chí còn lại: có mặt');
    operator.doesNotSee('đã sinh hoạt');
    for (const span of ['Quý', 'Năm']) {
      await officer.says('/donvi');
      await officer.taps('Số liệu');
      await officer.taps(span);
      officer.sees('Đã sinh hoạt: 31/32 chi bộ\nChưa sinh hoạt: 1/32 chi bộ, có 1/1.046 đảng viên');
      officer.sees('Số kỳ đã sinh hoạt: 31/');
      await officer.taps('Từng đơn vị');
      for (let page = 1; page <= 3; page += 1) await officer.taps('Trang sau ›');
      officer.sees('31. Chi bộ Tổ dân phố 5: đã sinh hoạt 1/2 kỳ');
      officer.sees('32. Chi bộ Tổ dân phố 6: chưa sinh hoạt (0/2 kỳ), 1 đảng viên');
    }
  });

  it('is searched by name, with or without marks', async () => {
    await officer.says('/donvi');
    await officer.taps(/^Trực thuộc/);
    await officer.taps('Tìm theo tên');
    await officer.says('chi bo so 17');
    officer.sees('Tìm “chi bo so 17”: 1 đơn vị.');
  });

  it('takes an officer’s office away at once', async () => {
    await operator.forges(buttonData('unit.officers', unitId('ward')));
    await operator.taps('Thôi giao theo dõi (1)');
    await operator.taps('Thôi giao theo dõi');
    expect(operator.toast()).toBe('Đồng chí ấy đã thôi theo dõi.');
    officer.sees('Đồng chí thôi theo dõi Đảng bộ phường Bến Gỗ');
    await officer.forges(buttonData('unit.counts', unitId('ward')), { on: /Tìm/ });
    expect(officer.toast()).toMatch(/^Đồng chí chưa được giao theo dõi đơn vị này/);
  });
});

/** Thirty cells that met and whose December round was closed: 30 reviews each, two at risk on item 4. */
async function addCells(store: Store, ids: Ids, now: Date, wardId: string): Promise<void> {
  const checklist = await store.checklists.findLatest('bieu-hien-27');
  if (checklist === undefined) throw new Error('the checklist is not loaded');
  for (let number = 1; number <= 30; number += 1) {
    const [cellId, meetingId, roundId] = [ids.next(), ids.next(), ids.next()];
    await store.units.insert(unitOf(cellId, `Chi bộ số ${String(number)}`, now, { parentId: wardId }));
    const held = { id: meetingId, unitId: cellId, on: '2026-12-05', heldSaidAt: now };
    const meeting = meetingOf(held, now);
    await store.meetings.insert(meeting);
    const closed = { id: roundId, checklistId: checklist.id, closedAt: meeting.startsAt };
    await store.rounds.insert({ ...roundOf(meeting, closed), createdAt: now });
    // 1,042 members in these thirty cells, of whom thirty are excused.
    const total = number <= 22 ? 34 : 33;
    const count = (item: number, at_risk: number): ItemCounts => ({
      ...emptyCounts(),
      ...{ item, at_risk, none: 30 - at_risk },
    });
    await store.snapshots.insert({
      ...{ id: ids.next(), roundId, number: 1, kind: 'closing', reviews: 0, createdAt: now },
      counts: {
        participation: { total, sent: 30, late: 0, paper: 0, excused: 1, exempt: 0 },
        cell: [count(4, 2), count(5, 0)],
        addressed: [],
        pooled: [],
      },
    });
  }
}
