import { suggestionForm, type WritingDraft, type WritingProblem } from '../../core/suggestions/writing.ts';
import { currentSeat, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Suggestion } from '../../core/suggestions/suggestion.ts';
import { fillForm, type Idle } from '../forms.ts';
import { tellReaders } from './news.ts';
import { findReadable, viewSuggestion, type SuggestionView } from './readable.ts';
import { findSuggestionRound } from './rounds.ts';
import { type InCell, withinCell } from '../within.ts';
import { tellMember } from '../offices/leads.ts';

type Parts = Pick<
  Store,
  'accounts' | 'deliveries' | 'members' | 'offices' | 'rounds' | 'suggestions' | 'units'
>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

/** A suggestion or an answer being written; `text` is what was typed last. */
export type WritingView = { unitName: string; text: string | undefined; problem: WritingProblem | undefined };

/** What was typed stands on the screen as it would be sent: in which message is remembered under the id it is sent with. */
export type PreviewView = { suggestionId: string; roundId: string; memberId: string };

export type WritingOutcome = InCell &
  (
    | ({ status: 'writing'; preview: PreviewView | undefined } & WritingView)
    | ({ status: 'answering'; suggestionId: string; preview: PreviewView | undefined } & WritingView)
    /** Nothing is being written: an old button. */
    | Idle
    | { status: 'gone' }
    | Refused
  );

export type SendOutcome = InCell &
  ({ status: 'sent' | 'sent_before' } | { status: 'no_round' } | Idle | Refused);

export type AnswerOutcome =
  | { status: 'answered'; open: SuggestionView }
  /** The member has read the answer: it stays as they read it. */
  | { status: 'seen'; open: SuggestionView }
  | Idle
  | { status: 'gone' }
  | Refused;

export type SuggestionWriting = ReturnType<typeof createSuggestionWriting>;

