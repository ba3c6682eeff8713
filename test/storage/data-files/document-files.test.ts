import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocumentFiles } from '../../../src/storage/data-files/document-files.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  await cp('prisma/documents', folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function spoil(name: string, from: string | RegExp, to: string): Promise<void> {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(from);
  await writeFile(file, text.replace(from, to));
}

describe('what documents print, as files', () => {
  it('gives the page, the names, the legal bases and the score of a meeting', async () => {
    expect(await readDocumentFiles(folder)).toMatchObject({
      status: 'read',
      documents: {
        layout: {
          page: { width: 210, height: 297, margins: { top: 20, bottom: 20, left: 30, right: 15 } },
          font: { name: 'Times New Roman' },
          body: { size: 14, firstLine: 10, spaceAfter: 6 },
          lineHeight: { exactly: 19 },
          pageNumber: { fromPage: 2 },
          head: { leftWidth: 70, rightWidth: 95 },
          motto: { size: 15 },
          title: { dashes: '-----' },
          foot: { recipientsSize: 12, linesToSign: 4, betweenRecipients: ',', afterRecipients: '.' },
          paperForm: { size: 14, leastRowHeight: 8 },
        },
        bodies: {
          motto: { text: 'ĐẢNG CỘNG SẢN VIỆT NAM' },
          documents: {
            report: { name: 'BÁO CÁO', symbol: 'BC' },
            minutes: { name: 'BIÊN BẢN', symbol: 'BB' },
          },
          units: { cell: { symbol: 'CB' }, ward: { symbol: 'ĐU' } },
        },
        pledge: { name: 'Bản cam kết', parts: { duties: { name: 'Về thực hiện nhiệm vụ được giao' } } },
        selfAssessment: {
          forms: 'Mẫu 2B, Mẫu 2C',
          points: ['I.1', 'I.2', 'I.3', 'II', 'III', 'IV', 'V', 'VI'].map((number) => ({ number })),
        },
        meetingScore: {
          mostPoints: 100,
          parts: [5, 5, 10, 40, 5, 30, 5].map((mostPoints) => ({ mostPoints })),
          ratings: [
            { name: 'Tốt', from: 90 },
            { name: 'Khá', from: 70 },
            { name: 'Trung bình', from: 50 },
            { name: 'Kém', from: 0 },
          ],
        },
      },
    });
  });

  it('refuses a part that names no source of its file', async () => {
    await spoil('layout.json', '"source": "phieu-giay"', '"source": "nghe-noi"');
    expect(await readDocumentFiles(folder)).toEqual({
      status: 'broken',
      file: join(folder, 'layout.json'),
      problems: [{ path: 'paperForm.source', fault: { is: 'unknown_source', source: 'nghe-noi' } }],
    });
  });

  it('refuses a table of points that does not add up to its sum', async () => {
    await spoil('meeting-score.json', '"mostPoints": 40', '"mostPoints": 30');
    expect(await readDocumentFiles(folder)).toMatchObject({
      status: 'broken',
      problems: [{ path: 'mostPoints' }],
    });
  });

  it('refuses ratings that do not go down to nothing', async () => {
    await spoil('meeting-score.json', '"from": 70', '"from": 95');
    expect(await readDocumentFiles(folder)).toMatchObject({
      status: 'broken',
      problems: [{ path: 'ratings' }],
    });
  });

  it('says that a file is not there', async () => {
    await rm(join(folder, 'legal-bases.json'));
    expect(await readDocumentFiles(folder)).toEqual({
      status: 'broken',
      file: join(folder, 'legal-bases.json'),
      problems: [{ path: '', fault: { is: 'not_there' } }],
    });
  });
});
