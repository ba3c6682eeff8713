import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/engine/open-database.ts';
import { startTestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { testKeys } from '../support/open-database.ts';
import { startCluster, type Cluster } from '../support/postgres-cluster.ts';
import { makeServerDatabase } from '../support/server-database.ts';

let cluster: Cluster;
const before = { ...process.env };

beforeAll(async () => {
  cluster = await startCluster({
    settings: {
      ...{ log_statement: 'all', log_min_duration_statement: '0', log_parameter_max_length: '-1' },
      log_parameter_max_length_on_error: '-1',
    },
  });
  const server = cluster.urlOf('postgres');
  const url = await makeServerDatabase(server);
  const clock = { now: () => new Date('2026-11-20T08:00:00Z') };
  const opened = await openDatabase({ url, keys: testKeys, clock });
  if (opened.status !== 'opened') throw new Error(opened.status);
  await opened.database.close();
  process.env['TEST_POSTGRES'] = server;
  process.env['EMPTY_SERVER_DATABASE'] = new URL(url).pathname.slice(1);
});

afterAll(async () => {
  for (const name of ['TEST_POSTGRES', 'EMPTY_SERVER_DATABASE']) process.env[name] = before[name];
  await cluster.stop();
});

it('a server that logs every statement with its values hears no name and no word of anybody', async () => {
  const test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await test.passTo('2026-11-23T02:00:00Z');
  await an.taps('Bắt đầu tự soi');
  await an.taps('4');
  await an.taps('Có, đang sửa');
  await an.taps('Viết: Biểu hiện');
  await an.says('Chậm nộp báo cáo tuần');
  await an.taps('Xong mục này');
  for (let group = 0; group < 3; group += 1) await an.taps('Nhóm này');
  await an.taps('Cả chi bộ');
  await an.taps('Gửi');
  await test.passTo('2026-12-04T02:00:00Z');
  await secretary.says('/tonghop');
  await test.close();

  const log = cluster.said();
  const secrets = [
    ...['Nguyễn Văn An', 'Lê Văn Cường', 'Trần Thị Bình', 'Telegram của', 'Chi bộ Tổ dân phố 5'],
    ...['Nhà văn hóa tổ 5', 'Chậm nộp báo cáo tuần', '"correcting"', 'Kính gửi đồng chí'],
    ...[String(an.id), String(secretary.id)].map((id) => `'${id}'`),
  ];
  for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
  // The search itself works: what may be there is found.
  expect(log).toContain('INSERT INTO "InboxUpdate"');
  expect(log).toContain('bieu-hien-27');
});
