import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonData, formerNames, parseButton } from '../../src/screens/button-data.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { dataOn } from '../support/clumsy.ts';
import { onDatabase } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask, changesBetween, openTables } from '../support/tables.ts';
import { memberOf } from '../support/records.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let cell: string;
let december: string;
/** Which round asks about which commitment. */
let about: readonly string[];

/** Names of earlier versions that somebody has tapped. */
const played = new Set<string>();

function tapsFormer(
  person: PersonDriver,
  action: string,
  ...args: readonly (string | number)[]
): Promise<void> {
  played.add(action.split('.')[0] ?? '');
  return person.forges(buttonData(action, ...args));
}

// Buttons stay in people's chats for years: here each is tapped that an earlier version sent under another name.
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  const [meeting] = ask(test.folder, 'SELECT id, unitId FROM Meeting ORDER BY startsAt');
  december = String(meeting?.['id']);
  cell = String(meeting?.['unitId']);
}, 120_000);

afterAll(() => test.close());

it('coming.only still makes the next round be about one item', async () => {
  await secretary.says('/chibo');
  await tapsFormer(secretary, 'coming.menu', cell);
  secretary.sees('Tự soi tháng 12/2026');
  const [round] = ask(test.folder, 'SELECT id FROM Round WHERE meetingId = ?', december);
  await tapsFormer(secretary, 'coming.only', String(round?.['id']), 4);
  secretary.sees('Đã chọn 1/27 mục.');
  expect(ask(test.folder, 'SELECT focusItems FROM Round WHERE meetingId = ?', december)).toEqual([
    { focusItems: '[4]' },
  ]);
});

it('suggest.start still takes a suggestion to the committee', async () => {
  await test.passTo('2026-11-23T02:00:00Z');
  await an.taps('Bắt đầu tự soi');
  await an.taps('4');
  await an.taps('Có, đang sửa');
  await an.taps('Biện pháp khắc phục');
  await an.says('Thứ Sáu nộp báo cáo');
  await an.says('10/12');
  await an.taps('Xong mục này');
  await an.taps('Cả chi bộ');
  await an.taps('Gửi');
  an.sees('Đã gửi. Xin cảm ơn đồng chí!');
  await tapsFormer(an, 'suggest.start');
  await an.says('Đề nghị họp sớm hơn nửa giờ');
  await an.taps('Gửi có tên');
  await secretary.says('/chibo');
  expect(secretary.buttons().flat()).toContain('Góp ý (1), chờ trả lời 1');
});

it('a last day of leave that was shown without the first is no first day: it says that it is an old button, and the last is still asked for', async () => {
  await an.says('/lich');
  await an.taps('Xin vắng dài ngày');
  await an.taps('Xin vắng một thời gian');
  await an.taps('Từ ngày mai');
  const asked = an.screen();
  an.sees('đến hết ngày nào?');
  await an.forges(buttonData('leave.day', '20261206'));
  expect(an.toast()).toContain('Nút này không còn dùng được');
  expect(an.screen()).toBe(asked);
  expect(ask(test.folder, 'SELECT id FROM Leave')).toEqual([]);
  await an.says('/huy');
});

it('rsvp.say still replies to the invitation', async () => {
  await an.says('/lich');
  await tapsFormer(an, 'rsvp.say', december, 'coming');
  an.sees('Đồng chí báo: dự.');
  expect(ask(test.folder, 'SELECT reply FROM Attendance')).toEqual([{ reply: 'coming' }]);
});

it('data.export still hands somebody what is kept about them', async () => {
  await an.says('/dulieu');
  await tapsFormer(an, 'data.export');
  expect(an.inbox().filter(({ content }) => content === 'document')).toHaveLength(2);
});

it('attend.rest still marks everybody else as present', async () => {
  await test.passTo('2026-12-03T13:00:00Z');
  await secretary.says('/lich');
  await tapsFormer(secretary, 'attend.rest', december, 0);
  secretary.sees('Có mặt 2/2 (100%)');
});

