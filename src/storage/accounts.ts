import { isAtHand } from '../core/joining/doors.ts';
import { locales, shownScreenSchema, type Account, type ShownScreen } from '../core/model/people.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Ids } from '../core/ports/runtime.ts';
import type { LocalDate } from '../core/time/local-time.ts';
import type { Cipher } from './keys/cipher.ts';
import { readActor } from './actors.ts';
import { paddedColumn, sealedColumn } from './engine/columns.ts';
import { jsonColumn, parseJson } from './engine/json.ts';
import { createDoors, doorColumns } from './doors.ts';
import type { Access, Value } from './engine/sql.ts';
import { among, flag, found, instant, maybe, rowReader, text, whole } from './engine/row.ts';

type Deps = Access & { cipher: Cipher; ids: Ids };

export function createAccounts({ prisma, read, write, cipher, ids }: Deps): Accounts {
  const draft = paddedColumn(cipher, 'Account', 'draftSealed');
  const roster = paddedColumn(cipher, 'Account', 'rosterSealed');
  const screens = createScreens(cipher);
  const doors = createDoors(cipher);

  return {
    findById: (id, by) =>
      read(async (sql) => {
        const doors = (await sql.all(byId, [id])).map(accountRow);
        const [first, ...others] = doors.filter(({ kind, doorId }) =>
          typeof by === 'object' ? doorId === by.id : (by ?? kind) === kind,
        );
        if (first === undefined) return undefined;
        const usedLast = screens.open(id, first.screenSealed).doorId;
        const used = others.find(({ doorId }) => doorId === usedLast) ?? first;
        const isUntold = typeof by !== 'object' && used.kind === 'web' && used.pushDoorId === undefined;
        const told = doors.findLast((door) => door.pushDoorId !== undefined && isAtHand(door, used));
        return toAccount(isUntold && told !== undefined ? told : used);
      }),

    findByTelegramId: (address) => findBy(byAddress, doors.hashOf({ kind: 'telegram', address })),

    findByDoor: (door) => findBy(byAddress, doors.hashOf(door)),

    insert: ({ id, telegramId, locale, createdAt }) =>
      write(async (sql) => {
        const statement = 'INSERT INTO Account (id, locale, screenSealed, createdAt) VALUES (?, ?, ?, ?)';
        const screenSealed = screens.seal(id);
        await sql.run(statement, [id, locale ?? null, screenSealed, createdAt]);
        if (telegramId === undefined) return;
        const door = { kind: 'telegram', address: telegramId, openedAt: createdAt } as const;
        await doors.insert(sql, { id: ids.next(), accountId: id, ...door });
      }),

    setLocale: (id, locale) => set(id, 'locale = ?', [locale]),

    setReachable: (id, reachable, at) =>
      set(id, 'reachable = ?, unreachableAt = ?', [reachable, reachable ? null : at]),

    setDialogue: async (id, dialogue) => {
      if (dialogue === undefined) await set(id, noDraft, []);
      await changeScreen(id, (screen) => ({ ...screen, dialogue }));
    },

    saveDraft: (id, value) =>
      set(id, 'draftSealed = ?, draftFoundOn = NULL', [draft.seal(id, JSON.stringify(value))]),

    readDraft: async (id) => {
      const row = await read((sql) => sql.first('SELECT draftSealed FROM Account WHERE id = ?', [id]));
      const draftSealed = found(row, draftRow)?.draftSealed;
      return draftSealed === undefined ? undefined : parseJson(draft.open(id, draftSealed));
    },

    keepRoster: (id, value) => {
      const rosterSealed = value === undefined ? null : roster.seal(id, JSON.stringify(value));
      return set(id, 'rosterSealed = ?, rosterFoundOn = NULL', [rosterSealed]);
    },

    readRoster: async (id) => {
      const row = await read((sql) => sql.first('SELECT rosterSealed FROM Account WHERE id = ?', [id]));
      const rosterSealed = found(row, rosterRow)?.rosterSealed;
      return rosterSealed === undefined ? undefined : parseJson(roster.open(id, rosterSealed));
    },

    forgetUnsent: async (today, before) =>
      (await forgetOld('draft', today, before)) + (await forgetOld('roster', today, before)),

    setScreen: async (id, messageId) => {
      await changeScreen(id, (screen) => ({ ...screen, messageId }));
    },

    setLastDoor: async (id, doorId) => {
      await changeScreen(id, (screen) => ({ ...screen, doorId }));
    },

    setActiveUnit: (id, unitId) => set(id, 'activeUnitId = ?', [unitId ?? null]),

    pendingInvitation: async (id) => {
      const row = await read((sql) =>
        sql.first('SELECT pendingInvitationId FROM Account WHERE id = ?', [id]),
      );
      return row && invitationRow(row).pendingInvitationId;
    },

    setPendingInvitation: (id, invitationId) => set(id, 'pendingInvitationId = ?', [invitationId ?? null]),

    countPending: (invitationId) =>
      read(async (sql) => {
        const statement = `SELECT count(*) AS count FROM Account WHERE pendingInvitationId = ?
          AND NOT EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Account.id)`;
        const row = await sql.first(statement, [invitationId]);
        return row === undefined ? 0 : countRow(row).count;
      }),

    listNeverIn: (before) =>
      read(async (sql) => {
        const statement = `SELECT id FROM Account WHERE createdAt <= ?
          AND NOT EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM Member WHERE Member.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM Office WHERE Office.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM JoinRequest WHERE JoinRequest.accountId = Account.id)
          AND NOT EXISTS (SELECT 1 FROM Takeover WHERE fromAccountId = Account.id OR toAccountId = Account.id)`;
        return (await sql.all(statement, [before])).map((row) => idRow(row).id);
      }),

    // In an order in which nothing that is left refers to what is gone.
    forget: (id) =>
      write(async (sql) => {
        await sql.run('DELETE FROM PageFile WHERE accountId = ?', [id]);
        await sql.run('DELETE FROM PageMessage WHERE accountId = ?', [id]);
        const ofDoors = 'DELETE FROM PagePush WHERE doorId IN (SELECT id FROM Door WHERE accountId = ?)';
        await sql.run(ofDoors, [id]);
        await sql.run('DELETE FROM ShownMessage WHERE accountId = ?', [id]);
        await sql.run('DELETE FROM DoorCode WHERE accountId = ?', [id]);
        await sql.run('DELETE FROM Delivery WHERE accountId = ?', [id]);
        await sql.run('DELETE FROM Door WHERE accountId = ?', [id]);
        await sql.run('DELETE FROM Account WHERE id = ?', [id]);
      }),

    tokenFailures: async (id) => {
      const statement = 'SELECT tokenFailures, tokenFailedAt FROM Account WHERE id = ?';
      const row = await read((sql) => sql.first(statement, [id]));
      const failures = found(row, failuresRow);
      return { count: failures?.tokenFailures ?? 0, at: failures?.tokenFailedAt };
    },

    setTokenFailures: (id, { count, at }) =>
      set(id, 'tokenFailures = ?, tokenFailedAt = ?', [count, at ?? null]),

    // The throttle's counters stay: erasing must not be a way to go on guessing.
    erase: async (id) => {
      await prisma((db) =>
        db.member.updateMany({ where: { accountId: id }, data: { accountId: null, joinedAt: null } }),
      );
      const nothing = `${noDraft}, rosterSealed = NULL, rosterFoundOn = NULL, activeUnitId = NULL,
        pendingInvitationId = NULL, screenSealed = ?`;
      await set(id, nothing, [screens.seal(id)]);
    },

    loadActor: (accountId, consentVersion, now, door) =>
      read((sql) => readActor(sql, { accountId, consentVersion, now, door })),
  };

  function set(id: string, what: string, values: readonly Value[]): Promise<void> {
    return write(async (sql) => {
      const changed = await sql.run(`UPDATE Account SET ${what} WHERE id = ?`, [...values, id]);
      if (changed === 0) throw new Error(missing(id));
    });
  }

  /** What is being typed at this moment is not waited for: who is concerned is read first, and asked again where it is written. */
  async function forgetOld(what: 'draft' | 'roster', today: LocalDate, before: LocalDate): Promise<number> {
    const lies = `${what}Sealed IS NOT NULL AND`;
    const due = `SELECT id FROM Account WHERE ${lies} (${what}FoundOn IS NULL OR ${what}FoundOn < ?)`;
    const ids = await read(async (sql) => (await sql.all(due, [before])).map((row) => idRow(row).id));
    if (ids.length === 0) return 0;
    return write(async (sql) => {
      let forgotten = 0;
      for (const id of ids) {
        const finding = `UPDATE Account SET ${what}FoundOn = ? WHERE id = ? AND ${lies} ${what}FoundOn IS NULL`;
        await sql.run(finding, [today, id]);
        const forgetting = `UPDATE Account SET ${what}Sealed = NULL, ${what}FoundOn = NULL WHERE id = ? AND ${what}FoundOn < ?`;
        forgotten += await sql.run(forgetting, [id, before]);
      }
      return forgotten;
    });
  }

  function changeScreen(id: string, how: (screen: ShownScreen) => ShownScreen): Promise<void> {
    return write(async (sql) => {
      const statement = 'SELECT screenSealed FROM Account WHERE id = ?';
      const row = await sql.first(statement, [id]);
      if (row === undefined) throw new Error(missing(id));
      const sealed = screens.seal(id, how(screens.open(id, screenRow(row).screenSealed)));
      await sql.run('UPDATE Account SET screenSealed = ? WHERE id = ?', [sealed, id]);
    });
  }

  function toAccount({ id, reachable, locale, screenSealed, activeUnitId, ...door }: AccountRow): Account {
    const { dialogue, messageId, doorId: lastDoorId } = screens.open(id, screenSealed);
    return {
      ...{ id, reachable, locale, door: doors.toDoor({ ...door, id: door.doorId }) },
      dialogue,
      screenMessageId: messageId,
      lastDoorId,
      activeUnitId,
    };
  }

  function findBy(statement: string, value: string): Promise<Account | undefined> {
    return read(async (sql) => {
      const row = await sql.first(statement, [value]);
      return row && toAccount(accountRow(row));
    });
  }
}

