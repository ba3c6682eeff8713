import { invitationKinds, type Invitation } from '../core/model/people.ts';
import type { Invitations } from '../core/ports/people.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access } from './engine/sql.ts';
import type { Prisma } from './generated/client.ts';

export function createInvitations({ prisma }: Pick<Access, 'prisma'>): Invitations {
  return {
    insert: async (invitation) => {
      await prisma((db) => db.invitation.create({ data: withNulls(invitation) }));
    },

    findByHash: (tokenHash) => findBy({ tokenHash }),
    findByCode: (codeHash) => findBy({ codeHash }),
    findById: (id) => findBy({ id }),

    listAlive: async (unitId, now) => {
      const rows = await prisma((db) =>
        db.invitation.findMany({
          where: { unitId, withdrawnAt: null, usedAt: null, expiresAt: { gt: now } },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
      );
      return rows.map(raw.read);
    },

    withdraw: (id, at) => withdraw({ id }, at),
    withdrawByMember: (memberId, at) => withdraw({ kind: 'member', memberId, usedAt: null }, at),
    withdrawClaims: (at) => withdraw({ kind: 'claim', unitId: null, usedAt: null }, at),

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

  async function findBy(where: Prisma.InvitationWhereUniqueInput): Promise<Invitation | undefined> {
    return found(await prisma((db) => db.invitation.findUnique({ where })), raw.read);
  }

  async function withdraw(where: Prisma.InvitationWhereInput, at: Date): Promise<void> {
    await prisma((db) =>
      db.invitation.updateMany({ where: { ...where, withdrawnAt: null }, data: { withdrawnAt: at } }),
    );
  }
}

const raw = tableRow('Invitation', {
  ...{ id: text, kind: among(invitationKinds), unitId: maybe(text), memberId: maybe(text) },
  ...{ createdBy: maybe(text), createdAt: instant, expiresAt: instant },
  ...{ withdrawnAt: maybe(instant), usedAt: maybe(instant) },
});
