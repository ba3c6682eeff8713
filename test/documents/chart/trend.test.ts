import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { TrendFacts, TrendPoint } from '../../../src/core/documents/trend.ts';
import { picture, text } from '../../../src/documents/chart/svg.ts';
import { makeTrendChart } from '../../../src/documents/chart/trend.ts';
import { documentData } from '../../support/document-data.ts';
import { hostile } from '../../support/hostile-texts.ts';

const { fontFiles } = documentData;

const point = (month: number, some: Partial<TrendPoint> = {}): TrendPoint => ({
  at: { kind: 'monthly', period: { year: 2026, month } },
  ...{ participation: { done: 18, of: 20 }, groups: [3, 0], pooled: false },
  ...some,
});

const facts: TrendFacts = {
  ...{ unit: 'Chi bộ Tổ dân phố 5', checklist: '27 biểu hiện', groups: ['Tư tưởng chính trị', 'Đạo đức'] },
  ...{ printing: [], points: [point(11), point(12)] },
};

function chart(some: Partial<TrendFacts> = {}): Uint8Array {
  return makeTrendChart(fontFiles, { ...facts, ...some }).bytes;
}

/** Width and height in the header of a PNG, whose data has to unpack to that many rows. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const file = Buffer.from(png);
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  expect(inflateSync(Buffer.concat(data)).length % height).toBe(0);
  return { width, height };
}

describe('the chart of a trend', () => {
  it('is a picture of a phone’s width, named by whose it is and how far it goes', () => {
    const { name, bytes } = makeTrendChart(fontFiles, facts);
    expect(name).toBe('xu-huong_chi-bo-to-dan-pho-5_2026-12.png');
    const { width, height } = sizeOf(bytes);
    expect(width).toBe(1080);
    expect(height).toBeLessThan(2000);
  });

  it('draws a gap and 0 differently, and a figure with its pool', () => {
    const drawings = [undefined, 0, 1].map((times) => chart({ points: [point(12, { groups: [times, 2] })] }));
    const pooled = chart({ points: [point(12, { groups: [1, 2], pooled: true })] });
    const unasked = chart({ points: [point(12, { groups: [1, 2], participation: undefined })] });
    const all = [...drawings, pooled, unasked].map((png) => Buffer.from(png).toString('base64'));
    expect(new Set(all).size).toBe(all.length);
  });

  it('has a row for each of many groups', () => {
    const groups = Array.from({ length: 8 }, (_, index) => `Nhóm ${index + 1}`);
    const few = sizeOf(chart());
    const many = sizeOf(chart({ groups, points: [point(12, { groups: groups.map(() => 1) })] }));
    expect(many.height).toBeGreaterThan(few.height * 2);
    expect(many.height).toBeLessThan(3000);
  });

  it('is drawn whatever a unit and its groups are called', () => {
    const groups = Object.values(hostile);
    const points = [point(12, { groups: groups.map(() => 1) })];
    for (const unit of [groups.join(' '), 'x'.repeat(4096)]) {
      expect(sizeOf(chart({ unit, checklist: unit, groups, points })).width).toBe(1080);
    }
  });

  it('tells every letter of Vietnamese from its neighbours by its marks, with the fonts that come along', () => {
    const vowels = 'aăâeêioôơuưy'.split('');
    const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const letters = vowels.flatMap((vowel) => marks.map((mark) => (vowel + mark).normalize('NFC')));
    const all = [...letters, 'd', 'đ'].flatMap((letter) => [letter, letter.toLocaleUpperCase('vi')]);
    const drawings = all.map((letter) =>
      Buffer.from(
        picture(fontFiles, {
          ...{ width: 40, height: 48 },
          content: text(letter, { x: 4, y: 36, size: 30, bold: true }),
        }),
      ).toString('base64'),
    );
    expect(new Set(drawings).size).toBe(2 * (12 * 6 + 2));
  });
});
