import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../support/clock.ts';
import type { TestApp } from '../support/app.ts';
import { joinByName } from '../support/cell.ts';
import type { Device } from '../support/device.ts';
import { newDevice, newestLink, openPageCell } from '../support/page-cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let phone: Device;
let welcomed: string;

const secret = 'Giữ lời hứa với tổ dân phố';

beforeAll(async () => {
  ({ test, secretary } = await openPageCell());
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await an.says('/camket');
  await an.taps('Cam kết năm');
  await an.taps('Lập cam kết');
  await an.says(secret);
  for (let part = 0; part < 3; part += 1) await an.taps('Bỏ qua phần này');
  await an.taps('Cả chi bộ');
  await an.says('/dulieu');
  phone = await moveTo(device());
  welcomed = phone.notices().join('\n');
});

afterAll(async () => {
  await test.close();
});

const device = (): Device => newDevice(test);

/** An’s place goes over to this device: whoever has the link asks for it, and the secretary says yes. */
async function moveTo(other: Device): Promise<Device> {
  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  await secretary.taps('1');
  await secretary.taps('Mời bằng tài khoản mới');
  await other.enters(newestLink(secretary));
  await other.taps('Tôi đồng ý');
  await other.taps('Đúng là tôi');
  await test.app.idle();
  await secretary.taps(/Nguyễn Văn An/, { on: /trong khi tên này đã có tài khoản/ });
  await secretary.taps('Chuyển sang tài khoản mới');
  await test.app.idle();
  await other.says('/start');
  return other;
}

async function codeAt(person: PersonDriver): Promise<string> {
  await person.taps('Lấy mã', { on: /vừa chuyển sang một kết nối khác/ });
  return /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(person.find(/Mã mở phần viết trước/).text)?.[0] ?? '';
}

describe('a place that went over to a device', () => {
  it('says at once that something is closed, and where it opens', () => {
    expect(welcomed).toContain('chưa mở ở đây');
  });

  it('shows what was written before only with the code that its earlier door shows', async () => {
    await phone.says('/camket');
    await phone.taps('Cam kết năm');
    expect(phone.screen()).toContain('chưa mở ở đây');
    expect(phone.screen()).not.toContain(secret);
    await phone.says('/dulieu');
    expect(phone.screen()).toContain('chưa mở ở đây');
    await phone.taps('Nhập mã');
    await phone.says('không phải mã');
    expect(phone.screen()).toContain('12 chữ và số');
    await phone.says(await codeAt(an));
    expect(phone.screen()).toContain('Đã mở');
    await phone.says('/camket');
    await phone.taps('Cam kết năm');
    expect(phone.screen()).toContain(secret);
  });

  it('comes back to who had it by one tap, and the device is out', async () => {
    const stranger = await moveTo(device());
    await phone.looks();
    const notice = phone.notices().find((text) => text.includes('vừa chuyển sang một kết nối khác'));
    expect(notice).toContain('[Không phải tôi]');
    await phone.taps('Không phải tôi');
    expect(phone.screen()).toContain('đã trở về đây');
    await test.app.idle();
    secretary.find(/Nguyễn Văn An \(Chi bộ Tổ dân phố 5\) báo rằng/);
    expect((await stranger.looks()).status).toBe(401);
    await phone.says('/camket');
    await phone.taps('Cam kết năm');
    expect(phone.screen()).toContain(secret);
  });
});

describe('a device that came in by a code', () => {
  it('is told of at each earlier door, and put out from there; what was written since can be taken back', async () => {
    const tablet = await another(phone);
    await test.app.idle();
    await phone.looks();
    expect(phone.notices()[0]).toContain('Một máy vừa vào tài khoản của đồng chí');
    for (const label of ['Cam kết năm', 'Sửa nội dung', 'Tư tưởng chính trị']) {
      if (label === 'Cam kết năm') await tablet.says('/camket');
      await tablet.taps(label);
    }
    await tablet.says('Lời của người khác');
    expect(tablet.screen()).toContain('Lời của người khác');
    await phone.taps('Không phải tôi');
    expect(phone.screen()).toContain('Đã ngắt máy ấy');
    expect((await tablet.looks()).status).toBe(401);
    await phone.taps('Bỏ những gì ghi từ lúc ấy');
    expect(phone.screen()).toContain('Đã bỏ');
    await phone.says('/camket');
    await phone.taps('Cam kết năm');
    expect(phone.screen()).toContain(secret);
    expect(phone.screen()).not.toContain('Lời của người khác');
  });

  it('cannot put out who was there before it, and not itself either', async () => {
    const tablet = await another(phone);
    await test.app.idle();
    await tablet.says('/dulieu');
    await tablet.taps('Các kết nối');
    await tablet.taps('Ngắt kết nối 1');
    expect(tablet.word()).toContain('chưa ngắt được kết nối có trước');
    expect((await phone.looks()).status).toBe(200);
    const taps = phone
      .state()
      .notices.flatMap(({ buttons }) => buttons.flat().flatMap(({ data }) => data ?? []));
    const contest = taps.find((data) => data.startsWith('door.contest')) ?? '';
    const number = tablet.state().screen[0]?.number ?? 0;
    await tablet.act({ tap: { number, data: contest } });
    expect(tablet.word()).toContain('không còn dùng được');
    expect((await tablet.looks()).status).toBe(200);
    test.clock.advance(15 * day);
    await phone.act({ tap: { number: phone.state().notices[0]?.number ?? 0, data: contest } });
    expect(phone.word()).toContain('Đã quá hạn');
  });
});

/** A device of the same person, by a code from the one they have. */
async function another(own: Device): Promise<Device> {
  await own.says('/dulieu');
  await own.taps('Các kết nối');
  await own.taps('Thêm một máy');
  const other = device();
  await other.enters(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(own.screen())?.[0] ?? '');
  return other;
}
