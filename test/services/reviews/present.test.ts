import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { unitOf } from '../../support/records.ts';
import { openReviewCell, type Phone } from '../../support/review-cell.ts';

let cell: Awaited<ReturnType<typeof openReviewCell>>;
let memberId: string;
let an: Phone;

beforeEach(async () => {
  cell = await openReviewCell();
  memberId = await cell.addMember('Nguyễn Văn An');
  an = await cell.phone(memberId);
});

afterEach(() => cell.close());

const rest = 'Nhóm này';

it('without a round or a meeting there is a kind word', async () => {
  await an.command();
  expect(an.text).toBe('Hiện chưa có đợt tự soi nào mở.\n\nKhi có kỳ sinh hoạt mới, tôi sẽ báo đồng chí.');
  expect(an.turn.dialogue).toBeNull();
});

it('before a round opens the next meeting and the day of opening are told', async () => {
  const roundId = await cell.openRound({ on: '2026-12-31', openedAt: undefined });
  await an.command();
  expect(an.text).toBe(
    'Hiện chưa có đợt tự soi nào mở.\n\nKỳ sinh hoạt tới: 19 giờ 30, thứ Năm 31/12/2026, Nhà văn hóa tổ 5\nĐợt tự soi cho kỳ ấy mở vào thứ Hai 21/12/2026. Hôm đó tôi sẽ báo đồng chí.',
  );
  await an.forge(`review.open:${roundId}`);
  expect(an.text).toMatch(/^Đợt tự soi tháng 12\/2026 chưa mở\./);
});

it('a round whose time has come but whose participants are not fixed yet is not open', async () => {
  const roundId = await cell.openRound({ openedAt: undefined });
  await an.forge(`review.open:${roundId}`);
  expect(an.text).toMatch(/^Đợt tự soi tháng 12\/2026 chưa mở\./);
});

it('a cancelled round takes nothing', async () => {
  const roundId = await cell.openRound({ cancelledAt: cell.clock.now() });
  await an.forge(`review.level:${roundId}:4:discuss`);
  expect(an.text).toMatch(/^Đợt tự soi tháng 12\/2026 đã được hủy cùng kỳ sinh hoạt\./);
  expect(await cell.snapshot(roundId, memberId)).toBeUndefined();
});

it('somebody who is not in the round is told so', async () => {
  const roundId = await cell.openRound();
  const late = await cell.phone(await cell.addMember('Phạm Thị Mới'));
  await late.command();
  expect(late.text).toMatch(/^Đồng chí không có tên trong đợt tự soi tháng 12\/2026/);
  await late.forge(`review.open:${roundId}`);
  expect(late.text).toMatch(/^Đồng chí không có tên trong đợt tự soi tháng 12\/2026/);
});

it('for three days after the meeting a first review is taken and marked late', async () => {
  const roundId = await cell.openRound();
  cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
  await an.command();
  expect(an.text).toMatch(/^Đợt này đã kết thúc; gửi muộn vẫn được nhận\./);
  for (let group = 1; group <= 3; group += 1) await an.tap(rest);
  await an.tap('Chỉ lấy số liệu, không nêu tên');
  await an.tap('Gửi');
  expect(an.text).toContain('Bản này được ghi là gửi muộn.');
  expect((await cell.store.revisions.listNewest(roundId))[0]).toMatchObject({
    late: true,
    sharing: 'counts_only',
  });
  expect((await cell.snapshot(roundId, memberId))?.review.late).toBe(true);
  expect(cell.asked.frozen).toEqual([roundId]);
});

it('a round that was closed takes only late reviews, even where its meeting was moved since', async () => {
  const roundId = await cell.openRound({ closedAt: new Date('2026-11-24T01:00:00Z') });
  await an.command();
  for (let group = 1; group <= 3; group += 1) await an.tap(rest);
  await an.tap('Cả chi bộ');
  await an.tap('Gửi');
  expect((await cell.store.revisions.listNewest(roundId))[0]).toMatchObject({ late: true });
});

