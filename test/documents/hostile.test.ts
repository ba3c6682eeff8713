import { describe, expect, it } from 'vitest';
import { readDocx } from '../support/docx.ts';
import { documentsFull } from '../support/hostile-documents.ts';
import { hostile } from '../support/hostile-texts.ts';
import { readXlsx } from '../support/xlsx.ts';

const typed = '</w:t> & "x" \'y\' <b>đậm</b> =SUM(A1)';
const turning = /[\u202A-\u202E\u2066-\u2069]/;

describe.each(Object.entries(documentsFull.docx))('the %s', (_, make) => {
  it.each(Object.entries(hostile))('stays a document that any program opens, with %s', async (__, text) => {
    const { bytes, name } = await make(text);
    const { raw, text: read } = readDocx(bytes);
    expect(raw).not.toMatch(turning);
    expect(name).toMatch(/^[a-z-]+(?:_[a-z0-9-]+)?_2026(?:-12)?(?:_luu-chi-bo)?\.docx$/);
    expect(Buffer.byteLength(name)).toBeLessThan(200);
    expect(read).toBe(read.normalize('NFC'));
  });

  it('prints what was typed letter by letter, markup and all', async () => {
    expect(readDocx((await make(typed)).bytes).text).toContain(typed);
  });
});

describe.each(Object.entries(documentsFull.xlsx))('the %s', (_, make) => {
  it('stays a workbook that any program opens, without a formula, whatever was typed', async () => {
    for (const [what, text] of Object.entries(hostile)) {
      const { bytes, name } = await make(text);
      const { sheets, text: read } = readXlsx(bytes);
      expect(
        sheets.map(({ formulas }) => formulas),
        what,
      ).toEqual(sheets.map(() => 0));
      expect(read, what).not.toMatch(turning);
      expect(read, what).toBe(read.normalize('NFC'));
      expect(name, what).toMatch(/^[a-z0-9_-]+\.xlsx$/);
      expect(Buffer.byteLength(name), what).toBeLessThan(200);
    }
  });

  it('shows what was typed letter by letter', async () => {
    expect(readXlsx((await make(typed)).bytes).text).toContain(typed);
  });
});

describe.each(Object.entries(documentsFull.png))('the %s', (_, make) => {
  it('is drawn whatever was typed, under a name without marks', async () => {
    for (const [what, text] of Object.entries(hostile)) {
      const { bytes, name } = await make(text);
      expect(Buffer.from(bytes).toString('latin1', 1, 4), what).toBe('PNG');
      expect(name, what).toMatch(/^[a-z0-9_-]+\.png$/);
      expect(Buffer.byteLength(name), what).toBeLessThan(200);
    }
  });
});
