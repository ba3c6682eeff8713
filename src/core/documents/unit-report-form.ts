import { z } from 'zod';
import { read, unclear, type Form } from '../forms/form.ts';
import type { Period } from '../time/local-time.ts';
import { parseSpanInput, type SpanProblem } from '../units/span-input.ts';
import type { Span } from '../units/span.ts';
import { readOwnNumber } from './numbers.ts';

export type UnitReportProblem = 'number' | `span_${SpanProblem}`;

const draftSchema = z.object({
  dialogue: z.literal('unit_report'),
  unitId: z.string(),
  /** The span that is looked at. */
  span: z.string(),
  asks: z.enum(['number', 'span']),
  /** Whether the report is made once its number is known. */
  makes: z.boolean(),
  lastInputId: z.int().optional(),
});
export type UnitReportDraft = z.infer<typeof draftSchema>;

export const unitReportForm: Form<
  UnitReportDraft,
  UnitReportDraft['asks'],
  { thisMonth: Period },
  { number: number } | { span: Span },
  UnitReportProblem
> = {
  draft: draftSchema,
  asks: ({ asks }) => asks,
  questions: {
    number: {
      read: (text) => {
        const said = readOwnNumber(text);
        return said.status === 'read' ? read({ number: said.answer }) : said;
      },
    },
    span: {
      read: (text, { thisMonth }) => {
        const said = parseSpanInput(text, thisMonth);
        return said.status === 'parsed'
          ? read({ span: said.span })
          : unclear(`span_${said.problem}` as const);
      },
    },
  },
};
