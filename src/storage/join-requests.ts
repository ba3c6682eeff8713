import { joinStatuses, type JoinRequest } from '../core/model/people.ts';
import type { JoinRequests } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, sealedColumn } from './engine/columns.ts';
import type { JoinRequest as JoinRequestRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';

export function createJoinRequests({
  prisma,
  cipher,
}: {
  prisma: Access['prisma'];
  cipher: Cipher;
}): JoinRequests {
  const name = sealedColumn(cipher, 'JoinRequest', 'nameSealed');
  const oldestFirst = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  const newestFirst = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

  return {
    insert: async (request) => {
      const { id, invitationId, accountId, unitId } = request;
      await prisma((db) =>
        db.joinRequest.create({ data: { id, invitationId, accountId, unitId, ...toRow(request) } }),
      );
    },

    findById: async (id) => toRequest(await prisma((db) => db.joinRequest.findUnique({ where: { id } }))),

    findLatestByAccount: async (accountId) =>
      toRequest(
        await prisma((db) => db.joinRequest.findFirst({ where: { accountId }, orderBy: newestFirst })),
      ),

    findWaiting: async (unitId, accountId) =>
      toRequest(
        await prisma((db) =>
          db.joinRequest.findFirst({
            where: { unitId, accountId, status: 'waiting' },
            orderBy: newestFirst,
          }),
        ),
      ),

    listWaiting: async (unitId) =>
      toRequests(
        await prisma((db) =>
          db.joinRequest.findMany({ where: { unitId, status: 'waiting' }, orderBy: oldestFirst }),
        ),
      ),

    listByMember: async (memberId) =>
      toRequests(
        await prisma((db) => db.joinRequest.findMany({ where: { memberId }, orderBy: oldestFirst })),
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

  function toRow(request: JoinRequest) {
    return {
      memberId: request.memberId ?? null,
      nameSealed: request.name === undefined ? null : name.seal(request.id, request.name),
      status: request.status,
      previousAccountId: request.previousAccountId ?? null,
      createdAt: request.createdAt,
      decidedAt: request.decidedAt ?? null,
      decidedBy: request.decidedBy ?? null,
    };
  }

  function toRequests(rows: readonly JoinRequestRow[]): JoinRequest[] {
    return rows.flatMap((row) => toRequest(row) ?? []);
  }

  function toRequest(row: JoinRequestRow | null): JoinRequest | undefined {
    if (row === null) return undefined;
    return {
      id: row.id,
      invitationId: row.invitationId,
      accountId: row.accountId,
      unitId: row.unitId,
      memberId: row.memberId ?? undefined,
      name: row.nameSealed === null ? undefined : name.open(row.id, row.nameSealed),
      status: oneOf(joinStatuses, row.status),
      previousAccountId: row.previousAccountId ?? undefined,
      createdAt: row.createdAt,
      decidedAt: row.decidedAt ?? undefined,
      decidedBy: row.decidedBy ?? undefined,
    };
  }
}
