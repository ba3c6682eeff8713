import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFolder } from '../../src/storage/data-files/project-files.ts';
import { readAssets } from '../../src/web/assets.ts';
import { actSchema } from '../../src/web/protocol.ts';
import { pageUrl, startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { createDevice, type Device } from '../support/device.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let mine: Device;

beforeAll(async () => {
  test = await startTestApp({
    ...{ startsAt: '2026-11-14T01:00:00Z', page: true },
    pagePatience: { headersMs: 1000, requestMs: 1000, checkedEveryMs: 100 },
  });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  mine = await ownDevice();
});

afterAll(async () => {
  await test.close();
});

function device(): Device {
  return createDevice(test.app.pagePort ?? 0);
}

async function ownDevice(): Promise<Device> {
  await secretary.says('/dulieu');
  await secretary.taps('Các kết nối');
  await secretary.taps('Thêm một máy');
  const found = device();
  await found.enters(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(secretary.screen())?.[0] ?? '');
  if (found.screen().includes('Tôi đồng ý')) await found.taps('Tôi đồng ý');
  return found;
}

const act = { id: 'a-request-from-elsewhere', did: { text: '/dulieu' } };

describe('requests of other pages', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['a null origin', { origin: 'null' }, 403],
    ['its name within another', { origin: `${pageUrl}.evil.example` }, 403],
    ['another host', { host: 'evil.example' }, 421],
    ['no JSON, as a form would send it', { 'content-type': 'text/plain' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('are refused: %s', async (_what, headers, status) => {
    expect((await mine.request('POST', '/act', act, { headers })).status).toBe(status);
  });

  it('a GET changes nothing, so that robots which look at links use nothing up', async () => {
    for (const path of ['/act', '/enter', '/read', '/leave'])
      expect((await mine.request('GET', path)).status).toBe(404);
  });
});

describe('whoever is not known', () => {
  it.each([
    ['GET', '/state'],
    ['GET', '/file/-1'],
    ['GET', '/events'],
    ['POST', '/act'],
    ['POST', '/read'],
    ['POST', '/heard'],
    ['POST', '/leave'],
  ])('gets nothing by %s %s', async (method, path) => {
    const stranger = device();
    const body = method === 'POST' ? act : undefined;
    expect((await stranger.request(method, path, body)).status).toBe(401);
    const headers = { cookie: '__Host-door=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
    expect((await stranger.request(method, path, body, { headers })).status).toBe(401);
  });

  it('chooses no session: what somebody brought along is never taken over', async () => {
    const stranger = device();
    const headers = { cookie: '__Host-door=chosen-by-somebody-else-12345678' };
    await stranger.request('POST', '/enter', { key: 'nothing' }, { headers });
    expect((await stranger.request('GET', '/state', undefined, { headers })).status).toBe(401);
  });

  it('is shut out after ten wrong codes, and nobody else is', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const stranger = device();
    const tried: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      const reply = await stranger.request('POST', '/enter', { key: 'ABCDEFGHJKMN' }, { headers });
      tried.push(reply.status);
    }
    expect(tried).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429]);
    const other = { headers: { 'x-forwarded-for': '203.0.113.8' } };
    expect((await stranger.request('POST', '/enter', { key: 'ABCDEFGHJKMN' }, other)).status).toBe(404);
  });

  it('finds nothing with a thousand codes from a hundred addresses, while who has the right one comes in', async () => {
    const stranger = device();
    const statuses: number[] = [];
    for (let at = 0; at < 1000; at += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${at % 100}` };
      const key = `ABCDEFGH${String(at).padStart(4, '2').replaceAll(/[01]/g, '3')}`;
      statuses.push((await stranger.request('POST', '/enter', { key }, { headers })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    // Many wrong ones of all together leave each source a few.
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(400);
    expect((await ownDevice()).state().cell).toBe('Chi bộ Tổ dân phố 5');
  });

  it('cannot pass for another address by what it forwards itself', async () => {
    const stranger = device();
    const statuses = new Set<number>();
    for (let at = 0; at < 12; at += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${at}, 203.0.113.9` };
      statuses.add((await stranger.request('POST', '/enter', { key: 'ABCDEFGHJKMN' }, { headers })).status);
    }
    expect(statuses).toContain(429);
  });
});

