import { expect, it } from 'vitest';
import { isSameMachine } from '../../../src/telegram/sending/network.ts';

it.each([
  'http://localhost:8081',
  'http://api.localhost',
  'http://127.0.0.1:8081',
  'http://127.1.2.3',
  'http://0.0.0.0:8081',
  'http://[::1]:8081',
  'http://[::ffff:127.0.0.1]',
  'http://telegram-bot-api:8081',
  'http://bot-api.local',
  'http://10.0.0.7:8081',
  'http://172.18.0.3:8081',
  'http://192.168.1.20',
  'http://[fd00::7]:8081',
])('a Bot API server at %s may have the clock of this machine', (root) => {
  expect(isSameMachine(root)).toBe(true);
});

it.each([
  'https://api.telegram.org',
  'https://bot-api.example.org',
  'http://203.0.113.7',
  'http://172.32.0.1',
  'http://11.0.0.1',
  'http://[2001:db8::7]',
])('one at %s has another', (root) => {
  expect(isSameMachine(root)).toBe(false);
});
