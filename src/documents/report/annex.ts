import { Paragraph } from 'docx';
import type { AnnexRow, DocumentChecklist } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { datePrinted } from '../../core/documents/legal-bases.ts';
import {
  causeText,
  inPerson,
  isGraveIn,
  levelNames,
  nameOfWriter,
  shortName,
  valueText,
} from '../parts/items.ts';
import { titled } from '../kit/head.ts';
import type { Content } from '../kit/pack.ts';
import { paragraph } from '../kit/paragraphs.ts';
import { table, type Row } from '../kit/table.ts';

/** The words that their writers share with the whole cell, on a page of their own. */
export function annex(
  layout: Layout,
  {
    checklist,
    rows,
    attached,
  }: { checklist: DocumentChecklist; rows: readonly AnnexRow[]; attached: string },
): Content {
  const told = rows.filter(({ level }) => level !== 'discuss' && level !== 'none');
  return [
    new Paragraph({ style: 'dashes', pageBreakBefore: true }),
    ...titled(layout, {
      title: 'Phụ lục',
      subtitle: 'nội dung đảng viên đồng ý chia sẻ với cả chi bộ',
      attached,
    }),
    ...(told.length === 0
      ? [paragraph('body', 'Không có nội dung chia sẻ với cả chi bộ.')]
      : [annexTable(layout, checklist, told)]),
    paragraph('note', layout.internal.text),
  ];
}

function annexTable(layout: Layout, checklist: DocumentChecklist, rows: readonly AnnexRow[]) {
  return table(
    layout,
    [
      { title: 'Họ và tên', share: 20 },
      { title: checklist.itemsAre === 'articles' ? 'Điều' : 'Mục', share: 24 },
      { title: 'Mức tự soi', share: 16 },
      { title: 'Biểu hiện cụ thể', share: 28 },
      { title: 'Nguyên nhân', share: 22 },
      { title: 'Biện pháp', share: 22 },
      { title: 'Thời hạn', share: 24, align: 'center' },
    ],
    rows.map((row): Row => {
      const { item, level, how, remedy, deadlineOn } = row;
      const about = [nameOfWriter(row), `${item}. ${shortName(checklist, item)}`];
      const said = level === undefined ? '' : levelNames[level];
      if (isGraveIn(checklist, item)) return [...about, said, inPerson, '', '', ''];
      return [
        ...[...about, said, how ?? valueText(checklist.content, row), causeText(row), remedy ?? ''],
        deadlineOn === undefined ? '' : datePrinted(deadlineOn),
      ];
    }),
    { numbered: 9 },
  );
}
