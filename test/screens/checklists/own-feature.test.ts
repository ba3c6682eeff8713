import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../../support/cell.ts';
import { filledForm, madeXlsx, noise, waste } from '../../support/made-xlsx.ts';
import type { PersonDriver } from '../../support/people.ts';
import { putWardAbove } from '../../support/ward.ts';
import { readXlsx } from '../../support/xlsx.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
});
afterAll(() => test.close());

function newestFile(person: PersonDriver) {
  const file = person.inbox().findLast((message) => message.isFromBot && message.file !== undefined)?.file;
  if (file === undefined) throw new Error(`${person.firstName} got no file`);
  return file;
}

async function openOwn(): Promise<void> {
  await secretary.says('/chibo');
  await secretary.taps('Đợt tự soi');
  await secretary.taps('Danh mục tự soạn');
}

describe('a checklist that a cell writes for itself', () => {
  it('begins with an empty form, which says how it is filled in', async () => {
    await openOwn();
    secretary.sees('Danh mục tự soạn · Chi bộ Tổ dân phố 5');
    secretary.sees('Chưa có danh mục nào.');
    await secretary.taps('Lấy mẫu trống');
    const file = newestFile(secretary);
    expect(file.name).toBe('danh-muc-tu-soi_mau-trong.xlsx');
    const { sheets } = readXlsx(file.bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['Danh mục', 'Các mục', 'Cách điền']);
    expect(sheets[1]?.rows[0]?.slice(1, 6)).toEqual(['Nhóm', 'Cách trả lời', 'Tên gọn', 'Nội dung', 'Gợi ý']);
  });

  it('is read from a filled form, seen as members will see it, and kept', async () => {
    await openOwn();
    await secretary.taps('Gửi tệp đã điền');
    await secretary.sends('document', { name: 'nep-song.xlsx', bytes: madeXlsx(filledForm([noise, waste])) });
    const signs = test.emulator.calls.filter(({ method }) => method === 'sendChatAction').slice(-1);
    expect(signs).toMatchObject([{ payload: { chat_id: String(secretary.id), action: 'typing' } }]);
    secretary.sees('Nếp sống tổ 5');
    secretary.sees('2 mục trong 1 nhóm, do Chi bộ Tổ dân phố 5 soạn.');
    await secretary.taps('Xem như đảng viên thấy');
    expect(secretary.screen()).toBe(
      [
        'Xem trước\n\nTự soi tháng 11/2026\n░░░░░░░░░ 0/2 mục\nNơi ở\nDanh mục do Chi bộ Tổ dân phố 5 soạn',
        '1. Gây ồn giờ nghỉ\n2. Chưa phân loại rác\nCó mục nào, xin bấm số ấy.\n',
        '[1] [2]\n[Các mục còn lại: Không có]\n[Để lúc khác] [Xem lại và gửi ›]\n[‹ Hết xem trước]',
      ].join('\n'),
    );
    await secretary.taps('2');
    secretary.sees('Mục 2 · Chưa phân loại rác');
    secretary.sees('Gợi ý: Tuần qua nhà mình để rác đúng giờ mấy lần?');
    await secretary.taps('Có nguy cơ');
    expect(secretary.toast()).toBe('Đây là bản xem trước: bấm thử không ghi gì.');
    await secretary.taps('‹ Quay lại');
    secretary.sees('1. Gây ồn giờ nghỉ');
    await secretary.taps('‹ Hết xem trước');
    await secretary.taps('Giữ danh mục này');
    secretary.sees('Đã giữ danh mục Nếp sống tổ 5, bản 1.');
    await openOwn();
    secretary.sees('• Nếp sống tổ 5: 2 mục, bản 1');
  });

  it('keeps what was kept once, however often the button is tapped', async () => {
    await secretary.forges(`checklist.keep:${'0'.repeat(8)}`);
    await openOwn();
    secretary.sees('• Nếp sống tổ 5: 2 mục, bản 1');
    expect(
      secretary
        .buttons()
        .flat()
        .filter((label) => label === 'Nếp sống'),
    ).toHaveLength(1);
  });

  it('is chosen for a round like any other, and members are told who wrote it', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Đợt tự soi');
    await secretary.taps('Đổi danh mục');
    secretary.sees('• Nếp sống: 2 mục\nDanh mục do Chi bộ Tổ dân phố 5 soạn');
    await secretary.taps('Nếp sống');
    secretary.sees('Danh mục: Nếp sống');
    await test.passTo('2026-11-25T02:00:00Z');
    await an.says('/tusoi');
    an.sees('Danh mục do Chi bộ Tổ dân phố 5 soạn\n1. Gây ồn giờ nghỉ\n2. Chưa phân loại rác');
  });

  it('gets a new version without changing the round that runs', async () => {
    await openOwn();
    await secretary.taps('Nếp sống');
    await secretary.taps('Gửi bản mới');
    const sooner = { ...noise, 'Tên gọn': 'Gây ồn sau 21 giờ' };
    await secretary.sends('document', { name: 'a.xlsx', bytes: madeXlsx(filledForm([sooner, waste])) });
    await secretary.taps('Giữ danh mục này');
    secretary.sees('Đã giữ danh mục Nếp sống tổ 5, bản 2.');
    await openOwn();
    secretary.sees('• Nếp sống tổ 5: 2 mục, bản 2');
    expect(
      secretary
        .buttons()
        .flat()
        .filter((label) => label === 'Nếp sống'),
    ).toHaveLength(1);
    await an.says('/tusoi');
    an.sees('1. Gây ồn giờ nghỉ');
    an.doesNotSee('21 giờ');
  });

  it('is no longer offered once it is withdrawn, goes on where it runs, and can be offered again', async () => {
    await openOwn();
    await secretary.taps('Nếp sống');
    await secretary.taps('Thôi dùng');
    secretary.sees('• Nếp sống tổ 5: 2 mục, bản 2 (thôi dùng)');
    await secretary.says('/chibo');
    await secretary.taps('Cài đặt');
    await secretary.taps(/[Dd]anh mục/);
    expect(secretary.buttons().flat()).not.toContain('Nếp sống');
    await an.says('/tusoi');
    an.sees('1. Gây ồn giờ nghỉ');
    await openOwn();
    await secretary.taps('Nếp sống');
    await secretary.taps('Dùng lại');
    secretary.doesNotSee('thôi dùng');
  });

  it('is handed out in the form it came in, and so is every checklist that came with the program', async () => {
    await openOwn();
    await secretary.taps('Nếp sống');
    await secretary.taps('Tải tệp Excel');
    expect(newestFile(secretary).name).toBe('danh-muc-tu-soi_nep-song.xlsx');
    expect(readXlsx(newestFile(secretary).bytes).text).toContain('Gây ồn sau 21 giờ');
    await openOwn();
    await secretary.taps('Tải danh mục có sẵn');
    await secretary.taps('27 biểu hiện');
    expect(readXlsx(newestFile(secretary).bytes).sheets[1]?.rows).toHaveLength(28);
    await openOwn();
    await secretary.taps('Gửi tệp đã điền');
    await secretary.sends('document', { name: '27.xlsx', bytes: newestFile(secretary).bytes });
    secretary.sees('27 mục trong 3 nhóm, do Chi bộ Tổ dân phố 5 soạn.');
  });
});

