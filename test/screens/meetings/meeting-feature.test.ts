import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import { openRoundCell, rule, type Cell } from '../../support/round-cell.ts';
import { openPhone, type RoundPhone } from '../../support/round-phone.ts';

let cell: Cell;
let an: Member;
let phone: RoundPhone;
let round: Round;
let meeting: Meeting;

beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ round, meeting } = first);
  phone = openPhone(cell, cell.secretary);
  cell.sent.length = 0;
});
afterEach(() => cell.close());

describe('the schedule', () => {
  it('shows the secretary the meeting with what may be done about it', async () => {
    await phone.command('lich');

    expect(phone.text).toBe(
      `Lịch sinh hoạt · Chi bộ Tổ dân phố 5

Kỳ tới: 19 giờ 30, thứ Năm 03/12/2026
Địa điểm: Nhà văn hóa tổ 5

Đồng chí chưa báo dự hay vắng.
Đợt tự soi đang mở, chỉ mất vài phút.

Kỳ sinh hoạt tháng 01/2027
19 giờ 30, Chủ nhật 03/01/2027`,
    );
    expect(phone.rows).toEqual([
      ['Bắt đầu tự soi'],
      ['Dự', 'Xin phép vắng'],
      ['Chưa rõ'],
      ['Xem kỳ 03/01/2027', 'Việc của kỳ tới'],
      ['Xin vắng dài ngày'],
    ]);
  });

  it('shows a member only their own part, in English to those who chose it', async () => {
    await cell.review(an.id, round.id, { send: false, items: [1, 2] });
    const member = openPhone(cell, an, 'en');

    await member.command('lich');

    expect(member.text).toBe(
      `Schedule · Chi bộ Tổ dân phố 5

Next: 19:30, Thursday 3 December 2026
Place: Nhà văn hóa tổ 5

You have not said whether you come.
You have answered 2/3 items of your review.

Meeting of January 2027
19:30, Sunday 3 January 2027`,
    );
    expect(member.rows).toEqual([
      ['Continue'],
      ['Coming', 'Ask to be excused'],
      ['Not sure'],
      ['3 January 2027', 'Longer leave'],
    ]);
  });
});

