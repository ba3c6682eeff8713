import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseChecklist, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { brokenFile, readJsonFile, type BrokenFile } from './json-file.ts';

type ChecklistFilesRead = { status: 'read'; checklists: ChecklistContent[] } | BrokenFile;

/** All checklists of a folder, in the order of their file names; the first broken file ends the reading. */
export async function readChecklistFiles(folder: string): Promise<ChecklistFilesRead> {
  const names = await listJsonNames(folder);
  if (names === undefined) return brokenFile(folder, '', { is: 'no_folder' });
  if (names.length === 0) return brokenFile(folder, '', { is: 'no_json' });

  const checklists: ChecklistContent[] = [];
  const fileOfKey = new Map<string, string>();
  for (const name of names) {
    const file = join(folder, name);
    const read = await readChecklistFile(file);
    if (read.status === 'broken') return read;
    const { key } = read.checklist;
    const taken = fileOfKey.get(key);
    if (taken !== undefined) return brokenFile(file, 'key', { is: 'key_taken', key, file: taken });
    fileOfKey.set(key, name);
    checklists.push(read.checklist);
  }
  return { status: 'read', checklists };
}

async function listJsonNames(folder: string): Promise<string[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  return entries
    ?.filter((entry) => !entry.isDirectory() && /^[^.].*\.json$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

async function readChecklistFile(
  file: string,
): Promise<{ status: 'read'; checklist: ChecklistContent } | BrokenFile> {
  const read = await readJsonFile(file);
  if (read.status === 'broken') return read;
  const parsed = parseChecklist(read.json);
  if (parsed.status === 'invalid') return { status: 'broken', file, problems: parsed.problems };
  return { status: 'read', checklist: parsed.checklist };
}
