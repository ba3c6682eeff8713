import { describe, expect, it } from 'vitest';
import { createCellHeader } from '../../src/play/cell-header.ts';
import type { Feature, Input } from '../../src/screens/feature.ts';
import { createRoutes } from '../../src/play/routes.ts';
import type { Account, DialogueName } from '../../src/core/model/people.ts';
import type { Actor } from '../../src/core/permissions.ts';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { boundToCell, buttonData, parseButton } from '../../src/screens/button-data.ts';

const { vi } = await loadTranslators('locales');

const a = '018f0000-0000-7000-8000-00000000000a';
const b = '018f0000-0000-7000-8000-00000000000b';
const roundOfA = '018f0000-0000-7000-8000-0000000000a1';
const roundOfB = '018f0000-0000-7000-8000-0000000000b1';

const account: Account = {
  ...{
    id: 'account',
    door: { id: 'door', kind: 'telegram', address: '7', openedAt: new Date(0), usedAt: undefined },
    locale: undefined,
    reachable: true,
  },
  ...{ dialogue: undefined, screenMessageId: undefined, lastDoorId: undefined, activeUnitId: a },
};
const seat = { unitReady: true, standing: 'active' as const, roles: [] };
const inBoth: Actor = {
  ...{ accountId: 'account', door: 'telegram', consented: true, offices: [], activeUnitId: a },
  seats: [
    { ...seat, memberId: 'one', unitId: a },
    { ...seat, memberId: 'two', unitId: b },
  ],
};

function open(
  { cells = [a, b], activeUnitId = a }: { cells?: string[]; activeUnitId?: string } = {},
  onList = (): unknown => undefined,
) {
  const names = new Map([
    [a, 'Chi bộ A'],
    [b, 'Chi bộ B'],
  ]);
  return createCellHeader({
    units: {
      listCellsOf: () => {
        onList();
        return Promise.resolve(cells.map((unitId) => ({ unitId, name: names.get(unitId) ?? '' })));
      },
    },
    routes,
    accounts: {
      findById: () => Promise.resolve({ ...account, activeUnitId }),
    },
  });
}

const nothing = () => Promise.resolve({});
const joining: Feature = { about: 'person', taps: { 'join.mine': nothing } };
const ownData: Feature = { about: 'person', taps: { 'own_data.erase_choose': nothing } };
const routes = createRoutes([
  joining,
  ownData,
  { dialogue: { name: 'meeting', hears: nothing }, taps: { 'meeting.menu': nothing } },
  {
    dialogue: {
      ...{ name: 'suggestion', hears: nothing },
      goesOn: { taps: ['suggestion.named'], in: () => Promise.resolve(a) },
    },
    taps: { 'suggestion.named': nothing, 'suggestion.own': nothing },
  },
]);

function asked(input: Input, dialogue?: DialogueName) {
  return { input, feature: routes.find(input, dialogue)?.feature };
}

function tap(data: string) {
  const tapped = parseButton(data);
  if (tapped === undefined) throw new Error(`no button carries ${data}`);
  return asked({ kind: 'tap', ...tapped });
}

const screen = (text: string, ...data: string[]) => ({
  text,
  buttons: [data.map((one) => ({ text: 'x', data: one }))],
});

describe('a screen as long as a message may be', () => {
  it('says which cell it is about, and gives up its last lines for that', async () => {
    const lines = Array.from({ length: 512 }, () => 'bảy chữ').join('\n');
    expect(lines).toHaveLength(4095);
    const notice = { ...screen(lines), cellId: b };
    const shown = await open().onNotice(notice, { account, translator: vi });
    expect(shown.text.startsWith('<b>[Chi bộ B]</b>\nbảy chữ\n')).toBe(true);
    expect(shown.text.endsWith('\nbảy chữ\n…')).toBe(true);
    expect(shown.text.replace(/<[^>]*>/g, '').length).toBeLessThanOrEqual(4096);
  });

  it('is not cut for tags that Telegram does not count', async () => {
    const link = `<a href="https://example.vn/${'x'.repeat(470)}">${'c'.repeat(30)}</a>`;
    const text = Array.from({ length: 12 }, () => link).join('\n');
    const shown = await open().onNotice({ ...screen(text), cellId: a }, { account, translator: vi });
    expect(shown.text).toBe(`<b>[Chi bộ A]</b>\n${text}`);
  });
});

describe('what a button without an id is about', () => {
  it('is the cell of its screen, not the one that somebody is in', async () => {
    const notice = { ...screen('…', 'meeting.menu'), cellId: b };
    const shown = await open().onNotice(notice, { account, translator: vi });
    const [button] = shown.buttons.flat();
    const data = button !== undefined && 'data' in button ? button.data : '';
    const settled = await open().settle(tap(data), inBoth);
    expect(settled).toMatchObject({ status: 'settled', aboutId: b, actor: { activeUnitId: b } });
  });

  it('is nothing any more once they have left that cell', async () => {
    const actor = { ...inBoth, seats: inBoth.seats.slice(0, 1) };
    const data = boundToCell('meeting.menu', b);
    expect(await open().settle(tap(data), actor)).toEqual({ status: 'left' });
  });

  it('is not what is being written for another cell', async () => {
    const header = open();
    const settle = (data: string) => header.settle(tap(data), inBoth);
    expect(await settle(boundToCell('suggestion.named', b))).toEqual({ status: 'left' });
    expect(await settle(boundToCell('suggestion.named', a))).toMatchObject({ aboutId: a });
    expect(await settle(boundToCell('suggestion.own:0', b))).toMatchObject({ aboutId: b });
  });

  it('stays within what a button may carry', () => {
    const long = buttonData('review.field', roundOfA, 27, 'skip_reason');
    expect(boundToCell(long, a)).toBe(long);
    expect(Buffer.byteLength(boundToCell('suggestion.withdraw_now', a))).toBeLessThanOrEqual(64);
    expect(parseButton(boundToCell('suggestion.own:0', b))).toEqual({
      action: 'suggestion.own',
      args: ['0'],
      cellId: b,
    });
  });
});

