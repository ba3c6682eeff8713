import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentVersion } from '../../../src/core/joining/consent.ts';
import type { Account, DoorKind } from '../../../src/core/model/people.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { createConsentFeature } from '../../../src/screens/joining/consent-feature.ts';
import { createLand } from '../../../src/screens/joining/where-they-stand.ts';
import { parseButton } from '../../../src/screens/button-data.ts';
import type { Answer } from '../../../src/screens/feature.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

const page = 'web';
const doors = ['telegram', page] as const;
const pageLine = 'Qua trang web';
const wholeText = 'xin đồng chí đọc bốn điều';
const { vi: translator } = await loadTranslators('locales');

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld({ doors });
});

afterEach(async () => {
  await world.close();
});

describe('where there is another door', () => {
  it('who agreed to the text before is asked for its line alone, and only there', async () => {
    const { unit } = await world.cell();
    const id = await agreedBefore();
    await world.member(unit, 'Nguyễn Văn An', id);

    const shown = await landAt(id, page);

    expect(shown.screen?.text).toContain(pageLine);
    expect(shown.screen?.text).not.toContain(wholeText);
    expect(shown.screen?.text).not.toContain('máy chủ của Telegram');
    expect((await press(id, page, 'consent.more', shown)).screen?.text).toContain('Ai cầm máy đã mở khóa');
    expect((await landAt(id, 'telegram')).screen?.text ?? '').not.toContain(pageLine);
    expect((await actorAt(id, 'telegram')).consented).toBe(true);

    const agreed = await press(id, page, 'consent.give', shown);

    expect(agreed.toast).toContain('Cảm ơn đồng chí');
    expect((await actorAt(id, page)).consented).toBe(true);
    expect((await landAt(id, page)).screen?.text ?? '').not.toContain(pageLine);
    expect(await world.store.consents.listByAccount(id)).toMatchObject([
      { version: consentVersion, door: 'telegram' },
      { version: consentVersion, door: 'web' },
    ]);
  });

  it('who agreed to nothing yet is asked for the whole text once, with the line of every door', async () => {
    const { unit } = await world.cell();
    const id = await world.newcomer();
    await world.member(unit, 'Nguyễn Văn An', id);

    const shown = await landAt(id, 'telegram');
    expect(shown.screen?.text).toContain(wholeText);
    expect(shown.screen?.text).toContain('máy chủ của Telegram');
    expect(shown.screen?.text).toContain(pageLine);
    await press(id, 'telegram', 'consent.give', shown);

    for (const door of doors) expect((await actorAt(id, door)).consented).toBe(true);
  });

  it('a button from before it agrees to no line that did not stand above it', async () => {
    const { unit } = await world.cell();
    const id = await world.newcomer();
    await world.member(unit, 'Nguyễn Văn An', id);

    const turn = await tap(id, 'telegram', `consent.give:${String(consentVersion)}`);

    expect(turn.toast).toContain('Nội dung vừa được cập nhật');
    expect(turn.screen?.text).toContain(pageLine);
    expect(await world.store.consents.listByAccount(id)).toEqual([]);
  });

  it('withdrawing ends it for every door', async () => {
    const id = await agreedBefore();
    await press(id, page, 'consent.give', await landAt(id, page));

    await world.ownData.withdraw(await actorAt(id, 'telegram'));

    for (const door of doors) expect((await actorAt(id, door)).consented).toBe(false);
    expect((await landAt(id, page)).screen?.text).toContain(wholeText);
  });
});

/** Somebody who agreed to the text that holds, before it had the other door's line. */
async function agreedBefore(): Promise<string> {
  const accountId = await world.newcomer();
  const consent = { accountId, version: consentVersion, door: 'telegram', locale: 'vi' as const };
  await world.store.consents.insert({ ...consent, id: world.ids.next(), givenAt: world.clock.now() });
  return accountId;
}

function actorAt(id: string, door: DoorKind): Promise<Actor> {
  return world.store.accounts.loadActor(id, consentVersion, world.clock.now(), door);
}

async function landAt(id: string, door: DoorKind): Promise<Answer> {
  const input = { kind: 'command', command: 'start', payload: '' } as const;
  return createLand(world)({
    ...{ account: await accountOf(id), actor: await actorAt(id, door), translator, inputId: 1, input },
  });
}

/** What the button of that action on the screen says. */
function press(id: string, door: DoorKind, action: string, { screen }: Answer): Promise<Answer> {
  const data = screen?.buttons.flat().flatMap((button) => ('data' in button ? button.data : []));
  return tap(id, door, data?.find((one) => one.split(':')[0] === action) ?? '');
}

async function tap(id: string, door: DoorKind, data: string): Promise<Answer> {
  const feature = createConsentFeature({ ...world, land: createLand(world), defaultLocale: 'vi' });
  const tapped = parseButton(data);
  const run = feature.taps?.[tapped?.action ?? ''];
  if (tapped === undefined || run === undefined) throw new Error(`no button "${data}"`);
  return run({
    account: await accountOf(id),
    actor: await actorAt(id, door),
    translator,
    inputId: 1,
    input: { kind: 'tap', ...tapped },
  });
}

async function accountOf(id: string): Promise<Account> {
  const account = await world.store.accounts.findById(id);
  if (account === undefined) throw new Error('no account');
  return account;
}
