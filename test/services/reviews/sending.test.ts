import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReviewCell, type Phone } from '../../support/review-cell.ts';

let cell: Awaited<ReturnType<typeof openReviewCell>>;
let roundId: string;
let memberId: string;
let an: Phone;

beforeEach(async () => {
  cell = await openReviewCell();
  memberId = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
  an = await cell.phone(memberId);
});

afterEach(() => cell.close());

const rest = 'Nhóm này';

describe('the office-holder who reads', () => {
  it('is fixed when the review is sent', async () => {
    await answerAll(an);
    await an.tap('Riêng đ/c Trần Thị Bình');
    await an.tap('Gửi');
    const dung = await cell.addMember('Hoàng Văn Dũng');
    await cell.handOver('secretary', dung);
    expect((await newest())?.sharedWithId).toBe(cell.secretaryId);
    await an.command();
    expect(an.text).toContain('Mức chia sẻ: Riêng đồng chí Trần Thị Bình');
  });

  it('of the secretary’s own review is the deputy', async () => {
    const binh = await cell.phone(cell.secretaryId);
    await answerAll(binh);
    expect(binh.text).not.toContain('có thể nhận ra');
    expect(binh.buttons.slice(0, 3)).toEqual([
      'Cả chi bộ',
      'Riêng đ/c Lê Văn Cường',
      'Chỉ lấy số liệu, không nêu tên',
    ]);
    await binh.tap('Riêng đ/c Lê Văn Cường');
    await binh.tap('Gửi');
    expect((await newest(cell.secretaryId))?.sharedWithId).toBe(cell.deputyId);
  });

  it('is nobody for a secretary without a deputy, and the choice is not there', async () => {
    for (const { id, role } of await cell.store.offices.listByUnit(cell.unitId, cell.clock.now())) {
      if (role === 'deputy') await cell.store.offices.end(id, cell.clock.now());
    }
    const binh = await cell.phone(cell.secretaryId);
    await answerAll(binh);
    expect(binh.buttons.slice(0, 2)).toEqual(['Cả chi bộ', 'Chỉ lấy số liệu, không nêu tên']);
    expect(binh.text).not.toContain('Riêng đồng chí');
    await binh.forge(`review.reader:${roundId}:${cell.deputyId}`);
    expect(binh.turn.toast).toContain('Xin đồng chí chọn lại mức chia sẻ.');
    expect((await cell.snapshot(roundId, cell.secretaryId))?.review.sharing).toBeUndefined();
  });

  it('is the acting secretary while there is one', async () => {
    await cell.handOver('acting_secretary', cell.deputyId);
    await answerAll(an);
    await an.tap('Riêng đ/c Lê Văn Cường');
    await an.tap('Gửi');
    expect((await newest())?.sharedWithId).toBe(cell.deputyId);
  });

  it('cannot be forged', async () => {
    const dung = await cell.addMember('Hoàng Văn Dũng');
    await answerAll(an);
    await an.forge(`review.reader:${roundId}:${dung}`);
    await an.forge(`review.only:${roundId}:4:${dung}`);
    expect((await own())?.review).toMatchObject({ sharing: undefined, sharedWithId: undefined });
  });

  it('who changes between the choice and sending is asked about again', async () => {
    await answerAll(an);
    await an.tap('Riêng đ/c Trần Thị Bình');
    const send = an.dataOf('Gửi');
    const dung = await cell.addMember('Hoàng Văn Dũng');
    await cell.handOver('secretary', dung);
    await an.forge(send);
    expect(an.turn.toast).toBe(
      'Bí thư (hoặc người làm thay) vừa thay đổi. Xin đồng chí chọn lại mức chia sẻ.',
    );
    expect((await own())?.review.sentAt).toBeUndefined();
    await an.tap('Riêng đ/c Hoàng Văn Dũng');
    await an.tap('Gửi');
    expect((await newest())?.sharedWithId).toBe(dung);
  });

  it('on an old button, who is not it any more, is not chosen', async () => {
    await answerAll(an);
    const old = an.dataOf('Riêng đ/c Trần Thị Bình');
    await cell.handOver('secretary', await cell.addMember('Hoàng Văn Dũng'));
    await an.forge(old);
    expect(an.turn.toast).toContain('Xin đồng chí chọn lại mức chia sẻ.');
    expect((await own())?.review.sharing).toBeUndefined();
  });
});

