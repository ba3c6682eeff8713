/** What is promised of a figure: of its value, of its ratio to the baseline, or of what it exceeds that by. */
export type Goal = { of: 'value' | 'ratio' | 'excess'; at: 'most' | 'least'; limit: number };

export type Measured = {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  goal: Goal;
  /** How busy whoever takes part was meanwhile, in processors: what is near one, or the sum near all, bounds it. */
  busy?: Readonly<Record<string, number>>;
};

/** One line of the bench's output. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  ratio: number;
  goal: string;
  ok: boolean;
  busy?: Readonly<Record<string, number>>;
};

export function toFigure({ name, value, unit, baseline, goal, busy }: Measured): Figure {
  const ratio = value / baseline;
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(ratio),
    goal: `${goal.of} ${goal.at === 'most' ? '<=' : '>='} ${goal.limit}`,
    ok: isReached(goal, { value, ratio, excess: value - baseline }, 1),
    ...(busy && { busy }),
  };
}

/** Whether the goal is missed by more than this factor. */
export function isFarOff({ value, baseline, goal }: Measured, factor: number): boolean {
  return !isReached(goal, { value, ratio: value / baseline, excess: value - baseline }, factor);
}

export function medianOf(values: readonly number[]): number {
  return percentileOf(values, 50);
}

/** The smallest value that at least this percentage of them do not exceed; NaN where there is none. */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}

function isReached(goal: Goal, measured: Record<Goal['of'], number>, leeway: number): boolean {
  const reached = measured[goal.of];
  // Written so that what could not be measured counts as missed.
  return goal.at === 'most' ? reached <= goal.limit * leeway : reached >= goal.limit / leeway;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
