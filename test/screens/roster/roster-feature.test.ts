import { afterEach, expect, it } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { enterRoster, joinByName, openCell } from '../../support/cell.ts';
import type { PersonDriver } from '../../support/people.ts';

let test: TestApp;

afterEach(async () => {
  await test.close();
});

async function open(startsAt?: string): Promise<PersonDriver> {
  const opened = await openCell(startsAt);
  test = opened.test;
  return opened.secretary;
}

it('a pasted list is shown with its bad lines before anything is saved', async () => {
  const secretary = await open();
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  secretary.sees('Xin chỉ ghi những đồng chí đã đồng ý có tên trong danh sách này');

  await secretary.says(
    [
      'DANH SÁCH',
      '1. NGUYỄN VĂN AN',
      '2. Lê Văn Cường, pho bi thu',
      '3. Dung',
      '4. Vũ Văn Em, tổ trưởng',
      '5. trần thị bình',
    ].join('\n'),
  );
  secretary.sees('Đọc được 2 đồng chí');
  secretary.sees('• Lê Văn Cường · phó bí thư');
  secretary.sees('Dòng 4 “3. Dung”: cần đủ họ và tên');
  secretary.sees('Dòng 5 “4. Vũ Văn Em, tổ trưởng”: chưa hiểu “tổ trưởng”');
  secretary.sees('Dòng 6 “5. trần thị bình”: đã có trong danh sách');

  await secretary.says('Phạm Thị Dung, dự bị\nNguyễn Văn An (1972)');
  secretary.sees('Chờ lưu tất cả: 4 đồng chí');
  await secretary.says('/chibo');
  secretary.sees('Danh sách: 1 đồng chí');
  await secretary.taps('Thêm đảng viên');
  await secretary.sends('photo');
  secretary.sees('Xin đồng chí gửi danh sách bằng chữ');
  await secretary.taps('Lưu 4 đồng chí');
  secretary.sees('Đã lưu 4 đồng chí vào danh sách Chi bộ Tổ dân phố 5');
  await secretary.taps('Danh sách');
  secretary.sees(
    '1. Nguyễn Văn An ○\n2. Nguyễn Văn An (1972) ○\n3. Trần Thị Bình · bí thư ✓\n4. Lê Văn Cường · phó bí thư ○',
  );
  await secretary.taps('Xếp theo lúc nhập');
  secretary.sees('1. Trần Thị Bình · bí thư ✓\n2. Nguyễn Văn An ○\n3. Lê Văn Cường · phó bí thư ○');
  secretary.sees('5. Nguyễn Văn An (1972) ○');
  await secretary.taps('Xếp theo tên');
  secretary.sees('5. Phạm Thị Dung · dự bị ○');
});

it('after the good lines are saved the refused ones stay on the screen with its buttons, and are sent anew right there', async () => {
  const secretary = await open();
  await enterRoster(secretary, ['Nguyễn Văn An', 'Dung', 'Vũ Văn Em, tổ trưởng']);

  secretary.sees('Đã lưu 1 đồng chí');
  secretary.sees('Cần xem lại 2 dòng');
  secretary.sees('Dòng 2 “Dung”: cần đủ họ và tên');
  secretary.sees('Dòng 3 “Vũ Văn Em, tổ trưởng”');
  const saved = ['Mời dùng trợ lý', 'Thêm nữa', 'Danh sách', '‹ Chi bộ'];
  expect(secretary.buttons().flat()).toEqual(expect.arrayContaining(saved));

  await secretary.says('Phạm Thị Dung');
  secretary.sees('Đọc được 1 đồng chí');
  secretary.sees('Cần xem lại 1 dòng');
  await secretary.taps('Lưu 1 đồng chí');
  secretary.sees('Cần xem lại 1 dòng');
  expect(secretary.buttons().flat()).toEqual(expect.arrayContaining(saved));
  await secretary.says('Vũ Văn Em');
  await secretary.taps('Lưu 1 đồng chí');
  secretary.sees('Còn tên nào, xin gửi tiếp ngay tại đây');
  secretary.doesNotSee('Cần xem lại');
  await secretary.taps('Danh sách');
  secretary.sees('4. Vũ Văn Em ○');
});

