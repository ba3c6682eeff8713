import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import harmlessTwice from '../../lint/harmless-twice.js';

function complaints(code: string): string[] {
  const plugins = { house: { rules: { 'harmless-twice': harmlessTwice } } };
  const rules = { 'house/harmless-twice': 'error' } as const;
  return new Linter().verify(code, [{ plugins, rules }]).map(({ message }) => message);
}

it.each([
  [
    'a list of outside',
    'const list = []; store.transaction(async (tx) => { list.push(await tx.units.count()); });',
  ],
  ['a counter of outside', 'let told = 0; async function tell(tx) { told += 1; }'],
  ['a property of what is outside', 'const state = {}; store.transaction((tx) => { state.at = tx.now; });'],
  ['the log', 'const log = {}; async function open(tx) { log.info("opened"); }'],
  [
    'a list of outside, in a loop',
    'const ids = new Set(); async function f(tx) { [1].forEach((id) => ids.add(id)); }',
  ],
])('the work of a transaction may not change %s, as it may run twice', (_what, code) => {
  expect(complaints(code)).toEqual([expect.stringContaining('may run twice')]);
});

it.each([
  [
    'what it made itself',
    'async function f(tx) { const list = []; let n = 0; for (const a of await tx.all()) { list.push(a); n += 1; } }',
  ],
  ['what it was given to fill', 'async function f(tx, list) { list.push(await tx.one()); }'],
  ['the tables', 'async function f(tx) { await tx.invitations.delete("id"); }'],
  [
    'anything after its end',
    'const list = []; async function f() { list.push(await store.transaction((tx) => tx.one())); }',
  ],
])('it may change %s', (_what, code) => {
  expect(complaints(code)).toEqual([]);
});
