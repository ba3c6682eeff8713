import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { joinByName } from '../support/cell.ts';
import { day } from '../support/clock.ts';
import type { Device } from '../support/device.ts';
import { newDevice, openPageCell, ownCode } from '../support/page-cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

beforeEach(async () => {
  ({ test, secretary } = await openPageCell());
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
});

afterEach(async () => {
  await test.close();
});

async function deviceOf(owner: PersonDriver): Promise<Device> {
  const tablet = newDevice(test);
  await tablet.enters(await ownCode(owner));
  return tablet;
}

it('who blocks the bot and has a page is reached there', async () => {
  const tablet = await deviceOf(an);
  await tablet.taps('Tôi đồng ý');
  await an.says('/lich');
  await an.blocks();
  await test.passTo('2026-11-23T02:00:00Z');
  await tablet.looks();
  expect(tablet.notices().join('\n')).toContain('tự soi');
  await secretary.says('/nhac');
  secretary.doesNotSee(/chặn/);
});

it('who blocked the bot before it found out is reached on the page all the same', async () => {
  const tablet = await deviceOf(an);
  await tablet.taps('Tôi đồng ý');
  await an.says('/lich');
  await an.deletesAccount();
  await test.passTo('2026-11-23T02:00:00Z');
  await tablet.looks();
  expect(tablet.notices().join('\n')).toContain('tự soi');
});

it('a page whose line was not agreed to is nobody’s way out', async () => {
  const tablet = await deviceOf(an);
  await an.blocks();
  await test.passTo('2026-11-23T02:00:00Z');
  await tablet.looks();
  expect(tablet.notices()).toEqual([]);
});

it('to look at the page is to use it: who only reads stays connected', async () => {
  const tablet = await deviceOf(an);
  for (let passed = 0; passed < 240; passed += 120) {
    test.clock.advance(120 * day);
    expect((await tablet.looks()).status).toBe(200);
  }
  test.clock.advance(181 * day);
  expect((await tablet.looks()).status).toBe(401);
});
