import { z } from 'zod';
import { standings } from '../core/model/people.ts';
import { participantStatuses, type Participant } from '../core/model/rounds.ts';
import type { Participants } from '../core/ports/rounds.ts';
import type { Reach } from '../core/rounds/recipients.ts';
import { consentHolds } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, sealedColumn, type SealedColumn } from './engine/columns.ts';
import type { Prisma } from './generated/client.ts';
import type { ParticipantModel } from './generated/models.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { flag, instant, text } from './engine/raw-row.ts';

export function createParticipants({ client, read, cipher }: Access & { cipher: Cipher }): Participants {
  const reasons = sealedColumn(cipher, 'Participant', 'reasonSealed');
  const toParticipant = (row: ParticipantModel) => participantOf(row, reasons);

  return {
    async findById(id) {
      const row = await client.participant.findUnique({ where: { id } });
      return row === null ? undefined : toParticipant(row);
    },
    async find(roundId, memberId) {
      const row = await client.participant.findUnique({
        where: { roundId_memberId_subject: { roundId, memberId, subject: 'member' } },
      });
      return row === null ? undefined : toParticipant(row);
    },
    async listByRound(roundId) {
      const rows = await client.participant.findMany({
        where: { roundId, subject: 'member' },
        orderBy: rosterOrder,
      });
      return rows.map(toParticipant);
    },
    async findCommittee(roundId) {
      const row = await client.participant.findFirst({ where: { roundId, subject: 'cell_committee' } });
      return row === null ? undefined : toParticipant(row);
    },
    async findEnterer(roundId, memberId) {
      const row = await client.participant.findUnique({
        where: { roundId_memberId_subject: { roundId, memberId, subject: 'paper_entry' } },
      });
      return row === null ? undefined : toParticipant(row);
    },
    async listReach(roundId, consentVersion) {
      const rows = await client.participant.findMany({
        where: { roundId, subject: 'member' },
        orderBy: rosterOrder,
        select: reachColumns,
      });
      const version = await requiredVersion(consentVersion);
      return rows.map((row) => {
        const { account } = row.member;
        return toReach(row, account === null ? undefined : accountOf(account, version));
      });
    },
    findReach: (id, consentVersion) =>
      read((connection) => {
        const row = prepared(connection, reachSql).get(consentVersion, id);
        return row === undefined ? undefined : readReach(row);
      }),
    async insertMany(participants) {
      await client.participant.createMany({
        data: participants.map(({ addedAt, ...participant }) => ({
          ...columnsOf(participant, reasons),
          addedAt,
        })),
      });
    },
    async update(participant, at) {
      await client.participant.update({
        where: { id: participant.id },
        data: { ...columnsOf(participant, reasons), changedAt: at },
      });
    },
    async listAudience(unitId, consentVersion) {
      const version = await requiredVersion(consentVersion);
      const rows = await client.member.findMany({
        where: {
          unitId,
          removedAt: null,
          account: { reachable: true, consents: { some: { version, withdrawnAt: null } } },
        },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true, accountId: true, standing: true },
      });
      return rows.flatMap(({ id, accountId, standing }) =>
        accountId === null ? [] : [{ memberId: id, accountId, standing: oneOf(standings, standing) }],
      );
    },
    async listWithdrawn(roundId, by) {
      const still = by === undefined ? [] : [{ withdrawnAt: { gt: by } }];
      const consents = { some: {}, none: { OR: [{ withdrawnAt: null }, ...still] } };
      const rows = await client.participant.findMany({
        where: { roundId, member: { account: { consents } } },
        select: { memberId: true },
      });
      return new Set(rows.map(({ memberId }) => memberId));
    },
  };

  /** Undefined as long as nobody is named who answers for the data: any that was given holds then. */
  async function requiredVersion(consentVersion: number): Promise<number | undefined> {
    const named = await client.meta.findUnique({ where: { key: 'operator' } });
    return named === null ? undefined : consentVersion;
  }
}

const rosterOrder = [{ member: { position: 'asc' as const } }, { id: 'asc' as const }];

const accountColumns = {
  id: true,
  reachable: true,
  consents: { select: { version: true, withdrawnAt: true } },
} satisfies Prisma.AccountSelect;

