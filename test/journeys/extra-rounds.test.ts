import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { cellOfAn } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { isOnServer } from '../support/server-database.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

/** An extra meeting in two days, with a round of its own, for which An has sent. */
const open = cellOfAn('2026-11-20T01:00:00Z', {
  then: async ({ secretary: planning, an: writer }) => {
    await planning.says('/chibo');
    await planning.taps('Kỳ sinh hoạt');
    await planning.taps('Thêm kỳ khác');
    await planning.taps('Bất thường');
    await planning.says('Việc đột xuất');
    await planning.says('22/11');
    await planning.says('20 giờ');
    await planning.taps('Như thường lệ');
    await planning.taps('27 biểu hiện');
    await planning.taps('Lên lịch');
    await writer.says('/tusoi');
    writer.sees('Tự soi kỳ bất thường tháng 11/2026');
    for (let group = 0; group < 3; group += 1) await writer.taps('Nhóm này');
    await writer.taps('Cả chi bộ');
    await writer.taps('Gửi');
  },
});

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

it.skipIf(isOnServer())('one that an older version planned is too', async () => {
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
