type Deps = { now: () => number };

const windowMs = 10 * 60_000;
/** Wrong keys of one address, and of all together, within ten minutes: somebody who guesses gets nowhere, a hall of people does. */
const mostOfOne = 10;
const mostOfAll = 300;

/** Counts keys that let nobody in. In memory: whoever waits for a restart gains ten tries. */
export function createThrottle({ now }: Deps) {
  let wrong: { from: string; at: number }[] = [];

  return {
    isClosedTo(from: string): boolean {
      wrong = wrong.filter(({ at }) => now() - at < windowMs);
      return wrong.length >= mostOfAll || wrong.filter((one) => one.from === from).length >= mostOfOne;
    },
    note(from: string): void {
      wrong.push({ from, at: now() });
    },
  };
}
