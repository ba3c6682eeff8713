import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonData } from '../../src/screens/button-data.ts';
import type { Group } from '../../src/playground/emulator/group.ts';
import { createGroupChats } from '../../src/storage/groups.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { testCipher } from '../support/open-database.ts';
import { readFolder } from '../support/folder.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

const title = 'Hội quán chiều thứ Năm';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let dung: PersonDriver;
let stranger: PersonDriver;
let group: Group;

// One story, told in the order of the claims below.
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư', 'Phạm Thị Dung']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  dung = await joinByName(test, secretary, 'Phạm Thị Dung');
  stranger = test.people.person({ firstName: 'Người lạ' });
  group = test.emulator.group({
    ...{ title, kind: 'group', creator: secretary },
    members: [an, dung, stranger],
  });
}, 120_000);

afterAll(() => test.close());

/** What the bot has written in the group, oldest first. */
function announced(where = group): string[] {
  return where
    .messages()
    .filter(({ isFromBot, content }) => isFromBot && content === 'text')
    .map(({ text }) => text);
}

const groupRow = () => ask(test.folder, 'SELECT * FROM "Group"')[0] ?? {};
const hashOfChat = (id: number): string => createGroupChats(testCipher()).hashOf(String(id));
const dataOf = (action: string, id = String(groupRow()['id'])): string => buttonData(action, id);

async function settled(action: () => void): Promise<void> {
  test.clock.advance(1000);
  action();
  await test.settle();
}

it('a group is linked only once the secretary who added the bot has said so in private', async () => {
  await settled(() => {
    group.addBot(secretary);
  });
  expect(announced()).toEqual([
    'Kính chào các đồng chí. Tôi đã nhắn riêng đồng chí bí thư để xác nhận nhóm này.',
  ]);
  secretary.sees(
    `Tôi đang ở trong nhóm “${title}”. Đây có phải nhóm Telegram của Chi bộ Tổ dân phố 5 không?`,
  );

  await an.says('/tiendo', { in: group });
  expect(announced().at(-1)).toBe(
    'Nhóm này chưa nối với chi bộ nào. Để nối nhóm này với chi bộ, xin đồng chí bí thư gửi /tiendo tại đây.',
  );
  await an.forges(dataOf('group.link'), { on: an.last().messageId });
  expect(an.toast()).toBe('Việc này do bí thư chi bộ làm. Các việc của đồng chí có ở /trogiup');
  expect(groupRow()).toMatchObject({ status: 'waiting', unitId: null });

  await secretary.taps('Đúng, nối với chi bộ', { on: /Tôi đang ở trong nhóm/ });
  secretary.sees(`Chi bộ Tổ dân phố 5 đang nối với nhóm “${title}”`);
  expect(groupRow()).toMatchObject({ status: 'linked' });
  expect(announced().at(-1)).toContain('Nhóm này đã nối với Chi bộ Tổ dân phố 5.');
});

it('the opening of a round is announced there, with a way to the own review in private', async () => {
  await an.says('/tiendo', { in: group });
  expect(announced().at(-1)).toBe(
    'Chi bộ Tổ dân phố 5: hiện chưa có đợt tự soi nào đang mở. Đợt tới mở vào thứ Hai 23/11/2026.',
  );
  await test.passTo('2026-11-23T02:00:00Z');
  expect(announced().at(-1)).toContain(
    'Chi bộ Tổ dân phố 5: đã mở đợt tự soi cho kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026, tại Nhà văn hóa tổ 5.',
  );
  const open = group.messages().at(-1)?.buttons[0]?.[0];
  expect(open?.text).toBe('Mở bản tự soi của tôi');
  await an.opens(open?.url ?? '');
  an.sees('Nhóm này');
  for (let part = 0; part < 3; part += 1) await an.taps('Nhóm này');
  await an.taps('Cả chi bộ');
  await an.taps('Gửi');
});

it('three days before the meeting the group hears how many have finished, once', async () => {
  await test.passTo('2026-11-30T11:59:00Z');
  const before = announced().length;
  await test.passTo('2026-11-30T12:00:00Z');
  await test.app.tick();
  await test.settle();
  expect(announced().slice(before)).toEqual([
    'Chi bộ Tổ dân phố 5: đã có 1/4 đồng chí hoàn thành tự soi.\nCòn 3 ngày nữa là sinh hoạt: 19 giờ 30, thứ Năm 03/12/2026.',
  ]);
});

it('/tiendo counts for anybody in the group, at most once a minute, and in private for the secretary', async () => {
  const before = announced().length;
  await stranger.says('/tiendo bao giờ xong', { in: group });
  await dung.says('/progress', { in: group });
  expect(announced().slice(before)).toEqual([expect.stringContaining('đã có 1/4 đồng chí')]);
  test.clock.advance(60_000);
  await dung.says('/tiendo@tu_soi_emulator_bot', { in: group });
  expect(announced().slice(before)).toHaveLength(2);

  await secretary.says('/tiendo');
  secretary.sees('đã có 1/4 đồng chí hoàn thành tự soi');
  await dung.says('/tiendo');
  dung.sees('Lệnh này dùng trong nhóm Telegram của chi bộ.');
});