describe('what is typed', () => {
  it('goes to the cell of what was asked, and its answer says so without any button', async () => {
    const typing = { ...account, dialogue: 'meeting' as const };
    const header = open();
    const typed = asked({ kind: 'text', text: '19 giờ' }, 'meeting');
    expect(await header.settle(typed, inBoth)).toMatchObject({ actor: { activeUnitId: a } });
    const turn = { screen: { text: 'Đã ghi.', buttons: [] }, cellId: b };
    const whose = { account: typing, translator: vi, aboutId: undefined, activeId: a, seats: 2 };
    expect((await header.onTurn(turn, typed, whose)).screen?.text).toBe('<b>[Chi bộ B]</b>\nĐã ghi.');
  });
});

describe('a turn that names its cell', () => {
  it('is about that one, whichever cell somebody is in and whatever the button said', async () => {
    const whose = { account, translator: vi, aboutId: a, activeId: a, seats: 2 };
    const turn = { screen: screen('Bản tự soi', 'meeting.menu'), cellId: b };
    const shown = await open().onTurn(turn, tap(buttonData('suggestion.own', roundOfA)), whose);
    expect(shown.screen).toEqual(screen('<b>[Chi bộ B]</b>\nBản tự soi', boundToCell('meeting.menu', b)));
  });
});

describe('files and screens that come below', () => {
  it('say the cell too', async () => {
    const turn = {
      more: [
        { kind: 'document' as const, bytes: new Uint8Array(), name: 'x.docx', caption: 'Bản tổng hợp' },
        { kind: 'screen' as const, screen: screen('Thêm', 'summary.open:1') },
      ],
    };
    const whose = { account, translator: vi, aboutId: b, activeId: a, seats: 2 };
    const { more } = await open().onTurn(turn, tap(buttonData('summary.file', roundOfB)), whose);
    expect(more?.map((one) => (one.kind === 'screen' ? one.screen.text : one.caption))).toEqual([
      '<b>[Chi bộ B]</b>\nBản tổng hợp',
      '<b>[Chi bộ B]</b>\nThêm',
    ]);
  });
});

describe('coming into another cell', () => {
  it('says that the commands are about it from now on, and how to change', async () => {
    const turn = { screen: { text: 'Chào mừng.', buttons: [] } };
    const whose = { account, translator: vi, aboutId: undefined, activeId: a, seats: 2 };
    const wish = tap('join.mine');
    const shown = await open({ activeUnitId: b }).onTurn(turn, wish, whose);
    expect(shown.screen?.text).toBe(
      'Chào mừng.\n\nTừ bây giờ các lệnh và hàng nút dùng cho Chi bộ B. Đổi chi bộ: /chuyen',
    );
    const stays = await open({ activeUnitId: a }).onTurn(turn, wish, whose);
    expect(stays.screen?.text).toBe('Chào mừng.');
  });

  it('says so too when it was the secretary who let them in', async () => {
    const whose = { account: { ...account, activeUnitId: b }, translator: vi };
    const notice = { ...screen('Đã vào.'), joinedId: b };
    const told = await open({ activeUnitId: b }).onNotice({ ...notice, cellId: b }, whose);
    expect(told.text).toBe(
      '<b>[Chi bộ B]</b>\nĐã vào.\n\nTừ bây giờ các lệnh và hàng nút dùng cho Chi bộ B. Đổi chi bộ: /chuyen',
    );
  });

  it('is asked for only where it can have happened: any other tap of somebody in one cell costs no query', async () => {
    const asks = { listCells: 0 };
    const header = open({ cells: [a] }, () => (asks.listCells += 1));
    const whose = { account, translator: vi, aboutId: undefined, activeId: a, seats: 1 };
    const turn = { screen: { text: 'Mục 4', buttons: [] } };
    expect(await header.onTurn(turn, tap('meeting.menu'), whose)).toEqual(turn);
    expect(asks.listCells).toBe(0);
    await header.onTurn(turn, tap('join.mine'), whose);
    expect(asks.listCells).toBe(1);
  });

  it('says nothing of it to somebody who is in one cell only', async () => {
    const turn = { screen: { text: 'Chào mừng.', buttons: [] } };
    const whose = {
      account: { ...account, activeUnitId: undefined },
      translator: vi,
      aboutId: undefined,
      seats: 0,
    };
    const shown = await open({ cells: [b], activeUnitId: b }).onTurn(turn, tap('join.mine'), whose);
    expect(shown.screen?.text).toBe('Chào mừng.');
  });
});

describe('a screen about several cells at once', () => {
  it('is not put under the name of one', async () => {
    const turn = {
      screen: screen(
        'Xóa gì?',
        buttonData('own_data.erase_what', roundOfA),
        buttonData('own_data.erase_what', roundOfB),
      ),
    };
    const whose = { account, translator: vi, aboutId: undefined, activeId: a, seats: 2 };
    expect((await open().onTurn(turn, tap('own_data.erase_choose'), whose)).screen?.text).toBe('Xóa gì?');
  });
});
