import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatKeyOf } from '../../src/core/joining/doors.ts';
import { createDoors, doorRow } from '../../src/storage/doors.ts';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { pageUrl, startTestApp, type TestApp } from '../support/app.ts';
import { setUpCell } from '../support/cell.ts';
import { createDevice, type Device } from '../support/device.ts';
import { filledForm, madeXlsx, noise, waste } from '../support/made-xlsx.ts';
import { openAt, testCipher } from '../support/open-database.ts';
import type { PersonDriver } from '../support/people.ts';
import { connect } from '../support/phone.ts';
import { ask } from '../support/tables.ts';

const form = madeXlsx(filledForm([noise, waste]));
const seen = '2 mục trong 1 nhóm, do Chi bộ Tổ dân phố 5 soạn.';

let test: TestApp;
let secretary: PersonDriver;
let mine: Device;

beforeAll(async () => {
  test = await startTestApp({
    ...{ startsAt: '2026-11-14T01:00:00Z', page: true },
    pagePatience: { headersMs: 1000, requestMs: 1000, checkedEveryMs: 100 },
  });
  secretary = await setUpCell(test);
  mine = await connect(test, secretary);
});

afterAll(async () => {
  await test.close();
});

async function asksForFile(): Promise<void> {
  await mine.says('Chi bộ');
  for (const label of ['Đợt tự soi', 'Danh mục tự soạn', 'Gửi tệp đã điền']) await mine.taps(label);
}

describe('a checklist that is filled in', () => {
  it('is sent through the page, seen as at Telegram, and kept', async () => {
    await mine.says('Chi bộ');
    expect(mine.state().asks).toBeUndefined();
    await asksForFile();
    expect(mine.state().asks).toEqual({ file: 1024 * 1024 });
    expect((await mine.sends(form)).status).toBe(200);
    expect(mine.screen()).toContain(seen);
    await mine.taps('Giữ danh mục này');
    expect(mine.screen()).toContain('Đã giữ danh mục Nếp sống tổ 5, bản 1.');
    expect(mine.state().asks).toBeUndefined();
    await secretary.says('/chibo');
    for (const label of ['Đợt tự soi', 'Danh mục tự soạn']) await secretary.taps(label);
    secretary.sees('• Nếp sống tổ 5: 2 mục, bản 1');
  });

  it('is known by what it holds, whatever it was called', async () => {
    await asksForFile();
    await mine.sends(Buffer.from('%PDF-1.7'));
    expect(mine.screen()).toContain('Tệp này không phải tệp Excel (.xlsx) đọc được.');
    await mine.sends(new Uint8Array());
    expect(mine.screen()).toContain('Tệp này không phải tệp Excel (.xlsx) đọc được.');
  });

  it('is gone from the database once it was read', async () => {
    await asksForFile();
    await mine.sends(form);
    await mine.says('Chi bộ');
    await expect.poll(() => ask(test.folder, 'SELECT updateId FROM InboxUpdate')).toEqual([]);
  });
});

