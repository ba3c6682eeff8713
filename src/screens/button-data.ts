import { isLocalDate, type LocalDate } from '../core/time/local-time.ts';

/** What a button carries: an action such as `review.level` and its arguments. Never a permission, never a fact about a person. */
export type Tapped = {
  action: string;
  args: readonly string[];
  /** The cell of the screen that the button stood on, where its arguments name none. */
  cellId?: string;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const shortId = /^~[A-Za-z0-9_-]{22}$/;
const cellMark = /:@([A-Za-z0-9_-]{22})$/;

/** At most 64 bytes; ids are shortened to 23 characters. */
export function buttonData(action: string, ...args: readonly (string | number)[]): string {
  const data = [action, ...args.map((arg) => shorten(String(arg)))].join(':');
  if (Buffer.byteLength(data) > 64)
    throw new Error(`what a button "${action}" carries is longer than 64 bytes`);
  return data;
}

/** The same button, bound to the cell of its screen; one that names something by its id needs no more than that. */
export function boundToCell(data: string, unitId: string): string {
  const bound = `${data}:@${shorten(unitId).slice(1)}`;
  return data.includes(':~') || cellMark.test(data) || Buffer.byteLength(bound) > 64 ? data : bound;
}

/** Names of buttons that stand in people's chats since earlier versions, and what they are called. */
export const formerNames: ReadonlyMap<string, string> = new Map([
  ['ask', 'report'],
  ['attend', 'roll_call'],
  ['coming', 'round'],
  ['data', 'own_data'],
  ['past', 'report'],
  ['rsvp', 'reply'],
  ['suggest', 'suggestion'],
]);

/** Taps that have another name since, or that are gone: then the screen that tells what can still be done. */
const formerActions: ReadonlyMap<string, string> = new Map([
  ['report.due', 'report.on'],
  ['suggestion.counted', 'suggestion.draft'],
  ['suggestion.counted_now', 'suggestion.draft'],
]);

/** Undefined for anything this program cannot have written. */
export function parseButton(data: string): Tapped | undefined {
  const mark = cellMark.exec(data)?.[1];
  const rest = mark === undefined ? data : data.replace(cellMark, '');
  if (!/^[a-z_]+\.[a-z_]+(:[\w~.-]*)*$/.test(rest)) return undefined;
  const [action, ...args] = rest.split(':');
  if (action === undefined) return undefined;
  const tapped = { action: renamed(action), args: args.map(lengthen) };
  return mark === undefined ? tapped : { ...tapped, cellId: lengthen(`~${mark}`) };
}

function renamed(action: string): string {
  const [domain = '', what = ''] = action.split('.');
  const called = `${formerNames.get(domain) ?? domain}.${what}`;
  return formerActions.get(called) ?? called;
}

function shorten(arg: string): string {
  if (!uuid.test(arg)) return arg;
  return `~${Buffer.from(arg.replaceAll('-', ''), 'hex').toString('base64url')}`;
}

function lengthen(arg: string): string {
  if (!shortId.test(arg)) return arg;
  const hex = Buffer.from(arg.slice(1), 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The number that a button carries: a page, a place in a list, a count; of more digits an update or a moment in seconds. */
export function numberArg(text = '', digits = 4): number | undefined {
  return /^\d+$/.test(text) && text.length <= digits ? Number(text) : undefined;
}

export function yearArg(text: string | undefined): number | undefined {
  return text !== undefined && /^2\d{3}$/.test(text) ? Number(text) : undefined;
}

/** The day that a button carries. */
export function dayArg(text: string | undefined): LocalDate | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  const on = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  return isLocalDate(on) ? on : undefined;
}

/** What a button is about, where it names one thing. */
export function firstArg({ input }: { input: Pick<Tapped, 'args'> }): string {
  return input.args[0] ?? '';
}
