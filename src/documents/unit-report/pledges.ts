import type { DocumentData } from '../../core/documents/data.ts';
import type { UnitReportFacts } from '../../core/documents/unit-report.ts';
import { counted, percent } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { paragraph } from '../kit/paragraphs.ts';

/** How many made the year's pledge, and what has become of those that may be told. */
export function unitPledges(
  { subject }: DocumentData['pledge'],
  { pledges, sums }: Pick<UnitReportFacts, 'pledges' | 'sums'>,
): Content {
  if (pledges === undefined) return [];
  const { year, cells, expected, made, told } = pledges;
  const share = expected === 0 ? '' : ` (đạt ${percent(made, expected)}%)`;
  const open = told.made - told.kept - told.running - told.notYet;
  const results =
    told.made === 0
      ? ''
      : ` Trong ${counted(told.made)} cam kết công bố kết quả: ${counted(told.kept)} đã thực hiện (đạt ${percent(told.kept, told.made)}%), ${counted(told.running)} đang thực hiện, ${counted(told.notYet)} chưa thực hiện, ${counted(open)} chưa ghi kết quả.`;
  const untold = made - told.made;
  return [
    paragraph(
      'body',
      `Cam kết ${subject} năm ${year}: ${made}/${expected} đảng viên phải lập đã lập, kể cả bản giấy được ghi nhận${share}, theo số đã chốt của ${cells}/${sums.cells} chi bộ.${results}${untold > 0 ? ` ${counted(untold)} cam kết không công bố kết quả.` : ''}`,
    ),
  ];
}
