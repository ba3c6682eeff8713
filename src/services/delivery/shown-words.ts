import { saysWords } from '../../core/reviews/answer.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import type { AccessEvent, ShownMessage, Shows, Tells } from '../../core/ports/summaries.ts';
import { effectiveSharing, mayReadWords } from '../../core/sharing.ts';
import { mayReadSuggestion } from '../../core/suggestions/suggestion.ts';
import { withoutWordsOf } from '../../core/summaries/summary.ts';

type RemovalParts = Pick<Store, 'deliveries' | 'members' | 'rounds' | 'shownWords' | 'summaries'>;

/**
 * Takes a member's words back, in one round or in all: messages that show them will be edited, approved summaries lose
 * them. What was counted stays counted.
 */
export async function removeShownWords(
  tx: RemovalParts,
  { memberId, roundId }: { memberId: string; roundId?: string },
  now: Date,
): Promise<void> {
  const shown = await tx.shownWords.listByMember(memberId);
  for (const message of shown) {
    if (roundId === undefined || message.roundId === roundId) await takeBack(tx, message, now);
  }
  await tx.shownWords.deleteByMember(memberId, roundId);
  for (const id of roundId === undefined ? await listRounds(tx, memberId) : [roundId]) {
    await rewriteApproved(tx, { memberId, roundId: id });
  }
}

/** Every message in which something of this member stands, whatever the round: a commitment is shown in later ones too. */
export async function takeBackMember(
  tx: Pick<Store, 'deliveries' | 'members' | 'shownWords'>,
  memberId: string,
  now: Date,
): Promise<void> {
  for (const message of await tx.shownWords.listByMember(memberId)) await takeBack(tx, message, now);
  await tx.shownWords.deleteByMember(memberId);
}

/** The messages that show what a member said in the review of a round, suggestions apart. They may be shown again without it. */
export async function takeBackReview(
  tx: Pick<Store, 'deliveries' | 'members' | 'shownWords'>,
  { memberId, roundId }: { memberId: string; roundId: string },
  now: Date,
): Promise<void> {
  for (const message of await tx.shownWords.listByMember(memberId)) {
    if (message.roundId === roundId && message.suggestionId === undefined) await takeBack(tx, message, now);
  }
}

/** The messages that show one suggestion. */
export async function takeBackSuggestion(
  tx: Pick<Store, 'deliveries' | 'members' | 'shownWords'>,
  suggestionId: string,
  now: Date,
): Promise<void> {
  for (const message of await tx.shownWords.listBySuggestion(suggestionId)) await takeBack(tx, message, now);
  await tx.shownWords.deleteBySuggestion(suggestionId);
}

/** The same for everybody's words of one round. */
export async function takeBackRound(
  tx: Pick<Store, 'deliveries' | 'members' | 'shownWords'>,
  roundId: string,
  now: Date,
): Promise<void> {
  for (const message of await tx.shownWords.listByRound(roundId)) await takeBack(tx, message, now);
  await tx.shownWords.deleteByRound(roundId);
}

type BookParts = RemovalParts &
  Pick<
    Store,
    | 'accessEvents'
    | 'commitments'
    | 'leaves'
    | 'meetings'
    | 'participants'
    | 'pledges'
    | 'reviews'
    | 'revisions'
    | 'suggestions'
  >;

