type Deps = { now: () => number };

const windowMs = 10 * 60_000;
/** Wrong keys of one address, and of all together, within ten minutes: somebody who guesses gets nowhere, a hall of people does. */
const mostOfOne = 10;
const mostOfAll = 300;

/** Counts keys that let nobody in. In memory: whoever waits for a restart gains ten tries. */
export function createThrottle({ now }: Deps) {
  let wrong: { from: string; at: number }[] = [];

  return {
    /** Undefined where there were too many. Each counts as wrong until it was right: tries at once are as many as others. */
    begin(from: string): { wasRight: () => void } | undefined {
      wrong = wrong.filter(({ at }) => now() - at < windowMs);
      if (wrong.length >= mostOfAll || wrong.filter((one) => one.from === from).length >= mostOfOne)
        return undefined;
      const attempt = { from, at: now() };
      wrong.push(attempt);
      return {
        wasRight() {
          wrong = wrong.filter((one) => one !== attempt);
        },
      };
    },
  };
}