describe('moving a meeting', () => {
  it('takes three taps to move by a week', async () => {
    await phone.tapData(`meeting.menu:${cell.unit.id}`);
    expect(phone.text).toContain('Đợt tự soi đang mở, đã gửi 0/2.');
    await phone.tap('Chuyển lịch');
    expect(phone.rows).toEqual([
      ['Thứ Sáu 04/12/2026'],
      ['Thứ Năm 10/12/2026'],
      ['Đổi giờ', 'Đổi địa điểm'],
      ['Thôi, để sau'],
    ]);
    await phone.tap('Thứ Năm 10/12/2026');
    expect(phone.text).toContain('Sang: 19 giờ 30, thứ Năm 10/12/2026, Nhà văn hóa tổ 5');
    await phone.tap('Chuyển và báo các đồng chí');

    expect(phone.text).toBe(
      `Đã chuyển kỳ tháng 12/2026.

19 giờ 30, thứ Năm 10/12/2026
Địa điểm: Nhà văn hóa tổ 5

Tôi đang báo cho 1 đồng chí.`,
    );
    expect(phone.dialogue).toBeNull();
  });

  it('reads a typed day, hour and place', async () => {
    await phone.tapData(`meeting.change:${meeting.id}`);
    await phone.types('mùng 10 tháng 12');
    await phone.tap('Đổi giờ');
    await phone.types('8 giờ tối');
    await phone.tap('Đổi địa điểm');
    await phone.types('Trụ sở <phường>');
    expect(phone.text).toContain('Sang: 20 giờ, thứ Năm 10/12/2026, Trụ sở <phường>');

    await phone.tap('Chuyển và báo các đồng chí');

    expect(await cell.store.meetings.findById(meeting.id)).toMatchObject({
      on: '2026-12-10',
      time: '20:00',
      place: 'Trụ sở <phường>',
    });
  });

  it('a double tap on the confirmation moves and tells once', async () => {
    await phone.tapData(`meeting.change:${meeting.id}`);
    await phone.tap('Đổi địa điểm');
    await phone.types('Trụ sở phường');
    const confirm = phone.dataOf('Chuyển và báo các đồng chí');

    await phone.tapData(confirm);
    await phone.tapData(confirm);

    expect(phone.text).toContain('Giữ nguyên ngày, giờ của kỳ tháng 12/2026.');
    await cell.outbox.drain();
    expect(await cell.namesSent('meeting_moved')).toEqual(['Nguyễn Văn An']);
  });

  it('says what is wrong with what was typed, with an example, and keeps the question', async () => {
    await phone.tapData(`meeting.change:${meeting.id}`);

    await phone.types('cuoi thang 13');
    expect(phone.text).toContain('Lịch không có ngày “cuoi thang 13”.');
    expect(phone.text).toContain('ví dụ 10/12');
    await phone.types('<b>&');
    expect(phone.text).toContain('Tôi chưa rõ ngày đồng chí gõ: “<b>&”.');
    await phone.types('y'.repeat(4096));
    expect(phone.text).toContain(`“${'y'.repeat(40)}…”`);
    await phone.types('20/11/2026');
    expect(phone.text).toContain('Ngày thứ Sáu 20/11/2026 đã qua. Xin đồng chí chọn một ngày sắp tới.');
    await phone.types('hôm qua');
    expect(phone.text).toContain('đã qua. Xin đồng chí chọn một ngày sắp tới.');
    await phone.types('20/11');
    expect(phone.text).toContain('Ngày thứ Sáu 20/11/2026 đã qua. Có phải ý đồng chí là 20/11/2027?');
    await phone.types('03/12/2026');
    expect(phone.text).toContain('Kỳ sinh hoạt đã ở đúng ngày, giờ và địa điểm ấy rồi.');
    await phone.types('10/12/2029');
    expect(phone.text).toContain('Chỉ chuyển được đến thứ Ba 23/3/2027.');
    expect((await cell.store.meetings.findById(meeting.id))?.on).toBe('2026-12-03');
  });

  it('answers stickers and edited messages with the screen again', async () => {
    await phone.tapData(`meeting.change:${meeting.id}`);
    await phone.types('10/12');

    await phone.sends('other');
    expect(phone.text).toContain('Ở bước này xin đồng chí gõ bằng chữ, hoặc bấm nút bên dưới.');
    expect(phone.text).toContain('thứ Năm 10/12/2026');
    await phone.sends('edited');
    expect(phone.text).toContain('thứ Năm 10/12/2026');
    expect(phone.dialogue).toBe('meeting');
  });

  it('leaving the change forgets it', async () => {
    await phone.tapData(`meeting.change:${meeting.id}`);
    await phone.types('10/12');
    await phone.tap('Kỳ sinh hoạt');

    expect(phone.text).toContain('19 giờ 30, thứ Năm 03/12/2026');
    expect(phone.dialogue).toBeNull();
    await phone.types('11/12');
    expect(phone.text).toBe('Hiện không có việc gì đang làm dở.');
  });

  it('warns before a day off and before passing the next meeting', async () => {
    await phone.tapData(`meeting.change:${meeting.id}`);
    await phone.types('03/01/2027');

    expect(phone.text).toContain('• Ngày mới là ngày nghỉ cuối tuần.');
    await phone.tap('Đổi ngày');
    await phone.types('05/01/2027');
    expect(phone.text).toContain('• Ngày mới muộn hơn cả kỳ tháng 01/2027 (19 giờ 30, Chủ nhật 03/01/2027).');
  });

  it.each([
    'meeting.move:ID:20261399:1930:0',
    'meeting.move:ID:20261210:2560:0',
    'meeting.move:ID:20261210:1930:-1',
    'meeting.move:ID:20261210:1930',
    'meeting.move:ID',
    'meeting.move',
    'meeting.day:ID:20260230',
    'meeting.day:ID',
    'meeting.ask:ID:owner',
    'meeting.decide:ID:x',
    'meeting.away:ID:someone:z',
    'meeting.show',
  ])('a forged button changes nothing: %s', async (data) => {
    const before = await cell.store.meetings.findById(meeting.id);

    await phone.tapData(data.replace('ID', meeting.id));

    expect(phone.toast).toBe(
      'Nút này không còn dùng được. Xin chọn lại ở hàng nút cuối màn hình, hoặc gõ /trogiup',
    );
    expect(phone.showed).toBe(false);
    expect(await cell.store.meetings.findById(meeting.id)).toEqual(before);
  });

  it('every button of the secretary, pressed by a member or from another cell, reads and changes nothing', async () => {
    const other = await cell.addUnit('Chi bộ 2', rule);
    const lan = await cell.addMember('Ngô Thị Lan', { unitId: other.id, role: 'secretary' });
    const before = await cell.store.meetings.findById(meeting.id);
    const buttons = [
      `meeting.menu:${cell.unit.id}`,
      `meeting.show:${meeting.id}`,
      `meeting.change:${meeting.id}`,
      `meeting.ask:${meeting.id}:place`,
      `meeting.day:${meeting.id}:20261210`,
      `meeting.move:${meeting.id}:20261210:1930:0`,
      `meeting.decide:${meeting.id}:20261204`,
      `meeting.cancel:${meeting.id}`,
      `meeting.cancel_now:${meeting.id}`,
      `meeting.absent:${meeting.id}:1`,
      `meeting.person:${meeting.id}:${an.id}`,
      `meeting.away:${meeting.id}:${an.id}:n`,
      `meeting.present:${meeting.id}:${an.id}`,
      `remind.preview:${round.id}`,
      `remind.send:${round.id}`,
    ];

    for (const [who, toast] of [
      [openPhone(cell, an), 'Việc này do bí thư chi bộ làm. Các việc của đồng chí có ở /trogiup'],
      [
        openPhone(cell, lan),
        'Tài khoản này chưa kết nối với trợ lý của chi bộ. Nếu đồng chí đã gửi họ tên, xin chờ bí thư xác nhận; nếu chưa, xin nhờ bí thư gửi liên kết mời.',
      ],
    ] as const) {
      for (const data of buttons) {
        await who.tapData(data);
        expect([data, who.toast, who.showed]).toEqual([data, toast, false]);
      }
    }
    expect(await cell.store.meetings.findById(meeting.id)).toEqual(before);
    expect((await cell.store.participants.find(round.id, an.id))?.status).toBe('expected');
    await cell.outbox.drain();
    expect(cell.sent).toEqual([]);
  });
});

