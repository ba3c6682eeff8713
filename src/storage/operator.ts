import type { Operator } from '../core/ports/people.ts';
import { readMeta, writeMeta } from './engine/meta.ts';
import type { Access } from './engine/prisma-client.ts';
import type { Cipher } from './keys/cipher.ts';

const place = { table: 'Meta', column: 'value', rowId: 'operator' };

export function createOperator({
  read,
  write,
  cipher,
}: Omit<Access, 'client'> & { cipher: Cipher }): Operator {
  return {
    name: () =>
      read((connection) => {
        const sealed = readMeta(connection, 'operator');
        return sealed === undefined ? undefined : cipher.open(place, sealed);
      }),

    setName: (name) =>
      write((connection) => {
        writeMeta(connection, 'operator', cipher.seal(place, name));
      }),
  };
}
