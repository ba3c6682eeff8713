import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/** Where a sealed text stands. A text moved to another place cannot be opened there. */
export type SealedPlace = { table: string; column: string; rowId: string };

export type Cipher = {
  /** Returns `v1|keyId|nonce|tag|data`. Its length tells only how many steps of so many bytes the text fills. */
  seal(place: SealedPlace, text: string, stepBytes?: number): string;
  /** Throws an UnsealError where the text was damaged, moved, or sealed with a key that is not in the ring. */
  open(place: SealedPlace, sealed: string): string;
  /** The same text in the same length, sealed with the key in use; undefined where it is so already. Throws as `open` does. */
  reseal(place: SealedPlace, sealed: string): string | undefined;
  /** By which rows are found whose text stands nowhere in clear; the same text looks different in another column. */
  hash(column: Pick<SealedPlace, 'table' | 'column'>, text: string): string;
};

/** Names the place, never the content. */
export class UnsealError extends Error {
  readonly table: string;
  readonly column: string;

  constructor({ table, column }: SealedPlace, why: string) {
    super(`${table}.${column} cannot be opened: ${why}`);
    this.name = 'UnsealError';
    this.table = table;
    this.column = column;
  }
}

export function createCipher(ring: KeyRing): Cipher {
  return {
    seal: (place, text, stepBytes = STEP_BYTES) => encrypt(ring, place, pad(text, stepBytes)),
    open: (place, sealed) => unpad(decrypt(ring, place, sealed)),
    reseal: (place, sealed) =>
      keyIdIn(sealed) === ring.current.id ? undefined : encrypt(ring, place, decrypt(ring, place, sealed)),
    hash: ({ table, column }, text) =>
      createHmac('sha256', ring.lookup)
        .update(JSON.stringify([VERSION, table, column, text]))
        .digest('base64url'),
  };
}

/** Of which key a sealed text says that it opens it; undefined of what is in no sealed form. */
export function keyIdIn(sealed: string): string | undefined {
  const [version, keyId] = sealed.split('|', 2);
  return version === VERSION ? keyId : undefined;
}

/** With what every text begins that this key has sealed. */
export function sealedBeginning(keyId: string): string {
  return `${VERSION}|${keyId}|`;
}

function encrypt({ current: { id, secret } }: KeyRing, place: SealedPlace, padded: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(bindingOf(place, id));
  const data = Buffer.concat([cipher.update(padded), cipher.final()]);
  return [VERSION, id, ...[nonce, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join(
    '|',
  );
}

function decrypt(ring: KeyRing, place: SealedPlace, sealed: string): Buffer {
  const [version, keyId, ...rest] = sealed.split('|');
  const [nonce, tag, data] = rest.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || keyId === undefined || rest.length !== 3 || !nonce || !tag || !data) {
    throw new UnsealError(place, 'it is not in the sealed form');
  }
  const secret = ring.find(keyId);
  if (!secret) throw new UnsealError(place, `the key ${keyId} is not in the key ring`);
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(bindingOf(place, keyId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    throw new UnsealError(place, 'it was damaged, moved, or sealed with another key');
  }
}

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const STEP_BYTES = 64;
const PAD_MARK = 0x80;

function bindingOf({ table, column, rowId }: SealedPlace, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, table, column, rowId]));
}

/** Without padding the length of a short answer would tell its level. */
function pad(text: string, stepBytes: number): Buffer {
  const length = Buffer.byteLength(text);
  const padded = Buffer.alloc((Math.floor(length / stepBytes) + 1) * stepBytes);
  padded.write(text);
  padded[length] = PAD_MARK;
  return padded;
}

function unpad(padded: Buffer): string {
  return padded.toString('utf8', 0, padded.lastIndexOf(PAD_MARK));
}
