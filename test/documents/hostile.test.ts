import { describe, expect, it } from 'vitest';
import type { DocumentFile } from '../../src/documents/kit/pack.ts';
import { makeMinutes } from '../../src/documents/minutes.ts';
import { makeOwnReview } from '../../src/documents/own-review.ts';
import { makeOwnYear } from '../../src/documents/own-year.ts';
import { makePledge } from '../../src/documents/pledge.ts';
import { makePaperForms } from '../../src/documents/paper-form.ts';
import { makeReport } from '../../src/documents/report.ts';
import { makeUnitReport } from '../../src/documents/unit-report.ts';
import { documentData } from '../support/document-data.ts';
import {
  annexRows,
  minutesFacts,
  ownReviewFacts,
  ownYearFacts,
  paperFormFacts,
  pledgeFacts,
  reportFacts,
  unitFacts,
  unitReportFacts,
} from '../support/document-facts.ts';
import { readDocx } from '../support/docx.ts';
import { hostile } from '../support/hostile-texts.ts';

const documents: Record<string, (text: string) => Promise<DocumentFile>> = {
  report: (text) => {
    const unit = { ...unitFacts, superior: text, issuer: text, place: text, recipients: [text, text] };
    const signer = { ...unit.signer, name: text };
    const annex = annexRows.map((row) => ({ ...row, name: text, how: text, cause: text, remedy: text }));
    return makeReport(documentData, reportFacts({ unit: { ...unit, signer }, plan: text }), {
      for: 'cell',
      annex,
    });
  },
  minutes: (text) => {
    const { meeting } = minutesFacts();
    return makeMinutes(
      documentData,
      minutesFacts({
        unit: { ...unitFacts, superior: text, issuer: text },
        meeting: { ...meeting, place: text, title: text },
        agenda: [text, text],
        attendance: { present: { total: 1, official: 1, probationary: 0 }, excused: [text], unexcused: 0 },
        chair: { name: text, office: 'deputy' },
      }),
    );
  },
  'unit report': (text) => {
    const { unit, rows } = unitReportFacts();
    const from = { year: 2026, month: 12 };
    return makeUnitReport(
      documentData,
      unitReportFacts({
        unit: { ...unit, superior: text, issuer: text, place: text, recipients: [text] },
        ...{ organisation: text, rows: rows.map((row) => ({ ...row, name: text })) },
        span: { kind: 'month', from, to: from },
      }),
    );
  },
  'own review': (text) => {
    const { answers, earlier } = ownReviewFacts();
    return makeOwnReview(
      documentData,
      ownReviewFacts({
        ...{ name: text, office: text, suggestions: [text] },
        answers: answers.slice(0, 1).map((answer) => ({
          ...answer,
          level: 'correcting',
          how: text,
          remedy: text,
          help: text,
        })),
        earlier: earlier.map((track) => ({ ...track, about: text, remedy: text, note: text })),
      }),
    );
  },
  'own year': (text) => {
    const { rounds, tracks } = ownYearFacts();
    return makeOwnYear(
      documentData,
      ownYearFacts({
        ...{ unit: { ...unitFacts, superior: text, issuer: text }, name: text },
        rounds: rounds.map((round) => ({
          ...round,
          answers: round.answers?.slice(0, 1).map((one) => ({ ...one, level: 'correcting', how: text })),
        })),
        tracks: tracks.map((track) => ({ ...track, about: text, remedy: text, note: text })),
        pledge: { texts: { duties: text }, reports: [{ status: 'kept', note: text, on: '2026-12-01' }] },
      }),
    );
  },
  pledge: (text) =>
    makePledge(
      documentData,
      pledgeFacts({ name: text, office: text, texts: { ideology: text, ethics: text } }),
    ),
  'paper form': (text) =>
    makePaperForms(
      documentData,
      paperFormFacts({
        handTo: text,
        meeting: { on: '2026-12-03', time: '19:30', place: text },
        people: [{ name: text, membership: undefined, commitments: [{ remedy: text, dueOn: undefined }] }],
      }),
    ),
};

describe.each(Object.entries(documents))('the %s', (_, make) => {
  it.each(Object.entries(hostile))('stays a document that any program opens, with %s', async (__, text) => {
    const { bytes, name } = await make(text);
    const { raw, text: read } = readDocx(bytes);
    expect(raw).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(name).toMatch(/^[a-z-]+(?:_[a-z0-9-]+)?_2026(?:-12)?(?:_luu-chi-bo)?\.docx$/);
    expect(Buffer.byteLength(name)).toBeLessThan(200);
    expect(read).toBe(read.normalize('NFC'));
  });

  it('prints what was typed letter by letter, markup and all', async () => {
    const typed = '</w:t> & "x" \'y\' <b>đậm</b> =SUM(A1)';
    expect(readDocx((await make(typed)).bytes).text).toContain(typed);
  });
});
