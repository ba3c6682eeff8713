import type { Places } from '../core/ports/units.ts';
import type { Cipher } from './cipher.ts';
import { sealedColumn } from './columns.ts';
import type { Client } from './prisma-client.ts';

export function createPlaces({ client, cipher }: { client: Client; cipher: Cipher }): Places {
  const names = sealedColumn(cipher, 'Unit', 'nameSealed');

  return {
    async listCells(accountId) {
      const rows = await client.member.findMany({
        where: { accountId, removedAt: null, unit: { closedAt: null } },
        select: { unit: { select: { id: true, nameSealed: true } } },
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ unit }) => ({ unitId: unit.id, name: names.open(unit.id, unit.nameSealed) }));
    },

    async cellOf(id) {
      const where = { id };
      const ofUnit = { where, select: { unitId: true } } as const;
      const ofRound = { where, select: { round: { select: { unitId: true } } } } as const;
      const found = await Promise.all([
        client.unit.findUnique({ where, select: { id: true } }).then((row) => row?.id),
        client.round.findUnique(ofUnit).then((row) => row?.unitId),
        client.meeting.findUnique(ofUnit).then((row) => row?.unitId),
        client.member.findUnique(ofUnit).then((row) => row?.unitId),
        client.joinRequest.findUnique(ofUnit).then((row) => row?.unitId),
        client.invitation.findUnique(ofUnit).then((row) => row?.unitId ?? undefined),
        client.commitment.findUnique(ofUnit).then((row) => row?.unitId),
        client.suggestion.findUnique(ofUnit).then((row) => row?.unitId),
        client.participant.findUnique(ofRound).then((row) => row?.round.unitId),
        client.snapshot.findUnique(ofRound).then((row) => row?.round.unitId),
      ]);
      return found.find((unitId) => unitId !== undefined);
    },
  };
}
