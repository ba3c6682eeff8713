import { createHash, randomBytes } from 'node:crypto';
import { newCode } from '../../core/joining/door-code.ts';
import type { Tokens } from '../../core/ports/runtime.ts';

/** Link tokens of 192 bits, in the characters that a deep link allows. */
export function createTokens(random: (count: number) => Uint8Array = randomBytes): Tokens {
  return {
    next: () => Buffer.from(random(24)).toString('base64url'),
    code: () => {
      for (;;) {
        const code = newCode(random(32));
        if (code !== undefined) return code;
      }
    },
    hash: (token) => createHash('sha256').update(token).digest('base64url'),
  };
}
