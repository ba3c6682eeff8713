/** As many as the store keeps: Telegram never has more of them waiting to be confirmed. */
const most = 10_000;

/** The last updates that were taken in: no number says by itself whether an update is new, as Telegram may number anew. */
export function createKnownUpdates(inOrder: readonly number[] = []) {
  const ids = new Set(inOrder);

  return {
    has: (id: number): boolean => ids.has(id),
    add(id: number): void {
      ids.add(id);
      const [oldest] = ids;
      if (oldest !== undefined && ids.size > most) ids.delete(oldest);
    },
    delete: (id: number): boolean => ids.delete(id),
  };
}

/** Notices when Telegram numbers anew: after a quiet week the next number is random. */
export function createNumbering(newestKnown: number | undefined) {
  let newest = newestKnown;

  /** The number that went before, where this one begins a new numbering. A webhook brings neighbours out of order. */
  return function follow(id: number): { before: number } | undefined {
    const before = newest;
    const isAnew = before !== undefined && id < before - most;
    newest = isAnew || before === undefined ? id : Math.max(before, id);
    return isAnew ? { before } : undefined;
  };
}
