import { startPayload } from '../../core/joining/invitation.ts';
import type { Tokens } from '../../core/ports/runtime.ts';

/** By which a claim is opened: `payload` goes into the link, `code` is typed on the page. */
export type ClaimKeys = { payload: string; code: string };

/** Known only now: what is stored are their hashes. */
export function makeClaimKeys(tokens: Tokens): {
  keys: ClaimKeys;
  hashes: { tokenHash: string; codeHash: string };
} {
  const token = tokens.next();
  const code = tokens.code();
  return {
    keys: { payload: startPayload('claim', token), code },
    hashes: { tokenHash: tokens.hash(token), codeHash: tokens.hash(code) },
  };
}
