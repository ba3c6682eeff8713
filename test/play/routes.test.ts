import { expect, it } from 'vitest';
import type { Account } from '../../src/core/model/people.ts';
import type { Actor } from '../../src/core/permissions.ts';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { createRoutes, tappedInput } from '../../src/play/routes.ts';
import type { Who } from '../../src/screens/feature.ts';

const { vi } = await loadTranslators('locales');

const account: Account = {
  ...{ id: 'account', locale: undefined, reachable: true, dialogue: undefined, screenMessageId: undefined },
  ...{ lastDoorId: undefined, activeUnitId: undefined },
  door: { id: 'door', kind: 'telegram', address: '7', openedAt: new Date(0), usedAt: undefined },
};
const actor: Actor = {
  ...{ accountId: 'account', door: 'telegram', consented: true },
  ...{ seats: [], offices: [], activeUnitId: undefined },
};
const somebody: Who = { account, actor, translator: vi, inputId: 1 };

it('two parts of the bot that answer the same command are a bug found at start', () => {
  const part = { commands: { lich: () => Promise.resolve({}) } };
  expect(() => createRoutes([part, part])).toThrow('two parts of the bot answer "lich"');
});

it('free text goes to the dialogue that has the word, and nowhere without one', () => {
  const routes = createRoutes([
    { dialogue: { name: 'setup', hears: () => Promise.resolve({ toast: 'setup heard' }) } },
  ]);
  expect(routes.find({ kind: 'text', text: 'x' }, undefined)).toBeUndefined();
  expect(routes.find({ kind: 'text', text: 'x' }, 'review')).toBeUndefined();
  expect(routes.find({ kind: 'text', text: 'x' }, 'setup')).toBeDefined();
});

it('what a part of the bot did is shown as it came, and what it refuses is said in its words', async () => {
  const done = { toast: 'Đã ghi nhận.' };
  const routes = createRoutes([
    {
      refusals: { gone: 'gone.member' },
      taps: { 'roster.done': () => done, 'roster.old': () => ({ status: 'gone' }) },
    },
  ]);
  const tap = (data: string) => routes.find(tappedInput(data), undefined)?.run(somebody);
  expect(await tap('roster.done')).toBe(done);
  expect(await tap('roster.old')).toMatchObject({
    toast: 'Đồng chí này không còn trong danh sách. Xin đồng chí mở lại: /chibo',
    alert: true,
  });
});