const missing = (id: string) => `the account ${id} is not in the database`;

const noDraft = 'draftSealed = NULL, draftFoundOn = NULL';

const withDoor = `SELECT Account.id, Account.locale, Account.reachable, Account.screenSealed, Account.activeUnitId,
    Door.id AS doorId, Door.kind, Door.addressSealed, Door.openedAt, Door.usedAt, PagePush.doorId AS pushDoorId
  FROM Door JOIN Account ON Account.id = Door.accountId LEFT JOIN PagePush ON PagePush.doorId = Door.id`;
const byAddress = `${withDoor} WHERE Door.addressHash = ?`;
const byId = `${withDoor} WHERE Account.id = ? ORDER BY Door.openedAt, Door.id`;

const idRow = rowReader({ id: text });
const invitationRow = rowReader({ pendingInvitationId: maybe(text) });
const countRow = rowReader({ count: whole });
const screenRow = rowReader({ screenSealed: maybe(text) });
const draftRow = rowReader({ draftSealed: maybe(text) });
const rosterRow = rowReader({ rosterSealed: maybe(text) });
const failuresRow = rowReader({ tokenFailures: whole, tokenFailedAt: maybe(instant) });

const accountRow = rowReader({
  id: text,
  locale: maybe(among(locales)),
  reachable: flag,
  screenSealed: maybe(text),
  activeUnitId: maybe(text),
  doorId: text,
  pushDoorId: maybe(text),
  ...doorColumns,
});

type AccountRow = ReturnType<typeof accountRow>;

/** In the file it looks the same whatever is shown, and whether anything is. */
export function createScreens(cipher: Cipher) {
  const column = jsonColumn(sealedColumn(cipher, 'Account', 'screenSealed'), shownScreenSchema);

  return {
    seal: (id: string, screen: ShownScreen = nothingShown): string => column.seal(id, screen),
    open: (id: string, sealed: string | undefined): ShownScreen =>
      sealed === undefined ? nothingShown : column.open(id, sealed),
  };
}

const nothingShown: ShownScreen = { dialogue: undefined, messageId: undefined, doorId: undefined };