describe('cancelling', () => {
  it('asks first, then tells the members and shows the next meeting', async () => {
    await phone.command('lich');
    await phone.tap('Việc của kỳ tới');
    await phone.tap('Hủy kỳ này');
    expect(phone.text).toContain('Hủy kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026?');
    const confirm = phone.dataOf('Hủy và báo các đồng chí');
    await phone.tapData(confirm);
    expect(phone.text).toContain('Kỳ tới: 19 giờ 30, Chủ nhật 03/01/2027, Nhà văn hóa tổ 5.');

    await phone.tapData(confirm);
    expect(phone.toast).toBe('Kỳ này đã hủy rồi.');
    expect(phone.text).toContain('Đã hủy kỳ tháng 12/2026.');
    await cell.outbox.drain();
    const [told] = cell.sent;
    expect(await openPhone(cell, an).readsDelivery(told)).toBe(
      `Kính báo đồng chí,

Kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026 của Chi bộ Tổ dân phố 5 không tổ chức.

Đợt tự soi tháng 12/2026 dừng lại. Những gì đồng chí đã viết vẫn được giữ.

Kỳ tới: 19 giờ 30, Chủ nhật 03/01/2027, Nhà văn hóa tổ 5.`,
    );
  });
});

describe('a day to be decided', () => {
  beforeEach(async () => {
    await cell.store.transaction(async (tx) => {
      const unit = { ...cell.unit, meetingRule: { ...rule, shift: 'ask' as const } };
      await tx.units.update(unit);
      await cell.datesAhead.replanCell(tx, unit, cell.clock.now());
    });
    await cell.jumpTo('2026-12-15T01:00:00Z');
    const [next] = await cell.upcoming();
    if (next === undefined) throw new Error('nothing planned');
    ({ meeting, round } = next);
  });

  it('asks with the two days and another', async () => {
    const asked = cell.sent.find(({ notice }) => notice.kind === 'meeting_day_asked');

    expect(await phone.readsDelivery(asked)).toBe(
      `Kính gửi đồng chí bí thư,

Kỳ sinh hoạt tháng 01/2027 theo lịch rơi vào Chủ nhật 03/01/2027, là ngày nghỉ cuối tuần.

Kính đề nghị đồng chí chọn ngày sinh hoạt. Khi chưa chọn, lịch giữ nguyên ngày ấy.
[Giữ Chủ nhật 03/01/2027]
[Dời sang thứ Hai 04/01/2027]
[Chọn ngày khác]`,
    );
  });

  it('is asked again in the schedule, and no longer once it is decided', async () => {
    await phone.command('lich');
    await phone.tap('Dời sang thứ Hai 04/01/2027');
    expect(phone.text).toContain('19 giờ 30, thứ Hai 04/01/2027');

    await phone.command('lich');
    expect(phone.text).not.toContain('chọn');
    const asked = cell.sent.find(({ notice }) => notice.kind === 'meeting_day_asked');
    expect(await phone.readsDelivery(asked)).toBe('');
  });

  it('a member sees that it is still open, without buttons for it', async () => {
    const member = openPhone(cell, an);
    await member.command('lich');

    expect(member.text).toContain('Ngày này còn chờ bí thư quyết định.');
    expect(member.rows).toEqual([['Xem kỳ 03/02/2027']]);
  });
});

