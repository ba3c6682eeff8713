import { z } from 'zod';

/** What a question was answered with, as it is kept. */
export const itemValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('choice'), option: z.string() }),
  z.object({ kind: z.literal('choices'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('scale'), step: z.int() }),
  z.object({ kind: z.literal('number'), amount: z.int() }),
  z.object({ kind: z.literal('date'), on: z.iso.date() }),
  z.object({ kind: z.literal('left') }),
]);
