import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Group } from '../../src/playground/emulator/group.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let group: Group;
let news: number;
let work: number;

// One story, told in the order of the claims below.
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', allowRefusals: true });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  group = test.emulator.group({ title: 'Chi bộ 5', kind: 'supergroup', creator: secretary, members: [an] });
  group.promote(secretary, { anonymous: true });
  news = group.openTopic('Thông báo');
  work = group.openTopic('Công việc');
}, 120_000);

afterAll(() => test.close());

/** What the bot has written in the group with the topic it stands in, oldest first. */
function written(): { topicId: number | undefined; text: string }[] {
  return group
    .messages()
    .filter(({ isFromBot, content }) => isFromBot && content === 'text')
    .map(({ topicId, text }) => ({ topicId, text }));
}

function hears(topicId: number | undefined, words: string): void {
  const last = written().at(-1);
  expect(last?.topicId).toBe(topicId);
  expect(last?.text).toContain(words);
}

const groupRow = () => ask(test.folder, 'SELECT * FROM "Group" ORDER BY id')[0] ?? {};

async function settled(action: () => void): Promise<void> {
  test.clock.advance(61_000);
  action();
  await test.settle();
}

async function write(who: PersonDriver, topic: number | undefined, anonymously = false): Promise<void> {
  await settled(() => {
    who.hands.say('/tiendo', { in: group, ...(topic === undefined ? {} : { topic }), anonymously });
  });
}

it('an anonymous admin hears in one sentence how the group can be linked, in the topic that was written in', async () => {
  await settled(() => {
    group.addBot(secretary);
  });
  await write(secretary, work, true);
  expect(written().at(-1)).toEqual({
    topicId: work,
    text: 'Đồng chí đang gửi với danh nghĩa của nhóm, nên để nối nhóm với chi bộ, xin đồng chí bí thư tạm tắt “Ẩn danh” trong quyền quản trị của mình rồi gửi /tiendo tại đây.',
  });
  expect(groupRow()).toMatchObject({ status: 'waiting', unitId: null });
});

it('the group is linked in the topic from which the secretary asked for it, and announces there', async () => {
  await write(secretary, news);
  expect(written().at(-1)?.topicId).toBe(news);
  await secretary.taps('Đúng, nối với chi bộ');
  hears(news, 'Nhóm này đã nối với Chi bộ Tổ dân phố 5.');
  await secretary.says('/chibo');
  await secretary.taps('Nhóm Telegram của chi bộ');
  secretary.sees('Tôi báo tin ở chủ đề đã chọn trong nhóm.');
});

it('an answer goes to the topic of the command, and anybody hears the counts, an anonymous admin too', async () => {
  const counts = 'Chi bộ Tổ dân phố 5: hiện chưa có đợt tự soi nào đang mở.';
  await write(an, work);
  hears(work, counts);
  await write(an, undefined);
  hears(undefined, counts);
  await write(secretary, news, true);
  hears(news, counts);
});

it('the secretary brings the announcements to another topic by a button there; nobody else can', async () => {
  await write(an, work);
  expect(group.messages().at(-1)?.buttons).toEqual([]);
  await write(secretary, work, true);
  const offer = group.messages().at(-1);
  expect(offer?.buttons.flat().map(({ text }) => text)).toEqual(['Báo tin ở chủ đề này']);
  await an.taps('Báo tin ở chủ đề này', { in: group });
  expect(an.toast()).toBe('Việc này do bí thư chi bộ chọn.');
  expect(groupRow()).toMatchObject({ topicId: news });
  await secretary.taps('Báo tin ở chủ đề này', { in: group });
  expect(secretary.toast()).toBe('Từ nay tôi báo tin của chi bộ ở chủ đề này.');
  expect(groupRow()).toMatchObject({ topicId: work });
});

