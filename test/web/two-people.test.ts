import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl, type TestApp } from '../support/app.ts';
import { day } from '../support/clock.ts';
import type { Device } from '../support/device.ts';
import {
  acceptOnPage,
  inviteToPage,
  newDevice,
  newestLink,
  openPageCell,
  ownCode,
} from '../support/page-cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

let test: TestApp;
let secretary: PersonDriver;

beforeEach(async () => {
  ({ test, secretary } = await openPageCell());
});

afterEach(async () => {
  await test.close();
});

async function linkFor(name: string): Promise<string> {
  // What the secretary is told of whoever came before would stand below the answer.
  await test.settle();
  return (await inviteToPage(secretary, name)).link;
}

const memberBy = (link: string): Promise<Device> => acceptOnPage(test, link);

function enter(phone: Device, link: string, as?: 'same' | 'another') {
  return phone.request('POST', '/enter', { key: link.split('#')[1], ...(as && { as }) });
}

function count(table: string): number {
  return Number(ask(test.folder, `SELECT count(*) AS count FROM ${table}`)[0]?.['count']);
}

describe('an invitation that is opened on somebody’s device', () => {
  it('asks who it is, and changes nothing before that is said', async () => {
    const phone = await memberBy(await linkFor('Nguyễn Văn An'));
    const accounts = count('Account');
    const asked = await enter(phone, await linkFor('Lê Văn Cường'));
    expect([asked.status, JSON.parse(asked.body)]).toEqual([409, { error: 'asked' }]);
    expect(count('Account')).toBe(accounts);
    await phone.looks();
    expect(phone.state().cell).toBe('Chi bộ Tổ dân phố 5');
  });

  it('by another person makes the device theirs, and ends the connection that was there', async () => {
    const phone = await memberBy(await linkFor('Nguyễn Văn An'));
    const doors = count('Door');
    expect((await enter(phone, await linkFor('Lê Văn Cường'), 'another')).status).toBe(200);
    expect(count('Door')).toBe(doors);
    await phone.looks();
    await phone.taps('Tôi đồng ý');
    await phone.taps('Đúng là tôi');
    await phone.says('/dulieu');
    expect(phone.screen()).toContain('Lê Văn Cường');
    expect(phone.screen()).not.toContain('Nguyễn Văn An');
  });

  it('by the same person goes on with it, and no second name comes under them', async () => {
    const phone = await memberBy(await linkFor('Nguyễn Văn An'));
    const accounts = count('Account');
    expect((await enter(phone, await linkFor('Lê Văn Cường'), 'same')).status).toBe(200);
    expect(count('Account')).toBe(accounts);
    await phone.says('/dulieu');
    expect(phone.screen()).toContain('Nguyễn Văn An');
    expect(phone.screen()).not.toContain('Lê Văn Cường');
  });

  it('asks nobody who has agreed to nothing yet', async () => {
    const phone = newDevice(test);
    await phone.enters(await linkFor('Nguyễn Văn An'));
    expect((await phone.enters(await linkFor('Lê Văn Cường'))).status).toBe(200);
  });
});

it('another’s code is not used up by being asked, and never joins two people', async () => {
  const phone = await memberBy(await linkFor('Nguyễn Văn An'));
  const key = await ownCode(secretary);
  for (const as of [undefined, 'same'] as const) {
    const asked = await phone.request('POST', '/enter', { key, ...(as && { as }) });
    expect([asked.status, JSON.parse(asked.body)]).toEqual([409, { error: 'asked_code' }]);
  }
  const other = newDevice(test);
  expect((await other.enters(key)).status).toBe(200);
  await phone.looks();
  expect(phone.state().cell).toBe('Chi bộ Tổ dân phố 5');
});

it('what is no answer is refused', async () => {
  const phone = await memberBy(await linkFor('Nguyễn Văn An'));
  const reply = await phone.request('POST', '/enter', { key: 'ABCDEFGHJKMN', as: 'everybody' });
  expect(reply.status).toBe(400);
});

describe('a link for the whole cell', () => {
  async function cellLink(): Promise<string> {
    await secretary.says('/moi');
    await secretary.taps('Tạo liên kết chung');
    return newestLink(secretary);
  }

  it('lets no more in than three hundred who agree to nothing, and them no longer than thirty days', async () => {
    const link = await cellLink();
    const accounts = count('Account');
    for (let opened = 0; opened < 300; opened += 1) await newDevice(test).enters(link);
    const refused = await newDevice(test).enters(link);
    expect([refused.status, JSON.parse(refused.body)]).toEqual([404, { error: 'full' }]);
    test.clock.advance(31 * day);
    await test.app.tick();
    expect(count('Account')).toBe(accounts);
    expect(count('PageMessage')).toBe(0);
    expect(new URL(link).origin).toBe(pageUrl);
  }, 60_000);

  it('forgets nobody who agreed', async () => {
    const phone = newDevice(test);
    await phone.enters(await cellLink());
    await phone.taps('Tôi đồng ý');
    await phone.says('Phạm Văn Mới');
    test.clock.advance(31 * day);
    await test.app.tick();
    expect((await phone.looks()).status).toBe(200);
  });
});
