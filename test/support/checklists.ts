import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseChecklist, type ChecklistContent } from '../../src/core/rounds/checklist.ts';

/** The shipped checklists. */
export const checklists = {
  /** Three groups of nine. */
  full: readChecklist('27-bieu-hien.json'),
  /** One group of five. */
  five: readChecklist('giang-thanh-5.json'),
  /** With questions, one of which suggests something to the committee. */
  quarter: readChecklist('phieu-tu-soi-thang.json'),
};

function readChecklist(name: string): ChecklistContent {
  const parsed = parseChecklist(JSON.parse(readFileSync(path.join('prisma/checklists', name), 'utf8')));
  if (parsed.status !== 'parsed') throw new Error(`prisma/checklists/${name} is broken`);
  return parsed.checklist;
}
