import type { Table } from 'docx';
import type { DocumentChecklist } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { groupFigures, itemWord } from './items.ts';
import { table } from '../kit/table.ts';

/** How much was raised in each group of a checklist, and in all. */
export function groupTable(
  layout: Layout,
  checklist: DocumentChecklist,
  items: Parameters<typeof groupFigures>[1],
): Table {
  const figures = groupFigures(checklist, items);
  const sum = (figure: 'items' | 'raised' | 'times'): number =>
    figures.reduce((all, group) => all + group[figure], 0);
  const word = itemWord(checklist);
  return table(
    layout,
    [
      { title: 'Nhóm', share: 80 },
      { title: `Số ${word}`, share: 20, align: 'center' },
      { title: `Số ${word} được nêu`, share: 27, align: 'center' },
      { title: 'Số lượt nêu', share: 28, align: 'center' },
    ],
    [
      ...figures.map((group) => [group.title, group.items, group.raised, group.times]),
      { sum: ['Cộng', sum('items'), sum('raised'), sum('times')] },
    ],
    { numbered: 10, isShort: true },
  );
}
