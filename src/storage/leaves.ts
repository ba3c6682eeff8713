import { leaveSchema, type Leave } from '../core/model/leaves.ts';
import type { Leaves } from '../core/ports/leaves.ts';
import { hasWithdrawn, withdrawnRow } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { tableRow, text } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createLeaves({ read, write, cipher }: Deps): Leaves {
  const content = jsonColumn(paddedColumn(cipher, 'Leave', 'contentSealed'), leaveSchema);

  return {
    findById: async (id) => (await listOf('WHERE id = ?', [id]))[0],
    listByMember: (memberId) => listOf('WHERE memberId = ?', [memberId]),
    async listByUnit(unitId) {
      const statement = `SELECT ${raw.columns}, ${hasWithdrawn} AS withdrawn FROM Leave
        JOIN Member ON Member.id = Leave.memberId WHERE Leave.unitId = ? ORDER BY Leave.id`;
      const rows = await read((sql) => sql.all(statement, [unitId]));
      return rows.map((row) => ({ ...open(row), ...withdrawnRow(row) }));
    },
    listAll: () => listOf('', []),
    save: ({ id, unitId, memberId, ...said }) =>
      write(async (sql) => {
        const statement = `INSERT INTO Leave (id, unitId, memberId, contentSealed) VALUES (?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET contentSealed = excluded.contentSealed`;
        await sql.run(statement, [id, unitId, memberId, content.seal(id, said)]);
      }),
    delete: (id) =>
      write(async (sql) => {
        await sql.run('DELETE FROM Leave WHERE id = ?', [id]);
      }),
  };

  async function listOf(which: string, values: readonly string[]): Promise<Leave[]> {
    const statement = `SELECT ${raw.columns} FROM Leave ${which} ORDER BY id`;
    return (await read((sql) => sql.all(statement, values))).map(open);
  }

  function open(row: Row): Leave {
    const { contentSealed, ...leave } = raw.read(row);
    return { ...leave, ...content.open(leave.id, contentSealed) };
  }
}

const raw = tableRow('Leave', { id: text, unitId: text, memberId: text, contentSealed: text });
