/** All that was begun inside one transaction. */
export type Begun = {
  watch: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Tells of something that failed though nobody waits for it. */
  fail: (error: unknown) => void;
  /** What failed first: the others may only say that nothing goes after it. */
  failure: () => { error: unknown } | undefined;
  isUnderWay: () => boolean;
  /** Throws where something has failed, or has not ended. */
  assertWhole: () => void;
};

export function createBegun(): Begun {
  let underWay = 0;
  let failure: { error: unknown } | undefined;

  function fail(error: unknown): void {
    failure ??= { error };
  }

  return {
    async watch(work) {
      underWay += 1;
      try {
        return await work();
      } catch (error) {
        fail(error);
        throw error;
      } finally {
        underWay -= 1;
      }
    },
    fail,
    failure: () => failure,
    isUnderWay: () => underWay > 0,
    assertWhole() {
      if (failure !== undefined) throw failure.error;
      if (underWay > 0) throw new Error('The work of a transaction ended before all it had begun.');
    },
  };
}
