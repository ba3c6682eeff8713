import { deadlineSet, isOpen } from '../core/commitments/commitment.ts';
import type { Commitment } from '../core/model/commitments.ts';
import type { Commitments, DueCommitment, SheetKey } from '../core/ports/commitments.ts';
import {
  rowOf,
  sheetRow,
  sheetColumns,
  type CommitmentSheet,
  type CommitmentSheets,
  type SheetRow,
} from './commitment-sheets.ts';
import { consentHolds } from './consents.ts';
import type { DueSheets } from './due-sheets.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { commitmentSheets: CommitmentSheets; dueSheets: DueSheets };

export function createCommitments({ read, write, commitmentSheets: sheets, dueSheets }: Deps): Commitments {
  return {
    async findById(id, memberIds) {
      for (const memberId of memberIds) {
        const found = (await ofMember(memberId)).find((one) => one.id === id);
        if (found !== undefined) return found;
      }
      return undefined;
    },

    listByMember: ofMember,

    async listAlive(unitId, since) {
      const rows = await select(
        `JOIN Member ON Member.id = CommitmentSheet.memberId
         WHERE CommitmentSheet.unitId = ? AND Member.removedAt IS NULL
         AND (Member.accountId IS NULL OR EXISTS (SELECT 1 FROM Consent
           WHERE Consent.accountId = Member.accountId AND Consent.withdrawnAt IS NULL))
         ORDER BY Member.position, Member.id`,
        unitId,
      );
      const rosterOrder = new Map(
        [...new Set(rows.map(({ memberId }) => memberId))].map((id, at) => [id, at]),
      );
      const placeOf = ({ memberId }: Commitment): number => rosterOrder.get(memberId) ?? 0;
      return rows
        .flatMap(commitmentsOn)
        .filter(
          ({ withdrawnAt, settledAt }) =>
            withdrawnAt === undefined && (settledAt === undefined || settledAt >= since),
        )
        .sort((one, other) => placeOf(one) - placeOf(other) || oldestFirst(one, other));
    },

    addSheet: (key) => change(key, (sheet) => sheet),

    async put(commitments) {
      const keys = new Map(commitments.map((one) => [rowOf(one), one]));
      for (const [row, key] of keys) {
        const changed = commitments.filter((one) => rowOf(one) === row);
        await change(key, (sheet) => ({ ...sheet, commitments: replaced(sheet.commitments, changed) }));
      }
    },

    async listDue(days, consentVersion) {
      const due: DueCommitment[] = [];
      for (const row of await dueSheets.between(read, days)) {
        const whose = await read((sql) => sql.first(writableSql, [consentVersion, row.memberId]));
        if (whose !== undefined) due.push(...dueOn(sheets.open(row), writable(whose)));
      }
      return due.filter(({ dueOn: on }) => on >= days.from && on <= days.to);
    },

    markReminded: ({ id, ...key }, reminded) =>
      write(async (sql) => {
        const sheet = await sheets.find(sql, key);
        if (sheet === undefined) return;
        await sheets.save(sql, { ...sheet, reminded: new Map([...sheet.reminded, [id, reminded]]) });
      }),

    async listTextsExpired(before) {
      // What was settled before then was made before then, in a round that was due by then.
      const rows = await select(
        `JOIN Round ON Round.id = CommitmentSheet.roundId WHERE Round.opensAt < ?
         ORDER BY CommitmentSheet.memberId, CommitmentSheet.roundId`,
        before,
      );
      return rows
        .flatMap(commitmentsOn)
        .filter(({ settledAt, text }) => text !== undefined && settledAt !== undefined && settledAt < before);
    },
  };

  async function ofMember(memberId: string): Promise<Commitment[]> {
    const rows = await select('WHERE memberId = ?', memberId);
    return rows.flatMap(commitmentsOn).sort(oldestFirst);
  }

  async function select(which: string, value: string | Date): Promise<SheetRow[]> {
    const rows = await read((sql) =>
      sql.all(`SELECT ${sheetColumns} FROM CommitmentSheet ${which}`, [value]),
    );
    return rows.map(sheetRow);
  }

  function commitmentsOn(row: SheetRow): readonly Commitment[] {
    return sheets.open(row).commitments;
  }

  function change(
    { unitId, memberId, roundId }: SheetKey,
    how: (sheet: CommitmentSheet) => CommitmentSheet,
  ): Promise<void> {
    return write(async (sql) => {
      const empty = { unitId, memberId, roundId, commitments: [], reminded: new Map<string, string>() };
      const before = await sheets.find(sql, { memberId, roundId });
      const after = how(before ?? empty);
      if (after === before) return;
      await sheets.save(sql, after);
      dueSheets.forget({ memberId, roundId });
    });
  }
}

function replaced(before: readonly Commitment[], changed: readonly Commitment[]): Commitment[] {
  const byId = new Map([...before, ...changed].map((one) => [one.id, one]));
  return [...byId.values()];
}

function oldestFirst(one: Commitment, other: Commitment): number {
  return one.madeAt.getTime() - other.madeAt.getTime() || one.item - other.item;
}

/** A member who can be written to. */
const writable = rowReader({ accountId: text, zone: text });
type Writable = ReturnType<typeof writable>;

const writableSql = `
  SELECT Account.id AS accountId, Unit.zone FROM Member
  JOIN Account ON Account.id = Member.accountId JOIN Unit ON Unit.id = Member.unitId
  WHERE Account.reachable AND Member.removedAt IS NULL AND EXISTS (SELECT 1 FROM Consent
    WHERE Consent.accountId = Account.id AND ${consentHolds})
  AND Member.id = ?`;

function dueOn({ commitments, reminded }: CommitmentSheet, { accountId, zone }: Writable): DueCommitment[] {
  return commitments.flatMap((one): DueCommitment[] => {
    if (!isOpen(one) || !one.reminding || one.dueOn === undefined) return [];
    return [
      {
        ...{ id: one.id, memberId: one.memberId, roundId: one.roundId, dueOn: one.dueOn, accountId, zone },
        setAt: deadlineSet(one.events)?.at ?? one.madeAt,
        reminded: reminded.get(one.id),
      },
    ];
  });
}
