import { invitationKinds } from '../core/model/people.ts';
import type { Invitations } from '../core/ports/people.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createInvitations({ prisma }: Pick<Access, 'prisma'>): Invitations {
  return {
    insert: async (invitation) => {
      await prisma((db) => db.invitation.create({ data: withNulls(invitation) }));
    },

    findByHash: async (tokenHash) =>
      found(await prisma((db) => db.invitation.findUnique({ where: { tokenHash } })), raw.read),

    findByCode: async (codeHash) =>
      found(await prisma((db) => db.invitation.findUnique({ where: { codeHash } })), raw.read),

    findById: async (id) =>
      found(await prisma((db) => db.invitation.findUnique({ where: { id } })), raw.read),

    listAlive: async (unitId, now) => {
      const rows = await prisma((db) =>
        db.invitation.findMany({
          where: { unitId, withdrawnAt: null, usedAt: null, expiresAt: { gt: now } },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
      );
      return rows.map(raw.read);
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

const raw = tableRow('Invitation', {
  ...{ id: text, kind: among(invitationKinds), unitId: maybe(text), memberId: maybe(text) },
  ...{ createdBy: maybe(text), createdAt: instant, expiresAt: instant },
  ...{ withdrawnAt: maybe(instant), usedAt: maybe(instant) },
});
