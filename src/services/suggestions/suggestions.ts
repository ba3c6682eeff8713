import { consentVersion } from '../../core/joining/consent.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { Member, Unit } from '../../core/model/people.ts';
import type { Round } from '../../core/model/rounds.ts';
import { currentSeat, isOpenTo, may, unopened, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Suggestion } from '../../core/suggestions/suggestion.ts';
import { countUnanswered } from './news.ts';
import { findReadable, listReadable, viewSuggestion, type SuggestionView } from './readable.ts';
import { withdraw } from './rounds.ts';
import { type InCell, changeOutsideCells, outsideCells, within, withinCell } from '../within.ts';
import { namesOf } from '../records.ts';

type Parts = Pick<
  Store,
  'accounts' | 'deliveries' | 'members' | 'offices' | 'rounds' | 'shownWords' | 'suggestions' | 'units'
>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  defaultZone: Zone;
  /** After words were deleted: nothing of them may stay in the write-ahead log. */
  onErased: () => Promise<void>;
};

/** One line of a list; no word of it stands there. */
export type SuggestionLineView = {
  suggestion: Pick<Suggestion, 'id' | 'sharing' | 'sentAt' | 'withdrawnAt'>;
  name: string;
  answered: boolean;
  /** Answered, and not looked at yet by its member. */
  isNews: boolean;
};

/** `round` where those of one round are listed. */
export type SuggestionListView = {
  unit: Unit;
  round: Round | undefined;
  lines: readonly SuggestionLineView[];
};

export type SuggestionList = InCell &
  (({ status: 'listed' } & SuggestionListView) | { status: 'gone' } | Refused);

export type OpenOutcome = { status: 'opened'; open: SuggestionView } | { status: 'gone' } | Refused;

export type WithdrawOutcome = InCell &
  ({ status: 'withdrawn' | 'withdrawn_before' } | { status: 'gone' } | Refused);

export type SuggestionServices = ReturnType<typeof createSuggestionServices>;

