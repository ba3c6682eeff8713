import { readingRole } from '../../core/summaries/access.ts';
import type { PagePush } from '../../core/model/page.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import { isOpenTo, type Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  exportCommitments,
  exportPaperPledges,
  exportPledges,
  exportReviews,
  exportSuggestions,
  roundIn,
  unopenedMark,
  type WrittenParts,
} from './export-written.ts';

export type ExportParts = WrittenParts &
  Pick<
    Store,
    | 'accessEvents'
    | 'accounts'
    | 'doors'
    | 'attendances'
    | 'consents'
    | 'deliveries'
    | 'joinRequests'
    | 'leaves'
    | 'meetings'
    | 'offices'
    | 'pagePushes'
  >;

export type OwnExport = Awaited<ReturnType<typeof exportOwnData>>;

/** Everything kept about a person, and nothing of anybody else: who read their words is given by office only. */
export async function exportOwnData(parts: ExportParts, actor: Actor, now: Date) {
  const { accountId } = actor;
  const account = await parts.accounts.findById(accountId);
  const consents = await parts.consents.listByAccount(accountId);
  return {
    exportedAt: now,
    account: account && {
      doors: await exportDoors(parts, accountId),
      language: account.locale,
      reachable: account.reachable,
    },
    draft: withOwnWords.includes(account?.dialogue ?? '')
      ? await parts.accounts.readDraft(accountId)
      : undefined,
    consents: consents.map(({ version, door, locale, givenAt, withdrawnAt }) => ({
      ...{ version, door, locale, givenAt, withdrawnAt },
    })),
    cells: await exportCells(parts, accountId, now),
    offices: await exportOffices(parts, accountId, now),
    joinRequest: await exportJoinRequest(parts, accountId),
    reviews: await exportReviews(parts, actor),
    commitments: await exportCommitments(parts, actor),
    pledges: await exportPledges(parts, actor),
    paperPledges: await exportPaperPledges(parts, actor),
    suggestions: await exportSuggestions(parts, actor),
    meetings: await exportMeetings(parts, actor),
    leaves: await exportLeaves(parts, actor),
    readBy: await exportReadings(parts, accountId),
    messages: (await parts.deliveries.listByAccount(accountId)).map(
      ({ notice, status, opened, createdAt, settledAt }) => ({
        ...{ kind: notice.kind, status, opened, createdAt, settledAt },
      }),
    ),
  };
}

async function exportDoors(parts: ExportParts, accountId: string) {
  const doors = [];
  for (const { id, kind, address, openedAt, usedAt } of await parts.doors.listByAccount(accountId)) {
    const push = await parts.pagePushes.find(id);
    doors.push({
      ...{ kind, ...(kind === 'telegram' ? { telegramId: address } : {}), openedAt, usedAt },
      ...(push && { push: pushIn(push) }),
    });
  }
  return doors;
}

/** Without its keys: whoever finds the file could write to the device with them. */
function pushIn({ target: { endpoint }, version, agreedAt }: PagePush) {
  return { endpoint, version, agreedAt };
}

/** What is being typed in these is the member's own. */
const withOwnWords: readonly string[] = ['review', 'suggestion', 'pledge'];

async function exportCells(parts: ExportParts, accountId: string, now: Date) {
  const cells = [];
  for (const {
    id,
    unitId,
    name,
    membership,
    standing,
    joinedAt,
    addedAt,
    removedAt,
  } of await parts.members.listByAccount(accountId)) {
    const offices = await parts.offices.listByMember(id, now);
    cells.push({
      ...{ cell: (await parts.units.findById(unitId))?.name, name },
      ...{ membership, standing, addedAt, joinedAt, removedAt },
      offices: offices.map(({ role, fromAt }) => ({ role, fromAt })),
    });
  }
  return cells;
}

/** Offices outside any roster: hosting the bot, following a committee's units. */
async function exportOffices(parts: ExportParts, accountId: string, now: Date) {
  const offices = [];
  for (const { role, unitId, fromAt } of await parts.offices.listByAccount(accountId, now)) {
    const unit = unitId === undefined ? undefined : await parts.units.findById(unitId);
    offices.push({ role, unit: unit?.name, fromAt });
  }
  return offices;
}

async function exportJoinRequest(parts: ExportParts, accountId: string) {
  const request = await parts.joinRequests.findLatestByAccount(accountId);
  if (request === undefined) return undefined;
  const { name, status, createdAt, decidedAt } = request;
  return { cell: (await parts.units.findById(request.unitId))?.name, name, status, createdAt, decidedAt };
}

async function exportMeetings(parts: ExportParts, actor: Actor) {
  const meetings = [];
  for (const { id, unitId } of await parts.members.listByAccount(actor.accountId)) {
    const cell = (await parts.units.findById(unitId))?.name;
    for (const attendance of await parts.attendances.listByMember(id)) {
      const meeting = await parts.meetings.findById(attendance.meetingId);
      const { reply, replyOn, repliedAt, outcome, membership, takenAt } = attendance;
      const isOpen = repliedAt === undefined || isOpenTo(actor, id, repliedAt);
      const reason = isOpen ? attendance.reason : undefined;
      const what = meeting && { kind: meeting.kind, period: meeting.period, on: meeting.on };
      meetings.push({
        ...{ cell, ...what, reply, replyOn, reason, repliedAt },
        ...{ attendance: outcome, membership, takenAt },
      });
    }
  }
  return meetings;
}

async function exportLeaves(parts: ExportParts, actor: Actor) {
  const leaves = [];
  for (const { id, unitId } of await parts.members.listByAccount(actor.accountId)) {
    const cell = (await parts.units.findById(unitId))?.name;
    for (const {
      meetingId,
      days,
      status,
      recorded,
      reason,
      word,
      askedAt,
      decidedAt,
    } of await parts.leaves.listByMember(id)) {
      const meeting = meetingId === undefined ? undefined : await parts.meetings.findById(meetingId);
      const isOpen = isOpenTo(actor, id, askedAt);
      leaves.push({
        ...{ cell, meetingOn: meeting?.on, ...days, status, recorded },
        ...{ reason: isOpen ? reason : undefined, answer: isOpen ? word : undefined, askedAt, decidedAt },
        ...unopenedMark(actor, id, askedAt),
      });
    }
  }
  return leaves;
}

async function exportReadings(parts: ExportParts, accountId: string) {
  const readings = [];
  for (const { id } of await parts.members.listByAccount(accountId)) {
    for (const { viewerId, roundId, what, firstAt, lastAt } of await parts.accessEvents.listByMember(id)) {
      const meeting = what === 'absence' ? await parts.meetings.findById(roundId) : undefined;
      const pledge = what === 'pledge' ? parsePledgesKey(roundId) : undefined;
      const isOfRound = what !== 'absence' && what !== 'pledge';
      const round = isOfRound ? await parts.rounds.findById(roundId) : undefined;
      const offices = await parts.offices.listByMember(viewerId, lastAt);
      readings.push({
        round: round && roundIn(round),
        meeting: meeting && { kind: meeting.kind, on: meeting.on },
        year: pledge?.year,
        office: readingRole(offices.map(({ role }) => role)),
        ...{ what, firstAt, lastAt },
      });
    }
  }
  return readings;
}
