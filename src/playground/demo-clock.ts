/** Runs at the speed of the machine's clock, at another time of its own. */
export type DemoClock = {
  now(): Date;
  /** Resolves when this much of the clock's time has passed, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Sets the clock forward and wakes who sleeps until then. */
  moveTo(at: Date): void;
};

type Sleeper = { until: number; check: () => void };

/** A longer timer would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export function createDemoClock(start: Date): DemoClock {
  let base = start.getTime();
  let began = performance.now();
  const sleepers = new Set<Sleeper>();

  const read = (): number => base + performance.now() - began;

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(reasonOf(signal));
        return;
      }
      const sleeper: Sleeper = { until: read() + ms, check };
      let timer: NodeJS.Timeout | undefined;
      const onAbort = (): void => {
        leave();
        reject(reasonOf(signal));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      sleepers.add(sleeper);
      check();

      function check(): void {
        clearTimeout(timer);
        const left = sleeper.until - read();
        if (left > 0) {
          timer = setTimeout(check, Math.min(left, longestTimerMs));
          return;
        }
        leave();
        resolve();
      }
      function leave(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        sleepers.delete(sleeper);
      }
    });
  }

  return {
    now: () => new Date(read()),
    sleep,
    moveTo: (at) => {
      if (at.getTime() < read()) throw new Error(`the demo's clock moves forward only: ${at.toISOString()}`);
      base = at.getTime();
      began = performance.now();
      for (const { check } of [...sleepers].sort((one, other) => one.until - other.until)) check();
    },
  };
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('the sleep was broken off');
}
