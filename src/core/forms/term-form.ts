import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../time/local-time.ts';
import { readTermDay, termProblem, type Term, type TypedTermProblem } from '../time/term.ts';
import { read, type Draft, type Form } from './form.ts';

const day = z.string().refine(isLocalDate).optional();

/** What every draft has in which a term is gathered. */
export const termDraft = { fromOn: day, untilOn: day, lastInputId: z.int().optional() };

type TermDraft = Draft & { fromOn?: LocalDate | undefined; untilOn?: LocalDate | undefined };

/** The first day, then the last one. */
export function termForm<Kept extends TermDraft>(
  draft: z.ZodType<Kept>,
): Form<Kept, keyof Term, { today: LocalDate }, Partial<Term>, TypedTermProblem> {
  const dayOf = (key: keyof Term) => ({
    read: (text: string, { today }: { today: LocalDate }) => {
      const typed = readTermDay(text, today);
      return typed.status === 'read' ? read({ [key]: typed.answer }) : typed;
    },
  });
  return {
    draft,
    asks: ({ fromOn }) => (fromOn === undefined ? 'fromOn' : 'untilOn'),
    questions: { fromOn: dayOf('fromOn'), untilOn: dayOf('untilOn') },
  };
}

type Asked = { fromOn: LocalDate | undefined; problem: TypedTermProblem | undefined };

/** The term, once it is whole, or what is asked for; a first day that can be none any more is asked for again. */
export function termOf(
  { fromOn, untilOn }: TermDraft,
  { earliest, problem }: { earliest: LocalDate; problem: TypedTermProblem | undefined },
): { status: 'whole'; term: Term } | ({ status: 'asked' } & Asked) {
  const why =
    fromOn === undefined ? undefined : termProblem({ fromOn, untilOn: untilOn ?? fromOn }, earliest);
  if (fromOn !== undefined && untilOn !== undefined && why === undefined)
    return { status: 'whole', term: { fromOn, untilOn } };
  const known = why === 'past' || why === 'too_far' ? undefined : fromOn;
  return { status: 'asked', fromOn: known, problem: why ?? problem };
}

/** What is kept of a draft while a day is asked for: one that was refused has not been heard. */
export function whileAsked<Kept extends TermDraft>(draft: Kept, { fromOn, problem }: Asked): Kept {
  return { ...draft, ...(problem && { lastInputId: undefined }), fromOn, untilOn: undefined };
}
