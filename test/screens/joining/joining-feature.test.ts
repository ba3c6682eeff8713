import { afterEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { enterRoster, inviteByName, joinByName, linkIn, openCell, setUpCell } from '../../support/cell.ts';
import { day } from '../../support/clock.ts';
import type { PersonDriver } from '../../support/people.ts';

let test: TestApp;

afterEach(async () => {
  await test.close();
});

const members = ['Nguyễn Văn An', 'Lê Văn Cường'];

async function open(startsAt?: string, names: readonly string[] = members): Promise<PersonDriver> {
  const opened = await openCell(startsAt);
  test = opened.test;
  await enterRoster(opened.secretary, names);
  return opened.secretary;
}

async function generalLink(secretary: PersonDriver): Promise<string> {
  await secretary.says('/moi');
  await secretary.taps('Tạo liên kết chung');
  return linkIn(secretary);
}

it('a joiner by the general link is matched by the secretary and goes straight to the open round', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  const link = await generalLink(secretary);
  const an = test.people.person({ firstName: 'Tên Telegram khác hẳn' });

  await an.opens(link);
  an.sees('trợ lý tự soi, tự sửa của Chi bộ Tổ dân phố 5');
  await an.taps('Đọc kỹ hơn');
  await an.taps('Tôi đồng ý');
  await an.says('nguyen van an');
  an.sees('Họ tên đồng chí ghi: Nguyen Van An');
  await an.says('Bao giờ thì xong ạ?');
  an.sees('Họ tên đồng chí ghi: Nguyen Van An');

  secretary.sees('Có người mở liên kết mời và ghi tên: Nguyen Van An');
  secretary.sees(/Mở bằng liên kết chung tạo ngày 24\/11\/2026\. Chờ từ .*24\/11/);
  secretary.doesNotSee('Telegram khác hẳn');
  expect(secretary.buttons()).toEqual([
    ['Nguyễn Văn An'],
    ['Người khác trong danh sách'],
    ['Chưa đúng người'],
  ]);
  await secretary.taps('Nguyễn Văn An');
  secretary.sees('người ghi tên “Nguyen Van An” là Nguyễn Văn An');

  an.find(/đồng chí là Nguyễn Văn An, Chi bộ Tổ dân phố 5/);
  expect(an.keyboard().flat()).toEqual(['Tự soi', 'Cam kết', 'Lịch sinh hoạt', 'Trợ giúp']);
  await an.taps('Mở bản tự soi');
  an.find(/Tự soi tháng 12\/2026/);
});

it('all whose names match are confirmed by two taps, after their list was shown', async () => {
  const secretary = await open(undefined, ['Nguyễn Văn An', 'Phạm Thị Dung', 'Lê Văn Cường, phó bí thư']);
  const link = await generalLink(secretary);
  const joiners = [];
  for (const name of ['Nguyễn Văn An', 'pham thi dung', 'Lê Văn Cường']) {
    const joiner = test.people.person({ firstName: 'Ai đó' });
    await joiner.opens(link);
    await joiner.taps('Tôi đồng ý');
    await joiner.says(name);
    joiners.push(joiner);
  }
  await secretary.says('/chibo');
  await secretary.taps('Chờ xác nhận (3)');
  await secretary.taps('Xác nhận tất cả người khớp tên (2)');
  secretary.sees('1. Nguyễn Văn An, chờ từ');
  secretary.sees('2. Phạm Thị Dung (gõ “Pham Thi Dung”), chờ từ');
  secretary.doesNotSee('Cường');
  joiners[0]?.doesNotSee('Bí thư đã xác nhận');
  await secretary.taps('Xác nhận 2 đồng chí này');
  secretary.sees('Đã xác nhận 2 đồng chí:\n\n• Nguyễn Văn An\n• Phạm Thị Dung');
  joiners[1]?.find(/Bí thư đã xác nhận đồng chí là Phạm Thị Dung/);
  await secretary.taps('‹ Chờ xác nhận');
  secretary.sees('1. Lê Văn Cường');
  expect(secretary.buttons().flat().join(' ')).not.toContain('khớp tên');
});

it('who was just decided about leads on to the others that wait, and the last one to the cell', async () => {
  const secretary = await open(undefined, ['Nguyễn Văn An', 'Phạm Thị Dung']);
  const link = await generalLink(secretary);
  for (const name of ['Nguyễn Văn An', 'Phạm Thị Dung']) {
    const joiner = test.people.person({ firstName: 'Ai đó' });
    await joiner.opens(link);
    await joiner.taps('Tôi đồng ý');
    await joiner.says(name);
  }
  await secretary.says('/chibo');
  await secretary.taps('Chờ xác nhận (2)');
  await secretary.taps('1');
  await secretary.taps('Nguyễn Văn An');
  expect(secretary.buttons()).toEqual([['Không đúng'], ['‹ Chờ xác nhận', '‹ Chi bộ']]);
  await secretary.taps('‹ Chờ xác nhận');
  await secretary.taps('1');
  await secretary.taps('Chưa đúng người');
  expect(secretary.buttons()).toEqual([['‹ Chi bộ']]);
});

