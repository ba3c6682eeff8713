import { hear, readDraft, unclear, type Draft, type Form, type Heard } from '../core/forms/form.ts';
import type { Actor } from '../core/permissions.ts';
import type { Store, Transactional } from '../core/ports/store.ts';

type Parts = Pick<Store, 'accounts'>;

/** What came of what was typed last; `asked` where nothing was. */
export type Said<Answer, Problem> = Heard<Answer, Problem> | { status: 'asked' };

export type Idle = { status: 'idle' };

type Given<Kept, Place> = { place: Place; draft: Kept };

type Filling<Tx extends Parts, Kept extends Draft, Name extends string, Place, Answer, Problem, Outcome> = {
  store: Transactional<Tx>;
  form: Form<Kept, Name, Place, Answer, Problem>;
  /** Said of whatever is no text. */
  notText: NoInfer<Problem>;
  /** Works on what the form is about, as long as it is there and this person may. */
  within: (
    tx: Tx,
    actor: Actor,
    draft: Kept,
    work: (place: Place) => Promise<Outcome>,
  ) => Promise<Outcome | Idle>;
  /** What an answer does; gives what it has made of the draft, and of what the form is about. */
  take: (
    tx: Tx,
    given: Given<Kept, Place> & { actor: Actor; answer: Answer; inputId: number },
  ) => Given<Kept, Place> | Promise<Given<Kept, Place>>;
  /** What the person gets to see. */
  show: (
    tx: Tx,
    given: Given<Kept, Place> & { actor: Actor; said: Said<Answer, Problem> },
  ) => Outcome | Promise<Outcome>;
  /** What of a draft is kept once it was shown so; undefined leaves what was kept before. */
  settle?: (draft: Kept, outcome: Outcome) => Kept | undefined;
};

/** Has a form filled in by one person. Draft and answers are written in one transaction: an update played twice is heard once. */
export function fillForm<
  Tx extends Parts,
  Kept extends Draft,
  Name extends string,
  Place,
  Answer,
  Problem,
  Outcome,
>({
  store,
  form,
  notText,
  within,
  take,
  show,
  settle,
}: Filling<Tx, Kept, Name, Place, Answer, Problem, Outcome>) {
  return { readIn, keep, hear: hearText, rework };

  async function readIn(tx: Parts, { accountId }: Actor): Promise<Kept | undefined> {
    return readDraft(form, await tx.accounts.readDraft(accountId));
  }

  /** The draft as it is now, and its screen. */
  async function keep(
    tx: Tx,
    actor: Actor,
    { said = { status: 'asked' }, ...given }: Given<Kept, Place> & { said?: Said<Answer, Problem> },
  ): Promise<Outcome> {
    const outcome = await show(tx, { ...given, actor, said });
    const kept = settle === undefined ? given.draft : settle(given.draft, outcome);
    if (kept !== undefined) await tx.accounts.saveDraft(actor.accountId, kept);
    return outcome;
  }

  /** Undefined: something that is no text. */
  function hearText(actor: Actor, text: string | undefined, inputId: number): Promise<Outcome | Idle> {
    return underWay(actor, async (tx, { place, draft }) => {
      const said: Heard<Answer, Problem> =
        text === undefined ? unclear(notText) : hear(form, draft, { text, inputId, place });
      if (said.status !== 'read') return keep(tx, actor, { place, draft, said });
      const taken = await take(tx, { actor, place, draft, answer: said.answer, inputId });
      return keep(tx, actor, { ...taken, draft: { ...taken.draft, lastInputId: inputId }, said });
    });
  }

  /** For a button that changes what is under way. */
  function rework(actor: Actor, step: (draft: Kept, place: Place) => Kept): Promise<Outcome | Idle> {
    return underWay(actor, (tx, { place, draft }) => keep(tx, actor, { place, draft: step(draft, place) }));
  }

  function underWay(
    actor: Actor,
    work: (tx: Tx, given: Given<Kept, Place>) => Promise<Outcome>,
  ): Promise<Outcome | Idle> {
    return store.transaction(async (tx): Promise<Outcome | Idle> => {
      const draft = await readIn(tx, actor);
      return draft === undefined
        ? { status: 'idle' }
        : within(tx, actor, draft, (place) => work(tx, { place, draft }));
    });
  }
}