it('a forged choice of a topic changes nothing and tells nobody more, whoever sends it', async () => {
  const stranger = test.people.person({ firstName: 'Người lạ' });
  const others = test.emulator.group({
    ...{ title: 'Nhóm khác', kind: 'supergroup' },
    ...{ creator: stranger, members: [secretary] },
  });
  await settled(() => {
    others.addBot(stranger);
  });
  const before = groupRow();
  const elsewhere = 'Xin đồng chí mở tin nhắn riêng với tôi.';
  const forge = async (person: PersonDriver, data: string, where = group): Promise<string> => {
    await settled(() => person.hands.forge(data, where.messages().at(-1)?.messageId ?? 0, { in: where }));
    expect(groupRow()).toEqual(before);
    return person.toast();
  };
  for (const topic of ['', ':', ':x', ':-1', ':1e3', ':0x10', ':99999999999', ':2147483648', ':1.5'])
    expect(await forge(secretary, `group.here${topic}`), topic).toBe(elsewhere);
  expect(await forge(an, 'group.here:0')).toBe('Việc này do bí thư chi bộ chọn.');
  // A group that is no cell's has no topic to choose, for whoever leads another one either.
  for (const person of [stranger, secretary]) {
    expect(await forge(person, `group.here:${work}`, others)).toBe(elsewhere);
  }
  await stranger.start();
  await stranger.forges(`group.here:${work}`, { on: stranger.last() });
  expect(groupRow()).toEqual(before);
  expect(test.emulator.unanswered()).toEqual([]);
});

it('a closed topic is told to the secretary once, shown on the screens of the cell, and named in the log', async () => {
  await settled(() => {
    group.closeTopic(work);
  });
  await test.passTo('2026-11-23T02:00:00Z');
  const told = () =>
    secretary.inbox().filter(({ text }) => text.startsWith('Tôi chưa báo tin được trong nhóm Telegram'));
  expect(told().map(({ text }) => text)).toEqual([
    'Tôi chưa báo tin được trong nhóm Telegram của Chi bộ Tổ dân phố 5: chủ đề nhận tin đang đóng. Xin người quản trị nhóm mở lại chủ đề; mở rồi, tôi tự báo tiếp. Tin nhắn riêng cho từng đồng chí vẫn như thường.',
  ]);
  expect(test.logged.filter((line) => line.includes('a group takes no messages'))[0]).toContain(
    '"why":"topic"',
  );
  await secretary.says('/chibo');
  secretary.sees('Nhóm Telegram hiện chưa nhận được tin của tôi');
  await secretary.taps('Nhóm Telegram của chi bộ');
  secretary.sees('Chủ đề nhận tin đang đóng, nên tôi chưa báo tin được.');
  test.clock.advance(16 * 60_000);
  await test.app.tick();
  await test.settle();
  expect(told()).toHaveLength(1);
});

it('once it is open again what waited is announced, and the screens are as before', async () => {
  await settled(() => {
    group.reopenTopic(work);
  });
  test.clock.advance(16 * 60_000);
  await test.app.tick();
  await test.settle();
  hears(work, 'đã mở đợt tự soi');
  expect(groupRow()).toMatchObject({ mutedAt: null, mutedWhy: null });
  await secretary.says('/chibo');
  secretary.doesNotSee('Nhóm Telegram hiện chưa nhận được tin của tôi');
});

it('without the right to write it is the same, and the next answer that arrives ends it', async () => {
  group.silence(true);
  await write(an, work);
  expect(groupRow()).toMatchObject({ mutedWhy: 'rights' });
  secretary.sees('nhóm chưa cho tôi gửi tin');
  group.silence(false);
  await write(an, work);
  expect(groupRow()).toMatchObject({ mutedWhy: null });
});

it('where the topic is deleted the next announcement goes to the general one', async () => {
  group.deleteTopic(work);
  await test.passTo('2026-11-30T12:00:00Z');
  hears(undefined, 'đồng chí hoàn thành tự soi');
  expect(groupRow()).toMatchObject({ topicId: null });
});

it('a group that its owner deleted is told the same way', async () => {
  await settled(() => {
    an.hands.say('/tiendo', { in: group });
    group.delete();
  });
  expect(groupRow()).toMatchObject({ mutedWhy: 'deactivated' });
  secretary.sees('Tôi không báo tin được nữa trong nhóm Telegram của Chi bộ Tổ dân phố 5: nhóm đã đóng.');
});
