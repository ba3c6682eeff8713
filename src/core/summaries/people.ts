import { z } from 'zod';

/** Figures of a round. `total` are those expected and everybody else who sent. */
export const participationSchema = z.object({
  total: z.int(),
  sent: z.int(),
  late: z.int(),
  /** Forms that came and were not entered under a name. */
  paper: z.int(),
  excused: z.int(),
  exempt: z.int(),
  /** Of those who sent, whose form was entered; left out where nobody's was. */
  entered: z.int().optional(),
});
export type Participation = z.output<typeof participationSchema>;

/** Approved now, the summary would speak for the smaller part of the cell. Who handed in a paper has sent theirs. */
export function haveFewSent({ total, sent, paper }: Participation): boolean {
  return (sent + paper) * 2 < total;
}

/** Where somebody stands in a round. */
export const personStates = ['sent', 'late', 'paper', 'missing', 'excused', 'exempt'] as const;

export type PersonState = (typeof personStates)[number];

/** Why the bot cannot remind somebody; `none` where it can. */
export const obstacles = ['none', 'no_account', 'no_consent', 'blocked', 'removed'] as const;

export type Obstacle = (typeof obstacles)[number];

export const summaryPersonSchema = z.object({
  memberId: z.string(),
  name: z.string(),
  state: z.enum(personStates),
  obstacle: z.enum(obstacles),
  /** Who entered it, where it came on paper. */
  enteredBy: z.string().optional(),
});
export type SummaryPerson = z.output<typeof summaryPersonSchema>;
