import type { ChecklistContent } from '../rounds/checklist.ts';
import type { Fault } from '../text/content-schema.ts';

/** Where in a filled form, as a spreadsheet shows it. */
export type FormPlace = { sheet: string; row?: number; column?: string };

/** What is wrong there. `identity`: it asks for what tells who somebody is, where they live or what they own. */
export type FormFault =
  | Fault
  | { is: 'no_sheet' | 'no_column' | 'formula' | 'identity' | 'classified' | 'old_font' | 'not_here' }
  | { is: 'unknown_word'; among: string }
  | { is: 'too_many'; most: number };

export type FormProblem = { place: FormPlace; fault: FormFault };

/** Why a file is not even looked into. `swells`: unpacked it would be far larger than any form. */
export type FileRefusal = 'not_workbook' | 'swells' | 'entities' | 'links' | 'macros';

export type FormRead =
  | { status: 'read'; content: ChecklistContent }
  | { status: 'faulty'; problems: readonly FormProblem[] }
  | { status: 'refused'; why: FileRefusal };

/** What the program itself puts into a checklist that was read from a form. */
export type FormFrame = { key: string; author: string; effectiveOn: string };

/** In bytes: of a form that somebody sends. */
export const largestForm = 1024 * 1024;

export const mostItems = 200;
