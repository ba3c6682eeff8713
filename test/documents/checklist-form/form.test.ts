import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChecklist, type ChecklistContent } from '../../../src/core/rounds/checklist.ts';
import { readChecklistForm } from '../../../src/documents/checklist-form/read.ts';
import { makeChecklistForm } from '../../../src/documents/checklist-form/write.ts';

const folder = 'prisma/checklists';
const frame = { key: 'rieng', author: 'Chi bộ Tổ dân phố 5', effectiveOn: '2026-12-01' };

describe('a checklist written into the form and read again', () => {
  it.each(readdirSync(folder))('is the same: %s', async (name) => {
    const content = parsed(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
    const { bytes } = await makeChecklistForm(content);
    expect(readChecklistForm(bytes, frame)).toEqual({
      status: 'read',
      content: { ...content, ...frame, groups: renamed(content) },
    });
  });
});

/** Ids of groups are the program's own. */
function renamed({ groups }: ChecklistContent): ChecklistContent['groups'] {
  return groups.map((group, index) => ({ ...group, id: `nhom-${index + 1}` }));
}

function parsed(json: unknown): ChecklistContent {
  const result = parseChecklist(json);
  if (result.status === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result.checklist;
}
