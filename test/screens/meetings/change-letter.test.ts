import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';
import { openPhone, type RoundPhone } from '../../support/round-phone.ts';

let cell: Cell;
let an: Member;
let phone: RoundPhone;

beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  phone = openPhone(cell, cell.secretary);
  cell.sent.length = 0;
});
afterEach(() => cell.close());

const afterQuote = /^Tin sẽ gửi:\n/;

/** What came to An, who has done nothing yet, as the secretary who has done nothing either would get it. */
async function cameToAn(): Promise<string> {
  await cell.outbox.drain();
  expect(cell.sent.map(({ accountId }) => accountId)).toEqual([an.accountId]);
  const told = await openPhone(cell, an).readsDelivery(cell.sent[0]);
  return told.split('\n[')[0] ?? '';
}

describe('before the members are told', () => {
  it.each([
    {
      what: 'of a move',
      way: ['Việc của kỳ tới', 'Chuyển lịch', 'Thứ Sáu 04/12/2026'],
      does: 'Chuyển và báo các đồng chí',
      words: /Nay là:\n19 giờ 30, thứ Sáu 04\/12\/2026, Nhà văn hóa tổ 5\./,
    },
    {
      what: 'that a meeting is called off',
      way: ['Việc của kỳ tới', 'Hủy kỳ này'],
      does: 'Hủy và báo các đồng chí',
      words: /Kỳ sinh hoạt 19 giờ 30, thứ Năm 03\/12\/2026 của Chi bộ Tổ dân phố 5 không tổ chức\./,
    },
  ])('$what, the secretary reads what will come, and it comes to them alone as a trial', async (change) => {
    await phone.command('lich');
    for (const label of change.way) await phone.tap(label);
    await phone.tap('Xem tin sẽ gửi');
    const previewed = phone.text.replace(afterQuote, '');
    expect(previewed).toMatch(change.words);

    await phone.tap('Gửi thử cho tôi trước');
    expect(phone.below).toEqual([previewed]);
    expect(phone.text).toContain('Đã gửi thử, chỉ đến đồng chí.');
    await cell.outbox.drain();
    expect(cell.sent).toEqual([]);

    await phone.tap(change.does);
    expect(await cameToAn()).toBe(previewed);
  });

  it('that a meeting takes place after all, too', async () => {
    const [first] = await cell.upcoming();
    await cell.cancelling.cancel(await cell.actorOf(cell.secretary), first?.meeting.id ?? '');
    await cell.outbox.drain();
    cell.sent.length = 0;
    await phone.tapData(`meeting.back:${first?.meeting.id ?? ''}`);
    await phone.tap('Xem tin sẽ gửi');
    const previewed = phone.text.replace(afterQuote, '');
    await phone.tap('‹ Xem lại việc thay đổi');
    expect(phone.text).toContain('Đặt lại kỳ sinh hoạt');

    await phone.tap('Đặt lại và báo các đồng chí');
    expect(await cameToAn()).toBe(previewed);
  });

  it('nobody else reads it, and nothing is shown of a change that nobody has begun or that cannot be', async () => {
    const [first] = await cell.upcoming();
    const id = first?.meeting.id ?? '';
    const member = openPhone(cell, an);
    for (const change of ['move', 'cancel', 'put_back'])
      for (const tap of ['meeting.letter', 'meeting.trial']) {
        await member.tapData(`${tap}:${id}:${change}`);
        expect(member.toast).toContain('bí thư');
        expect(member.below).toEqual([]);
      }
    await phone.tapData(`meeting.letter:${id}:move`);
    expect(phone.text).toContain('không có việc gì đang làm dở');
    await phone.tapData(`meeting.trial:${id}:put_back`);
    expect(phone.below).toEqual([]);
    await phone.tapData(`meeting.letter:${id}:everything`);
    expect(phone.text).toContain('Kỳ sinh hoạt này');
  });
});
