import type { Commitment } from '../core/model/commitments.ts';
import type { Places } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { sheetColumns, type CommitmentSheets, type SheetRow } from './commitment-sheets.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';

type Deps = Omit<Access, 'write'> & { cipher: Cipher; commitmentSheets: CommitmentSheets };

export function createPlaces({ client, read, cipher, commitmentSheets: sheets }: Deps): Places {
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

    async cellsOf(ids, accountId) {
      if (ids.length === 0) return new Map();
      const where = { id: { in: [...ids] } };
      const ofUnit = { where, select: { id: true, unitId: true } } as const;
      const ofRound = { where, select: { id: true, round: { select: { unitId: true } } } } as const;
      const [units, groups, ...rows] = await Promise.all([
        client.unit.findMany({ where, select: { id: true } }),
        client.group.findMany({ where, select: { id: true, unitId: true, askedUnitId: true } }),
        client.round.findMany(ofUnit),
        client.meeting.findMany(ofUnit),
        client.member.findMany(ofUnit),
        client.office.findMany(ofUnit),
        client.handover.findMany(ofUnit),
        client.joinRequest.findMany(ofUnit),
        client.invitation.findMany(ofUnit),
        client.suggestion.findMany(ofUnit),
      ]);
      const [participants, snapshots] = await Promise.all([
        client.participant.findMany(ofRound),
        client.snapshot.findMany(ofRound),
      ]);
      const found: { id: string; unitId: string | null }[] = [
        ...units.map(({ id }) => ({ id, unitId: id })),
        ...groups.map(({ id, unitId, askedUnitId }) => ({ id, unitId: unitId ?? askedUnitId })),
        ...rows.flat(),
        ...[...participants, ...snapshots].map(({ id, round }) => ({ id, unitId: round.unitId })),
      ];
      if (found.length < ids.length) found.push(...(await listCommitments(accountId)));
      return new Map(found.flatMap(({ id, unitId }) => (unitId === null ? [] : [[id, unitId]])));
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