/** Writes down who was shown whose words, and remembers in which messages they stand. */
export function createShownWords({
  store,
  clock,
  ids,
}: {
  store: Transactional<BookParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
}) {
  return {
    /**
     * Before it is shown: that this reader looks, whether anybody's words are there or not. In the message that is to be
     * edited, where there is one, they may stand from now on beside what stood there until now.
     */
    async expect(accountId: string, messageId: number | undefined, shows: Shows): Promise<void> {
      const now = clock.now();
      await store.transaction(async (tx) => {
        // Nobody is looked at by what they type themselves.
        if (shows.of !== 'draft') await noteLook(tx, { accountId, shows, now });
        if (messageId !== undefined) await record(tx, { accountId, messageId, shows, now });
      });
    },

    /** The same for a reason for being away, which stands in no message. */
    async noteTold(accountId: string, { memberId, ...about }: Tells): Promise<void> {
      const at = clock.now();
      await store.transaction(async (tx) => {
        const told =
          'leaveId' in about
            ? await tx.leaves.findById(about.leaveId)
            : await tx.meetings.findById(about.meetingId);
        const viewer = told && (await tx.members.findByAccount(told.unitId, accountId));
        if (told === undefined || viewer === undefined || viewer.id === memberId) return;
        const of = { memberId, viewerId: viewer.id, roundId: told.id, what: 'absence' as const };
        await tx.accessEvents.record({ ...of, id: ids.next(), at });
      });
    },

    /** After the message is shown: nothing else stands in it. Words erased in the meantime are taken back at once. */
    async settle(accountId: string, messageId: number, shows: Shows): Promise<void> {
      const now = clock.now();
      await store.transaction(async (tx) => {
        await tx.shownWords.forgetMessage(accountId, messageId);
        const standing: string[] = [];
        for (const memberId of shows.memberIds) {
          const { roundId, suggestionId, printed } = shows;
          const message = { memberId, roundId, suggestionId, accountId, messageId, printed };
          if (await standsFor(shows)(tx, message)) standing.push(memberId);
          else await takeBack(tx, message, now);
        }
        await record(tx, { accountId, messageId, shows: { ...shows, memberIds: standing }, now });
      });
    },
  };

  async function noteLook(
    tx: BookParts,
    { accountId, shows, now: at }: { accountId: string; shows: Shows; now: Date },
  ): Promise<void> {
    const { roundId, memberIds, suggestionId } = shows;
    const about = parsePledgesKey(roundId) ?? (await tx.rounds.findById(roundId));
    const viewerId = about && (await tx.members.findByAccount(about.unitId, accountId))?.id;
    if (viewerId === undefined) return;
    await tx.accessEvents.addSheet({ viewerId, roundId });
    if (suggestionId === undefined && shows.of !== 'paper')
      await tx.summaries.markOpened(roundId, viewerId, at);
    const what = lookOf(shows);
    for (const memberId of new Set(memberIds)) {
      if (memberId === viewerId) continue;
      await tx.accessEvents.record({ id: ids.next(), memberId, viewerId, roundId, what, at });
    }
  }

  async function record(
    tx: BookParts,
    { accountId, messageId, shows, now }: { accountId: string; messageId: number; shows: Shows; now: Date },
  ): Promise<void> {
    await tx.shownWords.record(
      shows.memberIds.map((memberId) => ({
        ...{ id: ids.next(), memberId, roundId: shows.roundId, suggestionId: shows.suggestionId },
        ...{ printed: shows.printed, accountId, messageId, shownAt: now },
      })),
    );
  }
}

function lookOf({ of, printed, suggestionId }: Shows): AccessEvent['what'] {
  if (of === 'pledges') return 'pledge';
  if (of === 'paper') return 'paper';
  if (printed === true) return 'document';
  return suggestionId === undefined ? 'summary' : 'suggestion';
}

type Stands = (tx: BookParts, message: ShownMessage) => Promise<boolean>;

function standsFor({ suggestionId, of, printed }: Shows): Stands {
  if (of === 'draft' || of === 'paper') return () => Promise.resolve(true);
  if (suggestionId !== undefined) return mayStandSuggested;
  if (of === 'commitments') return mayStandCommitted;
  if (of === 'pledges') return mayStandPledged;
  return printed === true ? mayStandPrinted : mayStand;
}

/** On paper the whole cell may read them: what is for one reader alone does not hold them there. */
async function mayStandPrinted(tx: BookParts, { memberId, roundId }: ShownMessage): Promise<boolean> {
  const own = await tx.reviews.findOwn(roundId, memberId);
  const revision = own && (await tx.revisions.findNewest(own.review.id));
  if (revision?.answers === undefined) return false;
  if ((await tx.participants.listWithdrawn(roundId)).has(memberId)) return false;
  return revision.answers.some(
    (answer) => saysWords(answer) && effectiveSharing(revision.sharing, answer.sharing) === 'cell',
  );
}

