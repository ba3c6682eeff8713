import type { RaisedAlarms } from '../core/ports/runtime.ts';
import { readMeta, writeMeta } from './engine/meta.ts';
import type { Access } from './engine/prisma-client.ts';

export function createRaisedAlarms({ read, write }: Pick<Access, 'read' | 'write'>): RaisedAlarms {
  return {
    list: () => read((connection) => (readMeta(connection, 'raisedAlarms') ?? '').split(' ').filter(Boolean)),

    put: (names) =>
      write((connection) => {
        writeMeta(connection, 'raisedAlarms', names.join(' '));
      }),
  };
}
