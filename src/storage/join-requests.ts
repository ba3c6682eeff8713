import { joinStatuses, type JoinRequest } from '../core/model/people.ts';
import type { JoinRequests } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

export function createJoinRequests({
  prisma,
  cipher,
}: {
  prisma: Access['prisma'];
  cipher: Cipher;
}): JoinRequests {
  const names = sealedColumn(cipher, 'JoinRequest', 'nameSealed');
  const oldestFirst = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  const newestFirst = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

  return {
    insert: async (request) => {
      const { id, invitationId, accountId, unitId } = request;
      await prisma((db) =>
        db.joinRequest.create({ data: { id, invitationId, accountId, unitId, ...toRow(request) } }),
      );
    },

    findById: async (id) =>
      found(await prisma((db) => db.joinRequest.findUnique({ where: { id } })), toRequest),

    findLatestByAccount: async (accountId) =>
      found(
        await prisma((db) => db.joinRequest.findFirst({ where: { accountId }, orderBy: newestFirst })),
        toRequest,
      ),

    findWaiting: async (unitId, accountId) =>
      found(
        await prisma((db) =>
          db.joinRequest.findFirst({
            where: { unitId, accountId, status: 'waiting' },
            orderBy: newestFirst,
          }),
        ),
        toRequest,
      ),

    listWaiting: async (unitId) =>
      (
        await prisma((db) =>
          db.joinRequest.findMany({ where: { unitId, status: 'waiting' }, orderBy: oldestFirst }),
        )
      ).map(toRequest),

    listByMember: async (memberId) =>
      (await prisma((db) => db.joinRequest.findMany({ where: { memberId }, orderBy: oldestFirst }))).map(
        toRequest,
      ),

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
