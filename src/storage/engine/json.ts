import type { z } from 'zod';
import type { SealedColumn } from './columns.ts';

export function parseJson(text: string): unknown {
  return JSON.parse(text);
}

export type JsonColumn<Kept> = {
  seal(rowId: string, kept: Kept): string;
  open(rowId: string, sealed: string): Kept;
};

/**
 * A sealed column that holds a shape as JSON. What is opened comes through the shape, which reads what older versions wrote,
 * too. `written` makes what it reads of what comes out of it, where JSON by itself does not.
 */
export function jsonColumn<Shape extends z.ZodType>(
  column: SealedColumn,
  shape: Shape,
  written: (kept: z.output<Shape>) => unknown = (kept) => kept,
): JsonColumn<z.output<Shape>> {
  return {
    seal: (rowId, kept) => column.seal(rowId, JSON.stringify(written(kept))),
    open: (rowId, sealed) => shape.parse(parseJson(column.open(rowId, sealed))),
  };
}
