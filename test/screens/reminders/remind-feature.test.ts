import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Round } from '../../../src/core/model/rounds.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';
import { openPhone, type RoundPhone } from '../../support/round-phone.ts';

let cell: Cell;
let an: Member;
let phone: RoundPhone;
let round: Round;

beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ round } = first);
  phone = openPhone(cell, cell.secretary);
});
afterEach(() => cell.close());

describe('what a member is sent', () => {
  it('at the opening', async () => {
    const opened = cell.sent.find(({ accountId }) => accountId === an.accountId);

    expect(await openPhone(cell, an).readsDelivery(opened)).toBe(
      `Kính gửi đồng chí Nguyễn Văn An,

Đợt tự soi tháng 12/2026 đã mở, để chuẩn bị kỳ sinh hoạt:
19 giờ 30, thứ Năm 03/12/2026, Nhà văn hóa tổ 5.

Kính đề nghị đồng chí dành khoảng 1 phút tự soi trước khi sinh hoạt. Đồng chí làm lúc nào tiện, dừng lúc nào cũng được.
[Bắt đầu tự soi]
[Dự] [Xin phép vắng]
[Chưa rõ]`,
    );
  });

  it('three days before, in the middle of the review', async () => {
    await cell.review(an.id, round.id, { send: false, items: [1, 2] });
    cell.sent.length = 0;
    await cell.jumpTo('2026-11-30T12:00:00Z');
    const reminder = cell.sent.find(({ accountId }) => accountId === an.accountId);

    expect(await openPhone(cell, an).readsDelivery(reminder)).toBe(
      `Kính gửi đồng chí Nguyễn Văn An,

Còn 3 ngày nữa chi bộ sinh hoạt:
19 giờ 30, thứ Năm 03/12/2026, Nhà văn hóa tổ 5.

Đồng chí đã trả lời 2/3 mục.
Phần còn lại chỉ mất khoảng 1 phút.
[Làm tiếp]
[Nhắc lại ngày mai]
[Tôi xin vắng kỳ này]`,
    );
    expect(await openPhone(cell, an, 'en').readsDelivery(reminder)).toContain(
      'The cell meets in 3 days:\n19:30, Thursday 3 December 2026, Nhà văn hóa tổ 5.',
    );
  });

  it('and who said that they are away is not asked whether they are', async () => {
    await cell.replies.reply(await cell.actorOf(an), round.meetingId ?? '', 'away');
    cell.sent.length = 0;
    await cell.jumpTo('2026-11-30T12:00:00Z');
    const reminder = cell.sent.find(({ accountId }) => accountId === an.accountId);
    const text = await openPhone(cell, an).readsDelivery(reminder);
    expect(text).toContain(
      'Đồng chí đã xin phép vắng kỳ này. Bản tự soi của đồng chí vẫn rất cần cho chi bộ.',
    );
    expect(text).not.toContain('[Tôi xin vắng kỳ này]');
  });

  it('the evening before and on the day, with everything answered and nothing sent', async () => {
    await cell.review(an.id, round.id, { send: false });
    const member = openPhone(cell, an);
    cell.sent.length = 0;
    await cell.jumpTo('2026-12-02T12:00:00Z');
    const text = await member.readsDelivery(cell.sent.find(({ accountId }) => accountId === an.accountId));
    expect(text).toContain('Ngày mai chi bộ sinh hoạt:');
    expect(text).toContain('chỉ còn xem lại và bấm “Gửi”.\n[Xem lại và gửi]');

    cell.sent.length = 0;
    await cell.jumpTo('2026-12-03T01:00:00Z');
    expect(
      await member.readsDelivery(cell.sent.find(({ accountId }) => accountId === an.accountId)),
    ).toContain('Hôm nay chi bộ sinh hoạt:');
  });
});

