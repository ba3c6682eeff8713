import type { RaisedAlarms } from '../core/ports/runtime.ts';
import { readMeta, writeMeta } from './engine/meta.ts';
import type { Access } from './engine/sql.ts';

export function createRaisedAlarms({ read, write }: Pick<Access, 'read' | 'write'>): RaisedAlarms {
  return {
    list: () => read(async (sql) => ((await readMeta(sql, 'raisedAlarms')) ?? '').split(' ').filter(Boolean)),

    put: (names) => write((sql) => writeMeta(sql, 'raisedAlarms', names.join(' '))),
  };
}
