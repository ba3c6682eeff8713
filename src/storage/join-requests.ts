import { joinStatuses, type JoinRequest } from '../core/model/people.ts';
import type { JoinRequests } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { among, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createJoinRequests({ read, prisma, cipher }: Deps): JoinRequests {
  const names = sealedColumn(cipher, 'JoinRequest', 'nameSealed');

  return {
    insert: async (request) => {
      const { id, invitationId, accountId, unitId } = request;
      await prisma((db) =>
        db.joinRequest.create({ data: { id, invitationId, accountId, unitId, ...toRow(request) } }),
      );
    },

    findById: async (id) => (await listOf('id = ?', [id])).at(-1),

    findLatestByAccount: async (accountId) => (await listOf('accountId = ?', [accountId])).at(-1),

    findWaiting: async (unitId, accountId) =>
      (await listOf("status = 'waiting' AND unitId = ? AND accountId = ?", [unitId, accountId])).at(-1),

    listWaiting: (unitId) => listOf("status = 'waiting' AND unitId = ?", [unitId]),

    listByMember: (memberId) => listOf('memberId = ?', [memberId]),

    update: async (request) => {
      await prisma((db) => db.joinRequest.update({ where: { id: request.id }, data: toRow(request) }));
    },

    deleteWaiting: async (accountId, unitId) => {
      const where = { accountId, status: 'waiting', ...(unitId === undefined ? {} : { unitId }) };
      await prisma((db) => db.joinRequest.deleteMany({ where }));
    },

    deleteByAccount: async (accountId) => {
      await prisma((db) => db.joinRequest.deleteMany({ where: { accountId } }));
      await prisma((db) =>
        db.joinRequest.updateMany({
          where: { previousAccountId: accountId },
          data: { previousAccountId: null },
        }),
      );
    },
  };

  /** Oldest first. */
  async function listOf(which: string, values: readonly string[]): Promise<JoinRequest[]> {
    const statement = `SELECT ${raw.columns} FROM JoinRequest WHERE ${which} ORDER BY createdAt, id`;
    return (await read((sql) => sql.all(statement, values))).map(toRequest);
  }

  function toRow({ id, name, ...request }: JoinRequest) {
    const { memberId, status, previousAccountId, createdAt, decidedAt, decidedBy } = request;
    return withNulls({
      ...{ memberId, status, previousAccountId, createdAt, decidedAt, decidedBy },
      nameSealed: name === undefined ? undefined : names.seal(id, name),
    });
  }

  function toRequest(row: Row): JoinRequest {
    const { nameSealed, ...request } = raw.read(row);
    return { ...request, name: nameSealed === undefined ? undefined : names.open(request.id, nameSealed) };
  }
}

const raw = tableRow('JoinRequest', {
  ...{ id: text, invitationId: text, accountId: text, unitId: text, memberId: maybe(text) },
  ...{ nameSealed: maybe(text), status: among(joinStatuses), previousAccountId: maybe(text) },
  ...{ createdAt: instant, decidedAt: maybe(instant), decidedBy: maybe(text) },
});
