import { z } from 'zod';
import { lineOfText } from '../text/content-schema.ts';
import { sourced, sourcedFile } from './sourced.ts';

/** What of a member's year belongs under a point; `by_hand` where the bot knows nothing of it. */
const contents = ['strengths', 'pledge', 'shortcomings', 'tracks', 'remedies', 'by_hand'] as const;

/** The points of the paper by which members assess themselves at the end of a year, in its order. */
export const selfAssessmentSchema = sourcedFile({
  /** Which forms have these points, and where those stand. */
  forms: lineOfText(80),
  guidance: lineOfText(120),
  points: z
    .array(
      z.strictObject({
        number: lineOfText(10),
        name: lineOfText(160),
        holds: z.enum(contents),
        ...sourced,
      }),
    )
    .min(1),
});

export type SelfAssessmentContent = (typeof contents)[number];