it('a link, its payload or its token, sent as a message of its own, works like the tap on it', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  const link = await inviteByName(secretary, 'Nguyễn Văn An');
  const payload = /start=(\S+)/.exec(link)?.[1] ?? '';
  secretary.sees('Bấm liên kết mà không thấy gì mới thì xin chép dòng sau, gửi cho trợ lý:');
  secretary.sees(payload);
  const an = test.people.person({ firstName: 'An' });
  const twin = test.people.person({ firstName: 'Ân' });

  await an.start();
  await an.says(payload);
  an.sees('trợ lý tự soi, tự sửa của Chi bộ Tổ dân phố 5');
  await an.taps('Tôi đồng ý');
  an.sees('Nguyễn Văn An');
  await twin.start();
  await twin.says(link);
  twin.sees('trợ lý tự soi, tự sửa của Chi bộ Tổ dân phố 5');
  await an.taps('Đúng là tôi');
  an.find(/Kính chào đồng chí Nguyễn Văn An, Chi bộ Tổ dân phố 5/);
  await an.says(payload.replace('join_', ''));
  an.sees('Đồng chí đã kết nối');
});

it('a link sent as a message is no answer to the question on screen, in whatever dialogue', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  const link = await generalLink(secretary);
  const ownLink = await inviteByName(secretary, 'Nguyễn Văn An');
  const an = test.people.person({ firstName: 'An' });
  await an.opens(link);
  await an.taps('Tôi đồng ý');
  an.sees('Xin đồng chí gõ đủ họ và tên');

  await an.says(ownLink);
  await an.taps('Đúng là tôi');

  an.find(/Kính chào đồng chí Nguyễn Văn An, Chi bộ Tổ dân phố 5/);
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says(ownLink);
  secretary.doesNotSee('Cần xem lại');
});

it('a claim link sent as a message claims the bot', async () => {
  test = await startTestApp();
  const secretary = test.people.person({ firstName: 'Bình' });

  await secretary.start();
  await secretary.says(test.claimLink);
  await secretary.taps('Tôi đồng ý');

  secretary.sees('họ và tên');
});

it('wrong tokens that are typed and wrong links that are opened count together', async () => {
  const secretary = await open();
  const link = await generalLink(secretary);
  const guesser = test.people.person({ firstName: 'Ai đó' });

  await guesser.start();
  for (const guess of ['join_x1', 'claim_x2', 'aZ3-bcdefghijklmnopqrstuvwxyz_12']) await guesser.says(guess);
  await guesser.says('/start join_x4');
  await guesser.opens(link.replace(/join_.*/, 'join_x5'));
  await guesser.says(link);

  guesser.sees('Xin đồng chí thử lại sau một giờ');
});

it('a pasted link to another bot is said to be one, counts as no guess, and takes nobody out of a dialogue', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  const link = await inviteByName(secretary, 'Nguyễn Văn An');
  const name = /t\.me\/(\w+)/.exec(link)?.[1] ?? '';
  const elsewhere = link.replace(name, 'Bot_Khac_bot');
  const an = test.people.person({ firstName: 'An' });

  await an.start();
  for (const one of [
    elsewhere,
    elsewhere.replace('https://', ''),
    elsewhere.replace('t.me', 'telegram.me'),
    elsewhere.replace(/https.*start=/, 'tg://resolve?domain=Bot_Khac_bot&start='),
    'https://t.me/Bot_Khac_bot?start=join_khong',
  ]) {
    await an.says(one);
    an.sees(`Liên kết này mở @Bot_Khac_bot, không phải tôi (@${name}), nên tôi chưa làm gì.`);
  }
  await an.says(link.replace(name, name.toUpperCase()));
  an.sees('trợ lý tự soi, tự sửa của Chi bộ Tổ dân phố 5');
  await an.taps('Tôi đồng ý');
  await an.taps('Đúng là tôi');
  an.find(/Kính chào đồng chí Nguyễn Văn An, Chi bộ Tổ dân phố 5/);

  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says(elsewhere);
  secretary.sees('Cần xem lại');
});

it('who is declined is told politely and may ask again', async () => {
  const secretary = await open();
  const link = await generalLink(secretary);
  const em = test.people.person({ firstName: 'Em' });
  await em.opens(link);
  await em.taps('Tôi đồng ý');
  await em.says('Hồ Xuân Hương');

  secretary.sees('Tôi chưa tìm được tên gần giống');
  await secretary.taps('Người khác trong danh sách');
  expect(secretary.buttons().flat()).toEqual([
    'Nguyễn Văn An',
    'Trần Thị Bình ✓',
    'Lê Văn Cường',
    '‹ Đề nghị',
  ]);
  await secretary.taps('‹ Đề nghị');
  await secretary.taps('Chưa đúng người');

  em.sees('liên hệ trực tiếp với bí thư');
  await em.opens(link);
  em.sees('Xin đồng chí gõ đủ họ và tên');
});

