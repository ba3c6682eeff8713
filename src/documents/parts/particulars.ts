import type { Paragraph } from 'docx';
import type { OwnReviewFacts } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import type { Content } from '../kit/pack.ts';
import { betweenMargins, dots, named, paragraph, toFillIn } from '../kit/paragraphs.ts';
import { sideBySide } from '../kit/table.ts';

const birthday = '……/……/………';

/** Who signs for themselves: what the bot does not keep is written by hand. */
export function particulars(
  layout: Layout,
  { unit, name, office }: Pick<OwnReviewFacts, 'unit' | 'name' | 'office'>,
): Content {
  const half = betweenMargins(layout) / 2;
  return [
    sideBySide(
      [half, half],
      [
        [[named('line', 'Họ và tên:', name)], [paragraph('line', `Ngày sinh: ${birthday}`)]],
        [
          [paragraph('line', `Ngày vào Đảng: ${birthday}`)],
          [paragraph('line', `Ngày chính thức: ${birthday}`)],
        ],
        [
          [paragraph('line', `Chức vụ Đảng: ${office ?? 'không'}`)],
          [paragraph('line', `Chức vụ chính quyền, đoàn thể: ${dots}`)],
        ],
      ],
    ),
    ...toFillIn(layout, 1, 'Đơn vị công tác (hoặc nơi cư trú):', 'line'),
    belongsTo(unit),
  ];
}

/** "Đang sinh hoạt tại: Chi bộ Tổ dân phố 5, Đảng bộ phường Bồ Đề". */
export function belongsTo({ issuer = dots, superior = dots }: OwnReviewFacts['unit']): Paragraph {
  return paragraph('line', `Đang sinh hoạt tại: ${issuer}, ${superior}`);
}