it('nothing of a person is shown or done in the group, by command or by tap', async () => {
  const before = announced().length;
  await secretary.says('/tonghop', { in: group });
  await an.says('/dulieu', { in: group });
  expect(announced().slice(before)).toEqual([expect.stringContaining('nhắn riêng cho tôi')]);
  const unitId = String(groupRow()['unitId']);
  await secretary.forges(dataOf('group.unlink', unitId), {
    in: group,
    on: group.messages().at(-1)?.messageId,
  });
  expect(secretary.toast()).toBe('Xin đồng chí mở tin nhắn riêng với tôi.');
  expect(groupRow()).toMatchObject({ status: 'linked' });
});

it('a command by the name of something that every object has is answered like any other', async () => {
  test.clock.advance(60_000);
  const before = announced().length;
  await dung.says('/constructor@tu_soi_emulator_bot', { in: group });
  expect(announced().slice(before)).toEqual([expect.stringContaining('nhắn riêng cho tôi')]);
});

it('a group that becomes a supergroup keeps its link', async () => {
  await settled(() => {
    group = group.migrate();
  });
  expect(groupRow()).toMatchObject({ status: 'linked', chatHash: hashOfChat(group.id) });
  test.clock.advance(60_000);
  await an.says('/tiendo', { in: group });
  expect(announced()).toEqual([expect.stringContaining('đã có 1/4 đồng chí')]);
});

it('made an admin, the bot tells the secretary and still keeps nothing of what is said', async () => {
  await settled(() => {
    group.promoteBot();
  });
  secretary.sees(`Tôi vừa được đặt làm quản trị viên của nhóm “${title}”`);
  const before = announced().length;
  await an.says('Chuyện riêng của tổ ta', { in: group });
  await an.edits('Chuyện riêng khác của tổ ta', { in: group });
  await an.sends('photo', { caption: 'Ảnh chụp riêng' }, { in: group });
  expect(announced().slice(before)).toEqual([]);
  const { bytes } = await readFolder(test.folder);
  for (const words of ['Chuyện riêng', 'Ảnh chụp riêng', title]) {
    expect(bytes.includes(words)).toBe(false);
    expect(test.logged.join('\n')).not.toContain(words);
  }
  expect(ask(test.folder, 'SELECT COUNT(*) AS count FROM InboxUpdate WHERE setAsideAt IS NOT NULL')).toEqual([
    { count: 0 },
  ]);

  await secretary.says('/chibo');
  await secretary.taps('Nhóm Telegram của chi bộ');
  secretary.sees('Tôi đang là quản trị viên của nhóm');
  await settled(() => {
    group.demoteBot();
  });
  await secretary.says('/chibo');
  await secretary.taps('Nhóm Telegram của chi bộ');
  secretary.doesNotSee('quản trị viên');
});

it('an anonymous admin hears the counts, which name nobody, and has nothing else done', async () => {
  await settled(() => {
    group.promote(secretary, { anonymous: true });
  });
  test.clock.advance(60_000);
  const before = announced().length;
  await secretary.says('/tiendo', { in: group, anonymously: true });
  expect(announced().slice(before)).toEqual([expect.stringContaining('đã có 1/4 đồng chí')]);
});

it('no name and no word of anybody stands in the group', () => {
  const said = announced().join('\n');
  for (const secret of ['Nguyễn', 'Lê Văn', 'Phạm', 'Trần Thị', 'Không có', 'Có nguy cơ']) {
    expect(said).not.toContain(secret);
  }
});

it('removed from the group, the bot says so to the secretary and sends nothing there', async () => {
  await settled(() => {
    group.removeBot();
  });
  secretary.sees('Tôi không còn ở trong nhóm Telegram của Chi bộ Tổ dân phố 5');
  expect(groupRow()).toMatchObject({ status: 'left', unitId: null });
  const before = announced().length;
  await test.passTo('2026-12-02T12:00:00Z');
  expect(announced()).toHaveLength(before);
});

it('added again by somebody else it links nothing until the secretary asks for it and confirms', async () => {
  await settled(() => {
    group.addBot(stranger);
  });
  expect(announced().at(-1)).toBe(
    'Kính chào các đồng chí. Để nối nhóm này với chi bộ, xin đồng chí bí thư gửi /tiendo tại đây.',
  );
  await secretary.says('/tiendo', { in: group });
  expect(announced().at(-1)).toContain('Tôi đã nhắn riêng đồng chí bí thư');
  await secretary.taps('Không phải', { on: /Tôi đang ở trong nhóm/ });
  expect(groupRow()).toMatchObject({ status: 'declined', unitId: null });

  await secretary.says('/chibo');
  await secretary.taps('Nhóm Telegram của chi bộ');
  await secretary.taps(`Nối với nhóm “${title}”`);
  expect(groupRow()).toMatchObject({ status: 'linked' });
  await secretary.taps('Bỏ nối nhóm');
  secretary.sees('Chi bộ Tổ dân phố 5 chưa nối với nhóm nào.');
  expect(groupRow()).toMatchObject({ status: 'waiting', unitId: null });
});
