import type { TrendFacts, TrendPoint } from '../../core/documents/trend.ts';
import { fileName } from '../kit/file-name.ts';
import { percent, periodForFile, roman } from '../kit/figures.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import { picture, rectangle, text, wrapped } from './svg.ts';

/** How participation and each group went, a row of bars each: nothing is told by colour alone. */
export function makeTrendChart(fontFiles: readonly string[], facts: TrendFacts): DocumentFile {
  const { unit, points } = facts;
  const newest = points.at(-1);
  const names = ['xu-huong', unit, ...(newest === undefined ? [] : [periodForFile(newest.at)])];
  return { name: fileName(names, 'png'), bytes: picture(fontFiles, chartOf(facts)) };
}

const width = 1080;
const margin = 48;
const inner = width - 2 * margin;
/** With more groups the rows are lower, so that a phone need not shrink the whole. */
const manyRows = 5;

type Bar = { label: string; below?: string; share: number };
type Row = { title: string; bars: readonly (Bar | undefined)[] };

function chartOf(facts: TrendFacts): { width: number; height: number; content: string } {
  const rows = [participationRow(facts), ...groupRows(facts)];
  const barHeight = rows.length > manyRows ? 80 : 110;
  const parts: string[] = [];
  let at = margin;
  const write = (line: string, size: number, look: { bold?: true; colour?: string } = {}): void => {
    at += Math.round(size * 1.35);
    parts.push(text(line, { x: margin, y: at, size, ...look }));
  };
  write('Xu hướng tự soi, tự sửa', 46, { bold: true });
  for (const line of wrapped(facts.unit, 50).slice(0, 2)) write(line, 36);
  for (const line of wrapped(facts.checklist, 72).slice(0, 3)) write(line, 28, { colour: grey });
  for (const row of rows) {
    at += 22;
    for (const line of wrapped(row.title, 62).slice(0, 2)) write(line, 30, { bold: true });
    const labels = row.bars.some((bar) => bar?.below !== undefined) ? 76 : 56;
    parts.push(...drawn(row, facts.points, { top: at + labels, barHeight }));
    at += labels + barHeight + 78;
  }
  at += 14;
  for (const note of notesOf(facts)) for (const line of wrapped(note, 70)) write(line, 26, { colour: grey });
  return { width, height: at + margin, content: parts.join('') };
}

function drawn(
  { bars }: Row,
  points: readonly TrendPoint[],
  { top, barHeight }: { top: number; barHeight: number },
): string[] {
  const step = inner / Math.max(points.length, 12);
  const floor = top + barHeight;
  return [
    rectangle({ x: margin, y: floor, width: inner, height: 2, colour: grey }),
    ...points.flatMap(({ at }, index) => {
      const bar = bars[index];
      const middle = margin + step * (index + 0.5);
      const under = (line: string, y: number): string =>
        text(line, { x: middle, y, size: 26, middle: true, colour: grey });
      const height = bar === undefined ? 0 : Math.round(bar.share * barHeight);
      const y = floor - height;
      const [label, more] = nameOf(points, index, at);
      return [
        ...(bar === undefined
          ? [text('–', { x: middle, y: floor - 12, size: 30, middle: true, colour: grey })]
          : [
              rectangle({ x: middle - step * 0.34, y, width: step * 0.68, height, colour: blue }),
              text(bar.label, {
                ...{ x: middle, y: y - (bar.below === undefined ? 10 : 38), size: 30 },
                ...{ middle: true, bold: true },
              }),
              ...(bar.below === undefined
                ? []
                : [text(bar.below, { x: middle, y: y - 10, size: 26, middle: true })]),
            ]),
        under(label, floor + 34),
        ...(more === undefined ? [] : [under(more, floor + 66)]),
      ];
    }),
  ];
}

function participationRow({ points }: TrendFacts): Row {
  return {
    title: 'Đã tự soi, trên số phải tự soi',
    bars: points.map(({ participation }) =>
      participation === undefined
        ? undefined
        : {
            label: String(participation.done),
            below: `/${participation.of}`,
            share: Math.min(1, participation.done / participation.of),
          },
    ),
  };
}

/** On one scale, so that groups can be compared. */
function groupRows({ groups, points }: TrendFacts): Row[] {
  const most = Math.max(1, ...points.flatMap((point) => point.groups.flatMap((times) => times ?? [])));
  return groups.map((title, index) => ({
    title: `${groups.length > 1 ? `${roman(index + 1)}. ` : ''}${title}: số lượt nêu`,
    bars: points.map((point) => {
      const times = point.groups[index];
      if (times === undefined) return undefined;
      return { label: `${times}${point.pooled ? '*' : ''}`, share: times / most };
    }),
  }));
}

/** "T12", and the year where it begins; a day where there may be several in a month. */
function nameOf(
  points: readonly TrendPoint[],
  index: number,
  { kind, period, on }: TrendPoint['at'],
): [string, string?] {
  const year = String(period.year);
  if (kind === 'year') return [year];
  const isFirst = points[index - 1]?.at.period.year !== period.year;
  const label = on === undefined ? `T${period.month}` : `${on.slice(8)}/${on.slice(5, 7)}`;
  const name = kind === 'quarter' ? `Q${Math.ceil(period.month / 3)}` : label;
  return isFirst ? [name, year] : [name];
}

function notesOf({ groups, points }: TrendFacts): string[] {
  const asked = points.flatMap(({ participation }) => participation ?? []);
  const sum = (of: 'done' | 'of'): number => asked.reduce((all, one) => all + one[of], 0);
  return [
    ...(sum('of') === 0
      ? []
      : [
          `Cả ${asked.length} kỳ: ${sum('done')}/${sum('of')} lượt phải tự soi (${percent(sum('done'), sum('of'))}%).`,
        ]),
    '–: không công bố số liệu, hoặc không có; không phải là 0.',
    ...(groups.length === 0
      ? []
      : [
          'Lượt nêu: có nguy cơ hoặc đang sửa, của các mục được công bố; không gồm bản chỉ gửi riêng một người.',
        ]),
    ...(points.some(({ pooled }) => pooled) ? ['*: gồm cả bản chỉ lấy số liệu.'] : []),
    'Số chốt khi từng đợt kết thúc.',
  ];
}

const blue = '#0072B2';
const grey = '#595959';
