/** Lets open pages know that something stands behind their door that they do not show yet. */
export function createStreams() {
  const listeners = new Map<string, Set<() => void>>();
  const waiting = new Set<string>();
  /** The newest notice that a page said it shows: numbers go down. */
  const heard = new Map<string, number>();

  return {
    /** Tells once for all that changes within one moment. */
    changed: (doorId: string): void => {
      if (!listeners.has(doorId) || waiting.has(doorId)) return;
      waiting.add(doorId);
      setImmediate(() => {
        waiting.delete(doorId);
        for (const listener of listeners.get(doorId) ?? []) listener();
      });
    },
    /** Returns what ends it. */
    open(doorId: string, listener: () => void): () => void {
      const open = listeners.get(doorId) ?? new Set();
      listeners.set(doorId, open.add(listener));
      return () => {
        open.delete(listener);
        if (open.size === 0) listeners.delete(doorId);
      };
    },
    isOpen: (doorId: string): boolean => listeners.has(doorId),
    hear: (doorId: string, number: number): void => {
      heard.set(doorId, Math.min(number, heard.get(doorId) ?? 0));
    },
    /** A connection stays open for long after its network is gone: only what the page says itself tells that it shows something. */
    hasHeard: (doorId: string, number: number): boolean => (heard.get(doorId) ?? 0) <= number,
    count: (): number => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

export type Streams = ReturnType<typeof createStreams>;
