import { memberships, standings, type Member } from '../core/model/people.ts';
import type { Members } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, sealedColumn } from './engine/columns.ts';
import type { Member as MemberRow } from './generated/client.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { instant, rawRow, text, whole } from './engine/raw-row.ts';

const raw = rawRow('Member', {
  id: text,
  unitId: text,
  accountId: text.nullable(),
  nameSealed: text,
  membership: text.nullable(),
  standing: text,
  position: whole,
  joinedAt: instant.nullable(),
  addedAt: instant,
  removedAt: instant.nullable(),
});

export function createMembers({ client, read, cipher }: Access & { cipher: Cipher }): Members {
  const name = sealedColumn(cipher, 'Member', 'nameSealed');
  const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }];

  return {
    findById: (id) =>
      read((connection) => {
        const row = prepared(connection, `SELECT ${raw.columns} FROM Member WHERE id = ?`).get(id);
        return row === undefined ? undefined : toMember(raw.read(row));
      }),

    findByAccount: async (unitId, accountId) =>
      toMember(await client.member.findFirst({ where: { unitId, accountId, removedAt: null } })),

    listByAccount: async (accountId) =>
      toMembers(await client.member.findMany({ where: { accountId }, orderBy: { id: 'asc' } })),

    listByUnit: async (unitId) =>
      toMembers(await client.member.findMany({ where: { unitId, removedAt: null }, orderBy: inOrder })),

    listByIds: async (ids) =>
      toMembers(await client.member.findMany({ where: { id: { in: [...ids] } }, orderBy: inOrder })),

    insertMany: async (members) => {
      const data = members.map((member) => ({ id: member.id, unitId: member.unitId, ...toRow(member) }));
      await client.member.createMany({ data });
    },

    update: async (member) => {
      await client.member.update({ where: { id: member.id }, data: toRow(member) });
    },
  };

  function toRow(member: Member) {
    return {
      accountId: member.accountId ?? null,
      nameSealed: name.seal(member.id, member.name),
      membership: member.membership ?? null,
      standing: member.standing,
      position: member.position,
      joinedAt: member.joinedAt ?? null,
      addedAt: member.addedAt,
      removedAt: member.removedAt ?? null,
    };
  }

  function toMembers(rows: readonly MemberRow[]): Member[] {
    return rows.flatMap((row) => toMember(row) ?? []);
  }

  function toMember(row: MemberRow | null): Member | undefined {
    if (row === null) return undefined;
    return {
      id: row.id,
      unitId: row.unitId,
      accountId: row.accountId ?? undefined,
      name: name.open(row.id, row.nameSealed),
      membership: row.membership === null ? undefined : oneOf(memberships, row.membership),
      standing: oneOf(standings, row.standing),
      position: row.position,
      joinedAt: row.joinedAt ?? undefined,
      addedAt: row.addedAt,
      removedAt: row.removedAt ?? undefined,
    };
  }
}