const reachColumns = {
  id: true,
  memberId: true,
  status: true,
  reasonSealed: true,
  member: { select: { standing: true, removedAt: true, account: { select: accountColumns } } },
  review: { select: { id: true, sent: true } },
} satisfies Prisma.ParticipantSelect;

const reachSql = `
  SELECT Participant.id, Participant.memberId, Participant.status, Participant.reasonSealed, Member.standing, Member.removedAt,
    Account.id AS accountId, Account.reachable,
    EXISTS (SELECT 1 FROM Consent
            WHERE Consent.accountId = Account.id AND ${consentHolds}) AS consented,
    (SELECT MAX(Consent.withdrawnAt) FROM Consent WHERE Consent.accountId = Account.id
     HAVING COUNT(*) = COUNT(Consent.withdrawnAt)) AS withdrawnAt,
    Review.id AS reviewId, Review.sent
  FROM Participant JOIN Member ON Member.id = Participant.memberId
  LEFT JOIN Account ON Account.id = Member.accountId
  LEFT JOIN Review ON Review.participantId = Participant.id
  WHERE Participant.id = ?`;

const rawReach = z.object({
  id: text,
  memberId: text,
  status: text,
  reasonSealed: text.nullable(),
  standing: text,
  removedAt: instant.nullable(),
  accountId: text.nullable(),
  reachable: flag.nullable(),
  consented: flag,
  reviewId: text.nullable(),
  sent: flag.nullable(),
  withdrawnAt: instant.nullable(),
});

function readReach(row: unknown): Reach {
  const { accountId, reachable, consented, withdrawnAt, reviewId, sent, ...of } = rawReach.parse(row);
  const { id, memberId, status, reasonSealed, standing, removedAt } = of;
  const account =
    accountId === null
      ? undefined
      : { id: accountId, reachable: reachable === true, consented, withdrawnAt: withdrawnAt ?? undefined };
  const review = reviewId === null ? null : { id: reviewId, sent: sent === true };
  return toReach({ id, memberId, status, reasonSealed, member: { standing, removedAt }, review }, account);
}

type ReachRow = Prisma.ParticipantGetPayload<{ select: typeof reachColumns }>;
type AccountRow = Prisma.AccountGetPayload<{ select: typeof accountColumns }>;

function toReach(
  {
    id,
    memberId,
    status,
    reasonSealed,
    member: { standing, removedAt },
    review,
  }: Omit<ReachRow, 'member'> & { member: Omit<ReachRow['member'], 'account'> },
  account: Reach['account'],
): Reach {
  return {
    participantId: id,
    memberId,
    status: oneOf(participantStatuses, status),
    standing: oneOf(standings, standing),
    removed: removedAt !== null,
    // Of somebody who is expected nothing else is noted.
    asksLeave: status === 'expected' && reasonSealed !== null,
    account,
    review: review ?? undefined,
  };
}

function accountOf({ id, reachable, consents }: AccountRow, required: number | undefined): Reach['account'] {
  const inForce = consents.filter(({ withdrawnAt }) => withdrawnAt === null);
  const withdrawn = consents.flatMap(({ withdrawnAt }) => withdrawnAt ?? []);
  return {
    ...{ id, reachable, consented: inForce.some(({ version }) => version === (required ?? version)) },
    withdrawnAt: inForce.length > 0 ? undefined : withdrawn.sort((one, other) => +other - +one)[0],
  };
}

function participantOf(row: ParticipantModel, reasons: SealedColumn): Participant {
  const { id, roundId, memberId, subject, reasonSealed } = row;
  const reason = reasonSealed === null ? undefined : reasons.open(id, reasonSealed);
  const status = oneOf(participantStatuses, row.status);
  const participant = { id, roundId, memberId, status, reason };
  const of = oneOf(['member', 'cell_committee', 'paper_entry'], subject);
  return of === 'member' ? participant : { ...participant, subject: of };
}

function columnsOf({ reason, ...columns }: Participant, reasons: SealedColumn) {
  return {
    ...columns,
    subject: columns.subject ?? 'member',
    reasonSealed: reason === undefined ? null : reasons.seal(columns.id, reason),
  };
}
