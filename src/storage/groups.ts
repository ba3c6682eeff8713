import { groupStatuses, muteReasons, type Group } from '../core/model/groups.ts';
import type { Groups } from '../core/ports/groups.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, sealedColumn } from './engine/columns.ts';
import type { Group as GroupRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';

type Deps = Pick<Access, 'prisma'> & { cipher: Cipher };

export function createGroups({ prisma, cipher }: Deps): Groups {
  const chats = createGroupChats(cipher);

  return {
    findById: async (id) => toGroup(await prisma((db) => db.group.findUnique({ where: { id } }))),
    findByChat: async (chatId) =>
      toGroup(await prisma((db) => db.group.findUnique({ where: { chatHash: chats.hashOf(chatId) } }))),
    findByUnit: async (unitId) => toGroup(await prisma((db) => db.group.findUnique({ where: { unitId } }))),

    listAsked: async (askedUnitId) => {
      const rows = await prisma((db) =>
        db.group.findMany({
          where: { askedUnitId, status: { in: ['waiting', 'declined'] } },
          orderBy: [{ addedAt: 'desc' }, { id: 'desc' }],
        }),
      );
      return rows.flatMap((row) => toGroup(row) ?? []);
    },

    listLeft: async (before) => {
      const rows = await prisma((db) =>
        db.group.findMany({
          where: { status: 'left', leftAt: { lt: before } },
          orderBy: [{ leftAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.flatMap((row) => toGroup(row) ?? []);
    },

    insert: async (group) => {
      await prisma((db) => db.group.create({ data: toRow(group) }));
    },

    update: async ({ id, ...group }) => {
      await prisma((db) => db.group.update({ where: { id }, data: toRow({ id, ...group }) }));
    },

    delete: async (id) => {
      await prisma((db) => db.delivery.deleteMany({ where: { groupId: id } }));
      await prisma((db) => db.group.deleteMany({ where: { id } }));
    },
  };

  function toRow({ chatId, ...group }: Group): GroupRow {
    return {
      ...{ ...group, ...chats.columnsOf(group.id, chatId) },
      unitId: group.unitId ?? null,
      askedUnitId: group.askedUnitId ?? null,
      linkedAt: group.linkedAt ?? null,
      migratedAt: group.migratedAt ?? null,
      leftAt: group.leftAt ?? null,
      topicId: group.topicId ?? null,
      mutedAt: group.mutedAt ?? null,
      mutedWhy: group.mutedWhy ?? null,
    };
  }

  function toGroup(row: GroupRow | null): Group | undefined {
    if (row === null) return undefined;
    return {
      id: row.id,
      chatId: chats.open(row.id, row.chatSealed),
      unitId: row.unitId ?? undefined,
      askedUnitId: row.askedUnitId ?? undefined,
      status: oneOf(groupStatuses, row.status),
      isAdmin: row.isAdmin,
      addedAt: row.addedAt,
      linkedAt: row.linkedAt ?? undefined,
      migratedAt: row.migratedAt ?? undefined,
      leftAt: row.leftAt ?? undefined,
      topicId: row.topicId ?? undefined,
      mutedAt: row.mutedAt ?? undefined,
      mutedWhy: row.mutedWhy === null ? undefined : oneOf(muteReasons, row.mutedWhy),
    };
  }
}

/** How the chat of a group is found, and kept. */
export function createGroupChats(cipher: Cipher) {
  const chats = sealedColumn(cipher, 'Group', 'chatSealed');
  const hashOf = (chatId: string): string => cipher.hash({ table: 'Group', column: 'chatHash' }, chatId);

  return {
    hashOf,
    open: (id: string, chatSealed: string): string => chats.open(id, chatSealed),
    columnsOf: (id: string, chatId: string) => ({
      chatHash: hashOf(chatId),
      chatSealed: chats.seal(id, chatId),
    }),
  };
}
