import type { Operator } from '../core/ports/people.ts';
import { readMeta, writeMeta } from './engine/meta.ts';
import type { Access } from './engine/sql.ts';
import type { Cipher } from './keys/cipher.ts';

const place = { table: 'Meta', column: 'value', rowId: 'operator' };

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createOperator({ read, write, cipher }: Deps): Operator {
  return {
    name: () =>
      read(async (sql) => {
        const sealed = await readMeta(sql, 'operator');
        return sealed === undefined ? undefined : cipher.open(place, sealed);
      }),

    setName: (name) => write((sql) => writeMeta(sql, 'operator', cipher.seal(place, name))),
  };
}