describe('odd requests', () => {
  it.each([
    ['no JSON', '{', 400],
    ['an id that is too short', JSON.stringify({ ...act, id: 'x' }), 400],
    ['nothing done', JSON.stringify({ id: act.id, did: {} }), 400],
    [
      'two things at once',
      JSON.stringify({ ...act, did: { ...act.did, tap: { number: 1, data: 'x' } } }),
      400,
    ],
    ['only blanks', JSON.stringify({ ...act, did: { text: ' \n ' } }), 400],
    ['a message at Telegram', JSON.stringify({ ...act, did: { tap: { number: 1, data: 'x' } } }), 400],
    ['more than is asked', JSON.stringify({ ...act, accountId: 'another' }), 400],
    ['4,097 characters', JSON.stringify({ ...act, did: { text: 'a'.repeat(4097) } }), 400],
    [
      'too long a button',
      JSON.stringify({ ...act, did: { tap: { number: -1, data: 'a'.repeat(65) } } }),
      400,
    ],
    ['a body of 65 KB', JSON.stringify({ ...act, did: { text: 'a'.repeat(65 * 1024) } }), 413],
  ])('%s is refused in a word', async (_what, body, status) => {
    expect((await mine.request('POST', '/act', undefined, { body })).status).toBe(status);
  });

  it('a text of 4,096 characters is answered', async () => {
    const text = 'ộ'.repeat(4096);
    expect((await mine.act({ text }, 'a-text-as-long-as-may-be')).status).toBe(200);
  });

  it('half a character is taken for what cannot be read', async () => {
    await mine.says('/dulieu');
    expect((await mine.act({ text: 'nửa \ud83d' }, 'half-a-character-of-a-text')).status).toBe(200);
    expect(actSchema.parse({ ...act, did: { text: 'nửa \ud83d' } }).did).toEqual({ text: 'nửa \ufffd' });
  });

  it.each(['/..%2f..%2fpackage.json', '/%2e%2e/main.js.map', '//etc/passwd', '/file/abc'])(
    'no path leads out of the page: %s',
    async (path) => {
      expect((await mine.request('GET', path)).status).toBe(404);
    },
  );

  it('a request that never ends is ended', async () => {
    const socket = connect(test.app.pagePort ?? 0, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write('POST /act HTTP/1.1\r\nHost: x\r\nX-Long: ' + 'a'.repeat(16 * 1024));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(socket.destroyed).toBe(true);
  });
});

/** What the server says to bytes as nobody's browser would send them, until it ends the connection. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(test.app.pagePort ?? 0, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (part: string) => (said += part));
  socket.on('error', () => undefined).write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return said.split('\r\n')[0] ?? '';
}

describe('requests that are sent a byte at a time', () => {
  const { host } = new URL(pageUrl);

  /** What the server says to a beginning that goes on by single bytes, and for how many of them it listens. */
  async function drip(beginning: string): Promise<{ said: string; bytes: number }> {
    const socket = connect(test.app.pagePort ?? 0, '127.0.0.1');
    let [said, bytes] = ['', 0];
    socket.setEncoding('utf8').on('data', (part: string) => (said += part));
    socket.on('error', () => undefined).write(beginning);
    const dripping = setInterval(() => {
      bytes += socket.write('a') ? 1 : 0;
    }, 50);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(dripping);
    return { said: said.split('\r\n')[0] ?? '', bytes };
  }

  it.each([
    ['a header', 'GET /state HTTP/1.1\r\nX-Slow: '],
    [
      'a body',
      `POST /enter HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${pageUrl}\r\nContent-Type: application/json\r\n` +
        'Content-Length: 4096\r\n\r\n',
    ],
    [
      'a body without a length',
      `POST /enter HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${pageUrl}\r\nContent-Type: application/json\r\n` +
        'Transfer-Encoding: chunked\r\n\r\nfff\r\n',
    ],
  ])('%s is not waited for, while others are answered', async (_what, beginning) => {
    const dripped = drip(beginning);
    expect((await mine.looks()).status).toBe(200);
    const { said, bytes } = await dripped;
    expect(said).toBe('HTTP/1.1 408 Request Timeout');
    expect(bytes).toBeLessThan(100);
  });
});

