import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { dataOn } from '../support/clumsy.ts';
import { readFolder } from '../support/folder.ts';
import { checklistFolder } from '../support/every-kind.ts';
import type { PersonDriver } from '../support/people.ts';

const files = checklistFolder();
const names = ['Nguyễn Văn An', 'Lê Văn Cường', 'Phạm Thị Dung', 'Hoàng Văn Em', 'Đỗ Thị Gấm', 'Bùi Văn Hòa'];
let test: TestApp;
let secretary: PersonDriver;
let people: PersonDriver[];

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', checklistsFolder: files.folder });
  secretary = await setUpCell(test);
  await enterRoster(secretary, names);
  people = [];
  for (const name of names) people.push(await joinByName(test, secretary, name));
}, 120_000);

afterAll(async () => {
  await test.close();
  await rm(files.folder, { recursive: true });
});

function person(index: number): PersonDriver {
  const found = people[index];
  if (found === undefined) throw new Error(`nobody is number ${index}`);
  return found;
}

/** Everything of the checklist in one go; nothing to report in its first group. */
async function answerAll(
  one: PersonDriver,
  { hour, jobs, step, homes = '12' }: { hour: string; jobs: string[]; step: string; homes?: string },
): Promise<void> {
  await one.says('/tusoi');
  await one.taps('Nhóm này');
  await one.says('Vận động phân loại rác');
  await one.says('Đã giúp hai hộ khó khăn');
  await one.taps(hour);
  for (const job of jobs) await one.taps(`☐ ${job}`);
  await one.taps('Tiếp tục');
  await one.taps(step);
  await one.says(homes);
  await one.says('20/12');
  await one.taps('Bỏ qua');
}

describe('a checklist of every kind of item', () => {
  it('is chosen for the next round, not for the cell', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Đợt tự soi');
    secretary.sees('Danh mục: 27 biểu hiện');
    secretary.sees('Tự soi cả 27 mục.');
    await secretary.taps('Đổi danh mục');
    secretary.sees('• Đủ loại: 10 mục');
    secretary.sees('Chờ đối chiếu, chưa dùng: mục 11, 12.');
    await secretary.taps('Đủ loại');
    secretary.sees('Danh mục: Đủ loại');
    secretary.sees('Tự soi cả 10 mục.');
    await test.passTo('2026-11-23T02:00:00Z');
  });

  it('asks one question a screen, says what is wrong with an answer, and how it would be right', async () => {
    const an = person(0);
    await an.says('/tusoi');
    an.sees('nhóm 1/2');
    await an.taps('Nhóm này');
    an.sees('Mục 3 · Việc chính');
    an.doesNotSee('Bỏ qua');
    await an.says('rất dài '.repeat(60));
    an.sees('Xin đồng chí viết gọn trong 200 ký tự, như: “Vận động phân loại rác”.');
    await an.sends('voice');
    an.sees('Ở bước này tôi chỉ đọc được chữ');
    await an.says('Vận động\nphân loại rác');
    an.sees('Mục 4 · Ưu điểm');
    await an.says('á'.repeat(4096));
    an.sees('Mục 5 · Giờ họp');
    await an.says('Buổi tối');
    an.sees('Ở bước này xin đồng chí bấm một nút bên dưới');
    await an.taps('Sáng Chủ nhật');
    await an.taps('☐ Thanh niên');
    await an.taps('☐ Vệ sinh');
    await an.taps('☑ Thanh niên');
    an.sees('☐ Thanh niên');
    await an.taps('Tiếp tục');
    await an.says('9');
    an.sees('Không có mức ấy. Xin đồng chí bấm chọn, hoặc gõ một số từ 1 đến 3, như 2.');
    await an.says('3');
    an.sees('Mục 8 · Số hộ đã thăm');
    await an.says('nhiều lắm');
    an.sees('Tôi chưa đọc được con số. Xin đồng chí gõ một số từ 0 đến 1.500, như 750.');
    await an.says('2.000');
    an.sees('Số ấy nằm ngoài khoảng. Xin đồng chí gõ một số từ 0 đến 1.500, như 750.');
    await an.says('1.200 hộ');
    an.sees('Mục 9 · Ngày xong');
    await an.says('hôm nào đó');
    an.sees('Tôi chưa rõ ngày đồng chí gõ: “hôm nào đó”.');
    await an.says('01/11');
    an.sees('Ngày 01/11/2026 đã qua. Có phải ý đồng chí là 01/11/2027?');
    await an.taps('Cuối quý');
    an.sees('Mục 10 · Điều khác');
    an.sees('9/10 mục');
    await an.taps('Bỏ qua');
    an.sees('Xem lại trước khi gửi');
    an.sees('Đã trả lời: 7 mục');
    an.sees('6. Việc muốn nhận · Vệ sinh');
    an.sees('8. Số hộ đã thăm · 1.200 hộ');
    an.doesNotSee('10. Điều khác');
  });

  it('lets an answer be corrected, and read again as it was sent', async () => {
    const an = person(0);
    await an.taps('Sửa 3');
    an.sees('Đã trả lời: Vận động phân loại rác');
    await an.says('Trồng cây');
    an.sees('3. Việc chính · Trồng cây');
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    await an.taps('Xem lại');
    await an.taps('4');
    expect(an.last().text.length).toBeLessThanOrEqual(4096);
    an.sees('áááá');
    await an.says('/dulieu');
    await an.taps('Tải');
    const exported = an.inbox().findLast(({ content }) => content === 'document');
    expect(exported).toBeDefined();
  });

  it('counts choices by option, writings as written, and lists words under names as they are shared', async () => {
    await answerAll(person(1), { hour: 'Buổi tối', jobs: ['Thanh niên'], step: '2. Vừa', homes: '40' });
    person(1).sees(
      'Ai xem bản tổng hợp cũng biết những đồng chí nào đã gửi, nên có thể nhận ra là đồng chí đã chọn không cho người ấy đọc.',
    );
    await person(1).taps('Chỉ lấy số liệu, không nêu tên');
    await person(1).taps('Gửi');
    await secretary.says('/tonghop');
    secretary.sees('5. Giờ họp: Sáng Chủ nhật (1) · trong phần đồng chí được đọc');
    secretary.doesNotSee('bản được tính');
    secretary.sees('6. Việc muốn nhận: Vệ sinh (1)');
    secretary.sees('7. Chất lượng họp: 3. Tốt (1)');
    secretary.sees('8. Số hộ đã thăm: 1 đồng chí đã ghi');
    secretary.sees('10. Điều khác: để trống 1');
    secretary.doesNotSee('Buổi tối (');
    await secretary.taps('Phần viết (1)');
    secretary.sees('Mục 3. Việc chính');
    secretary.sees('– Trồng cây');
    const told = secretary
      .inbox()
      .map(({ text }) => text)
      .join('\n');
    expect(told).not.toContain('40 hộ');
  });

  it('pools options once the round is closed, five together and not all the same; texts never', async () => {
    for (const index of [2, 3, 4]) {
      await answerAll(person(index), { hour: 'Buổi tối', jobs: ['Người cao tuổi'], step: '1. Kém' });
      await person(index).taps('Chỉ lấy số liệu, không nêu tên');
      await person(index).taps('Gửi');
    }
    await answerAll(person(5), {
      hour: 'Sáng Chủ nhật',
      jobs: ['Thanh niên', 'Người cao tuổi'],
      step: '1. Kém',
      homes: '77',
    });
    await person(5).taps('Chỉ lấy số liệu, không nêu tên');
    await person(5).taps('Gửi');
    await secretary.says('/tonghop');
    secretary.sees('5. Giờ họp: Sáng Chủ nhật (1)');
    secretary.doesNotSee('Buổi tối (');

    await test.passTo('2026-12-03T13:00:00Z');
    await secretary.says('/tonghop');
    secretary.sees('5. Giờ họp: Buổi tối (4) · Sáng Chủ nhật (2) · trên 6 bản được tính');
    secretary.sees('6. Việc muốn nhận: Thanh niên (2) · Người cao tuổi (4) · Vệ sinh (1)');
    secretary.sees('7. Chất lượng họp: 1. Kém (4) · 2. Vừa (1) · 3. Tốt (1)');
    secretary.sees('8. Số hộ đã thăm: 1 đồng chí đã ghi');
    await secretary.taps('Phần viết (1)');
    secretary.doesNotSee('77 hộ');

    const kept = await readFolder(test.folder);
    for (const secret of ['Đã giúp hai hộ khó khăn', '"amount":77', 'nguoi-cao-tuoi"]']) {
      expect(kept.bytes.includes(Buffer.from(secret)), `"${secret}" on disk`).toBe(false);
    }
  });

  it('leaves the next round to the checklist of the cell, unless it is taken over', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Đợt tự soi');
    secretary.sees('Tự soi tháng 01/2027');
    secretary.sees('Danh mục: 27 biểu hiện');
    await secretary.taps('Như tháng trước');
    secretary.sees('Danh mục: Đủ loại');
  });
});

