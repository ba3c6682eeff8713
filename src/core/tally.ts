import { z } from 'zod';

/**
 * The rule of five, for whatever is told without a name: levels and values, commitments, suggestions, whole reviews, two
 * rounds beside each other, cells of a committee. What people said is told only where nobody stands out: five of them or
 * more, and not all of them alike. Whom a reader knows anyway is counted, but hides nobody: the rule is asked of those
 * who hide, and answered for all.
 */
const fewestPeople = 5;

const tally = { people: z.int(), counts: z.record(z.string(), z.int()).readonly() };

/** What was said about an item, as it is kept. */
export const itemTallySchema = z.object({ item: z.int(), ...tally });
export type ItemTally = z.output<typeof itemTallySchema>;

/** How many said what. Where one may say several things, the counts add up to more than the people. */
export type Tally = Omit<ItemTally, 'item'>;

export function areEnough(people: number): boolean {
  return people >= fewestPeople;
}

/** All alike, what each of them said would be known. */
export function differ(counts: Tally['counts']): boolean {
  return Object.values(counts).filter((count) => count > 0).length > 1;
}

export function hidesEverybody({ people, counts }: Tally): boolean {
  return areEnough(people) && differ(counts);
}

/** The same where so many of them are known and nobody can tell which: whatever those said, the others hide each other. */
export function hidesEverybodyBut(known: number, { people, counts }: Tally): boolean {
  const most = Math.max(0, ...Object.values(counts));
  return areEnough(people - known) && people - most > known;
}

/** Where several may be said each is a question of its own: what all or nobody said stays unsaid. */
export function tellableKeys({ people, counts }: Tally): string[] {
  if (!areEnough(people)) return [];
  return Object.entries(counts).flatMap(([key, count]) => (count > 0 && count < people ? [key] : []));
}

/** As one of them sees it, who knows what they said themselves. */
export function withoutOne({ people, counts }: Tally, said: readonly string[]): Tally {
  const rest = Object.entries(counts).map(
    ([key, count]) => [key, said.includes(key) ? count - 1 : count] as const,
  );
  return { people: people - 1, counts: Object.fromEntries(rest) };
}

export function emptyTally(item: number): ItemTally {
  return { item, people: 0, counts: {} };
}

/** What was said about each item, in their order; one entry is one person. */
export function tallyByItem(said: readonly { item: number; keys: readonly string[] }[]): ItemTally[] {
  const items = new Map<number, ItemTally>();
  for (const { item, keys } of said) {
    const one = { item, people: 1, counts: Object.fromEntries(keys.map((key) => [key, 1])) };
    items.set(item, addTallies(items.get(item) ?? emptyTally(item), one));
  }
  return [...items.values()].sort((one, other) => one.item - other.item);
}

export function addTallies(one: ItemTally, other: ItemTally): ItemTally {
  const counts = { ...one.counts };
  for (const [key, count] of Object.entries(other.counts)) counts[key] = (counts[key] ?? 0) + count;
  return { item: one.item, people: one.people + other.people, counts };
}
