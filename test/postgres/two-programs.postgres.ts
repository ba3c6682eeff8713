import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PageState } from '../../src/web/protocol.ts';
import { pageUrl } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { minute, second } from '../support/clock.ts';
import { createDevice, type Device } from '../support/device.ts';
import { filledForm, madeXlsx, noise, waste } from '../support/made-xlsx.ts';
import type { PersonDriver } from '../support/people.ts';
import { connect } from '../support/phone.ts';
import { createBrowser, startPushService, type PushService } from '../support/push-service.ts';
import { startTwoPrograms, type TwoPrograms } from '../support/two-programs.ts';

describe('a webhook whose updates come now to one program and now to the other', () => {
  let world: TwoPrograms;
  let secretary: PersonDriver;
  let isTwice = false;
  let turn = 0;

  beforeAll(async () => {
    world = await startTwoPrograms({
      brings: ([one, other]) => {
        turn += 1;
        const first = turn % 2 === 0 ? one : other;
        return isTwice ? [first, first === one ? other : one] : [first];
      },
    });
  });

  afterAll(() => world.close());

  /** By both of them together. */
  async function handled(): Promise<number> {
    const counts = world.programs.map(async (program) => {
      const text = await (await world.get(program, '/metrics')).text();
      return Number(/^tu_soi_update_handling_seconds_count (\d+)$/m.exec(text)?.[1]);
    });
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  it('is handled in the order in which somebody wrote', async () => {
    secretary = world.people.person({ firstName: 'Telegram của Bình' });
    await secretary.opens(world.claimLink);
    await secretary.taps('Tôi đồng ý');
    for (const text of ['Trần Thị Bình', 'Chi bộ Tổ dân phố 5', '3', '19:30', 'Nhà văn hóa tổ 5'])
      secretary.hands.say(text);
    await world.settle();
    for (const label of ['Vẫn sinh hoạt đúng ngày', '27 biểu hiện']) await secretary.taps(label);
    for (const words of ['Trần Thị Bình', 'Chi bộ Tổ dân phố 5', 'Giờ: 19 giờ 30', 'Nhà văn hóa tổ 5'])
      secretary.sees(words);
    await secretary.taps('Xác nhận');
    expect(secretary.find(/đã sẵn sàng/).text).toContain('Chi bộ Tổ dân phố 5');
  });

  it('is answered once where all connections to the server are cut meanwhile, as when it is started anew', async () => {
    await secretary.says('/lich');
    const screens = secretary.inbox().length;
    for (let time = 1; time <= 5; time += 1) {
      secretary.hands.say('/trogiup');
      await world.beside.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    }
    await world.settle();
    expect(secretary.inbox().length).toBe(screens + 10);
    // A mark that a cut broke off is the last until the next is written.
    await expect.poll(async () => (await world.get(world.programs[0], '/readyz')).status).toBe(200);
  });

  it('is handled once where both of them are brought the same', async () => {
    isTwice = true;
    const [before, screens] = [await handled(), secretary.inbox().length];
    for (let time = 1; time <= 5; time += 1) await secretary.says('/trogiup');
    expect(secretary.inbox().length).toBe(screens + 10);
    expect(await handled()).toBe(before + 5);
  });
});

describe('a page that both programs serve', () => {
  let world: TwoPrograms;
  let service: PushService;
  let secretary: PersonDriver;
  /** The same device, by whichever program its requests reach. */
  let here: Device;
  let there: Device;

  beforeAll(async () => {
    service = await startPushService();
    world = await startTwoPrograms({ pushNetwork: service.network });
    const [one, other] = world.programs;
    secretary = await setUpCell(world);
    await enterRoster(secretary, ['Nguyễn Văn An']);
    here = await connect({ app: one.app, settle: () => world.settle() }, secretary);
    there = createDevice(other.app.pagePort ?? 0);
    there.takesCookieOf(here);
  });

  afterAll(async () => {
    await world.close();
    await service.stop();
  });

  /** What an open page is told from now on. */
  async function opensPage(port: number | undefined): Promise<{ shown: () => string; close: () => void }> {
    const states: PageState[] = [];
    const headers = { host: new URL(pageUrl).host, cookie: here.cookie() ?? '' };
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      http.get({ port: port ?? 0, path: '/events', headers }, resolve).once('error', reject);
    });
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events)
        if (event.startsWith('data: '))
          states.push(told.parse(JSON.parse(event.slice('data: '.length))).state);
    });
    await expect.poll(() => states.length).toBeGreaterThan(0);
    return {
      shown: () => (states.at(-1)?.screen ?? []).map((message) => message.text).join('\n'),
      close: () => response.destroy(),
    };
  }
  const told = z.object({ state: z.custom<PageState>() });

  it('shows in its stream at one what was done at the other, either way', async () => {
    const [one, other] = world.programs;
    const open = [await opensPage(one.app.pagePort), await opensPage(other.app.pagePort)];
    await there.says('/lich');
    expect(there.screen()).toContain('Nhà văn hóa tổ 5');
    for (const { shown } of open) await expect.poll(shown).toContain('Nhà văn hóa tổ 5');
    await here.says('/trogiup');
    expect(here.screen()).not.toContain('Nhà văn hóa tổ 5');
    for (const { shown } of open) await expect.poll(shown).not.toContain('Nhà văn hóa tổ 5');
    for (const { close } of open) close();
  });

  it('is answered with the word said of a tap, whichever program handled it', async () => {
    for (const device of [here, there, here, there]) {
      const asked = { target: createBrowser().target, version: 1 };
      expect((await device.request('POST', '/push', asked)).status).toBe(200);
      await device.says('/dulieu');
      await device.taps('Các kết nối');
      await device.taps('Thôi báo ở kết nối');
      expect(device.word()).toBe('Máy ấy không được báo nữa.');
    }
  });

  it('takes a file at one that was asked for at the other, and hands out at one what was made at the other', async () => {
    await here.says('Chi bộ');
    for (const label of ['Đợt tự soi', 'Danh mục tự soạn', 'Gửi tệp đã điền']) await here.taps(label);
    expect((await there.sends(madeXlsx(filledForm([noise, waste])))).status).toBe(200);
    expect(there.screen()).toContain('2 mục trong 1 nhóm, do Chi bộ Tổ dân phố 5 soạn.');

    await there.says('/dulieu');
    await there.taps('Tải về');
    const made = there.state().screen.find(({ file }) => file !== undefined);
    const fetched = await here.request('GET', `/file/${String(made?.number)}`);
    expect(fetched.status).toBe(200);
    expect(fetched.body).toContain('Trần Thị Bình');
  });

  it('is told of what came, unless it said at either program that it shows it', async () => {
    const asked = { target: createBrowser().target, version: 1 };
    expect((await there.request('POST', '/push', asked)).status).toBe(200);
    const [leader] = world.programs;
    const comes = async (at: string): Promise<void> => {
      world.clock.moveTo(new Date(at));
      await leader.app.tick();
      await world.settle();
    };
    await comes('2026-11-23T01:00:00Z');
    await there.looks();
    const { number } = there.state().notices[0] ?? {};
    expect((await there.request('POST', '/heard', { number })).status).toBe(200);
    await comes('2026-11-23T01:01:00Z');
    expect(service.received).toEqual([]);

    await comes('2026-11-30T01:00:00Z');
    world.clock.advance(minute);
    await world.settle();
    expect(service.received.length).toBeGreaterThan(0);
  });
});

