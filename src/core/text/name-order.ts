/**
 * People as somebody here looks for them: by given name, which stands last, then by the rest from its beginning; in the
 * order of the Vietnamese alphabet, in which marks on a vowel make another letter and tones count last.
 */
export function inNameOrder<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(nameOf(item)) }))
    .sort(({ key: one }, { key: other }) => compareKeys(one, other))
    .map(({ item }) => item);
}

export function compareNames(one: string, other: string): number {
  return compareKeys(keyOf(one), keyOf(other));
}

type NameKey = { given: string; rest: string };

/** Without what stands in brackets to tell namesakes apart, which only decides between them. */
function keyOf(name: string): NameKey {
  const [, main = '', note = ''] = /^(.*?)\s*(\([^()]*\))?$/.exec(name) ?? [];
  const words = main.split(' ');
  return { given: words.at(-1) ?? '', rest: [...words.slice(0, -1), note].join(' ') };
}

function compareKeys(one: NameKey, other: NameKey): number {
  return collator.compare(one.given, other.given) || collator.compare(one.rest, other.rest);
}

const collator = new Intl.Collator('vi', { numeric: true, ignorePunctuation: true });
