import type { MinutesFacts } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import {
  figuresNote,
  itemWord,
  manifestationsOf,
  mostRaisedFirst,
  raisedIn,
  shortName,
} from '../parts/items.ts';
import { counted, percent } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { paragraph, toFillIn } from '../kit/paragraphs.ts';

/** How a round went: published counts, or lines for figures that are not there yet. */
export function ownFindings(layout: Layout, round: MinutesFacts['round']): Content {
  if (round === undefined)
    return [
      ...toFillIn(layout, 2, 'a) Kết quả tự soi:'),
      paragraph(
        'body',
        'b) Kết quả tự sửa: …… cam kết; đã khắc phục ……, đang khắc phục ……, chưa khắc phục ……; quá hạn …….',
      ),
    ];
  const { participation, countedOn } = round;
  const done = participation.sent + participation.paper;
  const share = participation.total === 0 ? '' : ` (đạt ${percent(done, participation.total)}%)`;
  const asksItems = manifestationsOf(round.checklist).length > 0;
  const took = `a) Kết quả tự soi: ${done}/${participation.total} đồng chí phải tự soi đã tự soi${share}.`;
  return [
    paragraph('body', asksItems ? `${took} ${raisedText(round)}` : took),
    ...(asksItems && countedOn !== undefined ? [paragraph('note', figuresNote(round, countedOn))] : []),
    paragraph('body', `b) Kết quả tự sửa: ${commitmentsText(round)}`),
  ];
}

type Findings = NonNullable<MinutesFacts['round']>;

const mostNamed = 5;

function raisedText({ checklist, items }: Findings): string {
  const word = itemWord(checklist);
  const raised = mostRaisedFirst(items);
  const withheld = manifestationsOf(checklist).length - items.length;
  const named = raised
    .slice(0, mostNamed)
    .map(
      (item) =>
        `${word} ${item.item}, ${shortName(checklist, item.item)}: ${raisedIn(item)} lượt (nguy cơ ${item.atRisk}, đang sửa ${item.correcting})`,
    );
  return [
    ...(named.length === 0 ? [] : [`Các ${word} được nêu nhiều: ${named.join('; ')}.`]),
    ...(raised.length === 0 && items.length > 0
      ? [`Trong ${counted(items.length)} ${word} có công bố số liệu, không ${word} nào được nêu.`]
      : []),
    ...(withheld > 0 ? [`${counted(withheld)} ${word} không công bố số liệu.`] : []),
  ].join(' ');
}

function commitmentsText({ commitments: { all } }: Findings): string {
  if (all === undefined) return 'không công bố số liệu.';
  return `${counted(all.made)} cam kết; đã khắc phục ${counted(all.kept)}, đang khắc phục ${counted(all.running)}, chưa khắc phục ${counted(all.notYet)}; quá hạn ${counted(all.overdue)}.`;
}