it('after three days the round has ended', async () => {
  const roundId = await cell.openRound();
  await an.command();
  cell.clock.moveTo(new Date('2026-12-06T12:30:00Z'));
  await an.type('Tôi còn nể nang.');
  expect(an.text).toMatch(/^Đợt tự soi tháng 12\/2026 đã kết thúc/);
  expect(an.turn.dialogue).toBeNull();
  await an.command();
  expect(an.text).toMatch(/^Hiện chưa có đợt tự soi nào mở\./);
  expect((await cell.snapshot(roundId, memberId))?.answers).toEqual([]);
});

it('what was sent can be read for as long as it is kept', async () => {
  const roundId = await cell.openRound();
  await an.command();
  for (let group = 1; group <= 3; group += 1) await an.tap(rest);
  await an.tap('Cả chi bộ');
  await an.tap('Gửi');
  cell.clock.moveTo(new Date('2027-02-01T02:00:00Z'));
  await an.forge(`review.open:${roundId}`);
  await an.tap('Xem bản đã gửi');
  expect(an.text).toContain('Không có: 27 mục');
  expect(an.text).toContain('Đợt đã kết thúc nên bản đã gửi không sửa được nữa.');
  await cell.store.revisions.deleteContents((await cell.snapshot(roundId, memberId))?.review.id ?? '');
  await an.forge(`review.read:${roundId}`);
  expect(an.text).toMatch(/^Nội dung bản của đồng chí trong đợt tự soi tháng 12\/2026 không còn lưu ở đây\./);
});

it('an unfinished review comes before a sent one, and one on time before a late one', async () => {
  const sent = await cell.openRound({ on: '2026-12-03' });
  await an.command();
  for (let group = 1; group <= 3; group += 1) await an.tap(rest);
  await an.tap('Cả chi bộ');
  await an.tap('Gửi');
  await an.command();
  expect(an.text).toContain('Đã gửi. Xin cảm ơn đồng chí!');

  const late = await cell.openRound({
    on: '2026-11-23',
    closesAt: new Date('2026-11-23T12:30:00Z'),
  });
  await an.command();
  expect(an.text).toContain('Tự soi tháng 11/2026');
  expect(an.text).toMatch(/^Đợt này đã kết thúc; gửi muộn vẫn được nhận\./);

  const open = await cell.openRound({
    on: '2027-01-02',
    opensAt: cell.clock.now(),
    openedAt: cell.clock.now(),
  });
  await an.command();
  expect(an.text).toContain('Tự soi tháng 01/2027');
  expect(new Set([sent, late, open]).size).toBe(3);
});

it('the round of another cell of the same person is opened where their own has none', async () => {
  const unitId = createIds().next();
  await cell.store.units.insert(unitOf(unitId, 'Chi bộ cơ quan', cell.clock.now()));
  const elsewhere = await cell.addMember('Nguyễn Văn An', { unitId, withoutAccount: true });
  const row = await cell.store.members.findById(elsewhere);
  const accountId = (await cell.store.members.findById(memberId))?.accountId;
  if (row === undefined) throw new Error('no member');
  await cell.store.members.update({ ...row, accountId });
  const roundId = await cell.openRound({ unitId });
  await an.command();
  expect(an.text).toContain('nhóm 1/3');
  expect(await cell.snapshot(roundId, elsewhere)).toBeDefined();
});

it('a review erased while the round is open begins anew; one erased after it was sent does not', async () => {
  const roundId = await cell.openRound();
  await an.command();
  await an.tap('4');
  await an.tap('Có nguy cơ');
  const own = await cell.snapshot(roundId, memberId);
  if (own === undefined) throw new Error('no review');
  await cell.store.answers.deleteByReview(own.review.id);
  await cell.store.reviews.update({ ...own.review, erasedAt: cell.clock.now() });
  await an.command();
  expect(an.text).toContain('0/27 mục');
  expect((await cell.snapshot(roundId, memberId))?.review).toMatchObject({
    id: own.review.id,
    erasedAt: undefined,
    position: { screen: 'group', group: 1 },
  });

  cell.clock.moveTo(new Date('2026-12-04T02:00:00Z'));
  await cell.store.reviews.update({
    ...own.review,
    sentAt: own.review.startedAt,
    erasedAt: cell.clock.now(),
  });
  await an.forge(`review.open:${roundId}`);
  expect(an.text).toMatch(/^Nội dung bản của đồng chí trong đợt tự soi tháng 12\/2026 không còn lưu ở đây\./);
});
