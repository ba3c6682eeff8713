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
  expect(followUps({ 3: text('Không có'), 4: left }, 5, left)).toEqual([
    [6, 'left'],
    [7, 'left'],
  ]);
  expect(followUps({ 3: text('Không có.'), 4: left }, 5, text('không có'))).toHaveLength(2);
});

it('with a shortcoming or a risk they are', () => {
  expect(followUps({ 3: text('Chậm nộp báo cáo') }, 5, left)).toEqual([]);
  expect(followUps({ 3: text('Không có'), 4: left }, 5, text('Dễ nể nang'))).toEqual([]);
});

it('the cause is asked of a shortcoming, and of nothing else', () => {
  expect(followUps({}, 3, text('Chậm nộp báo cáo'))).toEqual([]);
  expect(followUps({}, 3, text('Không có'))).toEqual([[4, 'left']]);
  expect(followUps({ 3: text('Không có'), 4: left }, 3, text('Vắng một buổi'))).toEqual([[4, undefined]]);
});

it('without anything to put right nobody is asked by when', () => {
  expect(followUps({ 3: text('Chậm nộp báo cáo'), 5: left }, 6, left)).toEqual([[7, 'left']]);
});

it('who names something afterwards is asked after all, and what was written stays', () => {
  const none = { 3: text('Không có'), 4: text('Do việc nhà'), 5: left, 6: left, 7: left };
  expect(followUps(none, 3, text('Vắng một buổi'))).toEqual([
    [6, undefined],
    [7, undefined],
  ]);
  const written = { 3: text('Vắng một buổi'), 4: text('Do việc nhà'), 5: left, 6: text('Đi đủ') };
  expect(followUps(written, 3, text('Không có'))).toEqual([]);
});
