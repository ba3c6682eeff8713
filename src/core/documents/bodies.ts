import { z } from 'zod';
import { lineOfText } from '../text/content-schema.ts';
import { sourced, sourcedFile } from './sourced.ts';

const bodySchema = z.strictObject({
  /** After the kind of a document in its number: "BC/CB". */
  symbol: lineOfText(10),
  /** What the bodies are called that may issue a document: all of them together, or their committee. */
  issuers: z.strictObject({ whole: lineOfText(60), committee: lineOfText(60) }),
  /** Who gets what it issues, unless it says otherwise; `{superior}` is the name of the committee above. */
  recipients: z.array(lineOfText(120)).min(1),
  /** The same where that committee is not in the tree. */
  superiorUnnamed: lineOfText(60),
  ...sourced,
});

/** What bodies, offices and kinds of documents are called where they are printed. */
export const bodiesSchema = sourcedFile({
  motto: z.strictObject({ text: lineOfText(60), ...sourced }),
  /** Of a committee above, as the organisation that it leads. */
  superiorPrefix: z.strictObject({ text: lineOfText(40), ...sourced }),
  documents: z.strictObject({
    report: z.strictObject({ name: lineOfText(40), symbol: lineOfText(10), ...sourced }),
    minutes: z.strictObject({ name: lineOfText(40), symbol: lineOfText(10), ...sourced }),
  }),
  /** What a member's own review is called. */
  ownReview: z.strictObject({ usual: lineOfText(60), long: lineOfText(60), ...sourced }),
  /** How who leads a meeting is called where they sign its minutes. */
  chair: z.strictObject({ usual: lineOfText(40), short: lineOfText(40), ...sourced }),
  offices: z.strictObject({ secretary: lineOfText(40), deputy: lineOfText(40), ...sourced }),
  units: z.strictObject({ cell: bodySchema, committee: bodySchema, ward: bodySchema, city: bodySchema }),
});

export type Bodies = z.infer<typeof bodiesSchema>;
