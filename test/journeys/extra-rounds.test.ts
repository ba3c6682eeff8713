import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

/** An extra meeting in two days, with a round of its own, for which An has sent. */
const open = startingPoint(
  async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An']);
    an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await secretary.says('/chibo');
    await secretary.taps('Kỳ sinh hoạt');
    await secretary.taps('Thêm kỳ khác');
    await secretary.taps('Bất thường');
    await secretary.says('Việc đột xuất');
    await secretary.says('22/11');
    await secretary.says('20 giờ');
    await secretary.taps('Như thường lệ');
    await secretary.taps('27 biểu hiện');
    await secretary.taps('Lên lịch');
    await an.says('/tusoi');
    an.sees('Tự soi kỳ bất thường tháng 11/2026');
    for (let group = 0; group < 3; group += 1) await an.taps('Nhóm này');
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    return { secretary, an };
  },
  { startsAt: '2026-11-20T01:00:00Z' },
);

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});
afterEach(() => test.close());

async function readsItsName(): Promise<void> {
  await secretary.says('/tonghop');
  secretary.sees('đợt kỳ bất thường ngày 22/11/2026');
  secretary.doesNotSee('chuyên đề');
  await an.says('/dulieu');
  await an.taps('Xóa dữ liệu');
  await an.taps('Một bản tự soi');
  an.sees('kỳ bất thường ngày 22/11/2026');
}

it('the round of an extra meeting is called as its meeting is', readsItsName);

it('one that an older version planned is too', async () => {
  await test.restart(() => {
    const connection = new Sqlite(path.join(test.folder, 'tu-soi.db'));
    connection.exec(`
      UPDATE Round SET kind = 'thematic' WHERE kind = 'extra';
      DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_extra_rounds';
    `);
    connection.close();
    return Promise.resolve();
  });
  await readsItsName();
});