it('of lines from a spreadsheet one tap takes the names', async () => {
  const secretary = await open();
  await enterRoster(secretary, [
    'STT\tHọ và tên\tNăm sinh\tĐiện thoại\tChức vụ',
    '1\tTrần Thị Bình\t1958\t0912345678\tBí thư - Trưởng ban',
    '2\tNguyễn Văn An\t1960\t0912345679\tPhó bí thư',
    '3\tLê Văn Cường\t1971\t0912345670\tTổ trưởng - Chi hội trưởng',
    '4\tPhạm Thị Dung\t1985\t\tTổ phó',
  ]);
  secretary.sees('Đã lưu 1 đồng chí');
  secretary.sees('Cần xem lại 2 dòng');

  await secretary.taps('Chỉ lấy họ tên (2)');
  secretary.sees(
    'Đang chờ lưu 2 đồng chí:\n• Lê Văn Cường · chưa rõ chính thức hay dự bị\n• Phạm Thị Dung · chưa rõ chính thức hay dự bị',
  );
  await secretary.taps('Lưu 2 đồng chí');
  secretary.doesNotSee('Cần xem lại');
  await secretary.taps('Danh sách');
  await secretary.taps('Xếp theo lúc nhập');
  secretary.sees(
    '1. Trần Thị Bình · bí thư ✓\n2. Nguyễn Văn An · phó bí thư ○\n3. Lê Văn Cường · chưa rõ chính thức hay dự bị ○\n4. Phạm Thị Dung · chưa rõ chính thức hay dự bị ○',
  );
});

it('a list in an old font is recognised, nothing of it is kept, and it is said how to convert it', async () => {
  const secretary = await open();
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');

  await secretary.says('1. Nguyeãn Vaên An, phoù bí thö\n2. Cao Minh Tuy\n3. Leâ Vaên Cöôøng');
  secretary.sees('Danh sách này dùng phông chữ cũ');
  secretary.sees('UniKey');
  expect(secretary.buttons().flat().join(' ')).not.toContain('Lưu');

  await secretary.says('Phạm Thị Dung\nTrÇn ThÞ Hoa\n\u00D0ồng chí Lê Văn Hai\nLê Văn Hai');
  secretary.sees('Dòng 2 “TrÇn ThÞ Hoa”: gõ bằng phông chữ cũ');
  secretary.sees('Dòng 4 “Lê Văn Hai”: trùng với dòng 3');
  await secretary.taps('Lưu 2 đồng chí');
  await secretary.taps('Danh sách');
  secretary.sees('Lê Văn Hai ○');
});

it('a name is corrected only to one that nobody else has, whatever letters it is typed with', async () => {
  const secretary = await open();
  await enterRoster(secretary, ['Nguyễn Văn Đức', 'Lê Văn Cường']);
  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  await secretary.taps('2');
  await secretary.taps('Sửa tên');

  await secretary.says('Nguyễn Văn \u00D0ức');
  secretary.sees('Tên này đã có trong danh sách');
  await secretary.says('NguyÃªn VÄn An');
  secretary.sees('phông chữ cũ');
  await secretary.says('Lê Văn \u0421ường');
  secretary.sees('Trong tên có chữ hoặc dấu lạ');
  await secretary.says('\u00D0/c Lê Văn Cương');
  secretary.sees('Lê Văn Cương');
});

it('a member is corrected, given a role and removed', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  await enterRoster(secretary, ['Nguyễn Văn Am', 'Lê Văn Cường']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn Am');
  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  await secretary.taps('1');

  await secretary.taps('Sửa tên');
  await secretary.says('Nguyễn Văn An');
  secretary.sees('Nguyễn Văn An');
  await secretary.taps('Chức vụ');
  await secretary.taps('phó bí thư');
  secretary.sees('Chức vụ: phó bí thư');
  await secretary.taps('Chính thức, dự bị');
  secretary.sees('chưa có quyền biểu quyết');
  await secretary.taps('dự bị');
  secretary.sees('Đảng viên dự bị.\nDiện: đang sinh hoạt');
  await secretary.taps('Diện sinh hoạt');
  await secretary.taps('sinh hoạt tạm thời');
  secretary.sees('Đảng viên dự bị.\nDiện: sinh hoạt đảng tạm thời');

  await an.says('/chibo');
  await an.taps('Danh sách');
  an.sees('1. Nguyễn Văn An · phó bí thư · dự bị · sinh hoạt tạm thời ✓');
  an.sees('3 đồng chí: 2 chính thức, 1 dự bị.');
  await an.taps('1');
  expect(an.buttons()).toEqual([['‹ Danh sách']]);

  await secretary.taps('Bỏ khỏi danh sách trợ lý');
  await secretary.taps('Bỏ khỏi danh sách trợ lý');
  secretary.sees('Đã bỏ Nguyễn Văn An khỏi danh sách');
  await an.says('/tusoi');
  an.sees('chưa kết nối với trợ lý của chi bộ');
});

