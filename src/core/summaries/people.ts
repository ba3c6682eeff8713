/** Figures of a round. `total` are those expected and everybody else who sent. */
export type Participation = {
  total: number;
  sent: number;
  late: number;
  /** Forms that came and were not entered under a name. */
  paper: number;
  /** Of those who sent, whose form was entered; left out where nobody's was. */
  entered?: number;
  excused: number;
  exempt: number;
};

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

export type SummaryPerson = {
  memberId: string;
  name: string;
  state: PersonState;
  obstacle: Obstacle;
  /** Who entered it, where it came on paper. */
  enteredBy?: string;
};
