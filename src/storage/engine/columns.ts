import type { Cipher } from '../keys/cipher.ts';

export type SealedColumn = {
  seal(rowId: string, text: string): string;
  open(rowId: string, sealed: string): string;
};

/** `stepBytes`: to which lengths its texts are padded, where a length would tell what stands in them. */
export function sealedColumn(
  cipher: Pick<Cipher, 'seal' | 'open'>,
  table: string,
  column: string,
  stepBytes?: number,
): SealedColumn {
  return {
    seal: (rowId, text) => cipher.seal({ table, column, rowId }, text, stepBytes),
    open: (rowId, sealed) => cipher.open({ table, column, rowId }, sealed),
  };
}

const stepBytes = 4096;

/** For what may hold a text or none: it comes in steps of so many bytes that what is usual fits into the first. */
export function paddedColumn(cipher: Cipher, table: string, column: string): SealedColumn {
  return sealedColumn(cipher, table, column, stepBytes);
}

export function isPadded(sealed: string): boolean {
  const data = sealed.split('|').at(-1) ?? '';
  return Buffer.from(data, 'base64url').length % stepBytes === 0;
}

const sizeBytes = 512;

/** For what has nearly one length whatever it says: it comes out in one. */
export function sizedColumn(cipher: Cipher, table: string, column: string): SealedColumn {
  return sealedColumn(cipher, table, column, sizeBytes);
}
