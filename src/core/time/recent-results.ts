export type RecentResults<Result> = {
  /** The result kept under this key, or calculated now. What throws is not kept. */
  get: (key: string, calculate: () => Result) => Result;
};

/** Results of a calculation that depends on nothing but its key, the newest so many of them. */
export function createRecentResults<Result extends string | number>(most: number): RecentResults<Result> {
  const kept = new Map<string, Result>();
  return {
    get(key, calculate) {
      const earlier = kept.get(key);
      if (earlier !== undefined) return earlier;
      const result = calculate();
      kept.set(key, result);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return result;
    },
  };
}
