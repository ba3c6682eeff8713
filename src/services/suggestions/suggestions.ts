import { z } from 'zod';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { Member, Unit } from '../../core/model/people.ts';
import type { Round } from '../../core/model/rounds.ts';
import {
  currentMembership,
  permit,
  type Action,
  type Actor,
  type Membership,
  type Refused,
} from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { mayReadSuggestion, type Suggestion } from '../../core/suggestions/suggestion.ts';
import { looksClassified, tidyText } from '../../core/text/typed.ts';
import { tell } from '../offices/leads.ts';
import { countUnanswered, tellReaders } from './news.ts';
import { findSuggestionRound, withdraw } from './rounds.ts';

type Parts = Pick<
  Store,
  'accounts' | 'deliveries' | 'members' | 'offices' | 'rounds' | 'shownWords' | 'suggestions' | 'units'
>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  defaultZone: Zone;
  /** After words were deleted: nothing of them may stay in the write-ahead log. */
  onErased: () => Promise<void>;
};

export type TextProblem = 'empty' | 'too_long' | 'typed' | 'classified';

/** A suggestion or an answer being written; `text` is what was typed last. */
export type WritingView = { unitName: string; text: string | undefined; problem: TextProblem | undefined };

export type WritingOutcome =
  | ({ status: 'writing' } & WritingView)
  | ({ status: 'answering'; suggestionId: string } & WritingView)
  /** Nothing is being written: an old button. */
  | { status: 'idle' }
  | { status: 'gone' }
  | Refused;

export type SendOutcome =
  { status: 'sent'; suggestion: Suggestion } | { status: 'no_round' } | { status: 'idle' } | Refused;

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

export type SuggestionList = ({ status: 'listed' } & SuggestionListView) | { status: 'gone' } | Refused;

/** A suggestion as its reader sees it. */
export type SuggestionView = {
  suggestion: Suggestion;
  unit: Unit;
  name: string;
  answeredBy: string;
  /** Whether this reader may answer, or change the answer. */
  mayAnswer: boolean;
};

export type OpenOutcome = { status: 'opened'; open: SuggestionView } | { status: 'gone' } | Refused;

export type AnswerOutcome =
  | { status: 'answered'; open: SuggestionView }
  /** The member has read the answer: it stays as they read it. */
  | { status: 'seen'; open: SuggestionView }
  | { status: 'idle' }
  | { status: 'gone' }
  | Refused;

export type WithdrawOutcome = { status: 'withdrawn' | 'withdrawn_before' } | { status: 'gone' } | Refused;

export type SuggestionServices = ReturnType<typeof createSuggestionServices>;