describe('a wish to talk', () => {
  it('is told when the review is sent, once, whatever the sharing', async () => {
    await discuss('Có, xin báo giúp');
    expect(await deliveries()).toEqual([]);
    await finish('Chỉ lấy số liệu, không nêu tên');
    const account = (await cell.store.members.findById(cell.secretaryId))?.accountId;
    expect(await deliveries()).toEqual([
      { accountId: account, notice: { kind: 'wish_to_talk', roundId, memberId }, status: 'pending' },
    ]);
    await an.tap('Sửa');
    await an.tap('‹ Về các mục');
    await an.tap('5');
    await an.tap('Có nguy cơ');
    await an.tap('Xong mục này');
    await an.tap('Gửi lại');
    expect(await deliveries()).toHaveLength(1);
  });

  it('is not told without a yes', async () => {
    await discuss('Không, tôi tự gặp');
    await finish('Cả chi bộ');
    expect(await deliveries()).toEqual([]);
  });

  it('is not told where the question was left unanswered', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Muốn trao đổi riêng');
    await an.tap('‹ Quay lại');
    await an.tap('‹ Quay lại');
    await finish('Cả chi bộ');
    expect(await deliveries()).toEqual([]);
  });

  it('of an item that has another level now is not told', async () => {
    await discuss('Có, xin báo giúp');
    await an.tap('4 •');
    await an.tap('Không có');
    await finish('Cả chi bộ');
    expect(await deliveries()).toEqual([]);
  });

  it('is not asked about where the office-holder has no account', async () => {
    await cell.handOver('secretary', await cell.addMember('Hoàng Văn Dũng', { withoutAccount: true }));
    await an.command();
    await an.tap('4');
    await an.tap('Muốn trao đổi riêng');
    expect(an.text).toContain('nhóm 1/3');
  });

  it('of the secretary goes to the deputy', async () => {
    const binh = await cell.phone(cell.secretaryId);
    await binh.command();
    await binh.tap('4');
    await binh.tap('Muốn trao đổi riêng');
    expect(binh.text).toContain('đồng chí Lê Văn Cường');
    await binh.tap('Có, xin báo giúp');
    for (let group = 1; group <= 3; group += 1) await binh.tap(rest);
    await binh.tap('Cả chi bộ');
    await binh.tap('Gửi');
    const account = (await cell.store.members.findById(cell.deputyId))?.accountId;
    expect((await deliveries()).map(({ accountId }) => accountId)).toEqual([account]);
  });
});