it('a single-use link joins at once, and "Không đúng" works for seven days', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  const wrong = await joinByName(test, secretary, 'Nguyễn Văn An');
  wrong.find(/Kính chào đồng chí Nguyễn Văn An, Chi bộ Tổ dân phố 5/);
  await wrong.says('/tusoi');
  await wrong.taps('4');
  await wrong.taps('Có nguy cơ');

  secretary.sees('Nguyễn Văn An đã kết nối bằng liên kết riêng');
  await secretary.taps('Không đúng');
  await secretary.taps('Đúng người, giữ lại');
  await test.passTo('2026-11-30T02:00:00Z');
  await secretary.taps('Không đúng', { on: /đã kết nối bằng liên kết riêng/ });
  await secretary.taps('Không đúng, gỡ ra', { on: /không phải của đồng chí ấy/ });

  secretary.find(/Đã gỡ tài khoản chưa đúng khỏi tên Nguyễn Văn An/);
  wrong.sees('chưa khớp với tên trong danh sách');
  wrong.doesNotSee(/giả|mạo|sai/);
  await wrong.says('/tusoi');
  wrong.sees('chưa kết nối với trợ lý của chi bộ');

  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await an.says('/tusoi');
  an.sees(/Tự soi tháng 12\/2026/);
  expect(
    an
      .buttons()
      .flat()
      .filter((label) => label.includes('•')),
  ).toEqual([]);
});

it('after seven days the account stays, and the button says why', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  test.clock.advance(7 * day);

  await secretary.taps('Không đúng', { on: /đã kết nối bằng liên kết riêng/ });

  expect(secretary.toast()).toContain('Đã quá 7 ngày');
  await an.says('/tusoi');
  an.sees(/Tự soi tháng 12\/2026/);
});

it('a member with a new phone gets the old row back when the secretary approves, and the old account loses it', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  const old = await joinByName(test, secretary, 'Nguyễn Văn An');
  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  await secretary.taps('1');
  await secretary.taps('Mời bằng tài khoản mới');
  const link = linkIn(secretary);
  const fresh = test.people.person({ firstName: 'Máy mới' });
  await fresh.opens(link);
  await fresh.taps('Tôi đồng ý');
  await fresh.taps('Đúng là tôi');
  fresh.sees('Đã gửi đến bí thư');

  secretary.sees('tên này đã có tài khoản kết nối');
  await secretary.taps('Nguyễn Văn An ✓');
  secretary.sees('đã kết nối bằng một tài khoản khác');
  await secretary.taps('Chuyển sang tài khoản mới');

  fresh.find(/đồng chí là Nguyễn Văn An/);
  await old.says('/tusoi');
  old.sees('chưa kết nối với trợ lý của chi bộ');
});

it('"not me" leaves the link for the right one', async () => {
  const secretary = await open();
  const link = await inviteByName(secretary, 'Lê Văn Cường');
  const wrong = test.people.person({ firstName: 'Nhầm' });
  await wrong.opens(link);
  await wrong.taps('Tôi đồng ý');
  await wrong.taps('Không phải tôi');
  wrong.sees('dành cho đồng chí khác');

  const cuong = test.people.person({ firstName: 'Cường' });
  await cuong.opens(link);
  await cuong.taps('Tôi đồng ý');
  await cuong.taps('Đúng là tôi');
  cuong.find(/Kính chào đồng chí Lê Văn Cường/);
  await cuong.opens(link);
  cuong.sees('đã kết nối với Chi bộ Tổ dân phố 5 rồi');
});

it('a joiner who blocks the bot while waiting harms nothing', async () => {
  test = await startTestApp({ allowRefusals: true });
  const secretary = await setUpCell(test);
  await enterRoster(secretary, members);
  const link = await generalLink(secretary);
  const an = test.people.person({ firstName: 'An' });
  await an.opens(link);
  await an.taps('Tôi đồng ý');
  await an.says('Nguyễn Văn An');
  await an.blocks();

  await secretary.taps('Nguyễn Văn An');

  secretary.sees('Đã xác nhận');
  await an.unblocks();
  await an.start();
  an.sees('Kính chào đồng chí Nguyễn Văn An');
});

it('nobody decides by forged buttons, and nobody guesses links', async () => {
  const secretary = await open();
  const link = await generalLink(secretary);
  const an = test.people.person({ firstName: 'An' });
  await an.opens(link);
  await an.taps('Tôi đồng ý');
  await an.says('Nguyễn Văn An');
  const [approve] = secretary
    .last()
    .buttons.flat()
    .flatMap(({ data }) => data ?? []);
  expect(approve).toMatch(/^join\.approve:/);

  await an.forges(approve ?? '', { on: an.last().messageId });
  expect(an.toast()).toContain('chưa kết nối với trợ lý của chi bộ');
  await an.start();
  an.sees('Đã gửi đến bí thư');

  const guesser = test.people.person({ firstName: 'Đoán' });
  for (const token of ['a', 'b', 'c', 'd', 'e']) await guesser.start(`join_${token}`);
  guesser.sees('chưa nhận ra liên kết này');
  await guesser.opens(link);
  guesser.sees('thử lại sau một giờ');
});
