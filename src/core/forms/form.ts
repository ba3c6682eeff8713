import type { z } from 'zod';
import { tidyText, type TextProblem } from '../text/typed.ts';

/** What is kept while a form is filled in. The update that was heard last is in it: after a crash it comes again. */
export type Draft = { lastInputId?: number | undefined };

/** What a typed text says in answer to a question. */
export type Reading<Answer, Problem> =
  { status: 'read'; answer: Answer } | { status: 'unclear'; problem: Problem };

export type Question<Kept, Place, Answer, Problem> = {
  read: (text: string, place: Place, draft: Kept) => Reading<Answer, Problem>;
  /** Whether it is still to be answered; a question without this is asked only where it is called for. */
  isOpen?: (draft: Kept) => boolean;
};

/** A form as data. `Place` is what it is about, as its questions need it to understand an answer. */
export type Form<Kept extends Draft, Name extends string, Place, Answer, Problem> = {
  /** Anything else that was kept is no draft of this form. */
  draft: z.ZodType<Kept>;
  /** The question that a typed text answers now. */
  asks: (draft: Kept) => Name;
  questions: Readonly<Record<Name, Question<Kept, Place, Answer, Problem>>>;
};

/** A form that asks one thing. */
export function oneQuestion<Kept extends Draft, Place, Answer, Problem>(
  draft: z.ZodType<Kept>,
  read: Question<Kept, Place, Answer, Problem>['read'],
): Form<Kept, 'only', Place, Answer, Problem> {
  return { draft, asks: () => 'only', questions: { only: { read } } };
}

type Heard<Answer, Problem> = Reading<Answer, Problem> | { status: 'heard_before' };

export function readDraft<Kept>({ draft }: { draft: z.ZodType<Kept> }, json: unknown): Kept | undefined {
  return draft.safeParse(json).data;
}

/** Takes a text for the answer to what is asked. An update that comes a second time is no answer to the next question. */
export function hear<Kept extends Draft, Name extends string, Place, Answer, Problem>(
  { asks, questions }: Form<Kept, Name, Place, Answer, Problem>,
  draft: Kept,
  { text, inputId, place }: { text: string; inputId: number; place: Place },
): Heard<Answer, Problem> {
  if (draft.lastInputId === inputId) return { status: 'heard_before' };
  return questions[asks(draft)].read(text, place, draft);
}

/** The first of these questions that is still to be answered. */
export function firstOpen<Kept, Name extends string>(
  {
    questions,
  }: { questions: Readonly<Record<Name, Pick<Question<Kept, never, unknown, unknown>, 'isOpen'>>> },
  order: readonly Name[],
  draft: Kept,
): Name | undefined {
  return order.find((name) => questions[name].isOpen?.(draft));
}

/** Free text as it is stored, up to so many characters. */
export function readText(text: string, longest?: number): Reading<string, TextProblem> {
  const tidied = tidyText(text, longest);
  return tidied.status === 'tidied' ? read(tidied.text) : unclear(tidied.status);
}

export function read<Answer>(answer: Answer): { status: 'read'; answer: Answer } {
  return { status: 'read', answer };
}

export function unclear<Problem>(problem: Problem): { status: 'unclear'; problem: Problem } {
  return { status: 'unclear', problem };
}
