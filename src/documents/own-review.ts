import type { Paragraph } from 'docx';
import type { DocumentData } from '../core/documents/data.ts';
import type { OwnReviewFacts } from '../core/documents/facts.ts';
import type { Layout } from '../core/documents/layout.ts';
import type { Answer } from '../core/model/reviews.ts';
import { itemsOf } from '../core/rounds/checklist.ts';
import { isQuestion, type Question } from '../core/rounds/checklist-items.ts';
import { placeOf, questionOf, said } from './parts/answers.ts';
import {
  causeText,
  checklistName,
  enteredNote,
  inPerson,
  isGraveIn,
  itemWord,
  levelNames,
  shortName,
  valueText,
} from './parts/items.ts';
import { counted, dateCell, periodForFile, roundPeriod } from './kit/figures.ts';
import { ownSignature, roomToSign, signatures } from './kit/foot.ts';
import { head, titled } from './kit/head.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { pack, type Content } from './kit/pack.ts';
import { paragraph, paragraphs, section, toFillIn } from './kit/paragraphs.ts';
import { table, type Row } from './kit/table.ts';
import { particulars } from './parts/particulars.ts';
import { tracksTable } from './parts/tracks.ts';

/** Bản tự soi, tự sửa: what one member wrote, for them to sign. */
export function makeOwnReview(
  { bodies, layout }: DocumentData,
  facts: OwnReviewFacts,
): Promise<DocumentFile> {
  const { unit, round, name, checklist } = facts;
  const { usual, long } = bodies.ownReview;
  const title = unit.printing.includes('own_review_long') ? long : usual;
  const period = roundPeriod(round);
  const main: Content = [
    head(layout, { unit, motto: bodies.motto.text, date: { year: facts.year } }),
    ...titled(layout, { title, subtitle: `Kỳ ${period}` }),
    ...particulars(layout, facts),
    ...(facts.enteredBy === undefined ? [] : [paragraph('note', `(${enteredNote(facts.enteredBy)})`)]),
    paragraph('body', `Đối chiếu với ${checklistName(checklist, 'dated')}, tôi tự soi, tự sửa như sau:`),
    section(layout, 'I', 'Ưu điểm, chuyển biến'),
    ...strengths(layout, facts),
    section(layout, 'II', 'Hạn chế, khuyết điểm; nguy cơ dễ mắc phải; nguyên nhân'),
    ...shortcomings(layout, facts),
    section(layout, 'III', 'Kết quả khắc phục kỳ trước'),
    tracksTable(layout, facts.earlier),
    paragraph('gap', ''),
    section(layout, 'IV', 'Biện pháp tự sửa, cam kết'),
    remedies(layout, facts),
    paragraph('gap', ''),
    section(layout, 'V', 'Đề xuất, góp ý với chi ủy, chi bộ (nếu có)'),
    ...(facts.suggestions.length === 0
      ? toFillIn(layout, 2)
      : facts.suggestions.flatMap((text) => paragraphs('body', text))),
    paragraph('body', 'Tôi cam kết thực hiện những nội dung trên và đề nghị chi bộ giám sát, giúp đỡ.'),
    signatures(layout, [
      unit.printing.includes('committee_opinion') ? opinion(layout, bodies) : [],
      ownSignature(layout, 'NGƯỜI TỰ SOI', name),
    ]),
  ];
  return pack(layout, {
    name: ['ban-tu-soi', name, periodForFile(round)],
    ...{ title: `${title}, kỳ ${period}`, author: name },
    parts: [main],
  });
}

/** Questions that come before the one about shortcomings ask about what went well. */
function strengths(layout: Layout, facts: OwnReviewFacts): Content {
  const told = facts.answers.flatMap((answer) =>
    placeOf(facts, answer) === 'strengths' ? saidBy(facts, answer) : [],
  );
  return told.length === 0 ? toFillIn(layout, 2) : told;
}

