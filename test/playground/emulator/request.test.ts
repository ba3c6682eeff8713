import { expect, it } from 'vitest';
import { guessMimeType } from '../../../src/playground/emulator/request.ts';

it.each([
  ['so-lieu.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['so-lieu.khac', 'application/octet-stream'],
  ['so-lieu.constructor', 'application/octet-stream'],
  ['constructor', 'application/octet-stream'],
])('%s is taken for %s', (name, type) => {
  expect(guessMimeType(name, '')).toBe(type);
});
