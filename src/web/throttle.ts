type Deps = { now: () => number };

const windowMs = 10 * 60_000;
/** Wrong keys of one source within ten minutes: somebody who guesses gets nowhere, a hall of people does. */
const mostOfOne = 10;
/** From so many wrong keys on, of all sources together, each of them has few: nobody shuts the others out. */
const manyOfAll = 300;
const mostOfOneThen = 3;

/** Counts keys that let nobody in. In memory: whoever waits for a restart gains ten tries. */
export function createThrottle({ now }: Deps) {
  let wrong: { source: string; at: number }[] = [];

  return {
    /** Undefined where there were too many. Each counts as wrong until it was right: tries at once are as many as others. */
    begin(address: string): { wasRight: () => void } | undefined {
      wrong = wrong.filter(({ at }) => now() - at < windowMs);
      const source = sourceOf(address);
      const most = wrong.length >= manyOfAll ? mostOfOneThen : mostOfOne;
      if (wrong.filter((one) => one.source === source).length >= most) return undefined;
      const attempt = { source, at: now() };
      wrong.push(attempt);
      return {
        wasRight() {
          wrong = wrong.filter((one) => one !== attempt);
        },
      };
    },
  };
}

/** Of IPv6 whoever has one address has all that begin with the same four groups. */
export function sourceOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = address.toLowerCase().split('::');
  const first = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  const groups = after === undefined ? first : [...first, ...zeros, ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
