import { isOpen, stateAt } from '../../core/commitments/commitment.ts';
import type { KeptTrack, OwnReviewFacts } from '../../core/documents/facts.ts';
import { isSharedWithCell } from '../../core/documents/shared-with-cell.ts';
import type { Commitment } from '../../core/model/commitments.ts';
import type { Answer, Revision } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import { isOpenTo, unopened, type Actor, type Refused, type Seat } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { createItemNames, type ReadItemName } from '../rounds/item-names.ts';
import { type InCell, withinRound } from '../within.ts';
import { readDocumentChecklist, type GroundsOf } from './checklist.ts';
import { loadEnterers } from '../summaries/reading.ts';
import { officeOf, readUnitFacts, type UnitFactsParts } from './unit-facts.ts';
import { unitOf, nameOf } from '../records.ts';

type Parts = UnitFactsParts &
  Pick<
    Store,
    | 'checklists'
    | 'commitments'
    | 'paperEntries'
    | 'reviews'
    | 'revisions'
    | 'rounds'
    | 'suggestions'
    | 'units'
  >;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; groundsOf: GroundsOf };

export type OwnReviewScope = OwnReviewFacts['scope'];

/** Whether there is anything of it to be printed. */
export type OwnPrintOutcome = InCell & ({ status: 'ready' | 'not_sent' } | Refused);

export type OwnReviewOutcome = InCell &
  (
    | { status: 'gathered'; review: OwnReviewFacts }
    /** `not_sent`: nothing of it is there to be signed; `nothing_shared`: none of it is for the whole cell. */
    | { status: 'not_sent' | 'nothing_shared' }
    | Refused
  );

export type OwnReviews = ReturnType<typeof createOwnReviews>;

/** What somebody sent in a round, for nobody but them. */
export function createOwnReviews({ store, clock, groundsOf }: Deps) {
  const itemName = createItemNames(store);

  return {
    ask: (actor: Actor, roundId: string): Promise<OwnPrintOutcome> =>
      withinRound(store, actor, roundId, 'own_document', async (round, seat) => {
        const sent = await findSent(store, round, seat);
        if (sent === undefined) return { status: 'not_sent' };
        return isOpenTo(actor, seat.memberId, sent.sentAt) ? { status: 'ready' } : unopened;
      }),

    gather: (
      actor: Actor,
      { roundId, scope }: { roundId: string; scope: OwnReviewScope },
    ): Promise<OwnReviewOutcome> =>
      store.transaction((tx) =>
        withinRound(tx, actor, roundId, 'own_document', async (round, seat) => {
          const sent = await findSent(tx, round, seat);
          if (sent === undefined) return { status: 'not_sent' };
          if (!isOpenTo(actor, seat.memberId, sent.sentAt)) return unopened;
          const now = clock.now();
          const { checklist } = await readDocumentChecklist(tx, round, groundsOf);
          const isTold = isSharedWithCell(sent, checklist.content);
          const answers = scope === 'all' ? sent.answers : sent.answers.filter(isTold);
          if (answers.length === 0) return { status: 'nothing_shared' };
          const unit = await unitOf(tx, round);
          const newest = { memberId: seat.memberId, number: sent.number };
          const enteredBy = (await loadEnterers(tx, round, [newest])).get(seat.memberId);
          return {
            status: 'gathered',
            review: {
              unit: await readUnitFacts(tx, unit, now),
              round: nameOfRound(round, unit.zone),
              year: Number(localDateOf(now, unit.zone).slice(0, 4)),
              name: await nameOf(tx, seat.memberId),
              office: officeOf(seat),
              ...{ scope, checklist, answers },
              earlier: await listEarlier(tx, itemName, { round, actor, seat, sent, scope }),
              suggestions: scope === 'all' ? await listSuggestions(tx, round, actor, seat) : [],
              ...(enteredBy !== undefined && { enteredBy }),
            },
          };
        }),
      ),
  };
}

async function findSent(
  tx: Pick<Store, 'reviews' | 'revisions'>,
  { id }: Pick<Round, 'id'>,
  { memberId }: Seat,
): Promise<(Revision & { answers: readonly Answer[] }) | undefined> {
  const own = await tx.reviews.findOwn(id, memberId);
  const sent = own && (await tx.revisions.findNewest(own.review.id));
  return sent?.answers === undefined ? undefined : { ...sent, answers: sent.answers };
}

/** Commitments that were open as the round opened, as they stood when the review was sent. */
async function listEarlier(
  tx: Pick<Store, 'checklists' | 'commitments' | 'rounds'>,
  itemName: ReadItemName,
  {
    round,
    actor,
    seat,
    sent,
    scope,
  }: { round: Round; actor: Actor; seat: Seat; sent: Pick<Revision, 'sentAt'>; scope: OwnReviewScope },
): Promise<KeptTrack[]> {
  const tracks: KeptTrack[] = [];
  for (const one of await tx.commitments.listByMember(seat.memberId)) {
    const now = stateAt(one, sent.sentAt);
    if (one.text === undefined || now === undefined || !wasOpen(one, round)) continue;
    if (!isOpenTo(actor, seat.memberId, one.madeAt)) continue;
    if (scope === 'cell' && one.sharing !== 'cell') continue;
    tracks.push({ about: (await itemName(one, tx)).vi, remedy: one.text.remedy, ...now });
  }
  return tracks;
}

function wasOpen({ events, roundId }: Commitment, { id, openedAt, opensAt }: Round): boolean {
  const before = stateAt({ events }, openedAt ?? opensAt);
  return roundId !== id && before !== undefined && isOpen({ ...before, withdrawnAt: undefined });
}

/** Those of this review and those that were sent beside it. */
async function listSuggestions(
  tx: Pick<Store, 'suggestions'>,
  { id }: Round,
  actor: Actor,
  { memberId }: Seat,
): Promise<string[]> {
  const own = await tx.suggestions.listByMember(memberId);
  return own.flatMap(({ roundId, text, withdrawnAt, sentAt }) =>
    roundId === id && text !== undefined && withdrawnAt === undefined && isOpenTo(actor, memberId, sentAt)
      ? [text]
      : [],
  );
}
