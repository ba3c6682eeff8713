import { z } from 'zod';
import { lineOfText, localDate, slug } from '../text/content-schema.ts';
import type { LocalDate } from '../time/local-time.ts';
import type { Ground } from './facts.ts';
import { sourced, sourcedFile } from './sourced.ts';

export const documentKinds = ['report', 'minutes'] as const;
/** báo cáo, biên bản: what bears a number of its own. */
export type DocumentKind = (typeof documentKinds)[number];

const basisSchema = z.strictObject({
  kind: lineOfText(40),
  number: lineOfText(30),
  issuedOn: localDate,
  issuer: lineOfText(160),
  /** "về …", where its wording is known. */
  subject: lineOfText(400).optional(),
  /** It is cited where a round used one of these checklists. */
  checklists: z.array(slug(40)),
  /** Set where an item of these checklists is an article of it, and is called so. */
  itemsAreArticles: z.literal(true).optional(),
  /** It is cited in every document of these kinds. */
  documents: z.array(z.enum(documentKinds)),
  ...sourced,
});

export const legalBasesSchema = sourcedFile({ bases: z.array(basisSchema).min(1) });

export type LegalBasis = z.infer<typeof basisSchema>;

/** In the order in which they are cited. */
export function basesFor(
  { bases }: { bases: readonly LegalBasis[] },
  { kind, checklistKey }: { kind: DocumentKind; checklistKey: string | undefined },
): LegalBasis[] {
  return bases.filter(
    ({ documents, checklists }) =>
      documents.includes(kind) || (checklistKey !== undefined && checklists.includes(checklistKey)),
  );
}

/** How it is named. The date always stands in the full name: in 2026 two resolutions bear the number 04-NQ/TW. */
export function groundOf({ kind, number, issuedOn, issuer, subject, itemsAreArticles }: LegalBasis): Ground {
  const dated = `${kind} số ${number}, ngày ${datePrinted(issuedOn)}`;
  const full = `${dated} của ${issuer}`;
  return {
    ...{ full: subject === undefined ? full : `${full} ${subject}`, dated, short: `${kind} ${number}` },
    ...(itemsAreArticles && { isList: true }),
  };
}

/** "05/9/2026", "05/02/2026": days below 10 and the first two months have two digits. */
export function datePrinted(on: LocalDate): string {
  const [year = '', month = '', day = ''] = on.split('-');
  return `${day}/${Number(month) > 2 ? Number(month) : month}/${year}`;
}
