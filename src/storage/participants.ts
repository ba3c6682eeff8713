import { standings } from '../core/model/people.ts';
import { participantStatuses, type Participant } from '../core/model/rounds.ts';
import type { Participants } from '../core/ports/rounds.ts';
import type { Reach } from '../core/rounds/recipients.ts';
import { consentHolds } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn, type SealedColumn } from './engine/columns.ts';
import type { Access, Row, Value } from './engine/sql.ts';
import { among, flag, instant, maybe, rowReader, tableRow, text } from './engine/row.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createParticipants({ read, write, cipher }: Deps): Participants {
  const reasons = sealedColumn(cipher, 'Participant', 'reasonSealed');
  const toParticipant = (row: Row) => participantOf(row, reasons);

  return {
    findById: (id) => findOne('id = ?', [id]),
    find: (roundId, memberId) =>
      findOne("roundId = ? AND memberId = ? AND subject = 'member'", [roundId, memberId]),
    async listByRound(roundId) {
      const statement = `SELECT ${raw.columns} FROM Participant JOIN Member ON Member.id = Participant.memberId
        WHERE Participant.roundId = ? AND Participant.subject = 'member' ORDER BY ${rosterOrder}`;
      return (await read((sql) => sql.all(statement, [roundId]))).map(toParticipant);
    },
    findCommittee: (roundId) => findOne("roundId = ? AND subject = 'cell_committee'", [roundId]),
    findEnterer: (roundId, memberId) =>
      findOne("roundId = ? AND memberId = ? AND subject = 'paper_entry'", [roundId, memberId]),
    async listReach(roundId, consentVersion) {
      const statement = `${reachSql}
        WHERE Participant.roundId = ? AND Participant.subject = 'member' ORDER BY ${rosterOrder}`;
      return (await read((sql) => sql.all(statement, [consentVersion, roundId]))).map(toReach);
    },
    findReach: (id, consentVersion) =>
      read(async (sql) => {
        const row = await sql.first(`${reachSql} WHERE Participant.id = ?`, [consentVersion, id]);
        return row && toReach(row);
      }),
    insertMany: (participants) =>
      write(async (sql) => {
        const statement = `INSERT INTO Participant (roundId, memberId, subject, status, reasonSealed, id, addedAt)
          VALUES (?, ?, ?, ?, ?, ?, ?)`;
        for (const { addedAt, ...participant } of participants)
          await sql.run(statement, [...valuesOf(participant, reasons), participant.id, addedAt]);
      }),
    update: (participant, at) =>
      write(async (sql) => {
        const statement = `UPDATE Participant SET roundId = ?, memberId = ?, subject = ?, status = ?, reasonSealed = ?,
          changedAt = ? WHERE id = ?`;
        const changed = await sql.run(statement, [...valuesOf(participant, reasons), at, participant.id]);
        if (changed === 0) throw new Error(`the participant ${participant.id} is not in the database`);
      }),
    async listAudience(unitId, consentVersion) {
      const statement = `SELECT Member.id AS memberId, Member.accountId, Member.standing
        FROM Member JOIN Account ON Account.id = Member.accountId
        WHERE Member.unitId = ? AND Member.removedAt IS NULL AND Account.reachable
          AND EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Account.id AND ${consentHolds})
        ORDER BY Member.position, Member.id`;
      return (await read((sql) => sql.all(statement, [unitId, consentVersion]))).map(audienceRow);
    },
    async listWithdrawn(roundId, by) {
      const statement = `SELECT Participant.memberId FROM Participant JOIN Member ON Member.id = Participant.memberId
        WHERE Participant.roundId = ?
          AND EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Member.accountId)
          AND NOT EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Member.accountId
            AND (Consent.withdrawnAt IS NULL OR Consent.withdrawnAt > ?))`;
      const rows = await read((sql) => sql.all(statement, [roundId, by ?? null]));
      return new Set(rows.map((row) => withdrawnRow(row).memberId));
    },
  };

  async function findOne(which: string, values: readonly string[]): Promise<Participant | undefined> {
    const row = await read((sql) =>
      sql.first(`SELECT ${raw.columns} FROM Participant WHERE ${which}`, values),
    );
    return row && toParticipant(row);
  }
}

const withdrawnRow = rowReader({ memberId: text });
const audienceRow = rowReader({ memberId: text, accountId: text, standing: among(standings) });

const rosterOrder = 'Member.position, Participant.id';

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
  LEFT JOIN Review ON Review.participantId = Participant.id`;

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

const raw = tableRow('Participant', {
  ...{ id: text, roundId: text, memberId: text, reasonSealed: maybe(text) },
  ...{ status: among(participantStatuses), subject: among(['member', 'cell_committee', 'paper_entry']) },
});

function participantOf(row: Row, reasons: SealedColumn): Participant {
  const { subject, reasonSealed, ...participant } = raw.read(row);
  const reason = reasonSealed === undefined ? undefined : reasons.open(participant.id, reasonSealed);
  return { ...participant, reason, ...(subject !== 'member' && { subject }) };
}

/** In the order in which the statements name them. */
function valuesOf({ id, reason, ...columns }: Participant, reasons: SealedColumn): Value[] {
  const { roundId, memberId, subject = 'member', status } = columns;
  return [roundId, memberId, subject, status, reason === undefined ? null : reasons.seal(id, reason)];
}
