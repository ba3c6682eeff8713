import type Sqlite from 'better-sqlite3';
import { doorKinds, standings, roles, type DoorKind, type Role } from '../core/model/people.ts';
import { type Actor } from '../core/permissions.ts';
import { consentHolds } from './consents.ts';
import { oneOf } from './engine/columns.ts';
import { instantText, readInstant } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';

type Wanted = { accountId: string; consentVersion: number; now: Date; door: DoorKind | undefined };

/** Who somebody is now: read on every update, so in six short statements. */
export function readActor(
  connection: Sqlite.Database,
  { accountId, consentVersion, now, door }: Wanted,
): Actor {
  const at = instantText(now);
  const account = prepared<{ activeUnitId: string | null }>(
    connection,
    'SELECT activeUnitId FROM Account WHERE id = ?',
  ).get(accountId);
  if (account === undefined) throw new Error(`the account ${accountId} is not in the database`);
  const [first, second] = door === undefined ? doorKinds : [door, door];
  const consent = prepared<{ door: string }>(
    connection,
    `SELECT Consent.door FROM Consent
     WHERE ${consentHolds} AND Consent.accountId = ? AND Consent.door IN (?, ?) ORDER BY Consent.door LIMIT 1`,
  ).get(consentVersion, accountId, first, second);
  const offices = prepared<OfficeRow>(
    connection,
    `SELECT role, unitId FROM Office
     WHERE accountId = ? AND fromAt <= ? AND (untilAt IS NULL OR untilAt > ?) ORDER BY id`,
  ).all(accountId, at, at);
  const members = prepared<MemberRow>(
    connection,
    `SELECT Member.id, Member.unitId, Member.standing, Unit.readyAt IS NOT NULL AS unitReady
     FROM Member JOIN Unit ON Unit.id = Member.unitId
     WHERE Member.accountId = ? AND Member.removedAt IS NULL AND Unit.closedAt IS NULL
     ORDER BY Member.joinedAt, Member.id`,
  ).all(accountId);
  const officesOf = prepared<OfficeRow>(
    connection,
    `SELECT role, unitId FROM Office
     WHERE memberId = ? AND fromAt <= ? AND (untilAt IS NULL OR untilAt > ?) ORDER BY id`,
  );
  const closed = prepared<ClosedRow>(
    connection,
    `SELECT memberId, opensFrom FROM Takeover
     WHERE toAccountId = ? AND opensFrom IS NOT NULL AND contestedAt IS NULL ORDER BY at, id`,
  ).all(accountId);
  return {
    ...(closed.length > 0 && {
      closedBefore: new Map(closed.map(({ memberId, opensFrom }) => [memberId, readInstant(opensFrom)])),
    }),
    accountId,
    door: consent === undefined ? (door ?? first) : oneOf(doorKinds, consent.door),
    consented: consent !== undefined,
    activeUnitId: account.activeUnitId ?? undefined,
    offices: offices.map(({ role, unitId }) => ({ role: oneOf(roles, role), unitId: unitId ?? undefined })),
    seats: members.map(({ id, unitId, standing, unitReady }) => ({
      memberId: id,
      unitId,
      unitReady: unitReady === 1,
      standing: oneOf(standings, standing),
      roles: rolesIn(unitId, officesOf.all(id, at, at)),
    })),
  };
}

type ClosedRow = { memberId: string; opensFrom: string };
type OfficeRow = { role: string; unitId: string | null };
type MemberRow = { id: string; unitId: string; standing: string; unitReady: 0 | 1 };

function rolesIn(unitId: string, offices: readonly OfficeRow[]): Role[] {
  return offices.filter((office) => office.unitId === unitId).map(({ role }) => oneOf(roles, role));
}