describe('items whose wording is not known', () => {
  const shipped: unknown = JSON.parse(readFileSync('prisma/checklists/dieu-khong-duoc-lam-207.json', 'utf8'));

  it('are in no round, and are used from the next start after they were filled in', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Đợt tự soi');
    await secretary.taps('Đổi danh mục');
    await secretary.taps('19 điều (207)');
    secretary.sees('Tự soi cả 17 mục.');
    secretary.sees('Chờ đối chiếu, chưa dùng: mục 11, 12.');
    await secretary.taps('Chọn mục trọng tâm');
    await secretary.taps('Nhóm sau ›');
    secretary.doesNotSee('11. Điều 11');
    secretary.sees('13. Tham ô, hối lộ');
    // The tap of another item, with the number of one that is not known.
    const known = dataOn(secretary, '13');
    const forged = ['11', '12'].map((number) => known.replace(/:13(?=:|$)/, `:${number}`));
    expect(forged).not.toContain(known);
    for (const data of forged) {
      await secretary.says('/chibo');
      await secretary.forges(data, { on: secretary.last().messageId });
      secretary.doesNotSee('11. Điều 11');
    }
    await secretary.says('/chibo');
    await secretary.taps('Đợt tự soi');
    secretary.sees('Tự soi cả 17 mục.');

    files.put('dieu-khong-duoc-lam-207.json', filled(shipped));
    await test.restart();
    await test.settle();
    await secretary.says('/chibo');
    await secretary.taps('Đợt tự soi');
    secretary.sees('Tự soi cả 19 mục.');
    secretary.doesNotSee('Chờ đối chiếu');
    await test.passTo('2026-12-24T02:00:00Z');
    const an = person(0);
    await an.says('/tusoi');
    await an.taps('Nhóm này');
    an.sees('11. Lời của Điều 11');
    an.sees('8/19 mục');
  });
});

/** The file as somebody fills it in: the text for the article, and "blank" taken away. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isBlank = entries.some(([name]) => name === 'blank');
  const number: unknown = entries.find(([name]) => name === 'number')?.[1];
  return Object.fromEntries(
    entries
      .filter(([name]) => name !== 'blank')
      .map(([name, inner]) =>
        isBlank && name === 'short'
          ? [name, { vi: `Lời của Điều ${String(number)}`, en: `Words of Article ${String(number)}` }]
          : [name, filled(inner)],
      ),
  );
}
