import type { Member } from '../../core/model/people.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { isFromPaper } from '../../core/rounds/paper.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { eraseFromPaper, type PaperErasingParts } from '../own-data/paper-erasing.ts';
import { withinRound, type Done, type InCell } from '../within.ts';
import type { ReviewParts } from './parts.ts';
import { nameOf, unitOf } from '../records.ts';

type Parts = ReviewParts & PaperErasingParts & Pick<Store, 'paperSheets'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

/** Whose forms can be entered, and whose were. */
export type PaperEntriesView = {
  roundId: string;
  round: RoundName;
  phase: 'open' | 'late' | 'ended';
  /** Nothing printed: there is no form that could have come back. */
  isPrinted: boolean;
  people: readonly { memberId: string; name: string; state: 'due' | 'entered' }[];
  /** The form that this reader is entering. */
  underWay: { key: string; name: string } | undefined;
};

export type PaperEntriesOutcome =
  ({ status: 'listed'; view: PaperEntriesView } & InCell) | { status: 'over' } | Refused;

export type PaperTakenBack =
  | ({ status: 'taken_back' | 'nothing_there'; view: PaperEntriesView; name: string } & InCell)
  | { status: 'over' }
  | Refused;

export type PaperEntries = ReturnType<typeof createPaperEntries>;

/** Named paper forms: whose are entered, and taking one back. */
export function createPaperEntries({ store, clock }: Deps) {
  return {
    list: (actor: Actor, roundId: string): Promise<PaperEntriesOutcome> =>
      withEntries(store, actor, roundId, async (view) => ({ status: 'listed', view: await view() })),

    /** The member asks for it back, or it was entered under a wrong name. */
    takeBack: (
      actor: Actor,
      { roundId, memberId }: { roundId: string; memberId: string },
    ): Promise<PaperTakenBack> =>
      store.transaction((tx) =>
        withEntries(tx, actor, roundId, async (view, round) => {
          const member = await tx.members.findById(memberId);
          const isGone =
            member?.unitId === round.unitId && (await eraseFromPaper(tx, { round, memberId }, clock.now()));
          const status = isGone ? 'taken_back' : 'nothing_there';
          return { status, view: await view(), name: member?.unitId === round.unitId ? member.name : '' };
        }),
      ),
  };

  function withEntries<Outcome extends object>(
    tx: Parts,
    actor: Actor,
    roundId: string,
    work: (view: () => Promise<PaperEntriesView>, round: Round) => Promise<Outcome>,
  ): Done<Outcome | { status: 'over' }> {
    return withinRound(tx, actor, roundId, 'paper_enter', async (round, seat) => {
      const phase = phaseOf(round, clock.now());
      return phase === 'open' || phase === 'late' || phase === 'ended'
        ? work(() => viewOf(tx, { round, seat, phase, now: clock.now() }), round)
        : { status: 'over' };
    });
  }
}

/** Undefined for whoever enters, for those who have sent by the bot, and for those from whom none is due. */
export async function paperStateOf(
  tx: Pick<Store, 'paperEntries' | 'participants' | 'reviews' | 'revisions'>,
  { round, member, seat, now }: { round: Round; member: Member; seat: Pick<Seat, 'memberId'>; now: Date },
): Promise<'due' | 'entered' | undefined> {
  if (member.id === seat.memberId || member.unitId !== round.unitId) return undefined;
  const participant = await tx.participants.find(round.id, member.id);
  if (participant === undefined) return undefined;
  const own = await tx.reviews.findOf(participant.id);
  const newest = own && (await tx.revisions.findNewest(own.review.id));
  if (newest?.answers !== undefined && isFromPaper(await tx.paperEntries.find(participant.id), newest))
    return 'entered';
  if (own?.review.sentAt !== undefined || member.removedAt !== undefined) return undefined;
  const phase = phaseOf(round, now);
  if (phase !== 'open' && phase !== 'late') return undefined;
  return participant.status === 'expected' || participant.status === 'paper' ? 'due' : undefined;
}

async function viewOf(
  tx: Parts,
  { round, seat, phase, now }: { round: Round; seat: Seat; phase: PaperEntriesView['phase']; now: Date },
): Promise<PaperEntriesView> {
  const participants = await tx.participants.listByRound(round.id);
  const members = await tx.members.listByIds(participants.map(({ memberId }) => memberId));
  const people: PaperEntriesView['people'][number][] = [];
  for (const member of inNameOrder(members, ({ name }) => name)) {
    const state = await paperStateOf(tx, { round, member, seat, now });
    if (state !== undefined) people.push({ memberId: member.id, name: member.name, state });
  }
  const enterer = await tx.participants.findEnterer(round.id, seat.memberId);
  const underWay = enterer && (await tx.paperEntries.find(enterer.id));
  return {
    ...{ roundId: round.id, round: nameOfRound(round, (await unitOf(tx, round)).zone), phase, people },
    isPrinted: (await tx.paperSheets.find(round.id)).printings.length > 0,
    underWay:
      underWay === undefined || phase === 'ended'
        ? undefined
        : { key: underWay.participantId, name: await nameOf(tx, underWay.memberId) },
  };
}
