import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl, startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { createDevice, type Device } from '../support/device.ts';
import type { PersonDriver } from '../support/people.ts';
import { startNginx, type Nginx } from './nginx.ts';

const { host } = new URL(pageUrl);

let test: TestApp;
let secretary: PersonDriver;
let nginx: Nginx;
let mine: Device;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', page: true });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  nginx = await startNginx(test.app.pagePort ?? 0);
  mine = device();
});

afterAll(async () => {
  await nginx.stop();
  await test.close();
});

/** A browser outside, at an address of its own. */
function device(from = '127.0.0.1'): Device {
  const { port, ca } = nginx;
  return createDevice(port, (options, answer) =>
    https.request({ ...options, host: '127.0.0.1', ca, servername: host, localAddress: from }, answer),
  );
}

describe('behind the nginx of docs/OPERATIONS.md', () => {
  it('the page loads, packed, with all that it names', async () => {
    const page = await mine.request('GET', '/');
    expect(page.status).toBe(200);
    expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
    const named = [...page.body.matchAll(/(?:href|src)="(\/[^"]+\.[^"]+)"/g)].map(([, path = '']) => path);
    expect(named).toContain('/main.js');
    expect(named.length).toBeGreaterThan(2);
    const packed = { headers: { 'accept-encoding': 'br' } };
    for (const path of named) {
      const reply = await mine.request('GET', path, undefined, packed);
      expect([path, reply.status, reply.headers['content-encoding']]).toEqual([path, 200, 'br']);
    }
  });

  it('somebody comes in by the code, and what they do is answered', async () => {
    await secretary.says('/moi');
    await secretary.taps('Mời riêng một người');
    await secretary.taps('Nguyễn Văn An');
    const code = /mã: ([A-Z0-9-]+)/.exec(secretary.find(/Không dùng Telegram/).text)?.[1] ?? '';
    expect((await mine.enters(code)).headers['set-cookie']?.[0]).toContain('__Host-door=');
    await mine.taps('Tôi đồng ý');
    await mine.taps('Đúng là tôi');
    expect(mine.state().cell).toBe('Chi bộ Tổ dân phố 5');
  });

  it('what the bot says arrives on an open page at once, as browsers ask for it', async () => {
    const session = http2.connect(`https://127.0.0.1:${nginx.port}`, { ca: nginx.ca, servername: host });
    await new Promise((resolve) => session.once('connect', resolve));
    expect(session.alpnProtocol).toBe('h2');
    const stream = session.request({ ':path': '/events', ':authority': host, cookie: mine.cookie() ?? '' });
    const heard = hearing(stream);
    await heard('"notices":[]');
    await test.passTo('2026-11-23T02:00:00Z');
    await heard('Đợt tự soi tháng 12/2026 đã mở');
    session.destroy();
  });

  it('the longest text arrives, and what is bigger than anything that the page sends does not', async () => {
    const id = 'the-longest-text-there-is';
    expect((await mine.act({ text: 'ộ'.repeat(4096) }, id)).status).toBe(200);
    const huge = JSON.stringify({ id, did: { text: 'a'.repeat(2 * 1024 * 1024) } });
    expect((await mine.request('POST', '/act', undefined, { body: huge })).status).toBe(413);
  });

  it('a file as large as may be comes through to the program, and no larger one', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const send = async (bytes: number) => {
      const body = Buffer.alloc(bytes, 'a');
      return (await mine.request('POST', '/send/a-file-of-this-size', undefined, { headers, body })).status;
    };
    // The program waits for none.
    expect(await send(1024 * 1024)).toBe(409);
    expect(await send(1024 * 1024 + 1)).toBe(413);
  });

  it('wrong codes count for the device that sent them, whatever address it claims', async () => {
    const guesser = device('127.0.0.2');
    const statuses: number[] = [];
    for (let at = 0; at < 11; at += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${at}` };
      statuses.push((await guesser.request('POST', '/enter', { key: 'ABCDEFGHJKMN' }, { headers })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
    expect((await device('127.0.0.3').enters('ABCDEFGHJKMN')).status).toBe(404);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['another host', { host: 'evil.example' }, 421],
  ])('is refused: %s', async (_what, headers, status) => {
    const act = { id: 'a-request-from-elsewhere', did: { text: '/dulieu' } };
    expect((await mine.request('POST', '/act', act, { headers })).status).toBe(status);
  });

  it('plain http leads to https, and carries nothing on', async () => {
    const reply = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const options = { port: nginx.plainPort, path: '/file/-1?x', headers: { host }, agent: false };
      http.get(options, resolve).once('error', reject);
    });
    reply.resume();
    expect([reply.statusCode, reply.headers.location]).toEqual([301, `${pageUrl}/`]);
  });

  it('while the program is away the page still gets an answer, and nobody is named in the log', async () => {
    await test.app.stop(0);
    expect((await mine.request('GET', '/state')).status).toBe(502);
    await test.restart();
    expect(nginx.logged()).toContain('/state');
    expect(nginx.logged()).not.toMatch(/Nguyễn|__Host|ộộ|ABCDEFGH/);
  });
});

/** Resolves when the stream has said this; the test's own time limit ends it. */
function hearing(stream: http2.ClientHttp2Stream): (words: string) => Promise<void> {
  let said = '';
  stream.setEncoding('utf8').on('data', (part: string) => (said += part));
  return async (words) => {
    while (!said.includes(words)) await new Promise((resolve) => stream.once('data', resolve));
  };
}
