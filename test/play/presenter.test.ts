import { Api } from 'grammy';
import { beforeEach, expect, it } from 'vitest';
import { loadTranslators } from '../../src/i18n/translator.ts';
import type { Account } from '../../src/core/model/people.ts';
import type { Turn } from '../../src/screens/feature.ts';
import { createMenus } from '../../src/telegram/menus.ts';
import type { Origin } from '../../src/play/channel.ts';
import { createPresenter } from '../../src/play/presenter.ts';
import { createRoutes } from '../../src/play/routes.ts';
import { createTelegramChannel } from '../../src/telegram/channel.ts';

const { vi: translator } = await loadTranslators('locales');

const account: Account = {
  ...{
    id: 'account',
    door: { id: 'door', kind: 'telegram', address: '7', openedAt: new Date(0), usedAt: undefined },
    locale: undefined,
    reachable: true,
  },
  ...{ dialogue: undefined, screenMessageId: undefined, lastDoorId: undefined, activeUnitId: undefined },
};
const actor = {
  accountId: 'account',
  door: 'telegram' as const,
  consented: true,
  seats: [],
  offices: [],
  activeUnitId: undefined,
};
const shows = { roundId: 'round', memberIds: ['an'] };
const tapped: Origin = {
  kind: 'tap',
  messageId: 11,
  queryId: 'q',
  data: 'document.report:r',
  editable: true,
};

let order: string[];

beforeEach(() => {
  order = [];
});

async function present(turn: Turn, origin: Origin): Promise<void> {
  await presenter()(turn, origin);
}

function presenter(elapsed?: () => number) {
  const api = new Api('1:token');
  api.config.use(async (_prev, method, payload) => {
    order.push('protect_content' in payload ? `${method}, protected` : method);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- each method answers with a type of its own
    return Promise.resolve({ ok: true, result: { message_id: 12 } as never });
  });
  const channel = createTelegramChannel({ api, menus: createMenus({ api }) });
  const show = createPresenter({
    ...(elapsed && { elapsed }),
    accounts: { setScreen: () => Promise.resolve() },
    routes: createRoutes([{ showsWords: true, taps: { 'summary.open': () => Promise.resolve({}) } }]),
    shownWords: {
      noteTold: (_accountId, { memberId }) => Promise.resolve(void order.push(`told of ${memberId}`)),
      expect: (_accountId, messageId) => Promise.resolve(void order.push(`expected in ${String(messageId)}`)),
      settle: (_accountId, messageId) => Promise.resolve(void order.push(`settled in ${String(messageId)}`)),
    },
  });
  return (turn: Turn, origin: Origin): Promise<void> =>
    show(turn, { account, actor, translator }, { origin, channel });
}

it('whose words are shown is written down before the screen is edited, and settled in its message', async () => {
  await present({ screen: { text: 'Lời', buttons: [], shows } }, tapped);
  expect(order.filter((one) => one !== 'answerCallbackQuery')).toEqual([
    'expected in 11',
    'editMessageText',
    'settled in 11',
  ]);
});

it('and before it is sent as a new message, whose number is known only then', async () => {
  await present({ screen: { text: 'Lời', buttons: [], shows } }, { kind: 'typed' });
  expect(order).toEqual(['expected in undefined', 'sendMessage', 'settled in 12']);
});

it("somebody's reason for being away is written down before it is told", async () => {
  const tells = { memberId: 'an', meetingId: 'meeting' };
  await present({ toast: 'Vắng: đi viện', alert: true, tells }, tapped);
  expect(order).toEqual(['told of an', 'answerCallbackQuery']);
});

it('of a screen that shows nobody nothing is written down', async () => {
  await present({ screen: { text: 'Trợ giúp', buttons: [] } }, { kind: 'typed' });
  expect(order).toEqual(['sendMessage']);
});

it('a file is made while the person is told that it is on its way, and whose words it prints is written down first', async () => {
  const make = (): Promise<{ name: string; bytes: Uint8Array }> => {
    order.push('made');
    return Promise.resolve({ name: 'a.docx', bytes: new Uint8Array([1]) });
  };
  await present({ more: [{ kind: 'made', make, caption: '', shows }] }, tapped);
  expect(order).toEqual([
    'answerCallbackQuery',
    'made',
    'sendChatAction',
    'expected in undefined',
    'sendDocument',
    'settled in 12',
  ]);
});

it('no words are in a file before it is written down in which message they will be', async () => {
  const file = { name: 'a.docx', bytes: new Uint8Array([1]) };
  const waiting = { name: 'a.txt', bytes: new Uint8Array([1]), caption: '' };
  const make = (): Promise<typeof file> => Promise.resolve(file);
  await present({ more: [{ kind: 'made', make, caption: '', shows, waiting }] }, tapped);
  expect(order).toEqual([
    ...['answerCallbackQuery', 'sendChatAction', 'sendDocument', 'expected in 12', 'editMessageMedia'],
    'settled in 12',
  ]);
});

it('a button that is tapped again before its file has come brings one file; later, or another button, brings another', async () => {
  let now = 0;
  let files = 0;
  const show = presenter(() => now);
  const make = (): Promise<{ name: string; bytes: Uint8Array }> => {
    files += 1;
    return Promise.resolve({ name: 'a.docx', bytes: new Uint8Array([1]) });
  };
  const tap = (data: string, messageId = 11): Promise<void> =>
    show({ more: [{ kind: 'made', make, caption: '' }] }, { ...tapped, messageId, data });
  for (let time = 0; time < 3; time += 1) await tap('document.report:r');
  expect(files).toBe(1);
  await tap('document.report:s');
  await tap('document.report:s', 13);
  expect(files).toBe(3);
  now = 3000;
  await tap('document.report:s', 13);
  expect(files).toBe(4);
});

it('a message whose buttons lead to words is protected from the start, since an edit cannot', async () => {
  const buttons = [[{ text: 'Tổng hợp', data: 'summary.open' }]];
  await present({ screen: { text: 'Đã đủ', buttons } }, { kind: 'typed' });
  expect(order).toEqual(['sendMessage, protected']);
});