describe('what is sent twice', () => {
  it('is read once', async () => {
    await asksForFile();
    const both = await Promise.all([
      mine.sends(form, 'the-very-same-file-sent'),
      mine.sends(form, 'the-very-same-file-sent'),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(mine.screen().split(seen)).toHaveLength(2);
    await mine.taps('Giữ danh mục này');
    await asksForFile();
    await mine.sends(Buffer.from('anything'), 'the-very-same-file-sent');
    expect(mine.screen()).toContain('Xin đồng chí gửi tệp Excel');
  });
});

describe('a file that is not taken', () => {
  const octets = { 'content-type': 'application/octet-stream' };
  const send = (
    device: Device,
    body: Uint8Array | string,
    headers: Record<string, string | undefined> = {},
  ) =>
    device.request('POST', '/send/a-file-from-elsewhere', undefined, {
      ...{ body, headers: { ...octets, ...headers } },
    });

  it('is one of 2 MB, with its length said or without', async () => {
    await asksForFile();
    const huge = Buffer.alloc(2 * 1024 * 1024, 'a');
    expect((await send(mine, huge)).status).toBe(413);
    // Whoever goes on sending may be cut off before they hear it.
    const chunked = send(mine, huge, { 'transfer-encoding': 'chunked' }).then(({ status }) => status);
    expect([413, 'cut off']).toContain(await chunked.catch(() => 'cut off'));
    expect((await mine.looks()).status).toBe(200);
    expect(mine.screen()).toContain('Xin đồng chí gửi tệp Excel');
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['another host', { host: 'evil.example' }, 421],
    ['a form of another page', { 'content-type': 'multipart/form-data; boundary=a' }, 415],
    ['text', { 'content-type': 'text/plain' }, 415],
    ['nobody known', { cookie: '__Host-door=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 401],
  ])('comes from %s', async (_what, headers, status) => {
    await asksForFile();
    expect((await send(mine, form, headers)).status).toBe(status);
    await mine.looks();
    expect(mine.screen()).toContain('Xin đồng chí gửi tệp Excel');
  });

  it('is one that nobody asked for: it is not even read', async () => {
    await asksForFile();
    await mine.taps('‹ Danh mục tự soạn');
    expect((await send(mine, form)).status).toBe(409);
    expect((await send(mine, Buffer.alloc(2 * 1024 * 1024))).status).toBe(409);
    await mine.says('Chi bộ');
    expect(mine.screen()).not.toContain(seen);
  });

  it('has no id by which it would be known again', async () => {
    await asksForFile();
    for (const id of ['short', 'a'.repeat(65), 'a-file-from%2felsewhere'])
      expect(
        (await mine.request('POST', `/send/${id}`, undefined, { body: form, headers: octets })).status,
      ).toBe(400);
    expect((await mine.request('GET', '/send/a-file-from-elsewhere')).status).toBe(404);
  });

  it('comes a byte at a time, while others are answered', async () => {
    await asksForFile();
    const socket = net.connect(test.app.pagePort ?? 0, '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (part: string) => (said += part));
    socket.on('error', () => undefined);
    socket.write(
      `POST /send/a-file-that-never-ends HTTP/1.1\r\nHost: ${new URL(pageUrl).host}\r\nOrigin: ${pageUrl}\r\n` +
        `Cookie: ${mine.cookie() ?? ''}\r\nContent-Type: application/octet-stream\r\nContent-Length: 4096\r\n\r\n`,
    );
    const dripping = setInterval(() => socket.write('a'), 50);
    expect((await mine.looks()).status).toBe(200);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(dripping);
    expect(said.split('\r\n')[0]).toBe('HTTP/1.1 408 Request Timeout');
  });
});

describe('many files at once', () => {
  it('are not taken from one device: of a third nothing is read, and others are answered', async () => {
    await asksForFile();
    const heard: string[] = [];
    const begun = ['first', 'second', 'third'].map((name) => {
      const socket = net.connect(test.app.pagePort ?? 0, '127.0.0.1').on('error', () => undefined);
      socket.setEncoding('utf8').on('data', (said: string) => heard.push(said.split('\r\n')[0] ?? ''));
      socket.write(
        `POST /send/a-file-that-comes-${name} HTTP/1.1\r\nHost: ${new URL(pageUrl).host}\r\nOrigin: ${pageUrl}\r\n` +
          `Cookie: ${mine.cookie() ?? ''}\r\nContent-Type: application/octet-stream\r\nContent-Length: 4096\r\n\r\n`,
      );
      return socket;
    });
    await expect.poll(() => heard).toEqual(['HTTP/1.1 429 Too Many Requests']);
    expect((await mine.looks()).status).toBe(200);
    for (const socket of begun) socket.destroy();
    await expect.poll(async () => (await mine.sends(form)).status).toBe(200);
  });
});

describe('a file that was taken when the program was killed', () => {
  it('is read at the next start', async () => {
    await asksForFile();
    const [door = {}] = ask(test.folder, "SELECT * FROM Door WHERE kind = 'web'");
    const { address } = createDoors(testCipher()).toDoor(doorRow(door));
    await test.restart(async (url) => {
      const { database, cipher } = await openAt(url);
      const kept = { update_id: 4711, address, did: { file: Buffer.from(form).toString('base64') } };
      const chatKey = chatKeyOf({ kind: 'web', address });
      const row = { source: 'web', updateId: 4711, chatKey, payload: JSON.stringify(kept) };
      await createInboxStore(database, cipher).keep({ rows: [row], done: [], at: test.clock.now() });
      await database.close();
    });
    const again = createDevice(test.app.pagePort ?? 0);
    again.takesCookieOf(mine);
    await again.looks();
    expect(again.screen()).toContain(seen);
  });
});
