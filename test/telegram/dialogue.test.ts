import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

const open = startingPoint(
  async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An']);
    an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    return { secretary, an };
  },
  // Only a second tap on the same button asks for an edit that changes nothing.
  { startsAt: '2026-11-14T01:00:00Z', allowRefusals: true },
);

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});

afterEach(async () => {
  await test.close();
  expect(test.emulator.refusals.filter(({ kind }) => kind !== 'not-modified')).toEqual([]);
});

const rest = 'Nhóm này';

describe('a review over Telegram', () => {
  it('stays one message while buttons are tapped, and moves below what is typed', async () => {
    await an.taps('Bắt đầu tự soi');
    const first = an.last().messageId;
    await an.taps('4');
    await an.taps('Có nguy cơ');
    await an.taps('Viết: Biểu hiện');
    expect(an.last().messageId).toBe(first);
    expect(test.emulator.refusals).toEqual([]);
    await an.says('Tôi còn nể nang.');
    expect(an.last().messageId).toBeGreaterThan(first);
    an.sees('Nguyên nhân chủ quan hay khách quan?');
    expect(an.inbox().find(({ messageId }) => messageId === first)?.buttons).toEqual([]);
  });

  it('answers stickers, voice, pictures and edited messages, and takes none of them', async () => {
    await atField();
    for (const content of ['sticker', 'voice', 'photo', 'document'] as const) {
      await an.sends(content);
      an.sees('Ở bước này tôi chỉ đọc được chữ');
      an.sees('Việc ấy biểu hiện cụ thể ra sao?');
    }
    await an.says('Tôi còn nể nang.');
    await an.edits('Tôi không còn nể nang.');
    an.sees('Tôi lưu theo tin gửi lần đầu');
    await an.taps('‹ Quay lại');
    an.sees('Biểu hiện cụ thể: Tôi còn nể nang.');
  });

  it('lets every command through in the middle, and resumes at the very field', async () => {
    await atField();
    await an.says('/trogiup');
    an.sees('Trợ giúp');
    await an.says('/lich');
    await an.presses('Tự soi');
    an.sees('Việc ấy biểu hiện cụ thể ra sao?');
    await an.says('/huy');
    an.sees('Đã tạm dừng.');
    await an.says('chữ này không của bản tự soi');
    an.doesNotSee('Nguyên nhân');
    await an.says('/tusoi');
    an.sees('Việc ấy biểu hiện cụ thể ra sao?');
    an.doesNotSee('chữ này');
    await an.says('Tôi còn nể nang.');
    an.sees('Nguyên nhân chủ quan hay khách quan?');
  });

  it('loses nothing when the bot is stopped and started in the middle', async () => {
    await atField();
    await test.restart();
    await test.settle();
    await an.says('Tôi còn nể nang.');
    an.sees('Nguyên nhân chủ quan hay khách quan?');
    await test.restart();
    await an.taps('Chủ quan');
    await an.taps('Xong mục này');
    an.sees('1/27 mục');
  });

  it('takes a storm of taps from two devices as one', async () => {
    await an.taps('Bắt đầu tự soi');
    const { messageId } = an.last();
    const place = { row: 2, column: 0 };
    for (let tap = 0; tap < 5; tap += 1) an.hands.tap(messageId, place);
    await test.settle();
    an.sees('9/27 mục');
    an.sees('nhóm 2/3');
  });

  it('of 4,096 characters in every step is shown and sent', async () => {
    const long = 'Ư'.repeat(4096);
    await atField();
    await an.says(long);
    await an.says(long);
    await an.says(long);
    await an.says('cuối tháng');
    await an.says(long);
    an.sees('Thời hạn khắc phục: 30/11/2026');
    await an.taps('Xong mục này');
    for (let group = 1; group <= 3; group += 1) await an.taps(rest);
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    await an.taps('Xem lại');
    await an.taps('4');
    an.sees('Ư …');
  });

  it('tells the secretary a wish to talk, by name and without a word more of it', async () => {
    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    await an.taps('Muốn trao đổi riêng');
    await an.taps('Có, xin báo giúp');
    for (let group = 1; group <= 3; group += 1) await an.taps(rest);
    await an.taps('Chỉ lấy số liệu, không nêu tên');
    secretary.doesNotSee('trao đổi riêng');
    await an.taps('Gửi');
    an.sees('Tôi báo lại rằng đồng chí muốn gặp trao đổi riêng.');
    expect(secretary.screen()).toBe(
      'Kính gửi đồng chí,\n\nĐồng chí Nguyễn Văn An mong được gặp để trao đổi riêng. Kính đề nghị đồng chí thu xếp một buổi thuận tiện.\n\nCác việc khác có ở /trogiup',
    );
  });
});

async function atField(): Promise<void> {
  await an.taps('Bắt đầu tự soi');
  await an.taps('4');
  await an.taps('Có nguy cơ');
  await an.taps('Viết: Biểu hiện');
}
