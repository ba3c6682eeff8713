import { chromium, type Browser, type BrowserContext, type Page, type Worker } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { createBrowser, startPushService, type PushService } from '../support/push-service.ts';
import { findings } from './axe.ts';
import { startPageProxy, type PageProxy } from './page-proxy.ts';

let service: PushService;
let test: TestApp;
let proxy: PageProxy;
let browser: Browser;
let context: BrowserContext;
let page: Page;

/** What the maker of the browser would give it. */
const given = createBrowser();

/** An comes by the page of a phone. */
beforeEach(async () => {
  service = await startPushService();
  test = await startTestApp({
    ...{ startsAt: '2026-11-22T01:00:00Z', page: true, pushNetwork: service.network },
  });
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  await secretary.says('/moi');
  await secretary.taps('Mời riêng một người');
  await secretary.taps('Nguyễn Văn An');
  const { text } = secretary.find(/Không dùng Telegram/);
  proxy = await startPageProxy(() => test.app.pagePort ?? 0);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.grantPermissions(['notifications'], { origin: proxy.url });
  // The service itself is out of reach here: what it would give the browser stands in for it.
  await context.addInitScript({
    content: `
      const target = ${JSON.stringify(given.target)};
      const held = { toJSON: () => target, unsubscribe: async () => { localStorage.removeItem('held'); } };
      PushManager.prototype.getSubscription = async () => (localStorage.getItem('held') === null ? null : held);
      PushManager.prototype.subscribe = async () => { localStorage.setItem('held', ''); return held; };`,
  });
  page = await context.newPage();
  await page.goto(proxy.url + (/https:[^\s#]+(\/#\S+)/.exec(text)?.[1] ?? ''));
  await press(/^Mở/);
  await press('Tôi đồng ý');
  await press('Đúng là tôi');
  await page.getByRole('heading', { name: 'Chi bộ Tổ dân phố 5' }).waitFor();
});

afterEach(async () => {
  await browser.close();
  proxy.stop();
  await test.close();
  await service.stop();
});

async function press(name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();
}

async function agreeToBeTold(): Promise<void> {
  await press(/^Thông báo/);
  await press('Báo cho tôi biết trên máy này');
  await page.getByText('Google, Mozilla, Apple hoặc Microsoft').waitFor();
  expect(await findings(page)).toEqual([]);
  await press('Đồng ý, báo cho tôi');
  await page.getByText('Máy này được báo khi có việc mới.').waitFor();
}

async function serviceWorker(): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** What came to the service, brought to the browser as it would bring it. */
async function bring(body: Buffer): Promise<void> {
  const anywhere = await context.newPage();
  await anywhere.goto(`${proxy.url}/manifest.webmanifest`);
  const devtools = await context.newCDPSession(anywhere);
  // A message for one that is not active yet is dropped.
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated');
      if (active !== undefined) resolve(active.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registered;
  const worker = await serviceWorker();
  // Asked for what it shows before the showing has ended, Chromium may forget it.
  await worker.evaluate(`
    self.showing = new Promise((resolve, reject) => {
      self.registration.showNotification = (...told) => {
        delete self.registration.showNotification;
        const ended = self.registration.showNotification(...told);
        ended.then(resolve, reject);
        return ended;
      };
    });
    undefined;`);
  await devtools.send('ServiceWorker.deliverPushMessage', {
    ...{ origin: proxy.url, registrationId, data: given.reads(body) },
  });
  await worker.evaluate('self.showing');
  await anywhere.close();
}

/** Title and text of what the device shows. */
async function shown(): Promise<unknown> {
  const worker = await serviceWorker();
  return worker.evaluate(
    'self.registration.getNotifications().then((all) => all.map(({ title, body }) => [title, body]))',
  );
}

/** As a finger on the notification. The browser opens and brings forward windows for real fingers alone. */
async function tapNotification(): Promise<unknown> {
  const worker = await serviceWorker();
  return worker.evaluate(`new Promise((resolve) => {
    WindowClient.prototype.focus = async () => { resolve('brought forward'); };
    self.clients.openWindow = async (url) => { resolve(url); };
    self.registration.getNotifications().then(([notification]) => {
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
    });
  })`);
}

it('a device is told with its page closed, and a tap opens what came', async () => {
  await agreeToBeTold();
  await page.close();
  await proxy.quiet();
  await test.jumpTo('2026-11-23T01:00:00Z');
  const [push] = service.received;
  await bring(push?.body ?? Buffer.alloc(0));
  expect(await shown()).toEqual([['Tự soi, tự sửa', 'Chi bộ có việc cần đồng chí xem.']]);
  const opened = await tapNotification();
  expect(opened).toBe('/?notices');
  expect(await shown()).toEqual([]);

  page = await context.newPage();
  await page.goto(proxy.url + String(opened));
  await page.getByText('Đợt tự soi tháng 12/2026 đã mở').waitFor();
  await press('Bắt đầu tự soi');
  await page.getByText('nhóm 1/3').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

it('a page that is not looked at lets its device be told, and comes forward with what came', async () => {
  await agreeToBeTold();
  await press('Đóng thông báo');
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));`);
  await proxy.quiet();
  await test.jumpTo('2026-11-23T01:00:00Z');
  const [push] = service.received;
  await bring(push?.body ?? Buffer.alloc(0));
  expect(await tapNotification()).toBe('brought forward');
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));`);
  await page.getByText('Đợt tự soi tháng 12/2026 đã mở').waitFor();
});

it('nothing is asked of the browser before somebody agreed, and one tap ends it', async () => {
  await press(/^Thông báo/);
  await press('Báo cho tôi biết trên máy này');
  await press('Để lúc khác');
  expect(await page.evaluate("localStorage.getItem('held')")).toBeNull();
  await press('Đóng thông báo');
  await agreeToBeTold();
  await press('Thôi báo');
  await page.getByRole('button', { name: 'Báo cho tôi biết trên máy này' }).waitFor();
  expect(await page.evaluate("localStorage.getItem('held')")).toBeNull();
  await page.close();
  await proxy.quiet();
  await test.jumpTo('2026-11-23T01:00:00Z');
  expect(service.received).toEqual([]);
});

it('without a network the page opens and says so, keeps nothing of anybody, and goes on by itself', async () => {
  await serviceWorker();
  await page.reload();
  await page.getByRole('heading', { name: 'Chi bộ Tổ dân phố 5' }).waitFor();
  const kept = await page.evaluate(
    "caches.open('page').then((cache) => cache.keys()).then((all) => all.map(({ url }) => new URL(url).pathname).sort())",
  );
  expect(kept).toEqual([...['/', '/icon-192.png', '/icon.svg', '/main.js', '/manifest.webmanifest']]);
  await context.setOffline(true);
  await page.reload();
  await page.getByText('Không có mạng. Trang tự mở lại khi có mạng.').waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Chi bộ Tổ dân phố 5' }).waitFor();
});

it('a new version takes over from the one that lives beside the page, and the page comes with it', async () => {
  await serviceWorker();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const version = `new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => { resolve(data); };
    setTimeout(() => { resolve('the first'); }, 500);
    navigator.serviceWorker.controller?.postMessage('version', [port2]);
  })`;
  expect(await page.evaluate(version)).toBe('the first');
  const answers =
    "self.addEventListener('message', ({ ports: [port] }) => { port.postMessage('the second'); });";
  proxy.update('/worker.js', (body) => `${body}\n${answers}`);
  proxy.update('/main.js', (body) => `${body}\ndocument.documentElement.dataset.version = 'the second';`);
  await page.evaluate('navigator.serviceWorker.getRegistration().then((held) => held.update())');
  await expect.poll(() => page.evaluate(version), { timeout: 20_000 }).toBe('the second');

  await page.reload();
  await page.getByRole('heading', { name: 'Chi bộ Tổ dân phố 5' }).waitFor();
  expect(await page.evaluate('document.documentElement.dataset.version')).toBe('the second');
  await context.setOffline(true);
  await page.reload();
  await page.getByText('Không có mạng. Trang tự mở lại khi có mạng.').waitFor();
  expect(await page.evaluate('document.documentElement.dataset.version')).toBe('the second');
});

it('a page that is looked at says itself that it shows what came: its device is told nothing more', async () => {
  await agreeToBeTold();
  await press('Đóng thông báo');
  const said = page.waitForResponse((response) => response.url().endsWith('/heard') && response.ok());
  await test.jumpTo('2026-11-23T01:00:00Z');
  await page.getByText('chưa đọc').waitFor({ state: 'attached' });
  await said;
  test.clock.advance(10_000);
  await test.settle();
  expect(service.received).toEqual([]);
});
