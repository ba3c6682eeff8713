import http from 'node:http';
import pg from 'pg';
import { startApp, type App } from '../../src/app/start.ts';
import type { Config } from '../../src/app/config.ts';
import type { Overrides } from '../../src/app/app.ts';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import { pageUrl } from './app.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { freePort } from './free-port.ts';
import { testKeys } from './open-database.ts';
import { createPeople, type People } from './people.ts';
import { listen } from './proxy.ts';
import { copyServerDatabase, dropServerDatabase, makeServerDatabase } from './server-database.ts';

type Program = { app: App; httpPort: number };

export type TwoPrograms = {
  /** The first one leads, unless both were started at once. */
  programs: readonly [Program, Program];
  emulator: Emulator;
  clock: TestClock;
  people: People;
  claimLink: string;
  /** On the server beside them. */
  beside: pg.Client;
  /** Waits until both have nothing left to do at this instant. */
  settle(): Promise<void>;
  get(program: Program, path: string): Promise<Response>;
  close(): Promise<void>;
};

type Options = {
  /** To which of the programs each update is brought, one after the other; without it the leader fetches them. */
  brings?: (programs: readonly [Program, Program]) => readonly Program[];
  /** On a database without tables, both at once. */
  isNew?: boolean;
  pushNetwork?: Overrides['pushNetwork'];
};

const secret = 'a-secret-of-the-webhook';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The whole program twice over one database of a server, as on two machines, with a page that both serve. */
export async function startTwoPrograms({
  brings,
  isNew = false,
  pushNetwork,
}: Options = {}): Promise<TwoPrograms> {
  const clock = createTestClock('2026-11-14T01:00:00Z');
  const emulator = await startEmulator({ clock });
  const server = process.env['TEST_POSTGRES'] ?? '';
  const databaseUrl = isNew ? await makeServerDatabase(server) : await copyServerDatabase();
  const balancer = await startBalancer((headers, body) => bringOn(headers, body));
  const running = new Set<Program>();

  async function start(): Promise<Program> {
    const httpPort = await freePort();
    const config: Config = {
      ...{ botToken: emulator.token, databaseUrl, dataKey: testKeys.value, dataKeyFile: undefined },
      ...{ telegramApiRoot: emulator.url, telegramProxyUrl: undefined },
      http: {
        ...{ host: '127.0.0.1', port: httpPort },
        webhook: brings && { url: balancer.url, secret },
      },
      web: { url: pageUrl, host: '127.0.0.1', port: 0 },
      ...{ operatorName: 'Đảng ủy phường Trung Tâm', defaultZone: 'Asia/Ho_Chi_Minh', defaultLocale: 'vi' },
      logLevel: 'info',
    };
    const overrides = { clock, isClockRight: true, log: silent, ticking: false, pushNetwork };
    const outcome = await startApp(config, overrides);
    if (outcome.status !== 'started') throw new Error(`the app did not start: ${JSON.stringify(outcome)}`);
    const { app } = outcome;
    const program = { app: { ...app, stop: (withinMs: number) => stop(withinMs) }, httpPort };
    const stop = async (withinMs: number): Promise<void> => {
      running.delete(program);
      await app.stop(withinMs);
    };
    running.add(program);
    return program;
  }

  const programs = isNew
    ? await Promise.all([start(), start()] as const)
    : ([await start(), await start()] as const);
  const beside = new pg.Client(databaseUrl);
  await beside.connect();

  async function bringOn(headers: http.IncomingHttpHeaders, body: string): Promise<number> {
    const statuses: number[] = [];
    for (const { httpPort } of brings?.(programs) ?? []) {
      const token = String(headers['x-telegram-bot-api-secret-token']);
      const answer = await fetch(`http://127.0.0.1:${String(httpPort)}/telegram`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token },
      });
      statuses.push(answer.status);
    }
    return Math.max(...statuses);
  }

  async function isWorkLeft(): Promise<boolean> {
    const { rows } = await beside.query(
      `SELECT 1 FROM "InboxUpdate" WHERE "setAsideAt" IS NULL
       UNION ALL SELECT 1 FROM "Delivery" WHERE status = 'pending' AND "notBefore" <= $1`,
      [clock.now().toISOString()],
    );
    return rows.length > 0;
  }

  async function settle(): Promise<void> {
    await emulator.confirmed();
    do for (const program of running) await program.app.idle();
    while (await isWorkLeft());
  }

  return {
    ...{ programs, emulator, clock, beside, settle },
    // Each start makes another one.
    claimLink: programs[1].app.claimLink ?? '',
    people: createPeople({ emulator, clock, settle }),
    get: ({ httpPort }, path) => fetch(`http://127.0.0.1:${String(httpPort)}${path}`),
    async close() {
      for (const program of running) await program.app.stop(5000);
      await emulator.stop();
      await balancer.stop();
      await beside.end();
      await dropServerDatabase(databaseUrl);
    },
  };
}

/** Stands where Telegram brings updates, and passes each on. */
async function startBalancer(
  passOn: (headers: http.IncomingHttpHeaders, body: string) => Promise<number>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.once('end', () => {
      passOn(request.headers, body).then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(502).end(),
      );
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${String(port)}/telegram`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
