import { join } from 'node:path';
import type { z } from 'zod';
import { documentSchemas, type DocumentData } from '../../core/documents/data.ts';
import { parseContent } from '../../core/text/content-schema.ts';
import { readJsonFile, type BrokenFile } from './json-file.ts';

type DocumentFilesRead = { status: 'read'; documents: DocumentData } | BrokenFile;

/** What documents print, from the files of a folder; the first broken one ends the reading. */
export async function readDocumentFiles(folder: string): Promise<DocumentFilesRead> {
  const bodies = await readPart(join(folder, 'bodies.json'), documentSchemas.bodies);
  if (bodies.status === 'broken') return bodies;
  const layout = await readPart(join(folder, 'layout.json'), documentSchemas.layout);
  if (layout.status === 'broken') return layout;
  const legalBases = await readPart(join(folder, 'legal-bases.json'), documentSchemas.legalBases);
  if (legalBases.status === 'broken') return legalBases;
  const meetingScore = await readPart(join(folder, 'meeting-score.json'), documentSchemas.meetingScore);
  if (meetingScore.status === 'broken') return meetingScore;
  const selfAssessment = await readPart(join(folder, 'self-assessment.json'), documentSchemas.selfAssessment);
  if (selfAssessment.status === 'broken') return selfAssessment;
  const pledge = await readPart(join(folder, 'pledge.json'), documentSchemas.pledge);
  if (pledge.status === 'broken') return pledge;
  return {
    status: 'read',
    documents: {
      ...{ bodies: bodies.part, layout: layout.part },
      ...{ legalBases: legalBases.part, meetingScore: meetingScore.part },
      ...{ selfAssessment: selfAssessment.part, pledge: pledge.part },
      fontFiles: ['Regular', 'Bold'].map((cut) => join(folder, 'fonts', `BeVietnamPro-${cut}.ttf`)),
    },
  };
}

async function readPart<Part>(
  file: string,
  schema: z.ZodType<Part>,
): Promise<{ status: 'read'; part: Part } | BrokenFile> {
  const read = await readJsonFile(file);
  if (read.status === 'broken') return read;
  const parsed = parseContent(schema, read.json);
  if (parsed.status === 'invalid') return { status: 'broken', file, problems: parsed.problems };
  return { status: 'read', part: parsed.content };
}
