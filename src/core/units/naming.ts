import { z } from 'zod';
import { read, unclear, type Form, type Question } from '../forms/form.ts';
import { unitKinds } from '../model/people.ts';
import { parseUnitName, type UnitName } from './tree.ts';

export type UnitNameProblem = Extract<UnitName, { status: 'unclear' }>['why'] | 'other';

const askingSchema = z.discriminatedUnion('asks', [
  z.object({ asks: z.literal('add'), kind: z.enum(unitKinds), underId: z.string().optional() }),
  z.object({ asks: z.literal('rename'), unitId: z.string() }),
  z.object({ asks: z.literal('find') }),
]);
export type Asking = z.infer<typeof askingSchema>;

/** `applied` is what an answer has made, for when its update comes a second time. */
const draftSchema = z
  .object({
    dialogue: z.literal('units'),
    applied: z.object({ inputId: z.int(), unitId: z.string() }).optional(),
    lastInputId: z.int().optional(),
  })
  .and(askingSchema)
  .transform((draft) => ({ ...draft, lastInputId: draft.lastInputId ?? draft.applied?.inputId }));
type Draft = z.input<typeof draftSchema>;

const name: Question<Draft, unknown, string, UnitNameProblem> = {
  read: (text) => {
    const parsed = parseUnitName(text);
    return parsed.status === 'unclear' ? unclear(parsed.why) : read(parsed.name);
  },
};

/** The name of a new unit, a new name, or words of one that is looked for. */
export const unitForm: Form<Draft, Asking['asks'], unknown, string, UnitNameProblem> = {
  draft: draftSchema,
  asks: ({ asks }) => asks,
  questions: { add: name, rename: name, find: { read } },
};
