import { z } from 'zod';
import { isLocalDate, isLocalTime } from './time/local-time.ts';

// What the shapes that are kept as JSON are made of. Such a shape stands beside its type, which is what comes out of it.

/** An instant as JSON writes it. */
export const jsonInstant = z
  .string()
  .transform((text) => new Date(text))
  .pipe(z.date());

/** One of which the milliseconds were written. */
export const jsonMilliseconds = z.int().transform((ms) => new Date(ms));

export const jsonDate = z.string().refine(isLocalDate);
export const jsonTime = z.string().refine(isLocalTime);

/** What JSON leaves out where there is none. */
export function perhaps<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().transform((value) => value);
}

/** A list that nobody changes. `readonly()` would freeze it, and a frozen array is looked through several times slower. */
export function listOf<Schema extends z.ZodType>(schema: Schema): z.ZodType<readonly z.output<Schema>[]> {
  return z.array(schema);
}
