import { z } from 'zod';
import { pledgeParts, type PledgeReport, type PledgeTexts } from '../model/pledges.ts';
import { lineOfText } from '../text/content-schema.ts';
import type { LocalDate } from '../time/local-time.ts';
import type { DocumentFacts } from './facts.ts';
import { sourced, sourcedFile } from './sourced.ts';

/** What the signed copy of a year's pledge is called, on what it rests, and how its parts are headed. */
export const pledgeSchema = sourcedFile({
  name: lineOfText(60),
  subject: lineOfText(80),
  basis: z.strictObject({ text: lineOfText(200), ...sourced }),
  parts: z.record(z.enum(pledgeParts), z.strictObject({ name: lineOfText(120), ...sourced })),
});

/** The pledge of one member, for nobody but them. */
export type PledgeFacts = {
  unit: DocumentFacts;
  year: number;
  name: string;
  office: string | undefined;
  texts: PledgeTexts;
};

/** What of a year's pledge stands among what was sent during that year; what has become of it with the day. */
export type OwnYearPledge = {
  texts: PledgeTexts;
  reports: readonly (Pick<PledgeReport, 'status' | 'note'> & { on: LocalDate })[];
};
