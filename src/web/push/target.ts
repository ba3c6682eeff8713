import { ECDH } from 'node:crypto';
import { z } from 'zod';
import { isPushEndpoint } from '../../core/delivery/push-endpoint.ts';
import { pushTargetSchema } from '../../core/model/page.ts';

/** What a browser gave the page, as far as something can be sent there. */
export const givenTargetSchema = pushTargetSchema.refine(
  ({ endpoint, keys }) =>
    isPushEndpoint(endpoint) && isPoint(keys.p256dh) && bytesOf(keys.auth).length === 16,
);

export const pushAskedSchema = z.strictObject({ target: givenTargetSchema, version: z.int() });

function bytesOf(text: string): Uint8Array {
  return /^[\w-]{1,200}={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
}

/** One on the curve: nothing can be encrypted for another one. */
function isPoint(text: string): boolean {
  const bytes = bytesOf(text);
  if (bytes.length !== 65) return false;
  try {
    ECDH.convertKey(bytes, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}
