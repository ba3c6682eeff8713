import type { DocumentData } from '../../src/core/documents/data.ts';
import { readDocumentFiles } from '../../src/storage/data-files/document-files.ts';

const read = await readDocumentFiles('prisma/documents');
if (read.status !== 'read') throw new Error('a file of what documents print is broken');

/** What documents print, as shipped. */
export const documentData: DocumentData = read.documents;
