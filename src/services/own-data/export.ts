import { readingRole } from '../../core/summaries/access.ts';
import { isDeepStrictEqual } from 'node:util';
import type { PagePush } from '../../core/model/page.ts';
import type { Answer } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import { leaveMark } from '../../core/rounds/leave.ts';
import { isOpenTo, type Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { listOwnRounds, type OwnRound } from './reviews.ts';

export type ExportParts = Pick<
  Store,
  | 'accessEvents'
  | 'accounts'
  | 'doors'
  | 'answers'
  | 'attendances'
  | 'checklists'
  | 'commitments'
  | 'consents'
  | 'deliveries'
  | 'joinRequests'
  | 'leaves'
  | 'meetings'
  | 'members'
  | 'offices'
  | 'pagePushes'
  | 'paperEntries'
  | 'participants'
  | 'pledges'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'suggestions'
  | 'units'
>;

export type OwnExport = Awaited<ReturnType<typeof exportOwnData>>;

/** Everything kept about a person, and nothing of anybody else: who read their words is given by office only. */
export async function exportOwnData(parts: ExportParts, actor: Actor, now: Date) {
  const { accountId } = actor;
  const account = await parts.accounts.findById(accountId);
  const consents = await parts.consents.listByAccount(accountId);
  const rounds = await listOwnRounds(parts, actor);
  const reviews = [];
  for (const own of rounds) reviews.push(await exportReview(parts, actor, own));
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
    reviews,
    commitments: await exportCommitments(parts, actor),
    pledges: await exportPledges(parts, actor),
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

/** Each answer once: of what was sent before only what was answered otherwise then. */
async function exportReview(parts: ExportParts, actor: Actor, { member, round, review, answers }: OwnRound) {
  const checklist = await readChecklist(parts, round);
  const participant = await parts.participants.find(round.id, member.id);
  const revisions = await parts.revisions.listByReview(review.id);
  const { startedAt, touchedAt, sentAt, editedAt, late, erasedAt, sharing } = review;
  return {
    cell: (await parts.units.findById(round.unitId))?.name,
    round: roundIn(round),
    participation: participant && {
      status: participant.status,
      reason: participant.reason === leaveMark ? undefined : participant.reason,
    },
    paper: await exportPaper(parts, actor, { member, round }),
    ...{ startedAt, touchedAt, sentAt, editedAt, late, erasedAt, sharing },
    checklist: { key: checklist.key, title: checklist.title },
    answers: answers.map((answer) => ({ ...answer, asked: findItem(checklist, answer.item) })),
    sent: revisions.map((revision) => ({
      ...{ number: revision.number, sentAt: revision.sentAt, late: revision.late, sharing: revision.sharing },
      ...unopenedMark(actor, member.id, revision.sentAt),
      otherwise: (isOpenTo(actor, member.id, revision.sentAt) ? revision.answers : undefined)
        ?.filter((sent) => !answers.some((answer) => isDeepStrictEqual(bare(answer), bare(sent))))
        .map((answer) => ({ ...answer, asked: findItem(checklist, answer.item) })),
    })),
  };
}

/** What was written before somebody had this place is counted, and not told. */
function unopenedMark(actor: Actor, memberId: string, at: Date): { unopened?: true } {
  return isOpenTo(actor, memberId, at) ? {} : { unopened: true };
}

/** Forms that were entered for them, and to what each signature agreed; of one that is being entered what stands in it. */
async function exportPaper(
  parts: ExportParts,
  actor: Actor,
  { member, round }: Pick<OwnRound, 'member' | 'round'>,
) {
  const entries = (await parts.paperEntries.listByRound(round.id)).filter(
    ({ memberId }) => memberId === member.id,
  );
  return Promise.all(
    entries.map(async ({ participantId, consent, startedAt, entered, endedAt }) => {
      const { version, printedOn, signedOn, receivedOn, sharing } = consent;
      const isTold = entered === undefined && isOpenTo(actor, member.id, startedAt);
      const underWay = isTold ? await parts.reviews.findOf(participantId) : undefined;
      return {
        consent: { version, printedOn, signedOn, receivedOn, sharing },
        ...{ startedAt, enteredAt: entered?.at, endedAt, answers: underWay?.answers },
      };
    }),
  );
}

/** Without what is undefined: rows from different tables leave out different fields. */
function bare(answer: Answer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined));
}

async function exportSuggestions(parts: ExportParts, actor: Actor) {
  const suggestions = [];
  for (const member of await parts.members.listByAccount(actor.accountId)) {
    for (const one of await parts.suggestions.listByMember(member.id)) {
      const round = await parts.rounds.findById(one.roundId);
      const { text, sharing, sentAt, withdrawnAt, answer } = one;
      const isOpen = isOpenTo(actor, member.id, sentAt);
      suggestions.push({
        cell: (await parts.units.findById(one.unitId))?.name,
        round: round && roundIn(round),
        ...{ text: isOpen ? text : undefined, sharing, sentAt, withdrawnAt },
        ...unopenedMark(actor, member.id, sentAt),
        answer:
          answer !== undefined && isOpen
            ? { text: answer.text, at: answer.at, seenAt: answer.seenAt }
            : undefined,
      });
    }
  }
  return suggestions;
}

async function exportCommitments(parts: ExportParts, actor: Actor) {
  const commitments = [];
  for (const member of await parts.members.listByAccount(actor.accountId)) {
    for (const one of await parts.commitments.listByMember(member.id)) {
      const round = await parts.rounds.findById(one.roundId);
      const { item, checklistKey, text, sharing, dueOn, status, reminding, madeAt, settledAt, withdrawnAt } =
        one;
      const checklist = round && (await readChecklist(parts, round));
      const isOpen = isOpenTo(actor, member.id, madeAt);
      commitments.push({
        asked: checklist && findItem(checklist, item),
        cell: (await parts.units.findById(one.unitId))?.name,
        round: round && roundIn(round),
        ...{
          checklist: checklistKey,
          item,
          text: isOpen ? text : undefined,
          sharing,
          dueOn,
          status,
          reminding,
        },
        ...{ madeAt, settledAt, withdrawnAt },
        ...unopenedMark(actor, member.id, madeAt),
        events: one.events.map(({ status: said, note, dueOn: newDueOn, at }) => ({
          ...{ status: said, note: isOpen ? note : undefined, dueOn: newDueOn, at },
        })),
      });
    }
  }
  return commitments;
}

async function exportPledges(parts: ExportParts, actor: Actor) {
  const pledges = [];
  for (const { id } of await parts.members.listByAccount(actor.accountId)) {
    for (const {
      unitId,
      year,
      texts,
      sharing,
      madeAt,
      reports,
      earlier = [],
    } of await parts.pledges.listByMember(id)) {
      const cell = (await parts.units.findById(unitId))?.name;
      const isOpen = isOpenTo(actor, id, madeAt);
      pledges.push({
        ...{ cell, year, texts: isOpen ? texts : {}, sharing, madeAt, reports: isOpen ? reports : [] },
        ...(isOpen &&
          earlier.length > 0 && { earlier: earlier.map((one) => ({ texts: one.texts, until: one.until })) }),
        ...unopenedMark(actor, id, madeAt),
      });
    }
  }
  return pledges;
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

/** With its day: there may be several thematic or extra rounds in a month. */
function roundIn({ kind, period, dueAt }: Round) {
  return { kind, ...period, dueAt };
}
