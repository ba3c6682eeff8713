import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import { isOpenTo, type Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import { leaveMark } from '../../core/rounds/leave.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { listOwnRounds, type OwnRound } from './reviews.ts';
import { listOwnPapers } from '../pledges/on-paper.ts';

export type WrittenParts = Pick<
  Store,
  | 'answers'
  | 'checklists'
  | 'commitments'
  | 'members'
  | 'paperEntries'
  | 'participants'
  | 'pledges'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'suggestions'
  | 'units'
>;

/** What a person wrote: reviews, and what they bound themselves to or suggested. */
export async function exportReviews(parts: WrittenParts, actor: Actor) {
  const reviews = [];
  for (const own of await listOwnRounds(parts, actor)) reviews.push(await exportReview(parts, actor, own));
  return reviews;
}

/** Each answer once: of what was sent before only what was answered otherwise then. */
async function exportReview(parts: WrittenParts, actor: Actor, { member, round, review, answers }: OwnRound) {
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
export function unopenedMark(actor: Actor, memberId: string, at: Date): { unopened?: true } {
  return isOpenTo(actor, memberId, at) ? {} : { unopened: true };
}

/** Forms that were entered for them, and to what each signature agreed; of one that is being entered what stands in it. */
async function exportPaper(
  parts: WrittenParts,
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

export async function exportSuggestions(parts: WrittenParts, actor: Actor) {
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

export async function exportCommitments(parts: WrittenParts, actor: Actor) {
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

export async function exportPledges(parts: WrittenParts, actor: Actor) {
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

export async function exportPaperPledges(parts: WrittenParts, actor: Actor) {
  const papers = [];
  for (const member of await parts.members.listByAccount(actor.accountId)) {
    const cell = (await parts.units.findById(member.unitId))?.name;
    for (const { year, markedAt, contestedAt } of await listOwnPapers(parts, member))
      if (isOpenTo(actor, member.id, markedAt)) papers.push({ cell, year, markedAt, contestedAt });
  }
  return papers;
}

/** With its day: there may be several thematic or extra rounds in a month. */
export function roundIn({ kind, period, dueAt }: Round) {
  return { kind, ...period, dueAt };
}
