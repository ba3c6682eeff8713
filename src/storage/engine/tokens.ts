import { createHash, randomBytes } from 'node:crypto';
import type { Tokens } from '../../core/ports/runtime.ts';

/** Link tokens of 192 bits, in the characters that a deep link allows. */
export function createTokens(): Tokens {
  return {
    next: () => randomBytes(24).toString('base64url'),
    hash: (token) => createHash('sha256').update(token).digest('base64url'),
  };
}
