import { chromium, type Browser } from 'playwright-core';
import { openBenchWorld, until } from './bench-world.ts';
import { medianOf, type Measured } from './figure.ts';
import { freePort } from '../support/free-port.ts';

/** A phone at the edge of a village: so long is each answer on its way, and so much comes through. */
const slow = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };

/** What somebody waits for who opens the page for the first time, in Chromium, where the network is slow. */
export async function measureFirstPaint({ runs }: { runs: number }): Promise<Measured[]> {
  const world = await openBenchWorld({
    ...{ cells: 1, membersPerCell: 5, byPage: true },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  const port = await freePort();
  // Chromium takes a cookie that is only for https from this name alone.
  const bot = await world.startBot({ WEB_URL: `https://localhost:${port}`, WEB_PORT: String(port) });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const url = `http://localhost:${port}`;
    await until(async () => (await fetch(url)).ok);
    const opened: Paint[] = [];
    for (let run = 0; run <= runs; run += 1) opened.push(await open(browser, url, world.sessions[0] ?? ''));
    // The first one is the browser's own, too.
    const median = (of: keyof Paint): number => medianOf(opened.slice(1).map((one) => one[of]));
    const network = { unit: 'ms', baseline: slow.latency };
    return [
      {
        ...{ ...network, name: 'first paint of the page at 400 ms and 400 kbit/s', value: median('first') },
        goal: { of: 'value', at: 'most', limit: 1000 },
      },
      {
        ...{ ...network, name: 'screen of the page at 400 ms and 400 kbit/s', value: median('screen') },
        goal: { of: 'value', at: 'most', limit: 2000 },
      },
    ];
  } finally {
    await browser.close();
    await bot.stop();
    await world.close();
  }
}

/** Since the address was opened, in milliseconds. */
type Paint = { first: number; screen: number };

async function open(browser: Browser, url: string, session: string): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    await context.addCookies([{ name: '__Host-door', value: session, url: url.replace('http:', 'https:') }]);
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', { offline: false, ...slow });
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByRole('main').waitFor();
    const screen = Number(await page.evaluate('performance.now()'));
    const first = Number(
      await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
    );
    return { first, screen };
  } finally {
    await context.close();
  }
}
