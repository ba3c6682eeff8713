import { invitationKinds, type Invitation } from '../core/model/people.ts';
import type { Invitations } from '../core/ports/people.ts';
import { oneOf } from './engine/columns.ts';
import type { Invitation as InvitationRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';

export function createInvitations({ prisma }: Pick<Access, 'prisma'>): Invitations {
  return {
    insert: async ({ unitId, memberId, createdBy, withdrawnAt, usedAt, ...invitation }) => {
      await prisma((db) =>
        db.invitation.create({
          data: {
            ...invitation,
            unitId: unitId ?? null,
            memberId: memberId ?? null,
            createdBy: createdBy ?? null,
            withdrawnAt: withdrawnAt ?? null,
            usedAt: usedAt ?? null,
          },
        }),
      );
    },

    findByHash: async (tokenHash) =>
      toInvitation(await prisma((db) => db.invitation.findUnique({ where: { tokenHash } }))),

    findByCode: async (codeHash) =>
      toInvitation(await prisma((db) => db.invitation.findUnique({ where: { codeHash } }))),

    findById: async (id) => toInvitation(await prisma((db) => db.invitation.findUnique({ where: { id } }))),

    listAlive: async (unitId, now) => {
      const rows = await prisma((db) =>
        db.invitation.findMany({
          where: { unitId, withdrawnAt: null, usedAt: null, expiresAt: { gt: now } },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
      );
      return rows.flatMap((row) => toInvitation(row) ?? []);
    },

    withdraw: async (id, at) => {
      await prisma((db) =>
        db.invitation.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt: at } }),
      );
    },

    withdrawByMember: async (memberId, at) => {
      await prisma((db) =>
        db.invitation.updateMany({
          where: { kind: 'member', memberId, usedAt: null, withdrawnAt: null },
          data: { withdrawnAt: at },
        }),
      );
    },

    withdrawClaims: async (at) => {
      await prisma((db) =>
        db.invitation.updateMany({
          where: { kind: 'claim', unitId: null, usedAt: null, withdrawnAt: null },
          data: { withdrawnAt: at },
        }),
      );
    },

    use: async (id, at) => {
      const { count } = await prisma((db) =>
        db.invitation.updateMany({
          where: { id, usedAt: null },
          data: { usedAt: at },
        }),
      );
      return count === 1;
    },
  };
}

function toInvitation(row: InvitationRow | null): Invitation | undefined {
  if (row === null) return undefined;
  return {
    id: row.id,
    kind: oneOf(invitationKinds, row.kind),
    unitId: row.unitId ?? undefined,
    memberId: row.memberId ?? undefined,
    createdBy: row.createdBy ?? undefined,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    withdrawnAt: row.withdrawnAt ?? undefined,
    usedAt: row.usedAt ?? undefined,
  };
}
