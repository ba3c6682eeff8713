import { z } from 'zod';
import { deadlineSet } from '../core/commitment.ts';
import { commitmentEventKinds, commitmentStatuses } from '../core/model/commitments.ts';
import type { Commitment, CommitmentEvent, CommitmentText } from '../core/model/commitments.ts';
import type { Commitments } from '../core/ports/commitments.ts';
import { sharings } from '../core/sharing.ts';
import type { Cipher } from './cipher.ts';
import { oneOf, parseJson, sealedColumn, type SealedColumn } from './columns.ts';
import type { CommitmentEvent as EventRow, Prisma } from './generated/client.ts';
import type { Client } from './prisma-client.ts';

export function createCommitments({ client, cipher }: { client: Client; cipher: Cipher }): Commitments {
  const texts = sealedColumn(cipher, 'Commitment', 'textSealed');
  const notes = sealedColumn(cipher, 'CommitmentEvent', 'noteSealed');

  return {
    async findById(id) {
      const row = await client.commitment.findUnique({ where: { id }, include: withEvents });
      return row === null ? undefined : toCommitment(row);
    },

    async listByMember(memberId) {
      const rows = await client.commitment.findMany({
        where: { memberId },
        include: withEvents,
        orderBy: [{ madeAt: 'asc' }, { item: 'asc' }],
      });
      return rows.map(toCommitment);
    },

    async listAlive(unitId, since) {
      const rows = await client.commitment.findMany({
        where: {
          unitId,
          withdrawnAt: null,
          OR: [{ settledAt: null }, { settledAt: { gte: since } }],
          member: {
            removedAt: null,
            OR: [{ accountId: null }, { account: { consents: { some: { withdrawnAt: null } } } }],
          },
        },
        include: withEvents,
        orderBy: [{ member: { position: 'asc' } }, { memberId: 'asc' }, { madeAt: 'asc' }, { item: 'asc' }],
      });
      return rows.map(toCommitment);
    },

    async insert(commitment) {
      const { id, unitId, memberId, roundId, checklistKey, item, madeAt } = commitment;
      await client.commitment.create({
        data: { id, unitId, memberId, roundId, checklistKey, item, madeAt, ...toColumns(commitment, texts) },
        select: { id: true },
      });
    },

    async update(commitment) {
      const { id } = commitment;
      await client.commitment.update({
        where: { id },
        data: toColumns(commitment, texts),
        select: { id: true },
      });
    },

    async addEvent(commitmentId, { note, dueOn, roundId, ...event }) {
      await client.commitmentEvent.create({
        data: {
          ...event,
          commitmentId,
          noteSealed: note === undefined ? null : notes.seal(event.id, note),
          dueOn: dueOn ?? null,
          roundId: roundId ?? null,
        },
        select: { id: true },
      });
    },

    async updateEvent({ id, status, note, dueOn, roundId, at }) {
      const noteSealed = note === undefined ? null : notes.seal(id, note);
      await client.commitmentEvent.update({
        where: { id },
        data: { status, noteSealed, dueOn: dueOn ?? null, roundId: roundId ?? null, at },
        select: { id: true },
      });
    },

    async deleteEvents(ids) {
      await client.commitmentEvent.deleteMany({ where: { id: { in: [...ids] } } });
    },

    async listDue({ from, to }, consentVersion) {
      const rows = await client.commitment.findMany({
        where: {
          status: { not: 'kept' },
          withdrawnAt: null,
          reminding: true,
          dueOn: { gte: from, lte: to },
          member: {
            removedAt: null,
            account: {
              reachable: true,
              consents: { some: { version: consentVersion, withdrawnAt: null } },
            },
          },
        },
        select: {
          id: true,
          dueOn: true,
          reminded: true,
          madeAt: true,
          unit: { select: { zone: true } },
          member: { select: { accountId: true } },
          events: { select: { status: true, dueOn: true, at: true }, orderBy },
        },
      });
      return rows.flatMap(({ id, dueOn, reminded, madeAt, unit, member, events }) => {
        if (dueOn === null || member.accountId === null) return [];
        const set = deadlineSet(events.map((event) => readEvent(event)));
        return {
          ...{ id, dueOn, accountId: member.accountId, zone: unit.zone },
          setAt: set?.at ?? madeAt,
          reminded: reminded ?? undefined,
        };
      });
    },

    async markReminded(id, reminded) {
      await client.commitment.updateMany({ where: { id }, data: { reminded } });
    },

    async deleteTexts(ids) {
      const commitmentId = { in: [...ids] };
      await client.commitment.updateMany({ where: { id: commitmentId }, data: { textSealed: null } });
      await client.commitmentEvent.updateMany({ where: { commitmentId }, data: { noteSealed: null } });
    },

    listTextsExpired: (before) =>
      client.commitment.findMany({
        where: { settledAt: { lt: before }, textSealed: { not: null } },
        select: { id: true, memberId: true },
        orderBy: { id: 'asc' },
      }),
  };

  function toCommitment({ textSealed, events, ...row }: Row): Commitment {
    return {
      id: row.id,
      unitId: row.unitId,
      memberId: row.memberId,
      roundId: row.roundId,
      checklistKey: row.checklistKey,
      item: row.item,
      text: textSealed === null ? undefined : readText(texts.open(row.id, textSealed)),
      sharing: oneOf(sharings, row.sharing),
      sharedWithId: row.sharedWithId ?? undefined,
      dueOn: row.dueOn ?? undefined,
      status: oneOf(commitmentStatuses, row.status),
      reminding: row.reminding,
      everNamed: row.everNamed,
      madeAt: row.madeAt,
      changedAt: row.changedAt,
      settledAt: row.settledAt ?? undefined,
      withdrawnAt: row.withdrawnAt ?? undefined,
      events: events.map(({ id, noteSealed, roundId, ...event }) => ({
        ...{ id, roundId: roundId ?? undefined },
        ...readEvent(event),
        note: noteSealed === null ? undefined : notes.open(id, noteSealed),
      })),
    };
  }
}

const orderBy = [{ at: 'asc' as const }, { id: 'asc' as const }];
const withEvents = { events: { orderBy } } satisfies Prisma.CommitmentInclude;

type Row = Prisma.CommitmentGetPayload<{ include: typeof withEvents }>;

function readEvent({ status, dueOn, at }: Pick<EventRow, 'status' | 'dueOn' | 'at'>) {
  return {
    status: oneOf(commitmentEventKinds, status),
    dueOn: dueOn ?? undefined,
    at,
  } satisfies Partial<CommitmentEvent>;
}

function toColumns(commitment: Omit<Commitment, 'events'>, texts: SealedColumn) {
  const { id, text, sharing, sharedWithId, dueOn, status, reminding, everNamed } = commitment;
  return {
    textSealed: text === undefined ? null : texts.seal(id, JSON.stringify(text)),
    sharing,
    sharedWithId: sharedWithId ?? null,
    dueOn: dueOn ?? null,
    status,
    reminding,
    everNamed,
    changedAt: commitment.changedAt,
    settledAt: commitment.settledAt ?? null,
    withdrawnAt: commitment.withdrawnAt ?? null,
  };
}

const textSchema = z.object({
  remedy: z.string(),
  how: z.string().optional(),
  cause: z.string().optional(),
  help: z.string().optional(),
});

function readText(json: string): CommitmentText {
  const { remedy, how, cause, help } = textSchema.parse(parseJson(json));
  return { remedy, how, cause, help };
}
