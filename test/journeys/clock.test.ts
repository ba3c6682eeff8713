import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { isOnServer } from '../support/server-database.ts';

let test: TestApp;

beforeEach(async () => {
  // The emulator runs on this machine, so that nothing but the operator confirms the clock.
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', isClockRight: false });
});

afterEach(async () => {
  await test.close();
});

function closedRounds(): number {
  const connection = new Sqlite(path.join(test.folder, 'tu-soi.db'), { readonly: true });
  try {
    const count = connection.prepare<[], number>('SELECT count(*) FROM Round WHERE closedAt IS NOT NULL');
    return count.pluck().get() ?? -1;
  } finally {
    connection.close();
  }
}

it.skipIf(isOnServer())(
  'no round is closed before the operator has confirmed the clock, and then at the next tick',
  async () => {
    const secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An']);
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    an.sees('Đợt tự soi tháng 12/2026 đã mở');
    await test.jumpTo('2028-01-15T02:00:00Z');
    // Looking at the summary would close it as well.
    await secretary.says('/tonghop');
    expect(closedRounds()).toBe(0);

    await an.forges('clock.look');
    expect(an.toast()).toContain('Việc này dành cho người vận hành.');
    await an.forges(`clock.confirm:${test.clock.now().getTime() / 1000}`);
    await test.app.tick();
    expect(closedRounds()).toBe(0);

    await secretary.forges('clock.look');
    secretary.sees('Giờ máy chủ lúc này: 9 giờ');
    secretary.sees('ngày 15/01/2028. Giờ này có đúng không?');
    // Read a day later it says nothing about the clock of that day.
    const old = test.clock.now().getTime() / 1000 - 24 * 60 * 60;
    await secretary.forges(`clock.confirm:${old}`);
    secretary.sees('Giờ này có đúng không?');
    await secretary.taps('Đúng giờ');
    secretary.sees('Đã ghi nhận giờ máy chủ là đúng.');
    await test.app.tick();
    expect(closedRounds()).toBe(1);
  },
);
