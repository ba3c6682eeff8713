import { standings } from '../core/model/people.ts';
import { participantStatuses, type Participant } from '../core/model/rounds.ts';
import type { Participants } from '../core/ports/rounds.ts';
import type { Reach } from '../core/rounds/recipients.ts';
import { consentHolds } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn, type SealedColumn } from './engine/columns.ts';
import type { Prisma } from './generated/client.ts';
import type { Access, Row } from './engine/sql.ts';
import { among, flag, instant, maybe, rowReader, tableRow, text, withNulls } from './engine/row.ts';

export function createParticipants({ prisma, read, cipher }: Access & { cipher: Cipher }): Participants {
  const reasons = sealedColumn(cipher, 'Participant', 'reasonSealed');
  const toParticipant = (row: Row) => participantOf(row, reasons);

  return {
    findById: (id) => findOne('id = ?', [id]),
    find: (roundId, memberId) =>
      findOne("roundId = ? AND memberId = ? AND subject = 'member'", [roundId, memberId]),
    async listByRound(roundId) {
      const rows = await prisma((db) =>
        db.participant.findMany({
          where: { roundId, subject: 'member' },
          orderBy: rosterOrder,
        }),
      );
      return rows.map(toParticipant);
    },
    findCommittee: (roundId) => findOne("roundId = ? AND subject = 'cell_committee'", [roundId]),
    findEnterer: (roundId, memberId) =>
      findOne("roundId = ? AND memberId = ? AND subject = 'paper_entry'", [roundId, memberId]),
    async listReach(roundId, consentVersion) {
      const rows = await prisma((db) =>
        db.participant.findMany({
          where: { roundId, subject: 'member' },
          orderBy: rosterOrder,
          select: reachColumns,
        }),
      );
      const version = await requiredVersion(consentVersion);
      return rows.map((row) => toReach(flat(row, version)));
    },
    findReach: (id, consentVersion) =>
      read(async (sql) => {
        const row = await sql.first(reachSql, [consentVersion, id]);
        return row && toReach(row);
      }),
    async insertMany(participants) {
      await prisma((db) =>
        db.participant.createMany({
          data: participants.map(({ addedAt, ...participant }) => ({
            ...columnsOf(participant, reasons),
            addedAt,
          })),
        }),
      );
    },
    async update(participant, at) {
      await prisma((db) =>
        db.participant.update({
          where: { id: participant.id },
          data: { ...columnsOf(participant, reasons), changedAt: at },
        }),
      );
    },
    async listAudience(unitId, consentVersion) {
      const version = await requiredVersion(consentVersion);
      const rows = await prisma((db) =>
        db.member.findMany({
          where: {
            unitId,
            removedAt: null,
            account: { reachable: true, consents: { some: { version, withdrawnAt: null } } },
          },
          orderBy: [{ position: 'asc' }, { id: 'asc' }],
          select: { id: true, accountId: true, standing: true },
        }),
      );
      return rows.map(audienceRow).map(({ id: memberId, ...member }) => ({ memberId, ...member }));
    },
    async listWithdrawn(roundId, by) {
      const still = by === undefined ? [] : [{ withdrawnAt: { gt: by } }];
      const consents = { some: {}, none: { OR: [{ withdrawnAt: null }, ...still] } };
      const rows = await prisma((db) =>
        db.participant.findMany({
          where: { roundId, member: { account: { consents } } },
          select: { memberId: true },
        }),
      );
      return new Set(rows.map(({ memberId }) => memberId));
    },
  };

  async function findOne(which: string, values: readonly string[]): Promise<Participant | undefined> {
    const row = await read((sql) =>
      sql.first(`SELECT ${raw.columns} FROM Participant WHERE ${which}`, values),
    );
    return row && toParticipant(row);
  }

  /** Undefined as long as nobody is named who answers for the data: any that was given holds then. */
  async function requiredVersion(consentVersion: number): Promise<number | undefined> {
    const named = await prisma((db) => db.meta.findUnique({ where: { key: 'operator' } }));
    return named === null ? undefined : consentVersion;
  }
}

const audienceRow = rowReader({ id: text, accountId: text, standing: among(standings) });

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

const reachRow = rowReader({
  id: text,
  memberId: text,
  status: among(participantStatuses),
  reasonSealed: maybe(text),
  standing: among(standings),
  removedAt: maybe(instant),
  accountId: maybe(text),
  reachable: maybe(flag),
  consented: maybe(flag),
  withdrawnAt: maybe(instant),
  reviewId: maybe(text),
  sent: maybe(flag),
});

function toReach(row: Row): Reach {
  const { accountId, reachable, consented, withdrawnAt, reviewId, sent, ...of } = reachRow(row);
  const { id, memberId, status, standing, removedAt, reasonSealed } = of;
  return {
    ...{ participantId: id, memberId, status, standing, removed: removedAt !== undefined },
    // Of somebody who is expected nothing else is noted.
    asksLeave: status === 'expected' && reasonSealed !== undefined,
    account:
      accountId === undefined
        ? undefined
        : { id: accountId, reachable: reachable === true, consented: consented === true, withdrawnAt },
    review: reviewId === undefined ? undefined : { id: reviewId, sent: sent === true },
  };
}

type ReachRow = Prisma.ParticipantGetPayload<{ select: typeof reachColumns }>;

/** As the statement for one of them gives it. */
function flat(
  { member: { account, ...member }, review, ...row }: ReachRow,
  required: number | undefined,
): Row {
  const whose = { ...row, ...member, reviewId: review?.id, sent: review?.sent };
  if (account === null) return whose;
  const { id: accountId, reachable, consents } = account;
  const inForce = consents.filter(({ withdrawnAt }) => withdrawnAt === null);
  const withdrawn = consents.flatMap(({ withdrawnAt }) => withdrawnAt ?? []);
  return {
    ...{ ...whose, accountId, reachable },
    consented: inForce.some(({ version }) => version === (required ?? version)),
    withdrawnAt: inForce.length > 0 ? undefined : withdrawn.sort((one, other) => +other - +one)[0],
  };
}

const raw = tableRow('Participant', {
  ...{ id: text, roundId: text, memberId: text, reasonSealed: maybe(text) },
  ...{ status: among(participantStatuses), subject: among(['member', 'cell_committee', 'paper_entry']) },
});

function participantOf(row: Row, reasons: SealedColumn): Participant {
  const { subject, reasonSealed, ...participant } = raw.read(row);
  const reason = reasonSealed === undefined ? undefined : reasons.open(participant.id, reasonSealed);
  return { ...participant, reason, ...(subject !== 'member' && { subject }) };
}

function columnsOf({ reason, ...columns }: Participant, reasons: SealedColumn) {
  return withNulls({
    ...columns,
    subject: columns.subject ?? 'member',
    reasonSealed: reason === undefined ? undefined : reasons.seal(columns.id, reason),
  });
}