it('past.next, past.say, past.to and past.due still tell what became of a commitment, and until when it is to be kept now', async () => {
  await test.passTo('2026-12-24T02:00:00Z');
  await an.taps('Bắt đầu tự soi');
  an.sees('Cam kết trước · 1/1');
  about = parseButton(dataOn(an, 'Đã khắc phục'))?.args.slice(0, 2) ?? [];
  await tapsFormer(an, 'past.next', ...about);
  expect(an.screen()).not.toContain('Cam kết trước');
  await tapsFormer(an, 'past.to', ...about, 'p');
  an.sees('Cam kết trước · 1/1');
  await tapsFormer(an, 'past.say', ...about, 'not_yet');
  an.sees('Còn vướng ở đâu?');
  await tapsFormer(an, 'past.to', ...about, 'd');
  an.sees('Đồng chí có muốn đặt thời hạn mới?');
  await tapsFormer(an, 'past.due', ...about, '261231');
  await an.says('/camket');
  expect(an.last().text).toContain('chưa khắc phục · hạn 31/12/2026');
});

it('a letter of no screen, though every object has something by its name, is an old button', async () => {
  await tapsFormer(an, 'past.to', ...about, 'p');
  an.sees('Cam kết trước · 1/1');
  const asked = an.screen();
  const tables = openTables(test.folder);
  const before = tables.read();
  // Longer ones leave no room for two ids.
  const forged = [
    ...['toString', 'valueOf'].map((letter) => buttonData('past.to', ...about, letter)),
    ...['toString', 'valueOf', '__proto__'].map((letter) => buttonData('ask.to', ...about, letter)),
  ];
  for (const data of forged) {
    await an.forges(data);
    expect(an.toast(), data).toContain('Nút này không còn dùng được');
    expect(an.screen()).toBe(asked);
  }
  expect(changesBetween(before, tables.read(), [])).toEqual([]);
  tables.close();
});

it('ask.to, ask.next, ask.due and ask.say still tell what became of a commitment', async () => {
  await tapsFormer(an, 'ask.to', ...about, 'd');
  an.sees('Đồng chí có muốn đặt thời hạn mới?');
  await tapsFormer(an, 'ask.due', ...about, '261230');
  await an.says('/camket');
  expect(an.last().text).toContain('chưa khắc phục · hạn 30/12/2026');
  await tapsFormer(an, 'ask.to', ...about, 'p');
  an.sees('Cam kết trước · 1/1');
  await tapsFormer(an, 'ask.next', ...about);
  expect(an.screen()).not.toContain('Cam kết trước');
  await tapsFormer(an, 'ask.to', ...about, 'p');
  an.sees('Cam kết trước · 1/1');
  await tapsFormer(an, 'ask.say', ...about, 'kept');
  await an.says('/camket');
  expect(an.last().text).toContain('xong ngày 24/12/2026');
});

it('no name of an earlier version is left out', () => {
  expect([...played].sort()).toEqual([...formerNames.keys()].sort());
});

it('whatever was sent before somebody came into a second cell stays with the first one', async () => {
  const [commitment = ''] = parseButton(dataOn(an, '1'))?.args ?? [];
  const [next] = ask(test.folder, "SELECT id FROM Meeting WHERE startsAt > '2026-12-25' ORDER BY startsAt");
  const january = String(next?.['id']);
  await test.restart((url) =>
    onDatabase(url, test, async (store, ids) => {
      const [now, unitId] = [test.clock.now(), ids.next()];
      const account = await store.accounts.findByTelegramId(String(an.id));
      const known = await store.units.findById(cell);
      if (account === undefined || known === undefined) throw new Error('there is nobody yet');
      await store.units.insert({ ...known, id: unitId, name: 'Chi bộ Thôn Đông', createdAt: now });
      const own = { id: ids.next(), unitId, accountId: account.id, name: 'Nguyễn Văn An', position: 0 };
      await store.members.insertMany([memberOf(own, now)]);
      await store.accounts.setActiveUnit(account.id, unitId);
    }),
  );
  await an.forges(buttonData('commitment.open', commitment));
  expect(an.last().text).toMatch(/^\[Chi bộ Tổ dân phố 5\]/);
  await an.forges(buttonData('reply.say', january, 'away'));
  expect(an.last().text).toMatch(/^\[Chi bộ Tổ dân phố 5\]/);
  await an.says('Đi khám bệnh');
  expect(an.last().text).toMatch(/^\[Chi bộ Tổ dân phố 5\]/);
  await an.says('/lich');
  expect(an.last().text).toMatch(/^\[Chi bộ Thôn Đông\]/);
});
