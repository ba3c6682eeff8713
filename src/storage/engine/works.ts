import { AsyncLocalStorage } from 'node:async_hooks';

type Scope = { isUnderWay: boolean };

/** A work for whose end others wait. What it left behind for later is outside of it once `end` was called. */
type Work = { run: <Result>(work: () => Result) => Result; end: () => void };

export type Works = {
  begin: () => Work;
  /** Throws where it is asked from inside such a work, which would wait for itself. */
  assertOutside: () => void;
};

export function createWorks(): Works {
  const within = new AsyncLocalStorage<Scope>();

  return {
    begin() {
      const scope = { isUnderWay: true };
      return {
        run: (work) => within.run(scope, work),
        end() {
          scope.isUnderWay = false;
        },
      };
    },
    assertOutside() {
      if (within.getStore()?.isUnderWay === true)
        throw new Error('The outer store was asked inside a work on it, for whose end it would wait.');
    },
  };
}
