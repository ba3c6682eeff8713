export interface Gate {
  /** Resolves when it is this caller's turn, in the order of asking, with the function that ends the turn. */
  enter(): Promise<() => void>;
  run<Result>(work: () => Promise<Result> | Result): Promise<Result>;
}

/** Lets one in at a time. */
export function createGate(): Gate {
  let last = Promise.resolve();

  async function enter(): Promise<() => void> {
    const before = last;
    let leave = (): void => undefined;
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }

  return {
    enter,
    async run(work) {
      const leave = await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
