import { doorKinds, standings, roles, type DoorKind, type Role } from '../core/model/people.ts';
import { type Actor } from '../core/permissions.ts';
import { consentHolds } from './consents.ts';
import { among, flag, instant, maybe, rowReader, text } from './engine/row.ts';
import type { Sql } from './engine/sql.ts';

type Wanted = { accountId: string; consentVersion: number; now: Date; door: DoorKind | undefined };

/** Who somebody is now: read on every update, so in six short statements, of which a server is asked five at once. */
export async function readActor(sql: Sql, { accountId, consentVersion, now, door }: Wanted): Promise<Actor> {
  const [first, second] = door === undefined ? doorKinds : [door, door];
  const [account, consent, offices, members, closed] = await Promise.all([
    sql.first('SELECT activeUnitId FROM Account WHERE id = ?', [accountId]),
    sql.first(
      `SELECT Consent.door FROM Consent
       WHERE ${consentHolds} AND Consent.accountId = ? AND Consent.door IN (?, ?) ORDER BY Consent.door LIMIT 1`,
      [consentVersion, accountId, first, second],
    ),
    sql.all(
      `SELECT role, unitId FROM Office
       WHERE accountId = ? AND fromAt <= ? AND (untilAt IS NULL OR untilAt > ?) ORDER BY id`,
      [accountId, now, now],
    ),
    sql.all(
      `SELECT Member.id, Member.unitId, Member.standing, Unit.readyAt IS NOT NULL AS unitReady
       FROM Member JOIN Unit ON Unit.id = Member.unitId
       WHERE Member.accountId = ? AND Member.removedAt IS NULL AND Unit.closedAt IS NULL
       ORDER BY Member.joinedAt, Member.id`,
      [accountId],
    ),
    sql.all(
      `SELECT memberId, opensFrom FROM Takeover
       WHERE toAccountId = ? AND opensFrom IS NOT NULL AND contestedAt IS NULL ORDER BY at, id`,
      [accountId],
    ),
  ]);
  if (account === undefined) throw new Error(`the account ${accountId} is not in the database`);
  const seats: Actor['seats'][number][] = [];
  for (const { id: memberId, ...seat } of members.map(memberRow)) {
    const held = await sql.all(
      `SELECT role, unitId FROM Office
       WHERE memberId = ? AND fromAt <= ? AND (untilAt IS NULL OR untilAt > ?) ORDER BY id`,
      [memberId, now, now],
    );
    seats.push({ memberId, ...seat, roles: rolesIn(seat.unitId, held.map(officeRow)) });
  }
  return {
    ...(closed.length > 0 && {
      closedBefore: new Map(closed.map(closedRow).map(({ memberId, opensFrom }) => [memberId, opensFrom])),
    }),
    accountId,
    door: consent === undefined ? (door ?? first) : consentRow(consent).door,
    consented: consent !== undefined,
    activeUnitId: accountRow(account).activeUnitId,
    offices: offices.map(officeRow),
    seats,
  };
}

const accountRow = rowReader({ activeUnitId: maybe(text) });
const consentRow = rowReader({ door: among(doorKinds) });
const closedRow = rowReader({ memberId: text, opensFrom: instant });
const officeRow = rowReader({ role: among(roles), unitId: maybe(text) });
const memberRow = rowReader({ id: text, unitId: text, standing: among(standings), unitReady: flag });

function rolesIn(unitId: string, offices: readonly ReturnType<typeof officeRow>[]): Role[] {
  return offices.filter((office) => office.unitId === unitId).map(({ role }) => role);
}
