import { request, type IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { startTrial } from './demo-on-trial.ts';

type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

/** With any headers, which fetch would not send. */
function ask(port: string, { method = 'GET', path = '/', headers, body }: Asked) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      response.destroy();
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const action = JSON.stringify({ do: 'clear-faults' });

test('the page is served under localhost and 127.0.0.1, with headers that keep other sites out', async () => {
  const { address } = await startTrial();
  const { port } = new URL(address);

  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `LocalHost:${port}`]) {
    const { status, headers } = await ask(port, { headers: { host } });
    expect([host, status]).toEqual([host, 200]);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  }
});

test('another name that leads to this machine is refused', async () => {
  const { address } = await startTrial();
  const { port } = new URL(address);

  const hosts = [
    'evil.example',
    `evil.example:${port}`,
    'localhost',
    `localhost.evil.example:${port}`,
    `0.0.0.0:${port}`,
  ];
  for (const host of hosts) {
    for (const path of ['/', '/api/events', '/main.js']) {
      expect([host, path, (await ask(port, { path, headers: { host } })).status]).toEqual([host, path, 421]);
    }
    const posted = await ask(port, {
      method: 'POST',
      path: '/api/do',
      headers: { host, ...json },
      body: action,
    });
    expect(posted.status).toBe(421);
  }
});

test('requests from pages of other sites are refused, whatever they ask for', async () => {
  const { address } = await startTrial();
  const { port } = new URL(address);
  const host = `localhost:${port}`;

  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `https://localhost:${port}` },
    { origin: 'http://localhost:1' },
    { origin: `http://127.0.0.1:${port}` },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  ];
  for (const headers of foreign) {
    for (const path of ['/', '/api/events', '/files/5000000001/1']) {
      const { status } = await ask(port, { path, headers: { host, ...headers } });
      expect([headers, path, status]).toEqual([headers, path, 403]);
    }
    const posted = await ask(port, {
      method: 'POST',
      path: '/api/do',
      headers: { host, ...json, ...headers },
      body: action,
    });
    expect([headers, posted.status]).toEqual([headers, 403]);
  }
});

test('a link on another site may lead to the page', async () => {
  const { address } = await startTrial();
  const { port } = new URL(address);

  const headers = { host: `localhost:${port}`, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };

  expect((await ask(port, { headers })).status).toBe(200);
  const posted = await ask(port, {
    method: 'POST',
    path: '/api/do',
    headers: { ...headers, ...json },
    body: action,
  });
  expect(posted.status).toBe(403);
});

test('the page itself may act; a form, which needs no permission of the browser, may not', async () => {
  const { address } = await startTrial();
  const { port } = new URL(address);
  const own = {
    host: `localhost:${port}`,
    origin: `http://localhost:${port}`,
    'sec-fetch-site': 'same-origin',
  };

  const post = (headers: Record<string, string>) =>
    ask(port, { method: 'POST', path: '/api/do', headers: { ...own, ...headers }, body: action });

  expect((await post(json)).status).toBe(200);
  expect((await post({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
  expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post({ 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  expect((await post({})).status).toBe(415);
});

test('the demo listens on this machine alone', async () => {
  const { demo, address } = await startTrial();

  expect(demo.url).toMatch(/^http:\/\/localhost:\d+$/);
  await expect(fetch(address.replace('127.0.0.1', '[::1]'))).rejects.toThrow();
});
