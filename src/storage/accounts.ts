import { dialogueNames, locales, type Account } from '../core/model/people.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Cipher } from './cipher.ts';
import { readActor } from './actors.ts';
import { oneOf, parseJson, sealedColumn } from './columns.ts';
import type { Account as AccountRow } from './generated/client.ts';
import { prepared } from './prepared.ts';
import type { Access } from './prisma-client.ts';
import { flag, rawRow, text, whole } from './raw-row.ts';

export function createAccounts({ client, read, cipher }: Access & { cipher: Cipher }): Accounts {
  const draft = sealedColumn(cipher, 'Account', 'draftSealed');
  const roster = sealedColumn(cipher, 'Account', 'rosterSealed');

  return {
    findById: (id) => findBy('id', id),

    findByTelegramId: (telegramId) => findBy('telegramId', telegramId),

    insert: async ({ id, telegramId, chatId, locale, createdAt }) => {
      await client.account.create({ data: { id, telegramId, chatId, locale: locale ?? null, createdAt } });
    },

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
      const data = dialogue === undefined ? { dialogue: null, draftSealed: null } : { dialogue };
      await client.account.update({ where: { id }, data });
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
      await client.account.update({ where: { id }, data: { screenMessageId: messageId ?? null } });
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
          dialogue: null,
          draftSealed: null,
          rosterSealed: null,
          screenMessageId: null,
          activeUnitId: null,
          pendingInvitationId: null,
        },
      });
    },

    loadActor: (accountId, consentVersion, now) =>
      read((connection) => readActor(connection, { accountId, consentVersion, now })),
  };

  function findBy(column: 'id' | 'telegramId', value: string): Promise<Account | undefined> {
    return read((connection) => {
      const sql = `SELECT ${raw.columns} FROM Account WHERE ${column} = ?`;
      const row = prepared(connection, sql).get(value);
      return row === undefined ? undefined : toAccount(raw.read(row));
    });
  }
}

const raw = rawRow('Account', {
  id: text,
  telegramId: text,
  chatId: text,
  locale: text.nullable(),
  reachable: flag,
  dialogue: text.nullable(),
  screenMessageId: whole.nullable(),
  activeUnitId: text.nullable(),
});

function toAccount(row: Pick<AccountRow, keyof ReturnType<typeof raw.read>>): Account {
  return {
    id: row.id,
    telegramId: row.telegramId,
    chatId: row.chatId,
    locale: row.locale === null ? undefined : oneOf(locales, row.locale),
    reachable: row.reachable,
    dialogue: row.dialogue === null ? undefined : oneOf(dialogueNames, row.dialogue),
    screenMessageId: row.screenMessageId ?? undefined,
    activeUnitId: row.activeUnitId ?? undefined,
  };
}
