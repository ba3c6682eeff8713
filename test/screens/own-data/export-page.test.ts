import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportPage } from '../../../src/screens/own-data/export-page.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

const translators = await loadTranslators('locales');

let cell: SummaryCell;
let an: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  an = await cell.addMember('Nguyễn Văn An');
});
afterEach(() => cell.close());

async function page(locale: 'vi' | 'en' = 'vi'): Promise<string> {
  const exported = await cell.ownData.exportAll(await cell.actorOf(an));
  if (exported.status !== 'exported') throw new Error(exported.status);
  return exportPage(translators[locale], exported.data, exported.zone);
}

const secret = {
  level: 'correcting',
  how: 'còn <nể> nang',
  remedy: 'góp ý thẳng',
  deadlineOn: '2026-12-31',
} as const;

it('is one page for a phone and for paper, with the names of checklists, the words of items and local times', async () => {
  const roundId = await cell.openRound();
  await cell.send(roundId, an, 'cell', { 2: secret });
  const own = await cell.store.reviews.findOwn(roundId, an);
  const round = await cell.store.rounds.findById(roundId);
  const checklist = await cell.store.checklists.findById(round?.checklistId ?? '');
  const words = checklist?.content.groups.flatMap(({ items }) => items)[1]?.short.vi ?? '';
  const html = await page();

  expect(html).toMatch(/^<!doctype html>\n<html lang="vi">/);
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(html).toContain('@media print');
  expect(html).not.toMatch(/(?:src|href)=/);
  expect(html).toContain(`${checklist?.content.title.vi ?? ''} · tháng 12/2026 · Chi bộ Tổ dân phố 5`);
  expect(html).toContain(`Mục 2. ${words}: Có, đang sửa`);
  expect(html).toContain('còn &lt;nể&gt; nang');
  expect(own?.review.sentAt?.toISOString()).toMatch(/^2026-11-2\dT0/);
  expect(html).toMatch(/Gửi lúc \d+ giờ(?: \d\d)? ngày 2\d\/11\/2026: cả chi bộ được đọc/);
  expect(html).not.toMatch(/T\d\d:\d\d:\d\d/);
  expect(await page('en')).toContain('<html lang="en">');
});

it('has each answer once, and beside it only what was answered otherwise before', async () => {
  const roundId = await cell.openRound();
  await cell.send(roundId, an, 'cell', { 2: secret });
  expect((await page()).match(/Mục 2\. /g)).toHaveLength(2);
  await cell.send(roundId, an, 'cell', { 2: secret, 3: 'at_risk' });
  const html = await page();
  expect(html.match(/mục này trả lời khác/g)).toHaveLength(1);
  expect(html.match(/còn &lt;nể&gt; nang/g)).toHaveLength(1);
});

it('has what was replied, why somebody is away, and who read it', async () => {
  const roundId = await cell.openRound();
  const meetingId = (await cell.store.rounds.findById(roundId))?.meetingId ?? '';
  await cell.store.attendances.put({
    ...{ id: cell.ids.next(), meetingId, memberId: an, reply: 'away', replyOn: '2026-12-03' },
    ...{ reason: 'đi thăm con', repliedAt: cell.clock.now(), outcome: 'excused', membership: 'official' },
    ...{ takenAt: cell.clock.now(), takenById: cell.secretaryId },
  });
  await cell.send(roundId, an, 'cell', { 2: secret });
  await cell.look(roundId, cell.secretaryId, { shows: [an] });
  const html = await page();
  expect(html).toContain('Trả lời: xin phép vắng, ');
  expect(html).toContain('Lý do vắng: đi thăm con');
  expect(html).toContain('Điểm danh: vắng có lý do');
  expect(html).toContain('bí thư xem bản tự soi, tháng 12/2026');
  expect(html).not.toContain('Trần Thị Bình');
});