describe('/nhac', () => {
  it('shows whom and with what, then sends, then what became of it', async () => {
    await cell.addMember('Lê Văn Cường', { account: 'none' });
    await cell.store.transaction(async (tx) => {
      const members = await tx.members.listByUnit(cell.unit.id);
      await cell.participants.onMembersAdded(
        tx,
        cell.unit.id,
        members.map(({ id }) => id),
        cell.clock.now(),
      );
    });
    await cell.review(cell.secretary.id, round.id);

    await phone.command('nhac');
    expect(phone.text).toBe(
      `Nhắc các đồng chí chưa gửi · kỳ 03/12/2026
Đã gửi: 1. Chưa gửi: 2.

Sẽ nhắc 1 đồng chí.
Chưa liên hệ được 1 đồng chí, xin đồng chí nhắn giúp.

Nội dung (gửi đồng chí chưa bắt đầu):
Kính gửi đồng chí …,

Còn 10 ngày nữa chi bộ sinh hoạt:
19 giờ 30, thứ Năm 03/12/2026, Nhà văn hóa tổ 5.

Kính đề nghị đồng chí tự soi trước khi sinh hoạt. Chỉ mất khoảng 1 phút.`,
    );
    expect(phone.rows).toEqual([
      ['Gửi lời nhắc'],
      ['Gửi thử cho tôi trước'],
      ['Ai chưa gửi', 'Tin đã đến ai'],
      ['Chép cho nhóm Zalo'],
      ['‹ Bản tổng hợp'],
    ]);

    await phone.tap('Ai chưa gửi');
    expect(phone.text).toBe(
      `Ai chưa gửi · kỳ 03/12/2026

Sẽ nhắc 1 đồng chí: Nguyễn Văn An.

Chưa liên hệ được 1 đồng chí (xin đồng chí nhắn giúp):
• chưa kết nối: Lê Văn Cường`,
    );
    await phone.tap('‹ Nhắc các đồng chí');

    const send = phone.dataOf('Gửi lời nhắc');
    await phone.tap('Gửi lời nhắc');
    expect(phone.toast).toBe('Đang gửi lời nhắc đến 1 đồng chí.');
    await phone.tapData(send);
    expect(phone.toast).toBe('Mỗi giờ chỉ nhắc một lần; nhắc lại được từ 9 giờ.');

    await cell.outbox.drain();
    await phone.tap('Xem kết quả');
    expect(phone.text).toContain(
      'Lần nhắc gần nhất: 8 giờ ngày 23/11/2026. Đã đến 1, đang gửi 0, chưa gửi được 0.\nVừa nhắc chưa lâu; nhắc lại được từ 9 giờ.',
    );
    expect(phone.rows).toEqual([
      ['Ai chưa gửi', 'Tin đã đến ai'],
      ['Xem kết quả'],
      ['Chép cho nhóm Zalo'],
      ['‹ Bản tổng hợp'],
    ]);
  });

  it('says so when nobody is left, and when nothing is open', async () => {
    await cell.review(cell.secretary.id, round.id);
    await cell.review(an.id, round.id);
    await phone.command('nhac');
    expect(phone.text).toContain('Không còn đồng chí nào cần nhắc.');
    expect(phone.rows).toEqual([['Tin đã đến ai'], ['‹ Bản tổng hợp']]);

    await cell.jumpTo('2026-12-04T01:00:00Z');
    await phone.command('nhac');
    expect(phone.text).toBe(
      'Hiện không có đợt tự soi nào đang mở, nên chưa có ai để nhắc.\n\nĐợt tới mở vào thứ Năm 24/12/2026.',
    );
  });

  it('is answered to a member with a word, not with names', async () => {
    const member = openPhone(cell, an);
    await member.command('nhac');

    expect(member.text).toBe('Việc này do bí thư chi bộ làm. Các việc của đồng chí có ở /trogiup');
  });

  it('fits one message with 150 members in every condition', async () => {
    const accounts = ['consented', 'not_consented', 'none'] as const;
    for (let number = 1; number <= 150; number += 1) {
      await cell.addMember(`Tôn Nữ Công Tằng Hoàng Thị ${'&'.repeat(40)} ${number}`, {
        account: accounts[number % 3],
        standing: number % 5 === 0 ? 'exempt' : 'active',
      });
    }
    await cell.store.transaction(async (tx) => {
      const members = await tx.members.listByUnit(cell.unit.id);
      await cell.participants.onMembersAdded(
        tx,
        cell.unit.id,
        members.map(({ id }) => id),
        cell.clock.now(),
      );
    });

    await phone.command('nhac');
    await phone.tap('Ai chưa gửi');
    expect(phone.text).toContain('đồng chí nữa');
    const english = openPhone(cell, cell.secretary, 'en');
    await english.command('nhac');
    await english.tap('Who has not sent');
  });
});

describe('the digest of the evening before', () => {
  it('begins with figures, says what is missing, and has the names behind a button', async () => {
    await cell.store.participants.insertMany([
      {
        ...{ id: cell.ids.next(), roundId: round.id, memberId: an.id, subject: 'cell_committee' },
        ...{ status: 'expected', reason: undefined, addedAt: cell.clock.now() },
      },
    ]);
    await cell.review(cell.secretary.id, round.id);
    cell.sent.length = 0;
    await cell.jumpTo('2026-12-02T10:00:00Z');
    const digest = cell.sent.find(({ notice }) => notice.kind === 'digest_before');

    expect(await phone.readsDelivery(digest)).toBe(
      `Ngày mai sinh hoạt · Kỳ sinh hoạt tháng 12/2026
Tự soi: đã gửi 1/2.
Bản tự soi của chi ủy: chưa gửi.
Báo dự 0 · xin phép vắng 0 · chưa rõ 0 · chưa trả lời 2

19 giờ 30, thứ Năm 03/12/2026
[Bản tổng hợp]
[Ai chưa gửi] [Nhắc các đồng chí]
[Ai dự, ai vắng]`,
    );
    await phone.tapData(`remind.names:${round.id}`);
    expect(phone.text).toContain('Sẽ nhắc 1 đồng chí: Nguyễn Văn An.');
  });
});
