import { z } from 'zod';
import { isAtHand } from '../core/joining/doors.ts';
import { dialogueNames, locales, type Account } from '../core/model/people.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Ids } from '../core/ports/runtime.ts';
import type { Cipher } from './keys/cipher.ts';
import { readActor } from './actors.ts';
import { oneOf, paddedColumn, parseJson, sealedColumn } from './engine/columns.ts';
import { createDoors, doorRow } from './doors.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { flag, perhaps, text } from './engine/raw-row.ts';

type Deps = Access & { cipher: Cipher; ids: Ids };

export function createAccounts({ client, read, write, cipher, ids }: Deps): Accounts {
  const draft = paddedColumn(cipher, 'Account', 'draftSealed');
  const roster = paddedColumn(cipher, 'Account', 'rosterSealed');
  const screens = createScreens(cipher);
  const doors = createDoors(cipher);

  return {
    findById: (id, by) =>
      read((connection) => {
        const doors = prepared(connection, byId)
          .all(id)
          .map((row) => accountRow.parse(row));
        const [first, ...others] = doors.filter(({ kind, doorId }) =>
          typeof by === 'object' ? doorId === by.id : (by ?? kind) === kind,
        );
        if (first === undefined) return undefined;
        const usedLast = screens.open(id, first.screenSealed).doorId;
        const used = others.find(({ doorId }) => doorId === usedLast) ?? first;
        const isUntold = typeof by !== 'object' && used.kind === 'web' && used.pushDoorId === null;
        const told = doors.findLast((door) => door.pushDoorId !== null && isAtHand(door, used));
        return toAccount(isUntold && told !== undefined ? told : used);
      }),

    findByTelegramId: (address) => findBy(byAddress, doors.hashOf({ kind: 'telegram', address })),

    findByDoor: (door) => findBy(byAddress, doors.hashOf(door)),

    insert: ({ id, telegramId, locale, createdAt }) =>
      write((connection) => {
        const sql = 'INSERT INTO Account (id, locale, screenSealed, createdAt) VALUES (?, ?, ?, ?)';
        const screenSealed = screens.seal(id, {});
        prepared(connection, sql).run(id, locale ?? null, screenSealed, instantText(createdAt));
        if (telegramId === undefined) return;
        const door = { kind: 'telegram', address: telegramId, openedAt: createdAt } as const;
        doors.insert(connection, { id: ids.next(), accountId: id, ...door });
      }),

    setLocale: async (id, locale) => {
      await client.account.update({ where: { id }, data: { locale } });
    },

    setReachable: async (id, reachable, at) => {
      await client.account.update({
        where: { id },
        data: { reachable, unreachableAt: reachable ? null : at },
      });
    },

    setDialogue: async (id, dialogue) => {
      if (dialogue === undefined) await client.account.update({ where: { id }, data: { draftSealed: null } });
      await changeScreen(id, (screen) => ({ ...screen, dialogue }));
    },

    saveDraft: async (id, value) => {
      const draftSealed = draft.seal(id, JSON.stringify(value));
      await client.account.update({ where: { id }, data: { draftSealed } });
    },

    readDraft: async (id) => {
      const row = await client.account.findUnique({ where: { id }, select: { draftSealed: true } });
      if (row?.draftSealed === undefined || row.draftSealed === null) return undefined;
      return parseJson(draft.open(id, row.draftSealed));
    },

    keepRoster: async (id, value) => {
      const rosterSealed = value === undefined ? null : roster.seal(id, JSON.stringify(value));
      await client.account.update({ where: { id }, data: { rosterSealed } });
    },

    readRoster: async (id) => {
      const row = await client.account.findUnique({ where: { id }, select: { rosterSealed: true } });
      if (row?.rosterSealed === undefined || row.rosterSealed === null) return undefined;
      return parseJson(roster.open(id, row.rosterSealed));
    },

    setScreen: async (id, messageId) => {
      await changeScreen(id, (screen) => ({ ...screen, messageId }));
    },

    setLastDoor: async (id, doorId) => {
      await changeScreen(id, (screen) => ({ ...screen, doorId }));
    },

    setActiveUnit: async (id, unitId) => {
      await client.account.update({ where: { id }, data: { activeUnitId: unitId ?? null } });
    },

    pendingInvitation: async (id) => {
      const row = await client.account.findUnique({ where: { id }, select: { pendingInvitationId: true } });
      return row?.pendingInvitationId ?? undefined;
    },

    setPendingInvitation: async (id, invitationId) => {
      await client.account.update({ where: { id }, data: { pendingInvitationId: invitationId ?? null } });
    },

    countPending: (invitationId) =>
      read((connection) => {
        const sql = `SELECT count(*) AS count FROM Account WHERE pendingInvitationId = ?
          AND NOT EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Account.id)`;
        return prepared<{ count: number }>(connection, sql).get(invitationId)?.count ?? 0;
      }),

    listNeverIn: (before) =>
      read((connection) => {
        const sql = `SELECT id FROM Account WHERE createdAt <= ?
          AND NOT EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM Member WHERE Member.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM Office WHERE Office.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM JoinRequest WHERE JoinRequest.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM Takeover WHERE fromAccountId = Account.id OR toAccountId = Account.id)`;
        return prepared<{ id: string }>(connection, sql)
          .all(instantText(before))
          .map(({ id }) => id);
      }),

    // In an order in which nothing that is left refers to what is gone.
    forget: (id) =>
      write((connection) => {
        prepared(connection, 'DELETE FROM PageFile WHERE accountId = ?').run(id);
        prepared(connection, 'DELETE FROM PageMessage WHERE accountId = ?').run(id);
        const ofDoors = 'DELETE FROM PagePush WHERE doorId IN (SELECT id FROM Door WHERE accountId = ?)';
        prepared(connection, ofDoors).run(id);
        prepared(connection, 'DELETE FROM ShownMessage WHERE accountId = ?').run(id);
        prepared(connection, 'DELETE FROM DoorCode WHERE accountId = ?').run(id);
        prepared(connection, 'DELETE FROM Delivery WHERE accountId = ?').run(id);
        prepared(connection, 'DELETE FROM Door WHERE accountId = ?').run(id);
        prepared(connection, 'DELETE FROM Account WHERE id = ?').run(id);
      }),

    tokenFailures: async (id) => {
      const row = await client.account.findUnique({
        where: { id },
        select: { tokenFailures: true, tokenFailedAt: true },
      });
      return { count: row?.tokenFailures ?? 0, at: row?.tokenFailedAt ?? undefined };
    },

    setTokenFailures: async (id, { count, at }) => {
      await client.account.update({
        where: { id },
        data: { tokenFailures: count, tokenFailedAt: at ?? null },
      });
    },

    // The throttle's counters stay: erasing must not be a way to go on guessing.
    erase: async (id) => {
      await client.member.updateMany({ where: { accountId: id }, data: { accountId: null, joinedAt: null } });
      await client.account.update({
        where: { id },
        data: {
          draftSealed: null,
          rosterSealed: null,
          screenSealed: screens.seal(id, {}),
          activeUnitId: null,
          pendingInvitationId: null,
        },
      });
    },

    loadActor: (accountId, consentVersion, now, door) =>
      read((connection) => readActor(connection, { accountId, consentVersion, now, door })),
  };

  function changeScreen(id: string, how: (screen: ShownScreen) => ShownScreen): Promise<void> {
    return write((connection) => {
      const sql = 'SELECT screenSealed FROM Account WHERE id = ?';
      const row = prepared<{ screenSealed: string | null }>(connection, sql).get(id);
      if (row === undefined) throw new Error(`the account ${id} is not in the database`);
      const sealed = screens.seal(id, how(screens.open(id, row.screenSealed)));
      prepared(connection, 'UPDATE Account SET screenSealed = ? WHERE id = ?').run(sealed, id);
    });
  }

  function toAccount({ id, reachable, locale, screenSealed, activeUnitId, ...door }: AccountRow): Account {
    const { dialogue, messageId, doorId: lastDoorId } = screens.open(id, screenSealed);
    return {
      ...{ id, reachable, door: doors.toDoor({ ...door, id: door.doorId }) },
      locale: locale === null ? undefined : oneOf(locales, locale),
      dialogue,
      screenMessageId: messageId,
      lastDoorId,
      activeUnitId: activeUnitId ?? undefined,
    };
  }

  function findBy(sql: string, value: string): Promise<Account | undefined> {
    return read((connection) => {
      const row = prepared(connection, sql).get(value);
      return row === undefined ? undefined : toAccount(accountRow.parse(row));
    });
  }
}