/** What members have suggested to the cell committee: read by those it is for, seen and withdrawn by its member. */
export function createSuggestionServices({ store, clock, defaultZone, onErased }: Deps) {
  return {
    /** One's own, newest first; for somebody in several cells those of the one they are in. */
    listOwn: (
      actor: Actor,
    ): Promise<{ status: 'listed'; lines: SuggestionLineView[]; zone: Zone } | Refused> =>
      outsideCells(actor, 'own_data', async () => {
        const own = await store.members.listByAccount(actor.accountId);
        const unitId = actor.seats.length > 1 ? currentSeat(actor)?.unitId : undefined;
        const members = own.filter((one) => unitId === undefined || one.unitId === unitId);
        const all = await Promise.all(members.map(({ id }) => store.suggestions.listByMember(id)));
        const lines = all
          .flat()
          .sort((one, other) => other.sentAt.getTime() - one.sentAt.getTime())
          .map((suggestion) => toLine(suggestion, ''));
        return { status: 'listed', lines, zone: await zoneOf(members[0]) };
      }),

    /** One's own, with its answer: from now on the answer has been seen. */
    openOwn: (actor: Actor, id: string): Promise<OpenOutcome> =>
      inOwn(actor, id, async (tx, { suggestion, unit }) => {
        const { answer } = suggestion;
        const seen: Suggestion =
          answer !== undefined && answer.seenAt === undefined
            ? { ...suggestion, answer: { ...answer, seenAt: clock.now() } }
            : suggestion;
        if (seen !== suggestion) await tx.suggestions.save(seen);
        return { status: 'opened', open: await viewSuggestion(tx, seen, unit, false) };
      }),

    /** Its words go, from wherever they are shown too. */
    async withdrawOwn(actor: Actor, id: string): Promise<WithdrawOutcome> {
      const outcome = await inOwn(actor, id, async (tx, { suggestion, unit }): Promise<WithdrawOutcome> => {
        const cellId = unit.id;
        if (suggestion.withdrawnAt !== undefined) return { status: 'withdrawn_before', cellId };
        await withdraw(tx, suggestion, clock.now());
        return { status: 'withdrawn', cellId };
      });
      if (outcome.status === 'withdrawn') await onErased();
      return outcome;
    },

    /** Those of a cell that this reader may read, or of one round. */
    async list(
      actor: Actor,
      { unitId, roundId }: { unitId?: string; roundId?: string },
    ): Promise<SuggestionList> {
      const round = roundId === undefined ? undefined : await store.rounds.findById(roundId);
      const cellId = round?.unitId ?? unitId;
      return withinCell(store, actor, cellId, 'suggestion_read', async (unit, reader) => {
        const readable = await listReadable(store, actor, reader, round?.id);
        const names = await namesOf(store, readable);
        const lines = readable.map((one) => toLine(one, names.get(one.memberId) ?? ''));
        return { status: 'listed' as const, unit, round, lines };
      });
    },

    /** How many of a round this reader may read; nothing of them is shown. */
    async count(actor: Actor, { unitId, roundId }: { unitId: string; roundId?: string }): Promise<number> {
      const found = { found: unitId, unitId };
      const counted = await within(actor, found, 'suggestion_read', async (_cell, reader) => ({
        readable: await listReadable(store, actor, reader, roundId),
      }));
      return 'readable' in counted ? counted.readable.length : 0;
    },

    /** To be read. */
    async open(actor: Actor, id: string): Promise<OpenOutcome> {
      const found = await findReadable(store, actor, id, 'suggestion_read');
      if (found.status !== 'found') return found;
      const { suggestion, unit } = found;
      const mayAnswer = may(actor, 'suggestion_answer', unit.id);
      return { status: 'opened', open: await viewSuggestion(store, suggestion, unit, mayAnswer) };
    },

    /** For the words of the notice: as long as this account may read it and it waits for an answer, with how many do. */
    async readSent(id: string, accountId: string): Promise<{ unit: Unit; unanswered: number } | undefined> {
      const reader = await store.accounts.loadActor(accountId, consentVersion, clock.now());
      const found = await findReadable(store, reader, id, 'suggestion_read');
      if (found.status !== 'found' || found.suggestion.answer !== undefined) return undefined;
      const { unit, viewer } = found;
      return { unit, unanswered: await countUnanswered(store, unit.id, viewer.memberId) };
    },

    /** For the words of the notice: whether there still is an answer to be read by this account. */
    async readAnswered(id: string, accountId: string): Promise<{ unitName: string } | undefined> {
      const suggestion = await store.suggestions.findById(id);
      if (suggestion?.answer === undefined || suggestion.answer.seenAt !== undefined) return undefined;
      const member = await store.members.findById(suggestion.memberId);
      const actor = await store.accounts.loadActor(accountId, consentVersion, clock.now());
      if (member?.accountId !== accountId || !actor.consented) return undefined;
      if (!isOpenTo(actor, member.id, suggestion.sentAt)) return undefined;
      return { unitName: (await store.units.findById(suggestion.unitId))?.name ?? '' };
    },
  };

  function inOwn<Outcome>(
    actor: Actor,
    id: string,
    work: (tx: Parts, own: { suggestion: Suggestion; unit: Unit }) => Promise<Outcome>,
  ): Promise<Outcome | { status: 'gone' } | Refused> {
    return changeOutsideCells<Parts, Outcome | { status: 'gone' } | Refused>(
      ...([store, actor, 'own_data'] as const),
      async (tx) => {
        const suggestion = await tx.suggestions.findById(id);
        const member = suggestion && (await tx.members.findById(suggestion.memberId));
        const unit = suggestion && (await tx.units.findById(suggestion.unitId));
        if (suggestion === undefined || unit === undefined || member?.accountId !== actor.accountId)
          return { status: 'gone' };
        return isOpenTo(actor, member.id, suggestion.sentAt) ? work(tx, { suggestion, unit }) : unopened;
      },
    );
  }

  async function zoneOf(member: Member | undefined): Promise<Zone> {
    const unit = member === undefined ? undefined : await store.units.findById(member.unitId);
    return unit?.zone ?? defaultZone;
  }
}

function toLine(suggestion: Suggestion, name: string): SuggestionLineView {
  const { id, sharing, sentAt, withdrawnAt, answer } = suggestion;
  return {
    suggestion: { id, sharing, sentAt, withdrawnAt },
    name,
    answered: answer !== undefined,
    isNews: answer !== undefined && answer.seenAt === undefined,
  };
}
