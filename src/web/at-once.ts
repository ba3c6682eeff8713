/** How much is under way at once of one thing, such as a device: what is begun has to be ended. */
export type AtOnce = {
  /** Returns what ends it; undefined where there is as much as may be. */
  begin(of: string): (() => void) | undefined;
};

export function createAtOnce(most: number): AtOnce {
  const counts = new Map<string, number>();

  return {
    begin(of) {
      const others = counts.get(of) ?? 0;
      if (others >= most) return undefined;
      counts.set(of, others + 1);
      return () => {
        const left = (counts.get(of) ?? 1) - 1;
        if (left === 0) counts.delete(of);
        else counts.set(of, left);
      };
    },
  };
}
