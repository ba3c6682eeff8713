import { z } from 'zod';
import { lineOfText } from '../text/content-schema.ts';
import { sourced, sourcedFile } from './sourced.ts';

const millimetres = z.number().min(0).max(420);
const points = z.number().min(0).max(72);

/** How a document of the Party is laid out: lengths in millimetres, letters and lines in points. */
export const layoutSchema = sourcedFile({
  page: z.strictObject({
    ...{ width: millimetres, height: millimetres },
    margins: z.strictObject({ top: millimetres, bottom: millimetres, left: millimetres, right: millimetres }),
    ...sourced,
  }),
  font: z.strictObject({ name: lineOfText(40), ...sourced }),
  body: z.strictObject({ size: points, firstLine: millimetres, spaceAfter: points, ...sourced }),
  /** Exactly so much from line to line. */
  lineHeight: z.strictObject({ exactly: points, ...sourced }),
  pageNumber: z.strictObject({ size: points, fromPage: z.int().min(1), ...sourced }),
  table: z.strictObject({
    ...{ size: points, captionSize: points, noteSize: points },
    /** Of a figure: 2 writes "05". */
    leastDigits: z.int().min(1).max(2),
    ...sourced,
  }),
  head: z.strictObject({
    ...{ leftWidth: millimetres, rightWidth: millimetres },
    ...{ superiorSize: points, issuerSize: points, numberSize: points, placeAndDateSize: points },
    ...sourced,
  }),
  motto: z.strictObject({ size: points, ...sourced }),
  title: z.strictObject({ size: points, subtitleSize: points, dashes: lineOfText(20), ...sourced }),
  /** Between the number of a section and its title. */
  sections: z.strictObject({ afterNumber: lineOfText(1), ...sourced }),
  /** Of what is not to leave the cell. */
  internal: z.strictObject({ text: lineOfText(100), ...sourced }),
  unitReport: z.strictObject({ quarterLeavesOutLessons: z.boolean(), ...sourced }),
  draftMark: z.strictObject({ size: points, ...sourced }),
  foot: z.strictObject({
    ...{
      recipientsTitleSize: points,
      recipientsSize: points,
      signerSize: points,
      linesToSign: z.int().min(1),
    },
    ...{ betweenRecipients: lineOfText(1), afterRecipients: lineOfText(1) },
    ...sourced,
  }),
  /** Of the form on paper. */
  paperForm: z.strictObject({ size: points, tableSize: points, leastRowHeight: millimetres, ...sourced }),
});

export type Layout = z.infer<typeof layoutSchema>;
