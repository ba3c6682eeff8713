import type { Stop, Timers } from './timers.ts';

/** What became of writing down the time: `disk` where the disk is what fails. */
export type Marked = 'written' | 'disk' | 'other';

/** Which part of taking updates in fails. */
export type IntakeFailure = 'fetch' | 'store' | 'disk';

type Deps = {
  timers: Pick<Timers, 'every' | 'monotonic'>;
  /** Writes down the time. */
  mark: () => Promise<Marked>;
  /** What could not be stored can be again. */
  onStoringAgain: () => void;
};

type Source = 'fetch' | 'store' | 'mark';

const longestMarkAgeMs = 90_000;
const longestFailureMs = 5 * 60_000;
/** Well within the age of a mark that counts. */
const markEveryMs = 30_000;
/** While nothing can be written: so soon after the cause went away everything goes on. */
const markAgainMs = 2000;

/** Knows whether updates can be fetched and stored: from what the inbox meets, and from a mark that each tick writes. */
export function createIntakeWatch({ timers, mark, onStoringAgain }: Deps) {
  const failingSince = new Map<Source, number>();
  let cause: 'store' | 'disk' = 'store';
  let storeFailedAt = -Infinity;
  let markedAt = timers.monotonic();
  let marking: Promise<boolean> | undefined;
  let stopMarking: Stop | undefined;
  let stopKeeping: Stop | undefined;

  function failed(source: Source): void {
    if (!failingSince.has(source)) failingSince.set(source, timers.monotonic());
  }

  function worked(source: Source): void {
    if (failingSince.delete(source) && source !== 'fetch') onStoringAgain();
  }

  /** Whether the mark could be written. Asked for while one is being written, it is the same one. */
  function writeMark(): Promise<boolean> {
    marking ??= mark()
      .then((marked) => {
        if (marked === 'written') {
          markedAt = timers.monotonic();
          stop();
          worked('mark');
          return true;
        }
        cause = marked === 'disk' ? 'disk' : 'store';
        failed('mark');
        stopMarking ??= timers.every(markAgainMs, () => void writeMark());
        return false;
      })
      .finally(() => {
        marking = undefined;
      });
    return marking;
  }

  function stop(): void {
    stopMarking?.();
    stopMarking = undefined;
  }

  function failingForMs(source: Source): number {
    const since = failingSince.get(source);
    return since === undefined ? 0 : timers.monotonic() - since;
  }

  return {
    fetched(): void {
      worked('fetch');
    },
    fetchFailed(): void {
      failed('fetch');
    },
    stored(): void {
      worked('store');
      // What waits for the mark need not wait for its turn.
      if (failingSince.has('mark')) void writeMark();
    },
    storeFailed(): void {
      failed('store');
      storeFailedAt = timers.monotonic();
      void writeMark();
    },
    writeMark,
    /** Where it may be another program that ticks. */
    keepMarking(): void {
      stopKeeping ??= timers.every(markEveryMs, () => void writeMark());
    },
    isStoring: () => !failingSince.has('mark'),
    /** For how long updates could not be stored. */
    notStoringForMs: () => Math.max(failingForMs('store'), failingForMs('mark')),
    /** Whether the last mark was written, and not long ago. */
    isWritten: () => !failingSince.has('mark') && timers.monotonic() - markedAt <= longestMarkAgeMs,
    standsStill(): IntakeFailure | undefined {
      if (failingForMs('mark') >= longestFailureMs) return cause;
      // Where nobody tries to store any more, nothing is known to stand still.
      const isTried = timers.monotonic() - storeFailedAt < longestMarkAgeMs;
      if (isTried && failingForMs('store') >= longestFailureMs) return 'store';
      return failingForMs('fetch') >= longestFailureMs ? 'fetch' : undefined;
    },
    /** What failed before the machine slept has its whole time once more. */
    woke(): void {
      for (const source of failingSince.keys()) failingSince.set(source, timers.monotonic());
    },
    stop(): void {
      stop();
      stopKeeping?.();
    },
  };
}
