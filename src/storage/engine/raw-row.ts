import { z } from 'zod';
import { isLocalDate } from '../../core/time/local-time.ts';
import { instantText, readInstant } from './instant-text.ts';

/** How columns are held by SQLite and given by Prisma. */
export const instant = z.string().transform(readInstant);
export const flag = z.literal([0, 1]).transform((value) => value === 1);
export const text = z.string();
export const whole = z.int();
export const localDate = z.string().refine(isLocalDate);

/** What JSON leaves out where there is none. */
export function perhaps<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().transform((value) => value);
}

/** Columns of a table read by prepared statements, which come out as Prisma would have given them. */
export function rawRow<const Shape extends z.ZodRawShape>(table: string, shape: Shape) {
  const schema = z.object(shape);
  return {
    /** To select by. */
    columns: Object.keys(shape)
      .map((column) => `${table}."${column}"`)
      .join(', '),
    read: (row: unknown) => schema.parse(row),
  };
}

/** A value as SQLite holds it. */
export function rawValue(value: string | number | boolean | Date | null): string | number | null {
  if (value instanceof Date) return instantText(value);
  return typeof value === 'boolean' ? Number(value) : value;
}
