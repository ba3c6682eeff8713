import type { DocumentData } from '../core/documents/data.ts';
import type { OwnYearPledge, PledgeFacts } from '../core/documents/pledge.ts';
import type { Layout } from '../core/documents/layout.ts';
import { datePrinted } from '../core/documents/legal-bases.ts';
import type { CommitmentReport } from '../core/model/commitments.ts';
import { pledgeParts, type PledgeTexts } from '../core/model/pledges.ts';
import { roman } from './kit/figures.ts';
import { ownSignature, signatures } from './kit/foot.ts';
import { head, titled } from './kit/head.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { pack, type Content } from './kit/pack.ts';
import { paragraph, paragraphs, points, section, toFillIn } from './kit/paragraphs.ts';
import { particulars } from './parts/particulars.ts';

/** Bản cam kết tu dưỡng, rèn luyện, phấn đấu: what one member takes on for a year, for them to sign. */
export function makePledge(
  { bodies, layout, pledge }: Pick<DocumentData, 'bodies' | 'layout' | 'pledge'>,
  facts: PledgeFacts,
): Promise<DocumentFile> {
  const { unit, year, name, texts } = facts;
  const subtitle = `${pledge.subject} năm ${year}`;
  return pack(layout, {
    name: ['ban-cam-ket', name, String(year)],
    ...{ title: `${pledge.name} ${subtitle}`, author: name },
    parts: [
      [
        head(layout, { unit, motto: bodies.motto.text, date: { year } }),
        ...titled(layout, { title: pledge.name, subtitle }),
        ...particulars(layout, facts),
        paragraph(
          'body',
          `Thực hiện ${pledge.basis.text}, tôi cam kết ${pledge.subject} năm ${year} như sau:`,
        ),
        ...pledgeParts.flatMap((part, index) => [
          section(layout, roman(index + 1), pledge.parts[part].name),
          ...partOf(layout, texts[part]),
        ]),
        paragraph('body', 'Tôi cam kết thực hiện những nội dung trên và đề nghị chi bộ giám sát, giúp đỡ.'),
        signatures(layout, [[], ownSignature(layout, 'NGƯỜI CAM KẾT', name)]),
      ],
    ],
  });
}

function partOf(layout: Layout, text: string | undefined): Content {
  return text === undefined ? toFillIn(layout, 2) : paragraphs('body', text);
}

/** What was taken on for a year and what has become of it, for another paper of the same member. */
export function pledgeLines({ parts }: DocumentData['pledge'], { texts, reports }: OwnYearPledge): Content {
  return points([
    ...written(texts).map(([part, text]) => `${parts[part].name}: ${text}`),
    ...reports.map(({ on, status, note }) =>
      [`Ngày ${datePrinted(on)}: ${results[status]}`, ...(note === undefined ? [] : [note])].join('; '),
    ),
  ]);
}

function written(texts: PledgeTexts) {
  return pledgeParts.flatMap((part) => {
    const text = texts[part];
    return text === undefined ? [] : [[part, text] as const];
  });
}

const results: Readonly<Record<CommitmentReport, string>> = {
  kept: 'đã thực hiện',
  running: 'đang thực hiện',
  not_yet: 'chưa thực hiện',
};
