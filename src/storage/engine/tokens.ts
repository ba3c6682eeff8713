import { createHash, randomBytes } from 'node:crypto';
import { newCode } from '../../core/joining/door-code.ts';
import type { Tokens } from '../../core/ports/runtime.ts';

/** Link tokens of 192 bits, in the characters that a deep link allows. */
export function createTokens(): Tokens {
  return {
    next: () => randomBytes(24).toString('base64url'),
    code: () => {
      for (;;) {
        const code = newCode(randomBytes(32));
        if (code !== undefined) return code;
      }
    },
    hash: (token) => createHash('sha256').update(token).digest('base64url'),
  };
}
