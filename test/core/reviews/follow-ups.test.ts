import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import type { Answer, ItemValue } from '../../../src/core/model/reviews.ts';
import { parseChecklist } from '../../../src/core/rounds/checklist.ts';
import { followUpsOf } from '../../../src/core/reviews/follow-ups.ts';

const json: unknown = JSON.parse(readFileSync('prisma/checklists/phieu-tu-soi-thang.json', 'utf8'));
const parsed = parseChecklist(json);
if (parsed.status === 'invalid') throw new Error('the monthly form is broken');
const form = parsed.checklist;

const left: ItemValue = { kind: 'left' };

function text(said: string): ItemValue {
  return { kind: 'text', text: said };
}

function valued(values: Readonly<Record<number, ItemValue>>): Map<number, Answer> {
  return new Map(
    Object.entries(values).map(([item, value]) => [Number(item), { ...emptyAnswer(Number(item)), value }]),
  );
}

function followUps(before: Readonly<Record<number, ItemValue>>, item: number, value: ItemValue) {
  const changed = followUpsOf(form, valued(before), { ...emptyAnswer(item), value });
  return changed.map((answer) => [answer.item, answer.value?.kind]);
}

it('with no shortcoming and no risk nobody is asked what they will put right and by when', () => {
  expect(followUps({ 2: text('Không có') }, 3, left)).toEqual([
    [4, 'left'],
    [5, 'left'],
  ]);
  expect(followUps({ 2: text('Không có.') }, 3, text('không có'))).toHaveLength(2);
});

it('with a shortcoming or a risk they are', () => {
  expect(followUps({ 2: text('Chậm nộp báo cáo') }, 3, left)).toEqual([]);
  expect(followUps({ 2: text('Không có') }, 3, text('Dễ nể nang'))).toEqual([]);
  expect(followUps({}, 2, text('Không có'))).toEqual([]);
});

it('without anything to put right nobody is asked by when', () => {
  expect(followUps({ 2: text('Chậm nộp báo cáo'), 3: left }, 4, left)).toEqual([[5, 'left']]);
});

it('who names something afterwards is asked after all, and what was written stays', () => {
  expect(followUps({ 2: text('Không có'), 3: left, 4: left, 5: left }, 2, text('Vắng một buổi'))).toEqual([
    [4, undefined],
    [5, undefined],
  ]);
  expect(followUps({ 2: text('Vắng một buổi'), 3: left, 4: text('Đi đủ') }, 2, text('Không có'))).toEqual([]);
});