describe('the lead', () => {
  let world: TwoPrograms;

  beforeAll(async () => {
    world = await startTwoPrograms();
  });

  afterAll(() => world.close());

  async function monitored(place: 0 | 1): Promise<unknown> {
    const program = world.programs[place];
    const metrics = await (await world.get(program, '/metrics')).text();
    const ready: unknown = await (await world.get(program, '/readyz')).json();
    return {
      ready,
      leads: /^tu_soi_leads (\d)$/m.exec(metrics)?.[1],
      processes: /^tu_soi_processes (\d)$/m.exec(metrics)?.[1],
    };
  }

  /** By the clock of the database. */
  async function instant(): Promise<number> {
    const { rows } = await world.beside.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0]?.now.getTime() ?? 0;
  }

  async function holders(): Promise<number> {
    const { rows } = await world.beside.query<{ fence: number }>(
      `SELECT fence FROM "Lease" WHERE name = 'leader' AND "until" > clock_timestamp() AT TIME ZONE 'UTC'`,
    );
    return rows[0]?.fence ?? 0;
  }

  it('is seen by monitors of either program', async () => {
    const ready = { status: 'ready', database: 'ok', tick: 'ok', standby: 'none' };
    await expect.poll(() => monitored(0), { timeout: 5000 }).toMatchObject({ processes: '2' });
    expect(await monitored(0)).toMatchObject({ ready: { ...ready, leads: true }, leads: '1' });
    expect(await monitored(1)).toMatchObject({
      ready: { ...ready, leads: false },
      leads: '0',
      processes: '2',
    });
  });

  it('is another’s within two seconds of a stop, who answers what somebody wrote meanwhile within five', async () => {
    const hanh = world.people.person({ firstName: 'Hạnh' });
    await hanh.opens(world.claimLink);
    expect(await holders()).toBe(1);
    const [leader, next] = world.programs;
    const from = await instant();
    const stopping = leader.app.stop(5000);
    hanh.hands.say('/trogiup');
    const screens = hanh.inbox().length;
    await expect.poll(holders, { interval: 20, timeout: 10_000 }).toBe(2);
    expect((await instant()) - from).toBeLessThan(2 * second);
    await expect.poll(() => hanh.inbox().length, { interval: 20, timeout: 10_000 }).toBeGreaterThan(screens);
    expect((await instant()) - from).toBeLessThan(5 * second);
    await stopping;
    const ready: unknown = await (await world.get(next, '/readyz')).json();
    expect(ready).toMatchObject({ status: 'ready', leads: true });
  });
});

it('two that start at once on an empty database make its tables once, and one of them leads', async () => {
  const world = await startTwoPrograms({ isNew: true });
  const leading = async (): Promise<boolean[]> => {
    const found = await Promise.all(world.programs.map((program) => world.get(program, '/readyz')));
    return Promise.all(found.map(async (answer) => readiness.parse(await answer.json()).leads));
  };
  await expect.poll(async () => (await leading()).sort(), { timeout: 5000 }).toEqual([false, true]);
  // Each of them prints a link, and the later one holds.
  const links = world.programs.map(({ app }) => app.claimLink ?? '');
  const answers: string[] = [];
  for (const [index, link] of links.entries()) {
    const person = world.people.person({ firstName: `Khách ${String(index)}` });
    await person.opens(link);
    answers.push(person.screen());
  }
  expect(answers.filter((screen) => screen.includes('Trước khi bắt đầu'))).toHaveLength(1);
  await world.close();
});
const readiness = z.object({ leads: z.boolean() });
