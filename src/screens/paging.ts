import type { Translator } from '../i18n/translator.ts';
import { numberArg } from './button-data.ts';
import type { Button } from './screen.ts';

export type Page<Item> = { items: Item[]; page: number; pages: number; first: number };

/** A page of a list; one that is not there, as behind an old button, becomes the nearest. */
export function pageOf<Item>(items: readonly Item[], wanted: number, size = 10): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { items: items.slice(page * size, (page + 1) * size), page, pages, first: page * size };
}

export function inRows(buttons: readonly Button[], perRow: number): Button[][] {
  const rows: Button[][] = [];
  for (let index = 0; index < buttons.length; index += perRow)
    rows.push(buttons.slice(index, index + perRow));
  return rows;
}

/** Two to a row where both labels can be read on a small phone, else each in a row of its own. */
export function inPairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const open = rows.at(-1);
    const isShort = button.text.length <= longestHalf;
    const before = open?.[0];
    if (open?.length === 1 && isShort && before !== undefined && before.text.length <= longestHalf)
      open.push(button);
    else rows.push([button]);
  }
  return rows;
}

const longestHalf = 18;

/** The ways to the pages before and after, where there is something that way. */
export function turnButtons(
  { label }: Pick<Translator, 'label'>,
  { page, pages }: Page<unknown>,
  data: (page: number) => string,
  [previous, next]: readonly [Turning, Turning] = ['common-previous', 'common-next'],
): Button[][] {
  const buttons: Button[] = [];
  if (page > 0) buttons.push({ text: label(previous), data: data(page - 1) });
  if (page < pages - 1) buttons.push({ text: label(next), data: data(page + 1) });
  return buttons.length > 0 ? [buttons] : [];
}

type Turning = 'common-previous' | 'common-next' | 'common-newer' | 'common-older';

/** The page that a button names; the first one where it names none. */
export function pageArg(text: string | undefined, first = 0): number {
  return numberArg(text) ?? first;
}

/**
 * Five to a row are shown without shrinking on the narrowest phone. A message takes a hundred buttons, and the screen has
 * others; the numbers beyond can be typed.
 */
export function numberGrid(all: readonly Button[]): Button[][] {
  return inRows(all.slice(0, mostNumbers), 5);
}

export const mostNumbers = 90;
