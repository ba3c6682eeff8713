import { hear, readDraft, type Draft, type Form, type Reading } from '../core/forms/form.ts';
import type { Actor } from '../core/permissions.ts';
import type { Store, Transactional } from '../core/ports/store.ts';

type Parts = Pick<Store, 'accounts'>;

export type Idle = { status: 'idle' };

/** What came of what was typed last; nothing of it where a question was just put. */
type Said<Answer, Problem> = {
  /** It was an answer, now or the first time it came. */
  taken?: boolean;
  answer?: Answer;
  problem?: Problem;
};

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
    work: (place: Place) => Promise<Outcome | Idle>,
  ) => Promise<Outcome | Idle>;
  /** What an answer does; gives what it has made of the draft, and of what the form is about. */
  take: (
    tx: Tx,
    given: Given<Kept, Place> & { actor: Actor; answer: Answer; inputId: number },
  ) => Given<Kept, Place> | Promise<Given<Kept, Place>>;
  /** What the person gets to see. */
  show: (
    tx: Tx,
    given: Given<Kept, Place> & Said<Answer, Problem> & { actor: Actor },
  ) => Outcome | Idle | Promise<Outcome | Idle>;
  /** What of a draft is kept once it was shown so; undefined leaves what was kept before. */
  settle?: (draft: Kept, outcome: Outcome | Idle) => Kept | undefined;
  /** What an answer that takes long to read is about: it is none to a draft that is about something else by then. */
  subject?: (draft: Kept) => string;
  /** Where a draft is kept elsewhere, too, than with what its person has in hand. */
  save?: (tx: Tx, actor: Actor, draft: Kept) => Promise<void>;
};

/** `text` is undefined where something that is no text was sent. */
type Hearing<Tx, Outcome> = (
  tx: Tx,
  actor: Actor,
  text: string | undefined,
  inputId: number,
) => Promise<Outcome | Idle>;

/** What is typed goes to whichever of these forms is under way: looked for, answered and shown in one transaction. */
export function hearOneOf<Tx extends Parts, Outcome extends { status: string }>(
  store: Transactional<Tx>,
  forms: readonly { hearIn: Hearing<Tx, Outcome> }[],
): (actor: Actor, text: string | undefined, inputId: number) => Promise<Outcome | Idle> {
  return (actor, text, inputId) =>
    store.transaction(async (tx) => {
      for (const { hearIn } of forms) {
        const outcome = await hearIn(tx, actor, text, inputId);
        if (outcome.status !== 'idle') return outcome;
      }
      return { status: 'idle' };
    });
}

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
  subject = () => '',
  save = (tx, { accountId }, draft) => tx.accounts.saveDraft(accountId, draft),
}: Filling<Tx, Kept, Name, Place, Answer, Problem, Outcome>) {
  return { readIn, keep, begin, hear: hearText, hearIn, hearSlowly, again, rework, underWay };

  async function readIn(tx: Parts, { accountId }: Actor): Promise<Kept | undefined> {
    return readDraft(form, await tx.accounts.readDraft(accountId));
  }

  /** The draft as it is now, and its screen. */
  async function keep(
    tx: Tx,
    actor: Actor,
    given: Given<Kept, Place> & Said<Answer, Problem>,
  ): Promise<Outcome | Idle> {
    const outcome = await show(tx, { ...given, actor });
    const kept = settle === undefined ? given.draft : settle(given.draft, outcome);
    if (kept !== undefined) await save(tx, actor, kept);
    return outcome;
  }

  /** Puts the question at which this draft stands. */
  function begin(actor: Actor, draft: Kept): Promise<Outcome | Idle> {
    return store.transaction((tx) => within(tx, actor, draft, (place) => keep(tx, actor, { place, draft })));
  }

  function hearText(actor: Actor, text: string | undefined, inputId: number): Promise<Outcome | Idle> {
    return store.transaction((tx) => hearIn(tx, actor, text, inputId));
  }

  function hearIn(tx: Tx, actor: Actor, text: string | undefined, inputId: number): Promise<Outcome | Idle> {
    return underWay(tx, actor, async (given) => {
      if (text === undefined) return keep(tx, actor, { ...given, problem: notText });
      const heard = hear(form, given.draft, { text, inputId, place: given.place });
      if (heard.status === 'heard_before') return keep(tx, actor, { ...given, taken: true });
      return answered(tx, actor, given, heard, inputId);
    });
  }

  /** What takes long to read, as a file does: once it is known who sends it, and outside a transaction. */
  function hearSlowly(
    actor: Actor,
    reading: (given: Given<Kept, Place>) => Promise<Reading<Answer, Problem>>,
    inputId: number,
  ): Promise<Outcome | Idle> {
    return underWay(store, actor, async (asked) => {
      if (asked.draft.lastInputId === inputId) return again(actor);
      const heard = await reading(asked);
      return store.transaction((tx) =>
        underWay(tx, actor, (given) =>
          subject(given.draft) === subject(asked.draft)
            ? answered(tx, actor, given, heard, inputId)
            : keep(tx, actor, given),
        ),
      );
    });
  }

  async function answered(
    tx: Tx,
    actor: Actor,
    given: Given<Kept, Place>,
    heard: Reading<Answer, Problem>,
    inputId: number,
  ): Promise<Outcome | Idle> {
    if (heard.status === 'unclear') return keep(tx, actor, { ...given, problem: heard.problem });
    const { answer } = heard;
    const { place, draft } = await take(tx, { ...given, actor, answer, inputId });
    return keep(tx, actor, { place, draft: { ...draft, lastInputId: inputId }, taken: true, answer });
  }

  /** The screen of what is under way, once more. */
  function again(actor: Actor): Promise<Outcome | Idle> {
    return underWay(store, actor, async (given) => show(store, { ...given, actor }));
  }

  /** For a button that changes what is under way. */
  function rework(actor: Actor, step: (draft: Kept, place: Place) => Kept): Promise<Outcome | Idle> {
    return store.transaction((tx) =>
      underWay(tx, actor, ({ place, draft }) => keep(tx, actor, { place, draft: step(draft, place) })),
    );
  }

  async function underWay(
    tx: Tx,
    actor: Actor,
    work: (given: Given<Kept, Place>) => Promise<Outcome | Idle>,
  ): Promise<Outcome | Idle> {
    const draft = await readIn(tx, actor);
    return draft === undefined
      ? { status: 'idle' }
      : within(tx, actor, draft, (place) => work({ place, draft }));
  }
}
