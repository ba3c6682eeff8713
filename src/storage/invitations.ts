import { invitationKinds, type Invitation } from '../core/model/people.ts';
import type { Invitations } from '../core/ports/people.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access, Value } from './engine/sql.ts';

export function createInvitations({
  read,
  write,
  prisma,
}: Pick<Access, 'read' | 'write' | 'prisma'>): Invitations {
  return {
    insert: async (invitation) => {
      await prisma((db) => db.invitation.create({ data: withNulls(invitation) }));
    },

    findByHash: (tokenHash) => findBy('tokenHash', tokenHash),
    findByCode: (codeHash) => findBy('codeHash', codeHash),
    findById: (id) => findBy('id', id),

    listAlive: async (unitId, now) => {
      const statement = `SELECT ${raw.columns} FROM Invitation
        WHERE unitId = ? AND withdrawnAt IS NULL AND usedAt IS NULL AND expiresAt > ? ORDER BY createdAt DESC, id DESC`;
      return (await read((sql) => sql.all(statement, [unitId, now]))).map(raw.read);
    },

    withdraw: (id, at) => withdraw('id = ?', [id], at),
    withdrawByMember: (memberId, at) =>
      withdraw("kind = 'member' AND memberId = ? AND usedAt IS NULL", [memberId], at),
    withdrawClaims: (at) => withdraw("kind = 'claim' AND unitId IS NULL AND usedAt IS NULL", [], at),

    use: (id, at) =>
      write(async (sql) => {
        const statement = 'UPDATE Invitation SET usedAt = ? WHERE id = ? AND usedAt IS NULL';
        return (await sql.run(statement, [at, id])) === 1;
      }),
  };

  async function findBy(
    key: 'id' | 'tokenHash' | 'codeHash',
    value: string,
  ): Promise<Invitation | undefined> {
    const statement = `SELECT ${raw.columns} FROM Invitation WHERE ${key} = ?`;
    return found(await read((sql) => sql.first(statement, [value])), raw.read);
  }

  async function withdraw(which: string, values: readonly Value[], at: Date): Promise<void> {
    const statement = `UPDATE Invitation SET withdrawnAt = ? WHERE ${which} AND withdrawnAt IS NULL`;
    await write((sql) => sql.run(statement, [at, ...values]));
  }
}

const raw = tableRow('Invitation', {
  ...{ id: text, kind: among(invitationKinds), unitId: maybe(text), memberId: maybe(text) },
  ...{ createdBy: maybe(text), createdAt: instant, expiresAt: instant },
  ...{ withdrawnAt: maybe(instant), usedAt: maybe(instant) },
});