describe('what somebody sends instead', () => {
  it('is told by sheet, row and column where something is wrong, and nothing of it is kept', async () => {
    await openOwn();
    await secretary.taps('Gửi tệp đã điền');
    const bad = [
      { ...noise, 'Gợi ý': '' },
      { ...waste, 'Nội dung': 'Xin ghi số điện thoại của đồng chí.' },
    ];
    await secretary.sends('document', { name: 'b.xlsx', bytes: madeXlsx(filledForm(bad)) });
    secretary.sees('còn 2 chỗ cần sửa');
    secretary.sees('• Trang “Các mục”, dòng 2, “Gợi ý”: để trống');
    secretary.sees('• Trang “Các mục”, dòng 3, “Nội dung”: hỏi điều thuộc về cá nhân');
    expect(secretary.buttons().flat()).not.toContain('Giữ danh mục này');
  });

  it.each<[string, (person: PersonDriver) => Promise<void>, string]>([
    ['a text', (person) => person.says('xin chào'), 'Tôi đang chờ một tệp Excel'],
    ['a sticker', (person) => person.sends('sticker'), 'Tôi đang chờ một tệp Excel'],
    ['a PDF', (person) => person.sends('document'), 'không phải tệp Excel (.xlsx) đọc được'],
    [
      'a file of 1 MB and one byte',
      (person) => person.sends('document', { name: 'to.xlsx', bytes: new Uint8Array(1024 * 1024 + 1) }),
      'lớn hơn 1 MB',
    ],
  ])('%s is answered by what to do next', async (_, sends, words) => {
    await openOwn();
    await secretary.taps('Gửi tệp đã điền');
    const fetched = test.emulator.calls.filter(({ method }) => method === 'getFile').length;
    await sends(secretary);
    secretary.sees(words);
    const now = test.emulator.calls.filter(({ method }) => method === 'getFile').length;
    expect(now - fetched).toBe(words.startsWith('không phải') ? 1 : 0);
  });

  it('of two files sent at once the later one is looked at', async () => {
    await openOwn();
    await secretary.taps('Gửi tệp đã điền');
    const named = (name: string) => madeXlsx(filledForm([noise], { 'Tên danh mục': name, 'Tên ngắn': name }));
    secretary.hands.send('document', { name: '1.xlsx', bytes: named('Một') });
    secretary.hands.send('document', { name: '2.xlsx', bytes: named('Hai') });
    await test.settle();
    await secretary.taps('Giữ danh mục này');
    secretary.sees('Đã giữ danh mục Hai, bản 1.');
    await openOwn();
    secretary.doesNotSee('• Một');
  });

  it('a file of a member is answered like any other message, and never fetched', async () => {
    const before = test.emulator.calls.filter(({ method }) => method === 'getFile').length;
    await an.says('/lich');
    await an.sends('document', { name: 'nep-song.xlsx', bytes: madeXlsx(filledForm([noise])) });
    an.sees('Ở bước này xin đồng chí bấm một nút bên dưới. Tin nhắn vừa rồi không được lưu.');
    expect(test.emulator.calls.filter(({ method }) => method === 'getFile')).toHaveLength(before);
  });
});