describe('the news of a move', () => {
  it('says what is and what was, asks who comes, and offers the review that is not sent', async () => {
    await cell.meetings.move(await cell.actorOf(cell.secretary), meeting.id, {
      on: '2026-12-10',
      time: '20:00',
      placeBy: 0,
    });
    await cell.outbox.drain();
    const [told] = cell.sent;

    expect(await openPhone(cell, an).readsDelivery(told)).toBe(
      `Kính báo đồng chí,

Kỳ sinh hoạt của Chi bộ Tổ dân phố 5 có thay đổi. Nay là:
20 giờ, thứ Năm 10/12/2026, Nhà văn hóa tổ 5.

Trước đây: 19 giờ 30, thứ Năm 03/12/2026, Nhà văn hóa tổ 5.

Kính đề nghị đồng chí cho biết có dự được không.

Bản tự soi của đồng chí chưa gửi. Xin đồng chí dành thời gian khi tiện.
[Dự] [Xin phép vắng]
[Chưa rõ]
[Bắt đầu tự soi]`,
    );
    await cell.review(an.id, round.id);
    expect(await openPhone(cell, an).readsDelivery(told)).not.toContain('tự soi]');
    expect(await openPhone(cell, an, 'en').readsDelivery(told)).toContain(
      'It is now:\n20:00, Thursday 10 December 2026',
    );
  });

  it('is not told to whoever withdrew their consent meanwhile', async () => {
    await cell.meetings.move(await cell.actorOf(cell.secretary), meeting.id, {
      on: '2026-12-10',
      time: '20:00',
      placeBy: 0,
    });
    await cell.outbox.drain();
    await cell.store.consents.withdraw(an.accountId ?? '', cell.clock.now());

    expect(await openPhone(cell, an).readsDelivery(cell.sent[0])).toBe('');
  });
});
