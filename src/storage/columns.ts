import type { Cipher } from './cipher.ts';

/** Reads a text column whose values are a closed list. */
export function oneOf<const Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`a column holds "${text}", not one of ${values.join(', ')}`);
  return found;
}

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

export function parseJson(text: string): unknown {
  return JSON.parse(text);
}
