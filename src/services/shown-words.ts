import { hasDetails } from '../core/answer.ts';
import type { Clock, Ids } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import type { ShownMessage } from '../core/ports/summaries.ts';
import { effectiveSharing, mayReadWords } from '../core/sharing.ts';
import { withoutWordsOf } from '../core/summary.ts';

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

/** The same for everybody's words of one round. */
export async function takeBackRound(
  tx: Pick<Store, 'deliveries' | 'shownWords'>,
  roundId: string,
  now: Date,
): Promise<void> {
  for (const message of await tx.shownWords.listByRound(roundId)) await takeBack(tx, message, now);
  await tx.shownWords.deleteByRound(roundId);
}

type BookParts = RemovalParts & Pick<Store, 'participants' | 'reviews' | 'revisions'>;

/** Remembers in which messages somebody's words stand. */
export function createShownWords({
  store,
  clock,
  ids,
}: {
  store: Transactional<BookParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
}) {
  type Shows = { roundId: string; memberIds: readonly string[] };

  return {
    /** Before an edit: from now on the words may stand there, beside what stood there until now. */
    async expect(accountId: string, messageId: number, shows: Shows): Promise<void> {
      const now = clock.now();
      await store.transaction((tx) => record(tx, { accountId, messageId, shows, now }));
    },

    /** After the message is shown: nothing else stands in it. Words erased in the meantime are taken back at once. */
    async settle(accountId: string, messageId: number, shows: Shows): Promise<void> {
      const now = clock.now();
      await store.transaction(async (tx) => {
        await tx.shownWords.forgetMessage(accountId, messageId);
        const standing: string[] = [];
        for (const memberId of shows.memberIds) {
          const message = { memberId, roundId: shows.roundId, accountId, messageId };
          if (await mayStand(tx, message)) standing.push(memberId);
          else await takeBack(tx, message, now);
        }
        await record(tx, { accountId, messageId, shows: { ...shows, memberIds: standing }, now });
      });
    },
  };

  async function record(
    tx: BookParts,
    { accountId, messageId, shows, now }: { accountId: string; messageId: number; shows: Shows; now: Date },
  ): Promise<void> {
    await tx.shownWords.record(
      shows.memberIds.map((memberId) => ({
        ...{ id: ids.next(), memberId, roundId: shows.roundId, accountId, messageId, shownAt: now },
      })),
    );
  }
}

async function mayStand(tx: BookParts, { memberId, roundId, accountId }: ShownMessage): Promise<boolean> {
  const own = await tx.reviews.findOwn(roundId, memberId);
  const revision = own && (await tx.revisions.findNewest(own.review.id));
  const member = await tx.members.findById(memberId);
  const viewer = member && (await tx.members.findByAccount(member.unitId, accountId));
  if (revision?.answers === undefined || viewer === undefined) return false;
  if ((await tx.participants.listWithdrawn(roundId)).has(memberId)) return false;
  return revision.answers.some(
    (answer) =>
      (hasDetails(answer.level) || answer.level === undefined) &&
      mayReadWords(effectiveSharing(revision.sharing, answer.sharing), revision, viewer.id),
  );
}

async function takeBack(
  tx: Pick<Store, 'deliveries'>,
  { memberId, roundId, accountId, messageId }: ShownMessage,
  now: Date,
): Promise<void> {
  await tx.deliveries.add(
    {
      dedupeKey: `words_removed:${accountId}:${String(messageId)}:${memberId}:${String(now.getTime())}`,
      accountId,
      roundId,
      notice: { kind: 'words_removed', roundId, messageId },
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
  for (const { id, content } of await tx.summaries.listByRound(roundId)) {
    if (!content.words.some((words) => words.memberId === memberId)) continue;
    await tx.summaries.rewrite(id, withoutWordsOf(content, memberId));
  }
}
