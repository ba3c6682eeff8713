import { afterEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { enterRoster, inviteByName, joinByName, setUpCell } from '../../support/cell.ts';

let test: TestApp;

afterEach(async () => {
  await test.close();
});

it('before consent only the four open commands answer', async () => {
  test = await startTestApp();
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  const an = test.people.person({ firstName: 'An' });
  await an.opens(await inviteByName(secretary, 'Nguyễn Văn An'));

  for (const typed of ['/tusoi', '/lich', '/chibo', '/moi', '/tonghop', '/nhac', '/huy', 'Nguyễn Văn An']) {
    await an.says(typed);
    an.sees('xin đồng chí đọc bốn điều');
  }
  await an.sends('sticker');
  an.sees('xin đồng chí đọc bốn điều');
  for (const data of ['join.mine:x', 'roster.list:x', 'review.open:x']) {
    await an.forges(data);
    an.sees('xin đồng chí đọc bốn điều');
  }
  await an.says('/trogiup');
  an.sees('Trợ giúp');
  await an.says('/dulieu');
  an.doesNotSee('xin đồng chí đọc bốn điều');
  await an.says('/ngonngu');
  await an.taps('English');
  await an.start();
  an.sees('please read these four points');
  await an.taps('I agree');
  an.sees('This link is for Nguyễn Văn An. Is that you?');
});

it('a stranger without a link is asked for nothing', async () => {
  test = await startTestApp();
  await setUpCell(test);
  const stranger = test.people.person({ firstName: 'Em' });

  await stranger.start();
  stranger.sees('mở liên kết mời do bí thư chi bộ gửi');
  await stranger.says('xin chào');
  stranger.sees('mở liên kết mời do bí thư chi bộ gửi');
  expect(stranger.last().buttons).toEqual([]);
});

it('"not yet" keeps nothing more, and the link still works afterwards', async () => {
  test = await startTestApp();
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  const an = test.people.person({ firstName: 'An' });
  await an.opens(await inviteByName(secretary, 'Nguyễn Văn An'));

  await an.taps('Tôi chưa đồng ý');
  an.sees('tôi không lưu thêm gì');
  await an.start();
  await an.taps('Tôi đồng ý');
  await an.taps('Đúng là tôi');

  an.find(/Kính chào đồng chí Nguyễn Văn An/);
});

it('a button of an older or a forged version is no consent', async () => {
  // Showing the same screen again is refused by Telegram as not modified.
  test = await startTestApp({ allowRefusals: true });
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  const an = test.people.person({ firstName: 'An' });
  await an.opens(await inviteByName(secretary, 'Nguyễn Văn An'));

  for (const data of [
    'consent.give',
    'consent.give:0',
    'consent.give:3',
    'consent.give:x',
    'consent.give:99999999999',
  ]) {
    await an.forges(data);
    an.sees('xin đồng chí đọc bốn điều');
  }
  expect(an.toast()).toContain('Nội dung vừa được cập nhật');
  expect(new Set(test.emulator.refusals.map(({ kind }) => kind))).toEqual(new Set(['not-modified']));
});

it('who withdraws is asked again, and the secretary is told', async () => {
  test = await startTestApp();
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');

  await an.says('/dulieu');
  await an.taps(/Rút/);
  await an.taps(/Rút/);

  secretary.sees('Nguyễn Văn An (Chi bộ Tổ dân phố 5) không còn dùng trợ lý');
  await an.says('/tusoi');
  an.sees('xin đồng chí đọc bốn điều');
  await an.taps('Tôi đồng ý');
  an.find(/Kính chào đồng chí Nguyễn Văn An/);
});
