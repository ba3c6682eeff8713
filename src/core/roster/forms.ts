import { z } from 'zod';
import { oneQuestion, read, unclear } from '../forms/form.ts';
import { memberships, standings } from '../model/people.ts';
import { isSameName, parseName, type NameProblem } from '../text/person-name.ts';
import { rosterRoles, type RosterEntry } from './line.ts';
import { parseRoster, plainProblems, type RosterReading } from './roster.ts';

const entrySchema = z
  .object({
    name: z.string(),
    membership: z.enum(memberships).optional(),
    standing: z.enum([...standings, ...memberships]),
    role: z.enum(rosterRoles),
  })
  .transform(({ membership, standing, ...entry }): RosterEntry => {
    const kept = standings.find((one) => one === standing);
    if (kept !== undefined) return { ...entry, membership, standing: kept };
    // A list that was being gathered when both facts were one.
    return { ...entry, membership: memberships.find((one) => one === standing), standing: 'active' };
  });

const refusedSchema = z.intersection(
  z.object({ line: z.int(), text: z.string(), name: z.string().optional() }),
  z.discriminatedUnion('why', [
    z.object({ why: z.enum(plainProblems) }),
    z.object({ why: z.literal('unknown_word'), word: z.string() }),
    z.object({ why: z.literal('in_list'), firstLine: z.int().optional() }),
  ]),
);

const addingSchema = z.object({
  dialogue: z.literal('roster'),
  mode: z.literal('adding'),
  unitId: z.string(),
  entries: z.array(entrySchema),
  refused: z.array(refusedSchema).default([]),
  lastInputId: z.int().optional(),
});
export type Adding = z.infer<typeof addingSchema>;

const renamingSchema = z.object({
  dialogue: z.literal('roster'),
  mode: z.literal('renaming'),
  memberId: z.string(),
  lastInputId: z.int().optional(),
});
export type Renaming = z.infer<typeof renamingSchema>;

/** Those whose names are in the roster. */
type Known = { names: readonly string[]; secretary: string | undefined };

/** Names for the roster, as many as one likes, in as many messages. */
export const addingForm = oneQuestion<Adding, Known, RosterReading, 'typed'>(
  addingSchema,
  (text, { names, secretary }, { entries }) =>
    read(parseRoster(text, { roster: names, gathered: entries, secretary })),
);

export type RenamingProblem = NameProblem | 'in_roster' | 'typed';

/** Another name for somebody in it, told apart from the others. */
export const renamingForm = oneQuestion<Renaming, Pick<Known, 'names'>, string, RenamingProblem>(
  renamingSchema,
  (text, { names }) => {
    const name = parseName(text);
    if (name.status === 'unclear') return unclear(name.why);
    return names.some((other) => isSameName(other, name.name)) ? unclear('in_roster') : read(name.name);
  },
);
