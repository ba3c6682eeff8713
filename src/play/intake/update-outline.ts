const most = 4000;
const deepest = 12;

/**
 * What an update that could not be read looks like: its fields and their kinds, numbers and yes or no as they are, and
 * no text, as it may come from where nothing is read.
 */
export function outlineOf(update: unknown): string {
  return JSON.stringify(outline(update, 0)).slice(0, most);
}

function outline(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return `text of ${value.length}`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return 'deeper';
  if (Array.isArray(value)) return value.slice(0, 3).map((one) => outline(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, outline(field, depth + 1)]));
}