describe('a checklist that a ward writes', () => {
  let officer: PersonDriver;

  beforeAll(async () => {
    officer = await putWardAbove(test, secretary);
  });

  it('is kept from the ward’s own screen, and may be left by /huy or by a way back', async () => {
    await officer.says('/donvi');
    await officer.taps('Danh mục tự soạn');
    officer.sees('Các chi bộ trực thuộc thấy danh mục này khi chọn; dùng hay không là do chi bộ.');
    await officer.taps('Gửi tệp đã điền');
    await officer.says('/huy');
    officer.sees('Danh mục tự soạn ở /donvi');
    await officer.says('/donvi');
    await officer.taps('Danh mục tự soạn');
    await officer.taps('Gửi tệp đã điền');
    const about = { 'Tên danh mục': 'Nếp sống văn minh', 'Tên ngắn': 'Văn minh' };
    await officer.sends('document', { name: 'a.xlsx', bytes: madeXlsx(filledForm([noise], about)) });
    officer.sees('do Đảng bộ phường Bồ Đề soạn');
    await officer.taps('Giữ danh mục này');
    await officer.taps('‹ Danh mục tự soạn');
    officer.sees('• Nếp sống văn minh: 1 mục, bản 1');
  });

  it('stands among those that a cell below chooses from, and changes nothing there by itself', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Cài đặt');
    secretary.doesNotSee('văn minh');
    await secretary.taps(/[Dd]anh mục/);
    expect(secretary.buttons().flat()).toContain('Văn minh');
  });
});