function shortcomings(layout: Layout, facts: OwnReviewFacts): Content {
  const { checklist, answers, scope } = facts;
  const raised = answers.filter(
    ({ level }) => level === 'at_risk' || level === 'correcting' || level === 'discuss',
  );
  const rows = raised.map((answer): Row => {
    const { item, level } = answer;
    const about = [`${item}. ${shortName(checklist, item)}`, level === undefined ? '' : levelNames[level]];
    return isGraveIn(checklist, item)
      ? [...about, inPerson, '']
      : [...about, answer.how ?? '', causeText(answer)];
  });
  const told = answers.flatMap((answer) =>
    placeOf(facts, answer) === 'shortcomings' ? saidBy(facts, answer) : [],
  );
  const asksItems = itemsOf(checklist.content).some((item) => !isQuestion(item));
  return [
    ...told,
    ...(asksItems
      ? [
          table(
            layout,
            [
              { title: `${itemWord(checklist) === 'điều' ? 'Điều' : 'Mục'} đối chiếu`, share: 45 },
              { title: 'Tự nhận', share: 22 },
              { title: 'Biểu hiện cụ thể', share: 45 },
              { title: 'Nguyên nhân (chủ quan, khách quan)', share: 43 },
            ],
            rows,
            { numbered: 10, linesIfEmpty: 2 },
          ),
          paragraph('gap', ''),
        ]
      : told.length === 0
        ? toFillIn(layout, 2)
        : []),
    ...(scope === 'all' && asksItems ? restOf(facts) : []),
  ];
}

/** Of what is shared with the cell this is not said: whoever counts would know how many items are kept back. */
function restOf({ checklist, answers }: OwnReviewFacts): Content {
  const word = itemWord(checklist);
  const none = answers.filter(({ level }) => level === 'none').length;
  const skipped = answers.filter(({ skipReason }) => skipReason !== undefined);
  const left = skipped.map(({ item, skipReason = '' }) =>
    isGraveIn(checklist, item) || skipReason === ''
      ? `${word} ${item}`
      : `${word} ${item}, lý do: ${skipReason}`,
  );
  return [
    ...(none > 0
      ? [
          paragraph(
            'body',
            `Các ${word} còn lại (${counted(none)} ${word}): qua tự soi chưa thấy có biểu hiện.`,
          ),
        ]
      : []),
    ...(left.length > 0 ? [paragraph('body', `Bỏ qua: ${left.join('; ')}.`)] : []),
  ];
}

function remedies(layout: Layout, facts: OwnReviewFacts) {
  const { checklist, answers } = facts;
  const ofItems = answers
    .filter(({ item, remedy }) => remedy !== undefined && !isGraveIn(checklist, item))
    .map(({ item, remedy = '', deadlineOn, help = '' }) => [
      ...[`${item}. ${shortName(checklist, item)}`, remedy, dateCell(deadlineOn), help],
    ]);
  const ofQuestions = answers.flatMap((answer) => {
    const question = questionOf(facts, answer);
    const remedy = valueText(checklist.content, answer);
    if (question?.kind !== 'long_text' || question.remedy !== true || remedy === '') return [];
    return [[mendedBy(facts, question), remedy, deadlineFor(facts, question), '']];
  });
  return table(
    layout,
    [
      { title: 'Nội dung cần sửa', share: 42 },
      { title: 'Biện pháp khắc phục', share: 55 },
      { title: 'Thời hạn', share: 25, align: 'center' },
      { title: 'Đề nghị chi bộ giúp', share: 33 },
    ],
    [...ofItems, ...ofQuestions],
    { numbered: 10, linesIfEmpty: 2 },
  );
}

function saidBy(facts: OwnReviewFacts, answer: Answer): Paragraph[] {
  const text = said(facts, answer);
  return text === '' ? [] : paragraphs('body', text);
}

function mendedBy({ checklist, answers }: OwnReviewFacts, question: Question): string {
  const mends = question.kind === 'long_text' ? (question.mends ?? []) : [];
  return answers
    .filter(({ item }) => mends.includes(item))
    .map((answer) => valueText(checklist.content, answer))
    .filter((text) => text !== '')
    .join('\n');
}

function deadlineFor({ checklist, answers }: OwnReviewFacts, { number }: Question): string {
  const asked = itemsOf(checklist.content).find((item) => item.kind === 'date' && item.deadlineOf === number);
  const answer = answers.find(({ item }) => item === asked?.number);
  return answer === undefined ? '' : valueText(checklist.content, answer);
}

function opinion(layout: Layout, bodies: DocumentData['bodies']): Paragraph[] {
  return [
    paragraph('signedFor', 'Ý KIẾN CỦA CHI ỦY (CHI BỘ)'),
    paragraph('signHere', ''),
    paragraph('signedFor', `T/M ${bodies.units.cell.issuers.committee}`),
    ...roomToSign(layout, undefined),
  ];
}
