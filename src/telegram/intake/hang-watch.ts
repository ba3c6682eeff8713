import type { Transformer } from 'grammy';

type Deps = {
  /** Asks for the least there is, over a new connection; resolves once Telegram answered anything at all. */
  probe: (signal: AbortSignal) => Promise<void>;
  /** Lets go of the connections that wait for a call: they may have gone silent as well. */
  dropIdle: () => void;
};

/** Past the time that a call may keep quiet: then something may be wrong. A poll does nothing that takes long. */
const patienceMs = { poll: 700, other: 2000 };
const probeEveryMs = 1000;
/** Several in a row without an answer: it is not one connection that is broken, nor one call that is slow. */
const outageProbes = 3;

type Call = { startedAt: number; mayBeTwice: boolean; breakOff: () => void };

export type HangWatch = ReturnType<typeof createHangWatch>;

/**
 * A connection may go silent without an error: what is sent or answered there gets lost, also after the cause has gone.
 * Calls that keep quiet for too long are compared with small ones over new connections. Once such a one is answered, what
 * may be done twice is broken off and made again: a poll by whoever polls, any other here.
 */
export function createHangWatch({ probe, dropIdle }: Deps) {
  const overdue = new Set<Call>();
  let outageEndedAt = -Infinity;
  let stopProbing: (() => void) | undefined;

  return {
    /** Over every call. A message is broken off only where nothing at all got through since it was begun. */
    calls: over((method) => !method.startsWith('send')),
    /** Over what somebody waits for: a screen that may stand twice is better than one that comes late. */
    screens: over(() => true),
  };

  /** A limit on the answer alone would shut out whoever has a slow network: it is measured by what else gets through. */
  function over(canBeTwice: (method: string) => boolean): Transformer {
    return async (call, method, payload, signal) => {
      if (withFile.has(method)) return call(method, payload, signal);
      const isPoll = method === 'getUpdates';
      const mayBeTwice = canBeTwice(method);
      for (let isAgain = false; ; isAgain = true) {
        const breaking = new AbortController();
        const open: Call = {
          startedAt: performance.now(),
          mayBeTwice,
          breakOff: () => {
            breaking.abort();
          },
        };
        const timer = setTimeout(
          () => {
            overdue.add(open);
            probeOn();
          },
          silenceOf(payload) + patienceMs[isPoll ? 'poll' : 'other'],
        );
        const end = (): void => {
          breaking.abort();
        };
        signal?.addEventListener('abort', end);
        try {
          // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- grammY names the type of an older package of the same shape
          return await call(method, payload, breaking.signal as typeof signal);
        } catch (error) {
          const isBrokenOff = breaking.signal.aborted && signal?.aborted !== true;
          if (!isBrokenOff || isPoll || !mayBeTwice || isAgain) throw error;
        } finally {
          clearTimeout(timer);
          signal?.removeEventListener('abort', end);
          overdue.delete(open);
          if (overdue.size === 0) stopProbing?.();
        }
      }
    };
  }

  function probeOn(): void {
    if (stopProbing !== undefined) return;
    const probing = new AbortController();
    let asked = 0;
    const ask = (): void => {
      asked += 1;
      const askedAt = performance.now();
      probe(probing.signal).then(
        () => {
          if (!probing.signal.aborted) answered(askedAt, asked >= outageProbes);
        },
        () => undefined,
      );
    };
    const every = setInterval(ask, probeEveryMs);
    stopProbing = () => {
      stopProbing = undefined;
      clearInterval(every);
      probing.abort();
    };
    ask();
  }

  function answered(askedAt: number, wasOutage: boolean): void {
    stopProbing?.();
    dropIdle();
    if (wasOutage) outageEndedAt = performance.now();
    for (const open of overdue) {
      // One that is only slow may have been carried out: twice the same message is worse than a late one.
      if (open.startedAt < askedAt && (open.mayBeTwice || open.startedAt < outageEndedAt)) open.breakOff();
    }
  }
}

/** What is uploaded may take its time, and may be what keeps everything else waiting. */
const withFile: ReadonlySet<string> = new Set(['sendPhoto', 'sendDocument', 'editMessageMedia']);

/** How long a call asks to be kept waiting. */
function silenceOf(payload: object): number {
  return 'timeout' in payload && typeof payload.timeout === 'number' ? payload.timeout * 1000 : 0;
}
