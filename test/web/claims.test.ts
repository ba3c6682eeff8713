import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { day } from '../support/clock.ts';
import { answerSetup } from '../support/cell.ts';
import type { Device } from '../support/device.ts';
import { newDevice } from '../support/page-cell.ts';

let test: TestApp;
let operator: Device;
let officer: Device;
let secretary: Device;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', page: true });
});

afterAll(async () => {
  await test.close();
});

/** What the page shows to be passed on: a link, and the code that does the same. */
function passedOn(on: Device): { link: string; code: string; telegram: string } {
  const words = on.screen();
  return {
    link: /https:\/\/tusoi\.example\.vn\/#claim_[\w-]+/.exec(words)?.[0] ?? '',
    code: /mã: ([A-Z0-9-]{14}) \(/.exec(words)?.[1] ?? '',
    telegram: /https:\/\/t\.me\/\S+\?start=claim_[\w-]+/.exec(words)?.[0] ?? '',
  };
}

/** What a button of the page puts at hand to be pasted. */
function copied(on: Device): string | undefined {
  const buttons = on.state().screen.flatMap(({ buttons }) => buttons.flat());
  return buttons.find(({ text }) => text === 'Chép lời nhắn')?.copy;
}

it('the bot is claimed and its cell set up by whoever types the code of the start, and by nobody after them', async () => {
  operator = newDevice(test);
  await operator.enters(test.app.pageClaim?.code ?? '');
  await operator.taps('Tôi đồng ý');
  expect(operator.state()).toMatchObject({ asks: 'text' });
  expect(operator.state().cell).toBeUndefined();
  await answerSetup(operator);
  expect(operator.screen()).toContain('Xong. Chi bộ Tổ dân phố 5 đã sẵn sàng');
  expect(operator.state().tasks).toContain('Tự soi');

  const late = newDevice(test);
  expect((await late.enters(test.app.pageClaim?.link ?? '')).body).toBe('{"error":"used"}');
  const atTelegram = test.people.person({ firstName: 'Người đến sau' });
  await atTelegram.opens(test.claimLink);
  atTelegram.sees('Liên kết này đã có đồng chí khác mở để thiết lập trợ lý.');
  // Whoever kept the link as the way back is let in as who they are.
  expect((await operator.enters(test.app.pageClaim?.link ?? '')).status).toBe(200);
  expect(operator.state().cell).toBe('Chi bộ Tổ dân phố 5');
});

it('an officer follows a unit by the code of a link that was made on a page, and comes back by the link', async () => {
  await operator.says('/donvi');
  for (const label of ['Thêm đơn vị', 'Đảng bộ phường']) await operator.taps(label);
  await operator.says('Đảng bộ phường Bến Gỗ');
  await operator.taps('Tạo liên kết');
  const { code, link } = passedOn(operator);
  expect(operator.screen()).toContain('mã dùng đến hết ngày 27/11/2026');
  expect(copied(operator)).toBe(
    `Kính mời đồng chí theo dõi Đảng bộ phường Bến Gỗ trên trợ lý tự soi, tự sửa: mở https://tusoi.example.vn, nhập mã ${code}. Dùng một lần, đến hết ngày 27/11/2026.`,
  );
  expect(operator.screen()).toContain('Dùng một lần, đến hết ngày 13/12/2026.');

  officer = newDevice(test);
  await officer.enters(code.toLowerCase());
  expect(officer.screen()).toContain('Đồng chí được giao theo dõi Đảng bộ phường Bến Gỗ');
  await officer.taps('Tôi đồng ý');
  await officer.says('/donvi');
  expect(officer.screen()).toContain('Đảng bộ phường Bến Gỗ');
  expect((await newDevice(test).enters(link)).body).toBe('{"error":"used"}');
  expect((await officer.enters(link)).status).toBe(200);
  await test.settle();
  await operator.looks();
  expect(operator.notices()[0]).toContain('Đã có cán bộ mở liên kết và nhận theo dõi Đảng bộ phường Bến Gỗ.');
});

it('a code works for fourteen days, the link it stands beside for thirty, and a cell is led from a page by it', async () => {
  await operator.says('/donvi');
  await operator.taps('Đảng bộ phường Bến Gỗ');
  for (const label of ['Thêm đơn vị', 'Chi bộ']) await operator.taps(label);
  await operator.says('Chi bộ Tổ dân phố 6');
  await operator.taps('Tạo liên kết');
  const { code, link, telegram } = passedOn(operator);
  expect(copied(operator)).toContain('Kính mời đồng chí bí thư Chi bộ Tổ dân phố 6 thiết lập trợ lý');

  test.clock.advance(14 * day);
  secretary = newDevice(test);
  expect((await secretary.enters(code)).body).toBe('{"error":"expired"}');
  await secretary.enters(link);
  await secretary.taps('Tôi đồng ý');
  for (const said of ['Lê Thị Hạnh', '5', '19:00', 'Nhà ông Hai']) await secretary.says(said);
  for (const label of ['Vẫn sinh hoạt đúng ngày', '27 biểu hiện', 'Xác nhận']) await secretary.taps(label);
  expect(secretary.screen()).toContain('Xong. Chi bộ Tổ dân phố 6 đã sẵn sàng');
  const atTelegram = test.people.person({ firstName: 'Người đến sau' });
  await atTelegram.opens(telegram);
  atTelegram.sees('Liên kết này không còn dùng được');
});

it('who hosts the bot gives a cell’s secretary a new way in by the page, of which the device before is told', async () => {
  await operator.says('/donvi');
  for (const label of ['Đảng bộ phường Bến Gỗ', 'Trực thuộc', 'Chi bộ Tổ dân phố 6', 'Cấp lại cho bí thư'])
    await operator.taps(label);
  // Whoever opens it takes the office over: it is handed over in person.
  expect(copied(operator)).toBeUndefined();
  const again = newDevice(test);
  await again.enters(passedOn(operator).link);
  await again.taps('Tôi đồng ý');
  expect(again.screen()).toContain('Bí thư hiện ghi là đồng chí Lê Thị Hạnh.');
  await again.taps('Tôi là Lê Thị Hạnh');
  expect(again.state().cell).toBe('Chi bộ Tổ dân phố 6');
  await test.settle();
  await secretary.looks();
  expect(secretary.notices()[0]).toContain(
    'Người vận hành đã cấp lại liên kết bí thư của Chi bộ Tổ dân phố 6, nay đồng chí Lê Thị Hạnh sử dụng.',
  );
});

it('while nobody is named who answers for the data, who comes by a page is asked once, and about the page', async () => {
  const unnamed = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', page: true, operatorName: null });
  const [leader, an] = [newDevice(unnamed), newDevice(unnamed)];
  await leader.enters(unnamed.app.pageClaim?.link ?? '');
  await leader.taps('Tôi đồng ý');
  await answerSetup(leader, { namesOperatorLater: true });
  await leader.says('/moi');
  await leader.taps('Tạo liên kết chung');
  await an.enters(/https:\/\/tusoi\.example\.vn\/#join_[\w-]+/.exec(leader.screen())?.[0] ?? '');
  expect(an.screen()).toContain('trang web này, ai cầm máy đã kết nối đều mở được');
  expect(an.screen()).not.toContain('Telegram');
  await an.taps('Tôi đồng ý');
  expect(an.screen()).toContain('Xin đồng chí gõ đủ họ và tên như trong danh sách chi bộ.');
  await unnamed.close();
});
