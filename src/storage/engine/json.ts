import { z } from 'zod';
import { isLocalDate } from '../../core/time/local-time.ts';
import { readInstant } from './instant-text.ts';

export function parseJson(text: string): unknown {
  return JSON.parse(text);
}

/** As JSON writes it. */
export const jsonInstant = z.string().transform(readInstant);
export const jsonDate = z.string().refine(isLocalDate);

/** What JSON leaves out where there is none. */
export function perhaps<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().transform((value) => value);
}
