import type { ServerRefusal } from '../../core/model/database.ts';

/** What PostgreSQL answered, or the network instead of it: the code of its error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Others changed meanwhile what a transaction had read: done again from its beginning it goes through. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error) ?? '');
}

/** Of two that insert the same at once the second may be told so, and not that it was a conflict: done again it finds the first one's. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** The server, or the way to it, is gone, takes no more connections, or may not be written to any more: another one may have taken its place. */
export function isServerGone(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return error instanceof Error && /connection|timeout/i.test(error.message);
  // Read-only, shut down, crashed, not yet there, full, or of the network.
  return (
    ['25006', '57P01', '57P02', '57P03', '53300'].includes(code) || code.startsWith('08') || isOfNetwork(code)
  );
}

/** The disk of the server, not the work, is why something was not written. */
export function isDiskFailure(error: unknown): boolean {
  return ['53100', '58030'].includes(codeOf(error) ?? '');
}

/** Undefined where it is nothing that an operator could mend. */
export function refusalOf(error: unknown): ServerRefusal | undefined {
  if (error instanceof NotWritable) return { status: 'server_standby' };
  const code = codeOf(error) ?? '';
  const why = error instanceof Error ? error.message : '';
  if (code === '28P01' || code === '28000') return { status: 'server_password' };
  if (code === '3D000') return { status: 'database_absent' };
  if (code === '42501') return { status: 'server_rights' };
  if (code === '53300') return { status: 'server_full' };
  if (isOfTls(code, why)) return { status: 'server_tls', why: code === '' ? why : code };
  if (isServerGone(error)) return { status: 'server_unreachable', why: code === '' ? why : code };
  return undefined;
}

/** Of all that were asked, none could be written to. */
export class NotWritable extends Error {
  constructor() {
    super('No server can be written to.');
  }
}

function isOfNetwork(code: string): boolean {
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|ENOENT|EACCES|EADDR)/.test(code);
}

function isOfTls(code: string, message: string): boolean {
  return (
    /CERT|_CA$|ISSUER|SIGNATURE|ERR_TLS|ERR_SSL|HOSTNAME|EPROTO/.test(code) ||
    /SSL (connection|connections)/.test(message)
  );
}