describe('requests that mean one thing to a proxy and another to the program', () => {
  const { host } = new URL(pageUrl);

  it.each([
    ['no host', 'GET /state HTTP/1.1\r\n', '400'],
    ['two hosts', `GET /state HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n`, '4'],
    ['another host in the address', `GET https://evil.example/state HTTP/1.1\r\nHost: ${host}\r\n`, '4'],
    ['a host with another port', `GET /state HTTP/1.1\r\nHost: ${host}:8443\r\n`, '421'],
    ['a host with a user', `GET /state HTTP/1.1\r\nHost: ${host}@evil.example\r\n`, '4'],
    ['events of another host', 'GET /events HTTP/1.1\r\nHost: evil.example\r\n', '421'],
    ['events by way of another address', `GET //events HTTP/1.1\r\nHost: ${host}\r\n`, '4'],
    [
      'two lengths',
      `POST /act HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2\r\nContent-Length: 40\r\n`,
      '400',
    ],
    [
      'a length and pieces',
      `POST /act HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n`,
      '400',
    ],
    [
      'a line break in a header',
      `GET /state HTTP/1.1\r\nHost: ${host}\r\nCookie: a\rSet-Cookie: b\r\n`,
      '400',
    ],
    ['a tunnel', `CONNECT ${host}:22 HTTP/1.1\r\nHost: ${host}\r\n`, ''],
  ])('are refused: %s', async (_what, head, status) => {
    const line = await answerTo(`${head}Connection: close\r\n\r\n`);
    expect(line.split(' ')[1] ?? '').toMatch(new RegExp(`^${status}`));
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is not known', async (method) => {
    for (const path of ['/', '/state', '/act', '/events'])
      expect((await device().request(method, path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('what the page says of itself', () => {
  it('lets nothing be loaded from elsewhere, kept by proxies, or framed', async () => {
    const { headers } = await mine.request('GET', '/state');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('is under 60 KB over the wire, with all its parts, and names no other host', async () => {
    const assets = await readAssets(pageFolder);
    const packed = [...assets.values()].map(({ packed: { length } }) => length);
    expect(packed.length).toBeGreaterThan(5);
    expect(packed.reduce((sum, length) => sum + length, 0)).toBeLessThan(60_000);
    const page = new TextDecoder().decode(assets.get('/')?.body);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('has its style in it, and allows no other one', async () => {
    const { headers, body } = await device().request('GET', '/');
    const style = /<style>(.+)<\/style>/s.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = String(headers['content-security-policy']);
    expect(style).toContain('min-height');
    expect(policy).toContain(`style-src 'sha256-${hash}';`);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('gives a cookie that scripts, other hosts and other sites have no part in', async () => {
    const { headers } = await mine.request('GET', '/state');
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-door=[\w-]{32}; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('gives it anew as the page is opened, and with nothing that comes after somebody entered there with another key', async () => {
    const heard = await mine.request('POST', '/heard', { number: -1 });
    const file = await mine.request('GET', '/file/-999');
    expect([heard.status, heard.headers['set-cookie']]).toEqual([200, undefined]);
    expect([file.status, file.headers['set-cookie']]).toEqual([404, undefined]);
  });

  it('gives nothing of anybody to a cache, whatever was asked, and no name in a header as it was written', async () => {
    await secretary.says('/chibo');
    await mine.says('/dulieu');
    await mine.taps('Tải về');
    const file = mine.state().screen.find(({ file }) => file !== undefined);
    const asked = ['/state', `/file/${file?.number ?? 0}`, '/file/-999', '/nowhere', '/act'];
    for (const path of asked) {
      const { headers } = await mine.request('GET', path);
      expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
      expect(headers['content-disposition'] ?? '').toMatch(/^[\x20-\x7e]*$/);
      expect(JSON.stringify(headers)).not.toMatch(/Bình|B%C3%ACnh/);
    }
  });

  it('writes no name, no text and no key into the log', () => {
    const lines = test.logged.join('\n');
    expect(lines).not.toMatch(/ABCDEFGHJKMN|Nguyễn|dulieu|__Host/);
  });
});

describe('what stands behind another door', () => {
  it('cannot be read, tapped or fetched by its number', async () => {
    await mine.says('/dulieu');
    const number = mine.state().screen[0]?.number ?? 0;
    await secretary.says('/moi');
    await secretary.taps('Mời riêng một người');
    await secretary.taps('Nguyễn Văn An');
    const stranger = device();
    await stranger.enters(/https:\S+#\S+/.exec(secretary.find(/Không dùng Telegram/).text)?.[0] ?? '');
    await stranger.act({ tap: { number, data: 'own_data.open' } });
    expect(stranger.screen()).not.toContain('Trần Thị Bình');
    expect((await stranger.request('GET', `/file/${number}`)).status).toBe(404);
    await mine.looks();
    expect(mine.state().screen[0]?.text).toContain('Dữ liệu về đồng chí');
  });

  it('a device that was left is known no more, also by a copy of its cookie', async () => {
    const other = await ownDevice();
    const copy = device();
    copy.takesCookieOf(other);
    expect((await copy.looks()).status).toBe(200);
    await other.request('POST', '/leave', {});
    expect((await copy.looks()).status).toBe(401);
  });

  it('nor is one that was not used for 180 days', async () => {
    test.clock.advance(180 * 24 * 60 * 60_000);
    expect((await mine.looks()).status).toBe(401);
  });
});