/** What a member suggests to the cell committee, and what is answered, as it is being written. */
export function createSuggestionWriting({ store, clock, ids }: Deps) {
  const form = fillForm({
    ...{ store, form: suggestionForm, notText: 'typed' },
    within: about,
    // What was typed last takes the place of what was typed before.
    take: (_tx, { place, draft, answer }) => ({ place, draft: { ...draft, text: answer } }),
    show: async (tx, { place: unitName, draft, problem, actor }): Promise<WritingOutcome> => {
      const view = { unitName, text: draft.text, problem };
      return draft.mode === 'write'
        ? { status: 'writing', ...view, preview: await previewOf(tx, actor, draft) }
        : {
            ...{ status: 'answering', suggestionId: draft.suggestionId, ...view },
            preview: await answerPreviewOf(tx, draft),
          };
    },
  });

  return {
    ...{ hear: form.hear, resume: form.again },

    /** Begins anew. */
    start: (actor: Actor): Promise<WritingOutcome> =>
      form.begin(actor, {
        ...{ dialogue: 'suggestion', mode: 'write', id: ids.next() },
        unitId: currentSeat(actor)?.unitId ?? '',
      }),

    /** Whether a suggestion or the answer to one is being written. */
    async inHand(actor: Actor): Promise<WritingDraft['mode'] | undefined> {
      return (await form.readIn(store, actor))?.mode;
    },

    /** The cell that what is being written is for. */
    async cellInHand(actor: Actor): Promise<string | undefined> {
      const draft = await form.readIn(store, actor);
      if (draft?.mode !== 'answer') return draft?.unitId;
      return (await store.suggestions.findById(draft.suggestionId))?.unitId;
    },

    /** What was written, under the member's name. Tapped twice, it is sent once, and nothing is but what the button was shown for. */
    send: (actor: Actor, id: string): Promise<SendOutcome> => {
      const now = clock.now();
      return store.transaction(async (tx) => {
        const draft = await form.readIn(tx, actor);
        if (draft?.mode !== 'write' || draft.text === undefined) return findSent(tx, actor, id);
        // One from before buttons named it stands for whatever is being written.
        if (id !== '' && draft.id !== undefined && draft.id !== id) return findSent(tx, actor, id);
        const { unitId, text } = draft;
        return withinCell(tx, actor, unitId, 'suggestion', async (_, { memberId }) => {
          const round = await findSuggestionRound(tx, unitId, now);
          if (round === undefined) return { status: 'no_round' };
          const suggestion: Suggestion = {
            ...{ id: draft.id ?? ids.next(), unitId, memberId, roundId: round.id, item: undefined },
            ...{ sharing: 'committee', sharedWithId: undefined, text },
            ...{ sentAt: now, answer: undefined, withdrawnAt: undefined },
          };
          await tx.suggestions.save(suggestion);
          await tellReaders(tx, suggestion, now);
          await tx.accounts.setDialogue(actor.accountId, undefined);
          return { status: 'sent' };
        });
      });
    },

    async startAnswer(actor: Actor, id: string): Promise<WritingOutcome | { status: 'seen' }> {
      const found = await findReadable(store, actor, id, 'suggestion_answer');
      if (found.status !== 'found') return found;
      if (found.suggestion.answer?.seenAt !== undefined) return { status: 'seen' };
      return form.begin(actor, { dialogue: 'suggestion', mode: 'answer', suggestionId: id });
    },

    /** Sends what was written, or puts it in the place of an answer that was not seen yet. */
    async answer(actor: Actor, id: string): Promise<AnswerOutcome> {
      const now = clock.now();
      return store.transaction(async (tx) => {
        const draft = await form.readIn(tx, actor);
        if (draft?.mode !== 'answer' || draft.suggestionId !== id || draft.text === undefined)
          return { status: 'idle' };
        const found = await findReadable(tx, actor, id, 'suggestion_answer');
        if (found.status !== 'found') return found;
        const { suggestion, unit, viewer } = found;
        await tx.accounts.setDialogue(actor.accountId, undefined);
        if (suggestion.answer?.seenAt !== undefined)
          return { status: 'seen', open: await viewSuggestion(tx, suggestion, unit, true) };
        const answered: Suggestion = {
          ...suggestion,
          answer: { text: draft.text, at: now, byId: viewer.memberId, seenAt: undefined },
        };
        await tx.suggestions.save(answered);
        const { memberId, sentAt } = suggestion;
        const notice = { kind: 'suggestion_answered', unitId: unit.id, suggestionId: id } as const;
        const dedupeKey = `suggestion_answered:${id}:${sentAt.toISOString()}`;
        await tellMember(tx, { memberId, notice, dedupeKey, except: actor.accountId }, now);
        return { status: 'answered', open: await viewSuggestion(tx, answered, unit, true) };
      });
    },
  };

  /** What is not there, and what is another's, is nothing that is being written. */
  async function findSent(tx: Parts, { seats }: Actor, id: string): Promise<SendOutcome> {
    const sent = await tx.suggestions.findById(id);
    const isOwn = seats.some(({ memberId }) => memberId === sent?.memberId);
    return sent !== undefined && isOwn && sent.withdrawnAt === undefined
      ? { status: 'sent_before', cellId: sent.unitId }
      : { status: 'idle' };
  }

  async function previewOf(
    tx: Parts,
    actor: Actor,
    { unitId, id, text }: Extract<WritingDraft, { mode: 'write' }>,
  ): Promise<PreviewView | undefined> {
    const seat = actor.seats.find((one) => one.unitId === unitId);
    if (id === undefined || text === undefined || seat === undefined) return undefined;
    const round = await findSuggestionRound(tx, unitId, clock.now());
    return round && { suggestionId: id, roundId: round.id, memberId: seat.memberId };
  }

  /** An answer goes with the suggestion that it answers. */
  async function answerPreviewOf(
    tx: Parts,
    { suggestionId, text }: Extract<WritingDraft, { mode: 'answer' }>,
  ): Promise<PreviewView | undefined> {
    const suggestion = text === undefined ? undefined : await tx.suggestions.findById(suggestionId);
    return suggestion && { suggestionId, roundId: suggestion.roundId, memberId: suggestion.memberId };
  }
}

/** Works with the name of the cell that a suggestion is for; an answer names none. */
async function about(
  tx: Parts,
  actor: Actor,
  draft: WritingDraft,
  work: (unitName: string) => Promise<WritingOutcome>,
): Promise<WritingOutcome> {
  if (draft.mode === 'answer') {
    const found = await findReadable(tx, actor, draft.suggestionId, 'suggestion_answer');
    return found.status === 'found' ? { ...(await work('')), cellId: found.unit.id } : found;
  }
  return withinCell(tx, actor, draft.unitId, 'suggestion', ({ name }) => work(name));
}
