import { joinStatuses, type JoinRequest } from '../core/model/people.ts';
import type { JoinRequests } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';
import type { Prisma } from './generated/client.ts';

type Deps = Pick<Access, 'prisma'> & { cipher: Cipher };

export function createJoinRequests({ prisma, cipher }: Deps): JoinRequests {
  const names = sealedColumn(cipher, 'JoinRequest', 'nameSealed');

  return {
    insert: async (request) => {
      const { id, invitationId, accountId, unitId } = request;
      await prisma((db) =>
        db.joinRequest.create({ data: { id, invitationId, accountId, unitId, ...toRow(request) } }),
      );
    },

    findById: async (id) =>
      found(await prisma((db) => db.joinRequest.findUnique({ where: { id } })), toRequest),

    findLatestByAccount: async (accountId) => (await listOf({ accountId })).at(-1),

    findWaiting: async (unitId, accountId) => (await listOf({ unitId, accountId, status: 'waiting' })).at(-1),

    listWaiting: (unitId) => listOf({ unitId, status: 'waiting' }),

    listByMember: (memberId) => listOf({ memberId }),

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
  async function listOf(where: Prisma.JoinRequestWhereInput): Promise<JoinRequest[]> {
    const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
    return (await prisma((db) => db.joinRequest.findMany({ where, orderBy }))).map(toRequest);
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
