import { Paragraph, type Table } from 'docx';
import type { Bodies } from '../../core/documents/bodies.ts';
import type { DocumentFacts } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { betweenMargins, dots, paragraph } from './paragraphs.ts';
import { sideBySide } from './table.ts';

/** Who gets it on the left, who signs it for whom on the right. A cell has no seal, and no place is marked for one. */
export function foot(
  layout: Layout,
  { kind, recipients, signer }: Pick<DocumentFacts, 'kind' | 'recipients' | 'signer'>,
  bodies: Pick<Bodies, 'offices' | 'units'>,
): Table {
  const { issuers } = bodies.units[kind];
  return signatures(layout, [
    recipientLines(layout, recipients),
    [
      paragraph('signedFor', `T/M ${issuers[signer.for]}`),
      paragraph('signerOffice', bodies.offices[signer.office]),
      ...roomToSign(layout, signer.name),
    ],
  ]);
}

/** What one person signs, with room for another's opinion on the left. */
export function signatures(
  layout: Layout,
  [left, right]: readonly [readonly Paragraph[], readonly Paragraph[]],
): Table {
  const { rightWidth } = layout.head;
  return sideBySide([betweenMargins(layout) - rightWidth, rightWidth], [[left, right]]);
}

/** What somebody signs for themselves. */
export function ownSignature(layout: Layout, as: string, name: string): Paragraph[] {
  return [
    paragraph('signedFor', as),
    paragraph('signHere', '(ký, ghi rõ họ tên)'),
    ...roomToSign(layout, name),
  ];
}

/** Empty lines to sign on, and the name below. */
export function roomToSign({ foot: { linesToSign } }: Layout, name: string | undefined): Paragraph[] {
  return [
    ...Array.from({ length: linesToSign }, () => new Paragraph({ style: 'signHere' })),
    paragraph('signerName', name ?? dots),
  ];
}

/** Nothing where nobody is to get it. */
export function recipientLines({ foot: measures }: Layout, recipients: readonly string[]): Paragraph[] {
  if (recipients.length === 0) return [];
  return [
    paragraph('recipientsTitle', 'Nơi nhận:'),
    ...recipients.map((recipient, index) => {
      const isLast = index === recipients.length - 1;
      return paragraph(
        'recipient',
        `- ${recipient}${isLast ? measures.afterRecipients : measures.betweenRecipients}`,
      );
    }),
  ];
}