const withDoor = `SELECT Account.id, Account.locale, Account.reachable, Account.screenSealed, Account.activeUnitId,
    Door.id AS doorId, Door.kind, Door.addressSealed, Door.openedAt, Door.usedAt, PagePush.doorId AS pushDoorId
  FROM Door JOIN Account ON Account.id = Door.accountId LEFT JOIN PagePush ON PagePush.doorId = Door.id`;
const byAddress = `${withDoor} WHERE Door.addressHash = ?`;
const byId = `${withDoor} WHERE Account.id = ? ORDER BY Door.openedAt, Door.id`;

const accountRow = z.object({
  id: text,
  locale: text.nullable(),
  reachable: flag,
  screenSealed: text.nullable(),
  activeUnitId: text.nullable(),
  doorId: text,
  pushDoorId: text.nullable(),
  ...doorRow.omit({ id: true }).shape,
});

type AccountRow = z.output<typeof accountRow>;

/** Which message of theirs has buttons, and to whom the next text belongs. */
type ShownScreen = z.output<typeof screenSchema>;

const screenSchema = z.object({
  /** `rsvp` is what versions before called a reply. */
  dialogue: perhaps(
    z.enum(['rsvp', ...dialogueNames]).transform((name) => (name === 'rsvp' ? 'reply' : name)),
  ),
  messageId: perhaps(z.int()),
  /** The door used last, where there are several. */
  doorId: perhaps(z.string()),
});

/** In the file it looks the same whatever is shown, and whether anything is. */
export function createScreens(cipher: Cipher) {
  const column = sealedColumn(cipher, 'Account', 'screenSealed');

  return {
    seal: (id: string, screen: Partial<ShownScreen>): string => column.seal(id, JSON.stringify(screen)),
    open: (id: string, sealed: string | null): ShownScreen =>
      sealed === null
        ? { dialogue: undefined, messageId: undefined, doorId: undefined }
        : screenSchema.parse(parseJson(column.open(id, sealed))),
  };
}