describe('sending again', () => {
  beforeEach(async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Có nguy cơ');
    await an.tap('Viết: Biểu hiện');
    await an.type('Tôi còn nể nang.');
    await an.tap('Xong mục này');
    await finish('Cả chi bộ');
  });

  it('marks the review as edited and keeps the first time of sending', async () => {
    cell.clock.moveTo(new Date('2026-11-25T02:00:00Z'));
    await an.tap('Sửa');
    await an.tap('‹ Về các mục');
    await an.tap('5');
    await an.tap('Có nguy cơ');
    await an.tap('Xong mục này');
    await an.tap('Gửi lại');
    expect((await own())?.review).toMatchObject({
      sentAt: new Date('2026-11-24T02:00:00Z'),
      editedAt: new Date('2026-11-25T02:00:00Z'),
      editing: false,
      late: false,
    });
    const revisions = await cell.store.revisions.listByReview((await own())?.review.id ?? '');
    expect(revisions.map(({ number, answers }) => [number, answers?.length])).toEqual([
      [1, 27],
      [2, 27],
    ]);
    expect(cell.asked.removed).toEqual([]);
  });

  it('to fewer readers deletes the older texts and takes shown words back', async () => {
    await an.tap('Sửa');
    await an.tap('Đổi mức chia sẻ');
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    await an.tap('Gửi lại');
    const revisions = await cell.store.revisions.listByReview((await own())?.review.id ?? '');
    expect(revisions.map(({ number, sharing, answers }) => [number, sharing, answers?.length])).toEqual([
      [1, 'cell', undefined],
      [2, 'counts_only', 27],
    ]);
    expect(cell.asked.removed).toEqual([{ memberId, roundId }]);
  });

  it('one item to fewer readers does so too', async () => {
    await an.tap('Sửa');
    await an.tap('Mục cần kín hơn');
    await an.tap('4');
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    await an.tap('Gửi lại');
    expect((await newest())?.answers?.[3]).toMatchObject({ sharing: 'counts_only' });
    expect(cell.asked.removed).toEqual([{ memberId, roundId }]);
  });

  it('without words that stood there does so too', async () => {
    await an.tap('Sửa');
    await an.tap('Sửa 4');
    await an.tap('Xem phần đã viết');
    await an.tap('Biểu hiện cụ thể ✓');
    await an.tap('Xóa phần này');
    await an.tap('Xong mục này');
    await an.tap('Gửi lại');
    expect(cell.asked.removed).toEqual([{ memberId, roundId }]);
  });

  it('by the button of the first sending does nothing', async () => {
    await an.tap('Sửa');
    await an.tap('Sửa 4');
    await an.tap('Không có');
    await an.forge(`review.send:${roundId}:first:cell`);
    expect(an.turn.toast).toContain('Xin đồng chí xem lại rồi gửi.');
    expect((await newest())?.number).toBe(1);
  });

  it('is not possible once the round has closed, and what was sent stands', async () => {
    await an.tap('Sửa');
    await an.tap('Sửa 4');
    const none = an.dataOf('Không có');
    await an.tap('Có, đang sửa');
    cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
    for (const data of [
      none,
      `review.send:${roundId}:again:cell`,
      `review.keep:${roundId}`,
      `review.recap:${roundId}`,
    ]) {
      await an.forge(data);
      expect(an.turn.toast).toBe('Đợt đã kết thúc nên bản đã gửi không sửa được nữa.');
      expect(an.text).toContain('Đồng chí có thay đổi chưa gửi lại. Bản đã gửi vẫn là bản có hiệu lực.');
      expect(an.buttons).toEqual(['Xem lại', 'Góp ý cho chi ủy']);
    }
    await an.type('chữ mới');
    expect(an.text).toMatch(/^Đợt đã kết thúc/);
    expect((await newest())?.answers?.[3]).toMatchObject({ level: 'at_risk', how: 'Tôi còn nể nang.' });
    expect(cell.asked.frozen).toEqual([]);
  });
});

async function discuss(answer: string): Promise<void> {
  await an.command();
  await an.tap('4');
  await an.tap('Muốn trao đổi riêng');
  await an.tap(answer);
}

async function finish(sharing: string): Promise<void> {
  for (let group = 1; group <= 3; group += 1) await an.tap(rest);
  await an.tap(sharing);
  await an.tap('Gửi');
}

async function answerAll(phone: Phone): Promise<void> {
  await phone.command();
  for (let group = 1; group <= 3; group += 1) await phone.tap(rest);
}

async function deliveries() {
  const all = await cell.store.deliveries.listByRound(roundId);
  return all.map(({ accountId, notice, status }) => ({ accountId, notice, status }));
}

function own() {
  return cell.snapshot(roundId, memberId);
}

async function newest(whose = memberId) {
  return (await cell.store.revisions.listNewest(roundId)).find((revision) => revision.memberId === whose);
}
