import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonData } from '../../src/screens/button-data.ts';
import type { TestApp } from '../support/app.ts';
import { cellOfAn } from '../support/cell.ts';
import { readFolder } from '../support/folder.ts';
import type { PersonDriver } from '../support/people.ts';
import { sendReview } from '../support/reviewing.ts';

const words = 'Có lúc còn nể nang, chưa nói thẳng';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

/** An has sent a review that the cell may read, with one item to put right. */
const open = cellOfAn('2026-11-23T02:00:00Z', {
  then: async ({ test: begun, an: writer }) => {
    await begun.passTo('2026-11-23T04:00:00Z');
    await sendReview(writer, words);
  },
});

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});
afterEach(() => test.close());

async function openWords(): Promise<void> {
  await secretary.says('/tonghop');
  await secretary.taps('Phần viết (1)');
  secretary.sees(words);
}

/** Whether the words still stand in any message of this person. */
function stillShown(person: PersonDriver): boolean {
  return person.inbox().some((message) => message.text.includes(words));
}

describe('words that a member takes back', () => {
  it('vanish from the message that the secretary has open, and the disk', async () => {
    await openWords();
    expect(stillShown(secretary)).toBe(true);
    await an.says('/dulieu');
    an.sees('Phần đồng chí viết đã được xem 1 lần.');
    await an.taps('Xóa dữ liệu');
    await an.taps('Một bản tự soi');
    await an.taps('tháng 12/2026');
    await an.taps('Tôi muốn xóa');
    await an.taps('Xóa hẳn');
    an.sees('Đã xóa bản tự soi của đợt này.');
    await test.passTo('2026-11-23T05:00:00Z');

    expect(stillShown(secretary)).toBe(false);
    secretary.sees('trang này đã được gỡ');
    await secretary.taps('Mở lại bản tổng hợp');
    secretary.sees('Đã gửi 0/2');
    const { bytes } = await readFolder(test.folder);
    expect(bytes.includes(Buffer.from(words))).toBe(false);

    await an.says('/tusoi');
    an.sees('nhóm 1/3');
  });

  it('vanish when they are narrowed by editing what was sent', async () => {
    await openWords();
    await an.says('/tusoi');
    await an.taps('Sửa');
    await an.taps('Đổi mức chia sẻ');
    await an.taps('Chỉ lấy số liệu, không nêu tên');
    await an.taps('Gửi');
    await test.passTo('2026-11-23T05:00:00Z');
    expect(stillShown(secretary)).toBe(false);
    await secretary.says('/tonghop');
    secretary.sees('Đã gửi 1/2');
    secretary.doesNotSee('Mục 4');
  });

  it('are kept away from a member who makes up the button', async () => {
    for (const data of [
      'summary.words:nothing:1:0',
      buttonData('summary.open', '01900000-0000-7000-8000-000000000001', 0),
    ]) {
      await an.forges(data);
      expect(an.toast()).toBe(
        'Tài khoản này chưa kết nối với chi bộ ấy. Xin đồng chí nhờ bí thư gửi liên kết mời.',
      );
    }
    await an.says('/tonghop');
    an.sees('dành cho bí thư');
  });
});

describe('a member who leaves', () => {
  it('is gone from everywhere but the roster, and the secretary is told', async () => {
    await openWords();
    await an.says('/dulieu');
    await an.taps('Xóa dữ liệu');
    await an.taps('Xóa hết và ngừng dùng');
    await an.taps('Tôi muốn xóa');
    await an.taps('Xóa hẳn');
    an.sees('Kính chúc đồng chí mạnh khỏe.');
    expect(an.keyboard()).toEqual([]);
    await test.passTo('2026-11-23T05:00:00Z');
    expect(stillShown(secretary)).toBe(false);
    expect(secretary.inbox().some((message) => message.text.includes('Nguyễn Văn An'))).toBe(true);
    await secretary.says('/tonghop');
    await secretary.taps('Ai chưa gửi');
    secretary.sees('• Nguyễn Văn An: chưa kết nối');

    await an.says('/dulieu');
    an.sees('Chưa có trong danh sách chi bộ nào.');
    an.sees('Chưa có bản tự soi nào.');
    await an.says('/tusoi');
    an.doesNotSee('nhóm 1');
  });

  it('as the only secretary is asked to hand over first', async () => {
    await secretary.says('/dulieu');
    await secretary.taps('Xóa dữ liệu');
    await secretary.taps('Xóa hết và ngừng dùng');
    await secretary.taps('Tôi muốn xóa');
    await secretary.taps('Xóa hẳn');
    secretary.sees('Xin bàn giao cho người khác trước khi ngừng dùng.');
    await secretary.says('/tonghop');
    secretary.sees('Đã gửi 1/2');
  });
});

it('the export is a page with the JSON beside it, sent below, and may be asked for again', async () => {
  await an.says('/dulieu');
  await an.taps('Tải về');
  const files = an.inbox().slice(-2);
  expect(JSON.stringify(files[0])).toContain('du-lieu-cua-toi.html');
  expect(JSON.stringify(files[1])).toContain('du-lieu-cua-toi.json');
  await an.taps('Tải về');
});
