import { GrammyError, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { unreached } from '../../../src/telegram/sending/reach-telegram.ts';

function failed(code: string): HttpError {
  return new HttpError('Network request failed', Object.assign(new Error('it failed'), { code }));
}

const busy = new GrammyError(
  'Call failed',
  { ok: false, error_code: 502, description: 'Bad Gateway' },
  'getMe',
  {},
);

it.each([
  [failed('ECONNREFUSED'), 'refused', 'ECONNREFUSED'],
  [failed('EAI_AGAIN'), 'no_address', 'EAI_AGAIN'],
  [failed('ENETUNREACH'), 'no_way', 'ENETUNREACH'],
  [failed('ECONNRESET'), 'cut', 'ECONNRESET'],
  [failed('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [failed('HTTP 404'), 'strange', 'HTTP 404'],
  [failed('EACCES'), 'other', 'EACCES'],
  [
    new HttpError('failed', new Error("Request to 'getMe' timed out after 20 seconds")),
    'silent',
    'ETIMEDOUT',
  ],
  [busy, 'busy', '502'],
])('why Telegram cannot be reached is told by what failed: %s', (error, cause, code) => {
  expect(unreached(error)).toEqual({ cause, code });
});
