/**
 * Names as half the width of a small phone shows them: middle names as initials where a name is too long, the family name
 * as well where that is not enough; the given name, which one is called by, stays. Whole where two would read the same.
 */
export function shortNames(names: readonly string[], longest: number): string[] {
  const short = names.map((name) => shortened(name, longest));
  return names.map((name, index) => {
    const wanted = short[index] ?? name;
    return short.filter((other) => other === wanted).length === 1 ? wanted : name;
  });
}

function shortened(name: string, longest: number): string {
  const words = name.split(' ');
  const given = words.at(-1) ?? '';
  // What stands in brackets tells namesakes apart.
  if (name.length <= longest || words.length < 3 || name.includes('(')) return name;
  const initials = words.slice(0, -1).map((word) => `${Array.from(word)[0] ?? ''}.`);
  const forms = [`${words[0] ?? ''} ${initials.slice(1).join('')} ${given}`, `${initials.join('')} ${given}`];
  return forms.find((form) => form.length <= longest) ?? name;
}
