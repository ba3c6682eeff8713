import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, linkIn, openCell } from '../support/cell.ts';
import { dataOn } from '../support/clumsy.ts';
import { expectSound } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { longest, strange, typesStrange, type Stays } from '../support/strange-texts.ts';

let test: TestApp;

const startsAt = '2026-11-14T01:00:00Z';

async function open(): Promise<PersonDriver> {
  const opened = await openCell(startsAt);
  test = opened.test;
  return opened.secretary;
}

afterEach(async () => {
  await test.close();
  expectSound(test);
});

function typesAll(person: PersonDriver, field: string, stays?: Stays): Promise<void> {
  return typesStrange(test, person, field, stays);
}

describe('strange texts', { timeout: 240_000 }, () => {
  it('at every question of the setup are asked again, or shown as they were typed', async () => {
    test = await startTestApp({ startsAt });
    const secretary = test.people.person({ firstName: '😀 <b>&' });
    await secretary.opens(test.claimLink);
    await typesAll(secretary, 'before consent');
    await secretary.taps('Tôi đồng ý', { on: /bốn điều/ });
    await typesAll(secretary, 'own name', 'Họ và tên');
    await secretary.says('Trần Thị Bình');
    await typesAll(secretary, 'cell name', () => back(secretary, 'Tên chi bộ?'));
    await secretary.says('<b>Chi bộ</b> & Tổ 5 &amp;');
    await typesAll(secretary, 'day', 'ngày nào trong tháng?');
    await secretary.says('3');
    await typesAll(secretary, 'time', 'lúc mấy giờ?');
    await secretary.says('19:30');
    await typesAll(secretary, 'place', () => back(secretary, 'Chi bộ sinh hoạt ở đâu?'));
    await secretary.says('<i>Nhà văn hóa & sân \u202Eđình');
    await typesAll(secretary, 'weekend', 'trùng thứ Bảy');
    await secretary.taps('Vẫn sinh hoạt đúng ngày');
    await typesAll(secretary, 'checklist', 'danh mục tự soi nào?');
    await secretary.taps('27 biểu hiện');
    await typesAll(secretary, 'recap', 'Xác nhận');
    secretary.sees('<b>Chi bộ</b> & Tổ 5 &amp;');
    await secretary.taps('Xác nhận');
    await typesAll(secretary, 'nothing under way');
    for (const command of ['/chibo', '/lich', '/moi', '/nhac', '/tonghop', '/dulieu', '/trogiup', '/start']) {
      await secretary.says(command);
    }
    await secretary.says('/lich');
    secretary.sees('<i>Nhà văn hóa & sân đình');
  });

  it('in the roster and on the way into the cell are no names, and nobody is entered', async () => {
    const secretary = await open();
    await enterRoster(secretary, ['Nguyễn Văn An', "Lê O'Brien <b> , dự bị".replace(' <b> ', '')]);
    await secretary.says('/chibo');
    await secretary.taps('Thêm đảng viên');
    await typesAll(secretary, 'roster', () => {
      secretary.doesNotSee('Lưu ');
    });
    await secretary.says('/chibo');
    await secretary.taps('Danh sách');
    secretary.sees('Nguyễn Văn An');
    await secretary.taps('1');
    await secretary.taps('Sửa tên');
    await typesAll(secretary, 'new name', 'Xin gõ tên mới');
    await secretary.says('Nguyễn Văn Ân');
    secretary.sees('Nguyễn Văn Ân');

    await secretary.says('/moi');
    await secretary.taps('Tạo liên kết chung');
    const joiner = test.people.person({ firstName: '\u202E👻</b>' });
    await joiner.opens(linkIn(secretary));
    await joiner.taps('Tôi đồng ý');
    await typesAll(joiner, 'joining', 'gõ đủ họ và tên');
    await joiner.says('Người <b>Lạ');
    joiner.sees('gõ đủ họ và tên');
    await joiner.says('Vũ Thị Lạ');
    await typesAll(joiner, 'waiting', 'Đã gửi đến bí thư');
    secretary.sees('Vũ Thị Lạ');
  });

  it('in every field of a review are kept or asked again, and read by the secretary as typed', async () => {
    const secretary = await open();
    await enterRoster(secretary, ['Nguyễn Văn An']);
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await typesAll(an, 'group', 'nhóm 1/3');
    const texts = Object.values(strange).filter((text) => !/^[\p{Cf}]*$/u.test(text));
    // Not 12 nor 16, under which nothing is written; 14 is skipped below.
    const items = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 18, 19];
    expect(texts.length).toBeLessThanOrEqual(items.length);
    for (const [index, text] of texts.entries()) {
      await an.says(String(items[index]));
      await an.taps('Có, đang sửa');
      for (const field of [/Biểu hiện/, /Nguyên nhân/, /Biện pháp khắc phục/, /Đề nghị chi bộ giúp/]) {
        test.clock.advance(3000);
        await an.taps(field);
        await an.says(text);
        if (!an.screen().includes('Mục ')) throw new Error(`${String(field)} lost the item:\n${an.screen()}`);
        if (an.buttons().flat().includes('‹ Quay lại')) await an.taps('‹ Quay lại');
      }
      await an.taps('Xong mục này');
    }
    await an.says('14');
    await an.taps('Bỏ qua');
    await an.says(strange['ampersands to the limit'] ?? '');
    await an.says('/tusoi');
    await an.says('15');
    await an.taps('Có nguy cơ');
    await an.taps('Thời hạn');
    await typesAll(an, 'deadline', '31/12/2026');
    await an.forges(dataOn(an, 'Xong mục này').replace(/^review\.done:([^:]+):.*$/, 'review.rest_all:$1'));
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    an.sees('Đã gửi');
    await an.taps('Xem lại');
    await secretary.says('/tonghop');
    await secretary.taps('Phần viết');
    const pages = (await turnPages(secretary)).join('');
    for (const letter of ['Ư', '&']) expect(count(pages, letter)).toBeGreaterThanOrEqual(4 * longest);
    expect(count(pages, '<b>')).toBeGreaterThanOrEqual(4 * 1365);
    await an.says('/dulieu');
    await an.taps('Tải về');
    expect(an.last().content).toBe('document');
  });

  it('while a meeting is planned and while an absence is explained are asked again or shown as typed', async () => {
    const secretary = await open();
    await secretary.says('/chibo');
    await secretary.taps('Kỳ sinh hoạt');
    await secretary.taps('Thêm kỳ khác');
    await secretary.taps('Chuyên đề');
    await typesAll(secretary, 'subject of a meeting');
    await secretary.says('/huy');
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.forges(dataOn(secretary, 'Chuyển lịch').replace('meeting.change', 'reply.say') + ':away');
    await typesAll(secretary, 'reason of an absence');
  });

  it('while a meeting is moved are asked again', async () => {
    const secretary = await open();
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Chuyển lịch');
    await typesAll(secretary, 'day of a meeting');
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Chuyển lịch');
    await secretary.says('5/12/2026');
    for (const field of ['Đổi giờ', 'Đổi địa điểm', 'Đổi ngày']) {
      await secretary.taps(field);
      await typesAll(secretary, field);
      await secretary.says('/lich');
      await secretary.taps('Việc của kỳ tới');
      await secretary.taps('Chuyển lịch');
      await secretary.says('5/12/2026');
    }
  });
});

/** A line that may have been taken: whoever is not asked the same again goes back to it. */
async function back(person: PersonDriver, question: string): Promise<void> {
  if (!person.screen().includes(question)) await person.taps('‹ Quay lại');
  person.sees(question);
}

/** Every page of what is on screen. */
async function turnPages(person: PersonDriver): Promise<string[]> {
  const pages = [person.screen()];
  while (person.buttons().flat().includes('›')) {
    test.clock.advance(2000);
    await person.taps('›');
    pages.push(person.screen());
  }
  return pages;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
