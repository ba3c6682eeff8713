import { z } from 'zod';
import { oneQuestion, unclear } from '../forms/form.ts';
import type { Unit } from '../model/people.ts';
import type { FileRefusal, FormProblem } from './form-read.ts';
import { parseChecklist, type ChecklistContent } from '../rounds/checklist.ts';

/** Of one unit, as far as they are offered. */
export const mostOwn = 10;

const content = z.custom<ChecklistContent>((value) => parseChecklist(value).status === 'parsed');

/** What somebody has under way: a file is waited for, or what one said is looked at before it is kept. */
const ownChecklistDraft = z.object({
  dialogue: z.enum(['checklists', 'unit_checklists']),
  unitId: z.string(),
  /** The checklist that gets another version; a new one where this is left out. */
  key: z.string().optional(),
  content: content.optional(),
  /** It is there to be looked at only: it was kept, or it is another's. */
  isKept: z.boolean().optional(),
  lastInputId: z.int().optional(),
});
export type OwnChecklistDraft = z.infer<typeof ownChecklistDraft>;

/** Why a file was not taken. `not_file`: it was something else. */
export type FileProblem = FileRefusal | 'not_file' | 'too_large' | 'gone';

/** The answer is a checklist in the form that was handed out: nothing typed is one. */
export const ownChecklistForm = oneQuestion<
  OwnChecklistDraft,
  Unit,
  ChecklistContent,
  FileProblem | readonly FormProblem[]
>(ownChecklistDraft, () => unclear('not_file'));
