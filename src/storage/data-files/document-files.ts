import { join } from 'node:path';
import { z } from 'zod';
import { documentSchemas, type DocumentData } from '../../core/documents/data.ts';
import { parseContent } from '../../core/text/content-schema.ts';
import { readJsonFile, type BrokenFile } from './json-file.ts';

type DocumentFilesRead = { status: 'read'; documents: DocumentData } | BrokenFile;

/** Each parsed by the schema of its name. */
const parsedParts = z.custom<Omit<DocumentData, 'fontFiles'>>();

/** What documents print, from the files of a folder, `legalBases` from legal-bases.json; the first broken one ends the reading. */
export async function readDocumentFiles(folder: string): Promise<DocumentFilesRead> {
  const parts: Record<string, unknown> = {};
  for (const [part, schema] of Object.entries(documentSchemas)) {
    const file = join(folder, `${part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`);
    const read = await readJsonFile(file);
    if (read.status === 'broken') return read;
    const parsed = parseContent<unknown>(schema, read.json);
    if (parsed.status === 'invalid') return { status: 'broken', file, problems: parsed.problems };
    parts[part] = parsed.content;
  }
  const fontFiles = ['Regular', 'Bold'].map((cut) => join(folder, 'fonts', `BeVietnamPro-${cut}.ttf`));
  return { status: 'read', documents: { ...parsedParts.parse(parts), fontFiles } };
}
