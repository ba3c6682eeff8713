import { dialogueNames, locales, standings, type Account } from '../core/model/people.ts';
import { roles, type Actor } from '../core/permissions.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Cipher } from './cipher.ts';
import { oneOf, parseJson, sealedColumn } from './columns.ts';
import type { Account as AccountRow } from './generated/client.ts';
import type { Client } from './prisma-client.ts';

export function createAccounts({ client, cipher }: { client: Client; cipher: Cipher }): Accounts {
  const draft = sealedColumn(cipher, 'Account', 'draftSealed');

  return {
    findById: async (id) => toAccount(await client.account.findUnique({ where: { id } })),

    findByTelegramId: async (telegramId) =>
      toAccount(await client.account.findUnique({ where: { telegramId } })),

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
          screenMessageId: null,
          activeUnitId: null,
          pendingInvitationId: null,
        },
      });
    },

    loadActor: async (accountId, consentVersion, now) => {
      const inForce = { fromAt: { lte: now }, OR: [{ untilAt: null }, { untilAt: { gt: now } }] };
      const row = await client.account.findUniqueOrThrow({
        where: { id: accountId },
        select: {
          activeUnitId: true,
          consents: { where: { version: consentVersion, withdrawnAt: null }, select: { id: true }, take: 1 },
          offices: { where: inForce, select: { role: true, unitId: true } },
          members: {
            where: { removedAt: null, unit: { closedAt: null } },
            orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
            select: {
              id: true,
              unitId: true,
              standing: true,
              unit: { select: { readyAt: true } },
              offices: { where: inForce, select: { role: true, unitId: true } },
            },
          },
        },
      });
      return {
        accountId,
        consented: row.consents.length > 0,
        activeUnitId: row.activeUnitId ?? undefined,
        offices: row.offices.map(({ role, unitId }) => ({
          role: oneOf(roles, role),
          unitId: unitId ?? undefined,
        })),
        memberships: row.members.map((member) => ({
          memberId: member.id,
          unitId: member.unitId,
          unitReady: member.unit.readyAt !== null,
          standing: oneOf(standings, member.standing),
          roles: member.offices
            .filter(({ unitId }) => unitId === member.unitId)
            .map(({ role }) => oneOf(roles, role)),
        })),
      } satisfies Actor;
    },
  };
}

function toAccount(row: AccountRow | null): Account | undefined {
  if (row === null) return undefined;
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