it('whoever may have a vote or not is asked about one by one, and nobody else', async () => {
  const secretary = await open();
  await enterRoster(secretary, ['Nguyễn Văn An, dự bị']);
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says('Lê Văn Cường, thôn 3\nPhạm Thị Dung, thôn 4\nHoàng Văn Em, dự bị, thôn 4');
  await secretary.taps('Chỉ lấy họ tên (3)');
  secretary.sees('• Hoàng Văn Em · chưa rõ chính thức hay dự bị');
  await secretary.taps('Lưu 3 đồng chí');
  await secretary.taps('Danh sách');
  secretary.sees('5 đồng chí: 1 chính thức, 1 dự bị, 3 chưa rõ.');

  await secretary.says('/chibo');
  secretary.sees('Chưa rõ chính thức hay dự bị: 3 đồng chí.');
  await secretary.taps('Ghi chính thức, dự bị (3)');
  secretary.sees('Lê Văn Cường là đảng viên chính thức hay dự bị?');
  secretary.sees('Chưa rõ chính thức hay dự bị: 3 đồng chí.');
  const rest = secretary
    .last()
    .buttons.flat()
    .find(({ text }) => text === 'Cả 3 đều chính thức');
  await secretary.taps('dự bị');
  secretary.sees('Phạm Thị Dung là đảng viên chính thức hay dự bị?');
  await secretary.taps('‹ Danh sách');
  await secretary.forges(rest?.data ?? '');
  expect(secretary.toast()).toBe('Danh sách vừa thay đổi, xin xem lại.');
  await secretary.taps('Cả 2 đều chính thức');
  secretary.sees('Đã ghi đủ: 3 đảng viên chính thức, 2 đảng viên dự bị.');
  await secretary.taps('‹ Danh sách');
  secretary.sees('5 đồng chí: 3 chính thức, 2 dự bị.');
  expect(secretary.buttons().flat().join()).not.toContain('Ghi chính thức');
});

it('a button from when both facts were one sets both', async () => {
  const secretary = await open();
  await enterRoster(secretary, ['Nguyễn Văn An, miễn sinh hoạt']);
  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  await secretary.taps('1');
  secretary.sees('Đảng viên chính thức.\nDiện: được miễn công tác và sinh hoạt đảng');
  await secretary.taps('Diện sinh hoạt');
  const former = secretary.last().buttons.flat()[0]?.data?.replace('active', 'probationary') ?? '';
  expect(former).toMatch(/^roster\.standing:.*:probationary$/);
  await secretary.forges(former);
  secretary.sees('Đảng viên dự bị.\nDiện: đang sinh hoạt');
});

it('the buttons of a member do nothing for others', async () => {
  const secretary = await open();
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  const rows = secretary
    .last()
    .buttons.flat()
    .flatMap(({ data }) => data ?? []);
  await secretary.taps('3');
  const changes = secretary
    .last()
    .buttons.flat()
    .flatMap(({ data }) => data ?? []);
  const [add] = rows.filter((data) => data.startsWith('roster.add'));
  const id = changes.find((data) => data.startsWith('roster.rename'))?.split(':')[1] ?? '';

  const forged = [
    ...rows,
    ...changes,
    `roster.remove_now:${id}`,
    `roster.standing:${id}:exempt`,
    `roster.membership:${id}:probationary`,
    `roster.known:${id}:probationary`,
    `roster.set_role:${id}:deputy`,
  ];
  expect(forged.length).toBeGreaterThan(10);
  for (const data of forged) {
    await an.forges(data, { on: an.last().messageId });
    expect(an.toast()).toMatch(/Việc này do bí thư chi bộ làm/);
  }
  await an.forges(add ?? '', { on: an.last().messageId });
  await an.says('Kẻ Lạ Mặt');

  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  secretary.sees('3. Lê Văn Cường ○');
  secretary.sees(/^2\. Trần Thị Bình · bí thư ✓$/m);
  secretary.doesNotSee('4.');
});

it('links are listed, withdrawn, and made once by a double tap', async () => {
  const secretary = await open();
  await enterRoster(secretary, ['Nguyễn Văn An']);
  await secretary.says('/moi');
  const menu = secretary.last().messageId;
  const [create = ''] = secretary
    .last()
    .buttons.flat()
    .flatMap(({ data }) => data ?? []);

  await secretary.taps('Tạo liên kết chung');
  await secretary.forges(create, { on: menu });
  expect(secretary.toast()).toContain('Liên kết vừa được tạo');
  expect(secretary.inbox().filter(({ text }) => text.includes('?start=join_'))).toHaveLength(1);
  expect(secretary.last().content).toBe('photo');

  await secretary.taps('Liên kết còn hạn', { on: /Liên kết chung của/ });
  const list = secretary.find(/Liên kết còn hạn · /);
  expect(list.text).toContain('1. Liên kết chung, tạo ngày 21/11/2026, đến hết ngày 20/12/2026');
  await secretary.taps('Thu hồi 1', { on: list });
  secretary.find(/Hiện không có liên kết nào còn hạn/);
});
