import { groupStatuses, muteReasons, type Group } from '../core/model/groups.ts';
import type { Groups } from '../core/ports/groups.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { among, flag, found, instant, maybe, tableRow, text, whole, withNulls } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createGroups({ read, prisma, cipher }: Deps): Groups {
  const chats = createGroupChats(cipher);

  return {
    findById: (id) => findBy('id = ?', id),
    findByChat: (chatId) => findBy('chatHash = ?', chats.hashOf(chatId)),
    findByUnit: (unitId) => findBy('unitId = ?', unitId),

    listAsked: async (unitId) => {
      const statement = `SELECT ${raw.columns} FROM "Group"
        WHERE askedUnitId = ? AND status IN ('waiting', 'declined') ORDER BY addedAt DESC, id DESC`;
      return (await read((sql) => sql.all(statement, [unitId]))).map(toGroup);
    },

    listLeft: async (before) => {
      const statement = `SELECT ${raw.columns} FROM "Group" WHERE status = 'left' AND leftAt < ? ORDER BY leftAt, id`;
      return (await read((sql) => sql.all(statement, [before]))).map(toGroup);
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

  async function findBy(which: string, value: string): Promise<Group | undefined> {
    const statement = `SELECT ${raw.columns} FROM "Group" WHERE ${which}`;
    return found(await read((sql) => sql.first(statement, [value])), toGroup);
  }

  function toRow({ chatId, ...group }: Group) {
    return withNulls({ ...group, ...chats.columnsOf(group.id, chatId) });
  }

  function toGroup(row: Row): Group {
    const { chatSealed, ...group } = raw.read(row);
    return { ...group, chatId: chats.open(group.id, chatSealed) };
  }
}

const raw = tableRow('Group', {
  ...{ id: text, chatSealed: text, unitId: maybe(text), askedUnitId: maybe(text) },
  ...{ status: among(groupStatuses), isAdmin: flag, topicId: maybe(whole) },
  ...{ addedAt: instant, linkedAt: maybe(instant), migratedAt: maybe(instant), leftAt: maybe(instant) },
  ...{ mutedAt: maybe(instant), mutedWhy: maybe(among(muteReasons)) },
});

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