/** What members suggest to the cell committee, and what is answered. */
export function createSuggestionServices({ store, clock, ids, defaultZone, onErased }: Deps) {
  return {
    /** Begins anew, or goes on with what was typed. */
    async start(actor: Actor): Promise<WritingOutcome> {
      const permission = permit(actor, 'suggestion', currentMembership(actor)?.unitId);
      if (permission.status === 'denied') return permission;
      const { membership } = permission;
      if (membership === undefined) return { status: 'denied', why: 'not_a_member' };
      const draft: Draft = { dialogue: 'suggestion', mode: 'write', unitId: membership.unitId };
      await store.accounts.saveDraft(actor.accountId, draft);
      return describeWriting(draft);
    },

    /** What was typed last takes the place of what was typed before. */
    async type(actor: Actor, text: string): Promise<WritingOutcome> {
      const draft = await readDraft(actor);
      if (draft === undefined) return { status: 'idle' };
      const permission = await mayWrite(actor, draft);
      if (permission.status !== 'granted') return permission;
      const tidied = tidyText(text);
      if (tidied.status !== 'tidied') return describeWriting(draft, tidied.status);
      const written: Draft = { ...draft, text: tidied.text };
      await store.accounts.saveDraft(actor.accountId, written);
      return describeWriting(written, looksClassified(tidied.text) ? 'classified' : undefined);
    },

    /** Whether a suggestion or the answer to one is being written. */
    async inHand(actor: Actor): Promise<Draft['mode'] | undefined> {
      return (await readDraft(actor))?.mode;
    },

    /** What is being written, once more; `problem` where something came that is no text. */
    async resume(actor: Actor, problem?: TextProblem): Promise<WritingOutcome> {
      const draft = await readDraft(actor);
      if (draft === undefined) return { status: 'idle' };
      const permission = await mayWrite(actor, draft);
      return permission.status === 'granted' ? describeWriting(draft, problem) : permission;
    },

    /** What was written, under the member's name or only counted. Tapped twice, it is sent once. */
    async send(actor: Actor, sharing: 'committee' | 'counts_only'): Promise<SendOutcome> {
      const now = clock.now();
      const draft = await readDraft(actor);
      if (draft?.mode !== 'write' || draft.text === undefined) return { status: 'idle' };
      const permission = permit(actor, 'suggestion', draft.unitId);
      if (permission.status === 'denied') return permission;
      const { membership } = permission;
      if (membership === undefined) return { status: 'denied', why: 'not_a_member' };
      const { unitId, text } = draft;
      return store.transaction(async (tx): Promise<SendOutcome> => {
        if ((await readDraft(actor, tx))?.mode !== 'write') return { status: 'idle' };
        const round = await findSuggestionRound(tx, unitId, now);
        if (round === undefined) return { status: 'no_round' };
        const suggestion: Suggestion = {
          ...{ id: ids.next(), unitId, memberId: membership.memberId, roundId: round.id, item: undefined },
          ...{ sharing, sharedWithId: undefined, text: sharing === 'committee' ? text : undefined },
          ...{ sentAt: now, answer: undefined, withdrawnAt: undefined },
        };
        await tx.suggestions.insert(suggestion);
        await tellReaders(tx, suggestion, now);
        await tx.accounts.setDialogue(actor.accountId, undefined);
        return { status: 'sent', suggestion };
      });
    },

    /** One's own, newest first; for somebody in several cells those of the one they are in. */
    async listOwn(
      actor: Actor,
    ): Promise<{ status: 'listed'; lines: SuggestionLineView[]; zone: Zone } | Refused> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      const own = await store.members.listByAccount(actor.accountId);
      const unitId = actor.memberships.length > 1 ? currentMembership(actor)?.unitId : undefined;
      const members = own.filter((one) => unitId === undefined || one.unitId === unitId);
      const all = await Promise.all(members.map(({ id }) => store.suggestions.listByMember(id)));
      const lines = all
        .flat()
        .sort((one, other) => other.sentAt.getTime() - one.sentAt.getTime())
        .map((suggestion) => toLine(suggestion, ''));
      return { status: 'listed', lines, zone: await zoneOf(members[0]) };
    },

    /** One's own, with its answer: from now on the answer has been seen. */
    async openOwn(actor: Actor, id: string): Promise<OpenOutcome> {
      const now = clock.now();
      return store.transaction(async (tx): Promise<OpenOutcome> => {
        const own = await findOwn(tx, actor, id);
        if (own.status !== 'found') return own;
        const { suggestion, unit } = own;
        const { answer } = suggestion;
        const seen: Suggestion =
          answer !== undefined && answer.seenAt === undefined
            ? { ...suggestion, answer: { ...answer, seenAt: now } }
            : suggestion;
        if (seen !== suggestion) await tx.suggestions.update(seen);
        return { status: 'opened', open: await describeOpen(tx, seen, unit, false) };
      });
    },

    /** Its words go, from wherever they are shown too. */
    async withdrawOwn(actor: Actor, id: string): Promise<WithdrawOutcome> {
      const now = clock.now();
      const outcome = await store.transaction(async (tx): Promise<WithdrawOutcome> => {
        const own = await findOwn(tx, actor, id);
        if (own.status !== 'found') return own;
        if (own.suggestion.withdrawnAt !== undefined) return { status: 'withdrawn_before' };
        await withdraw(tx, own.suggestion, now);
        return { status: 'withdrawn' };
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
      const reader = readerIn(actor, round?.unitId ?? unitId, 'suggestion_read');
      if (reader.status === 'denied') return reader;
      const unit = await store.units.findById(reader.membership.unitId);
      if (unit === undefined) return { status: 'gone' };
      const readable = await listReadable(reader.membership, round?.id);
      const members = await store.members.listByIds(readable.map(({ memberId }) => memberId));
      const names = new Map(members.map(({ id, name }) => [id, name]));
      const lines = readable.map((one) => toLine(one, names.get(one.memberId) ?? ''));
      return { status: 'listed', unit, round, lines };
    },

    /** How many of a round this reader may read; nothing of them is shown. */
    async count(actor: Actor, { unitId, roundId }: { unitId: string; roundId?: string }): Promise<number> {
      const reader = readerIn(actor, unitId, 'suggestion_read');
      return reader.status === 'denied' ? 0 : (await listReadable(reader.membership, roundId)).length;
    },

    /** To be read. */
    async open(actor: Actor, id: string): Promise<OpenOutcome> {
      const found = await findReadable(store, actor, id, 'suggestion_read');
      if (found.status !== 'found') return found;
      const { suggestion, unit } = found;
      const mayAnswer = permit(actor, 'suggestion_answer', unit.id).status === 'granted';
      return { status: 'opened', open: await describeOpen(store, suggestion, unit, mayAnswer) };
    },

    async startAnswer(actor: Actor, id: string): Promise<WritingOutcome | { status: 'seen' }> {
      const found = await findReadable(store, actor, id, 'suggestion_answer');
      if (found.status !== 'found') return found;
      if (found.suggestion.answer?.seenAt !== undefined) return { status: 'seen' };
      const draft: Draft = { dialogue: 'suggestion', mode: 'answer', suggestionId: id };
      await store.accounts.saveDraft(actor.accountId, draft);
      return describeWriting(draft);
    },

    /** Sends what was written, or puts it in the place of an answer that was not seen yet. */
    async answer(actor: Actor, id: string): Promise<AnswerOutcome> {
      const now = clock.now();
      return store.transaction(async (tx): Promise<AnswerOutcome> => {
        const draft = await readDraft(actor, tx);
        if (draft?.mode !== 'answer' || draft.suggestionId !== id || draft.text === undefined)
          return { status: 'idle' };
        const found = await findReadable(tx, actor, id, 'suggestion_answer');
        if (found.status !== 'found') return found;
        const { suggestion, unit, viewer } = found;
        await tx.accounts.setDialogue(actor.accountId, undefined);
        if (suggestion.answer?.seenAt !== undefined)
          return { status: 'seen', open: await describeOpen(tx, suggestion, unit, true) };
        const answered: Suggestion = {
          ...suggestion,
          answer: { text: draft.text, at: now, byId: viewer.memberId, seenAt: undefined },
        };
        await tx.suggestions.update(answered);
        const accountId = (await tx.members.findById(suggestion.memberId))?.accountId;
        if (accountId !== undefined && accountId !== actor.accountId) {
          const notice = { kind: 'suggestion_answered', unitId: unit.id, suggestionId: id } as const;
          const dedupeKey = `suggestion_answered:${id}:${suggestion.sentAt.toISOString()}`;
          await tell(tx, { accountId, notice, dedupeKey }, now);
        }
        return { status: 'answered', open: await describeOpen(tx, answered, unit, true) };
      });
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
      return { unitName: (await store.units.findById(suggestion.unitId))?.name ?? '' };
    },
  };

  async function listReadable(viewer: Membership, roundId: string | undefined): Promise<Suggestion[]> {
    const all =
      roundId === undefined
        ? await store.suggestions.listByUnit(viewer.unitId, consentVersion)
        : await store.suggestions.listByRound(roundId, consentVersion);
    return all.filter((one) => mayReadSuggestion(one, viewer.memberId));
  }

  async function findReadable(
    tx: Parts,
    actor: Actor,
    id: string,
    action: 'suggestion_read' | 'suggestion_answer',
  ): Promise<
    { status: 'found'; suggestion: Suggestion; unit: Unit; viewer: Membership } | { status: 'gone' } | Refused
  > {
    const suggestion = await tx.suggestions.findById(id);
    const reader = readerIn(actor, suggestion?.unitId, action);
    if (reader.status === 'denied') return reader;
    const unit = suggestion && (await tx.units.findById(suggestion.unitId));
    if (suggestion === undefined || unit === undefined) return { status: 'gone' };
    const standing = await tx.suggestions.listByRound(suggestion.roundId, consentVersion);
    const isStanding = standing.some((one) => one.id === id);
    return isStanding && mayReadSuggestion(suggestion, reader.membership.memberId)
      ? { status: 'found', suggestion, unit, viewer: reader.membership }
      : { status: 'gone' };
  }

  async function findOwn(
    tx: Parts,
    actor: Actor,
    id: string,
  ): Promise<{ status: 'found'; suggestion: Suggestion; unit: Unit } | { status: 'gone' } | Refused> {
    const permission = permit(actor, 'own_data', undefined);
    if (permission.status === 'denied') return permission;
    const suggestion = await tx.suggestions.findById(id);
    const member = suggestion && (await tx.members.findById(suggestion.memberId));
    const unit = suggestion && (await tx.units.findById(suggestion.unitId));
    if (suggestion === undefined || unit === undefined || member?.accountId !== actor.accountId)
      return { status: 'gone' };
    return { status: 'found', suggestion, unit };
  }

  async function describeOpen(
    tx: Parts,
    suggestion: Suggestion,
    unit: Unit,
    mayAnswer: boolean,
  ): Promise<SuggestionView> {
    const { answer, memberId } = suggestion;
    const [member, by] = await Promise.all([
      tx.members.findById(memberId),
      answer === undefined ? undefined : tx.members.findById(answer.byId),
    ]);
    return { suggestion, unit, mayAnswer, name: member?.name ?? '', answeredBy: by?.name ?? '' };
  }

  async function describeWriting(draft: Draft, problem?: TextProblem): Promise<WritingOutcome> {
    const { text } = draft;
    if (draft.mode === 'write') {
      const unit = await store.units.findById(draft.unitId);
      return { status: 'writing', unitName: unit?.name ?? '', text, problem };
    }
    const { suggestionId } = draft;
    return { status: 'answering', suggestionId, unitName: '', text, problem };
  }

  async function mayWrite(
    actor: Actor,
    draft: Draft,
  ): Promise<{ status: 'granted' } | { status: 'gone' } | Refused> {
    if (draft.mode === 'write') {
      const permission = permit(actor, 'suggestion', draft.unitId);
      return permission.status === 'denied' ? permission : { status: 'granted' };
    }
    const found = await findReadable(store, actor, draft.suggestionId, 'suggestion_answer');
    return found.status === 'found' ? { status: 'granted' } : found;
  }

  async function readDraft(actor: Actor, tx: Pick<Store, 'accounts'> = store): Promise<Draft | undefined> {
    const { data } = draftSchema.safeParse(await tx.accounts.readDraft(actor.accountId));
    return data;
  }

  async function zoneOf(member: Member | undefined): Promise<Zone> {
    const unit = member === undefined ? undefined : await store.units.findById(member.unitId);
    return unit?.zone ?? defaultZone;
  }
}

const draftSchema = z.discriminatedUnion('mode', [
  z.object({
    ...{ dialogue: z.literal('suggestion'), mode: z.literal('write') },
    ...{ unitId: z.string(), text: z.string().optional() },
  }),
  z.object({
    ...{ dialogue: z.literal('suggestion'), mode: z.literal('answer') },
    ...{ suggestionId: z.string(), text: z.string().optional() },
  }),
]);
type Draft = z.infer<typeof draftSchema>;

function readerIn(
  actor: Actor,
  unitId: string | undefined,
  action: Action,
): { status: 'granted'; membership: Membership } | Refused {
  const permission = permit(actor, action, unitId);
  if (permission.status === 'denied') return permission;
  return permission.membership === undefined
    ? { status: 'denied', why: 'not_a_member' }
    : { status: 'granted', membership: permission.membership };
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
