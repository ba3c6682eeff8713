import type { Door } from '../../core/model/people.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import type { AccessEvent, ShownMessage } from '../../core/model/shown.ts';
import type { Shows, Tells } from '../../core/ports/summaries.ts';
import { withoutWordsOf } from '../../core/summaries/summary.ts';
import { mayStillShow, type StillShownParts } from './still-shown.ts';

/** What words are taken back from. */
export type RemovalParts = Pick<Store, 'deliveries' | 'members' | 'rounds' | 'shownWords' | 'summaries'>;

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

/**
 * Everything that stands in front of somebody who is let in no more: in a Telegram that they closed from a page, or of a
 * cell in whose roster they stood under another's name.
 */
export async function takeFrom(
  tx: Pick<Store, 'deliveries' | 'doors' | 'shownWords'>,
  { accountId, unitId, by }: { accountId: string; unitId?: string; by?: Door['kind'] },
  now: Date,
): Promise<void> {
  const doors = await tx.doors.listByAccount(accountId);
  const chat = doors.find(({ kind }) => kind === 'telegram')?.address;
  const shown = await tx.shownWords.listByReader(accountId, unitId);
  // What is being taken back already would not find its way there any more.
  const removals = by === 'telegram' ? await tx.deliveries.listRemovals(accountId) : [];
  const leaving = removals.flatMap(({ notice }) => (notice.kind === 'words_removed' ? [notice] : []));
  const told = new Set<number>();
  for (const { roundId, messageId, printed } of [...shown, ...leaving]) {
    const isAtTelegram = messageId > 0;
    if (told.has(messageId) || (by === 'telegram' && !isAtTelegram)) continue;
    told.add(messageId);
    await tx.deliveries.add(
      {
        ...{ dedupeKey: `words_removed:${accountId}:${messageId}:left:${now.getTime()}`, accountId, roundId },
        notice: {
          ...{ kind: 'words_removed', roundId, messageId, left: true },
          ...(printed && { printed }),
          ...(isAtTelegram && { chat }),
        },
      },
      now,
    );
    await tx.shownWords.forgetMessage(accountId, messageId);
  }
}

type BookParts = RemovalParts & StillShownParts & Pick<Store, 'accessEvents' | 'leaves' | 'meetings'>;

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
        const stillShown: string[] = [];
        for (const memberId of shows.memberIds) {
          const { roundId, suggestionId, printed } = shows;
          const message = { memberId, roundId, suggestionId, accountId, messageId, printed };
          if (await mayStillShow(tx, shows, message)) stillShown.push(memberId);
          else await takeBack(tx, message, now);
        }
        await record(tx, { accountId, messageId, shows: { ...shows, memberIds: stillShown }, now });
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
