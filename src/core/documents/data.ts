import type { z } from 'zod';
import { bodiesSchema } from './bodies.ts';
import { layoutSchema } from './layout.ts';
import { legalBasesSchema } from './legal-bases.ts';
import { meetingScoreSchema } from './meeting-score.ts';
import { pledgeSchema } from './pledge.ts';
import { selfAssessmentSchema } from './self-assessment.ts';

export const documentSchemas = {
  bodies: bodiesSchema,
  layout: layoutSchema,
  legalBases: legalBasesSchema,
  meetingScore: meetingScoreSchema,
  selfAssessment: selfAssessmentSchema,
  pledge: pledgeSchema,
};

/** What documents print and how, as data: each part is a file of its own. */
export type DocumentData = {
  readonly [Part in keyof typeof documentSchemas]: z.infer<(typeof documentSchemas)[Part]>;
} & {
  /** What pictures are written with: the paths of the fonts that come with the program. */
  readonly fontFiles: readonly string[];
};
