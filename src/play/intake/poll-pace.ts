/** Updates of the last poll that were new, and the updates that are being handled, these among them. */
type Load = { fresh: number; open: number };

const msForEachOpen = 10;
const longestMs = 40;
const msWithoutNews = 500;

/**
 * How long to wait before the next poll, in milliseconds: since the last one was answered or, where it brought nothing
 * new, since it was asked. Waking up costs more than most taps do, and a wait gathers several for one: a single member
 * waits for nothing that matters, a full hall shares.
 */
export function pauseBeforePoll({ fresh, open }: Load): number {
  // A long poll that ends with nothing at once comes from a broken server, and so does one that brings again and again
  // what is known: it is not to be asked more than twice a second.
  return fresh === 0 ? msWithoutNews : Math.min(longestMs, Math.max(1, open) * msForEachOpen);
}
