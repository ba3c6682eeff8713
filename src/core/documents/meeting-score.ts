import { z } from 'zod';
import { faulty, lineOfText } from '../text/content-schema.ts';
import { sourced, sourcedFile } from './sourced.ts';

/** How a cell scores one of its meetings by itself, and what a sum of points is called. */
export const meetingScoreSchema = sourcedFile({
  mostPoints: z.int().min(1),
  parts: z.array(z.strictObject({ name: lineOfText(120), mostPoints: z.int().min(1), ...sourced })).min(1),
  /** The best one first, each from so many points on. */
  ratings: z.array(z.strictObject({ name: lineOfText(40), from: z.int().min(0), ...sourced })).min(1),
})
  .refine(({ parts, mostPoints }) => parts.reduce((sum, part) => sum + part.mostPoints, 0) === mostPoints, {
    path: ['mostPoints'],
    error: faulty({ is: 'other' }),
  })
  .refine(
    ({ ratings }) =>
      ratings.at(-1)?.from === 0 &&
      ratings.every(({ from }, index) => from < (ratings[index - 1]?.from ?? Infinity)),
    { path: ['ratings'], error: faulty({ is: 'other' }) },
  );
