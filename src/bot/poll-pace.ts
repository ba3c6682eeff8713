/** What the last poll brought, and the updates that are being handled, these among them. */
type Load = { brought: number; open: number };

const msForEachOpen = 10;
const longestMs = 40;

/**
 * How long to wait before the next poll, in milliseconds. Waking up costs more than most taps do, and a wait gathers
 * several for one: a single member waits for nothing that matters, a full hall shares.
 */
export function pauseBeforePoll({ brought, open }: Load): number {
  // A long poll that ends with nothing at once comes from a broken server, which is not to be asked without a pause;
  // nor is one that brings again and again what is of no use.
  return brought === 0 ? longestMs : Math.min(longestMs, Math.max(1, open) * msForEachOpen);
}