async function mayStand(tx: BookParts, { memberId, roundId, accountId }: ShownMessage): Promise<boolean> {
  if (await isCommittees(tx, roundId, memberId)) return true;
  const own = await tx.reviews.findOwn(roundId, memberId);
  const revision = own && (await tx.revisions.findNewest(own.review.id));
  const member = await tx.members.findById(memberId);
  const viewer = member && (await tx.members.findByAccount(member.unitId, accountId));
  if (revision?.answers === undefined || viewer === undefined) return false;
  if ((await tx.participants.listWithdrawn(roundId)).has(memberId)) return false;
  return revision.answers.some(
    (answer) =>
      saysWords(answer) &&
      mayReadWords(effectiveSharing(revision.sharing, answer.sharing), revision, viewer.id),
  );
}

/** Whether the suggestion still stands, its member's consent with it, and is for this reader or their own. */
async function mayStandSuggested(
  tx: BookParts,
  { memberId, roundId, suggestionId, accountId }: ShownMessage,
): Promise<boolean> {
  const standing = await tx.suggestions.listByRound(roundId, consentVersion);
  const suggestion = standing.find(({ id }) => id === suggestionId);
  const member = await tx.members.findById(memberId);
  const viewer = member && (await tx.members.findByAccount(member.unitId, accountId));
  if (suggestion === undefined) return false;
  if (member?.accountId === accountId) return suggestion.text !== undefined;
  return viewer !== undefined && mayReadSuggestion(suggestion, viewer.id);
}

/** Whether any commitment of theirs is still there to be read by this reader. */
async function mayStandCommitted(tx: BookParts, { memberId, accountId }: ShownMessage): Promise<boolean> {
  const member = await tx.members.findById(memberId);
  const viewer = member && (await tx.members.findByAccount(member.unitId, accountId));
  if (member === undefined || viewer === undefined) return false;
  const alive = await tx.commitments.listAlive(member.unitId, new Date(0));
  return alive.some(
    (one) => one.memberId === memberId && one.text !== undefined && mayReadWords(one.sharing, one, viewer.id),
  );
}

/** Whether the pledge is still there to be read by this reader. */
async function mayStandPledged(
  tx: BookParts,
  { memberId, roundId, accountId }: ShownMessage,
): Promise<boolean> {
  const of = parsePledgesKey(roundId);
  const pledge = of && (await tx.pledges.find({ memberId, year: of.year }));
  const viewer = of && (await tx.members.findByAccount(of.unitId, accountId));
  if (pledge === undefined || viewer === undefined) return false;
  return mayReadWords(pledge.sharing, pledge, viewer.id);
}

/** Whether what stands under this name is the cell committee's: for the whole cell, and until it is sent for its deputy. */
async function isCommittees(
  tx: Pick<BookParts, 'participants' | 'reviews' | 'revisions'>,
  roundId: string,
  memberId: string,
): Promise<boolean> {
  const committee = await tx.participants.findCommittee(roundId);
  if (committee?.memberId !== memberId) return false;
  const own = await tx.reviews.findCommittee(roundId);
  if (own === undefined) return false;
  const revision = await tx.revisions.findNewest(own.review.id);
  return revision === undefined ? own.answers.length > 0 : revision.answers !== undefined;
}

async function takeBack(
  tx: Pick<Store, 'deliveries' | 'members'>,
  { memberId, roundId, accountId, messageId, printed }: ShownMessage,
  now: Date,
): Promise<void> {
  const isOwn = (await tx.members.findById(memberId))?.accountId === accountId;
  await tx.deliveries.add(
    {
      dedupeKey: `words_removed:${accountId}:${String(messageId)}:${memberId}:${String(now.getTime())}`,
      accountId,
      roundId,
      notice: {
        ...{ kind: 'words_removed', roundId, messageId },
        ...(isOwn && { own: true }),
        ...(printed && { printed }),
      },
      notBefore: now,
      expiresAt: undefined,
    },
    now,
  );
}

async function listRounds(tx: RemovalParts, memberId: string): Promise<string[]> {
  const member = await tx.members.findById(memberId);
  if (member === undefined) return [];
  return (await tx.rounds.listByUnit(member.unitId)).map(({ id }) => id);
}

async function rewriteApproved(
  tx: RemovalParts,
  { memberId, roundId }: { memberId: string; roundId: string },
): Promise<void> {
  for (const approved of await tx.summaries.listByRound(roundId)) {
    const { content } = approved;
    if (!content.words.some((words) => words.memberId === memberId)) continue;
    await tx.summaries.rewrite({ ...approved, content: withoutWordsOf(content, memberId) });
  }
}
