import type { Commitment } from '../core/model/commitments.ts';
import type { Places } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { sheetColumns, type CommitmentSheets, type SheetRow } from './commitment-sheets.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';

type Deps = Pick<Access, 'read'> & { cipher: Cipher; commitmentSheets: CommitmentSheets };

export function createPlaces({ read, cipher, commitmentSheets: sheets }: Deps): Places {
  const names = sealedColumn(cipher, 'Unit', 'nameSealed');

  return {
    async listCells(accountId) {
      const rows = await read((connection) =>
        prepared<{ id: string; nameSealed: string }>(
          connection,
          `SELECT Unit.id, Unit.nameSealed FROM Member JOIN Unit ON Unit.id = Member.unitId
           WHERE Member.accountId = ? AND Member.removedAt IS NULL AND Unit.closedAt IS NULL
           ORDER BY Member.joinedAt, Member.id`,
        ).all(accountId),
      );
      return rows.map(({ id, nameSealed }) => ({ unitId: id, name: names.open(id, nameSealed) }));
    },

    async cellOf(id, accountId) {
      const [found] = await read((connection) =>
        prepared<{ unitId: string | null }>(connection, unitOfRow).all(id),
      );
      if (found !== undefined) return found.unitId ?? undefined;
      return (await listCommitments(accountId)).find((commitment) => commitment.id === id)?.unitId;
    },
  };

  /** Only who made a commitment has buttons with its id. */
  async function listCommitments(accountId: string): Promise<readonly Pick<Commitment, 'id' | 'unitId'>[]> {
    const rows = await read((connection) =>
      prepared<SheetRow>(
        connection,
        `SELECT ${sheetColumns} FROM Member JOIN CommitmentSheet ON CommitmentSheet.memberId = Member.id
         WHERE Member.accountId = ?`,
      ).all(accountId),
    );
    return rows.flatMap((row) => sheets.open(row).commitments);
  }
}

const unitOfRow = `WITH Wanted AS (SELECT ? AS id)
  SELECT Unit.id AS unitId FROM Wanted JOIN Unit ON Unit.id = Wanted.id
  UNION ALL SELECT COALESCE("Group".unitId, "Group".askedUnitId) FROM Wanted JOIN "Group" ON "Group".id = Wanted.id
  UNION ALL SELECT Round.unitId FROM Wanted JOIN Round ON Round.id = Wanted.id
  UNION ALL SELECT Meeting.unitId FROM Wanted JOIN Meeting ON Meeting.id = Wanted.id
  UNION ALL SELECT Member.unitId FROM Wanted JOIN Member ON Member.id = Wanted.id
  UNION ALL SELECT Office.unitId FROM Wanted JOIN Office ON Office.id = Wanted.id
  UNION ALL SELECT Handover.unitId FROM Wanted JOIN Handover ON Handover.id = Wanted.id
  UNION ALL SELECT JoinRequest.unitId FROM Wanted JOIN JoinRequest ON JoinRequest.id = Wanted.id
  UNION ALL SELECT Invitation.unitId FROM Wanted JOIN Invitation ON Invitation.id = Wanted.id
  UNION ALL SELECT Suggestion.unitId FROM Wanted JOIN Suggestion ON Suggestion.id = Wanted.id
  UNION ALL SELECT Round.unitId FROM Wanted JOIN Participant ON Participant.id = Wanted.id
    JOIN Round ON Round.id = Participant.roundId
  UNION ALL SELECT Round.unitId FROM Wanted JOIN Snapshot ON Snapshot.id = Wanted.id
    JOIN Round ON Round.id = Snapshot.roundId`;
