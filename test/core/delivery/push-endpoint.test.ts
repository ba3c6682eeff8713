import { expect, it } from 'vitest';
import { isPushEndpoint } from '../../../src/core/delivery/push-endpoint.ts';

it.each([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/QABC',
  'https://wns2-par02p.notify.windows.com/w/?token=abc',
])('%s is where a browser’s maker takes messages', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(true);
});

it.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:443/fcm/send/abc',
  'https://FCM.googleapis.com/fcm/send/abc',
  ' https://fcm.googleapis.com/fcm/send/abc',
  'https://evil.example/fcm.googleapis.com/',
  'https://fcm.googleapis.com.evil.example/',
  'https://evilfcm.googleapis.com/',
  'https://fcm.googleapis.com@evil.example/',
  'https://fcm.googleapis.com\\@evil.example:8443/',
  'https://evil.example:x@fcm.googleapis.com/',
  'https://evil@fcm.googleapis.com/',
  'https://fcm.googleapis.com:8443/',
  'https://fcm.googleapis.com./',
  'https://push.apple.com/',
  'https://evilpush.apple.com/',
  'https://127.0.0.1/',
  'https://localhost/',
  'https://[::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2130706433/',
  'file:///etc/passwd',
  'fcm.googleapis.com',
  '',
])('%s is not', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(false);
});

it('an address longer than any of theirs is refused', () => {
  const endpoint = 'https://fcm.googleapis.com/';
  expect(isPushEndpoint(endpoint + 'a'.repeat(2048 - endpoint.length))).toBe(true);
  expect(isPushEndpoint(endpoint + 'a'.repeat(2049 - endpoint.length))).toBe(false);
});
