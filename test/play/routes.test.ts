import { expect, it } from 'vitest';
import { createRoutes } from '../../src/play/routes.ts';

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
