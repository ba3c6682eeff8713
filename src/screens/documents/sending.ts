import type {
  MinutesFacts,
  OwnReviewFacts,
  PaperFormFacts,
  ReportCopy,
  ReportFacts,
} from '../../core/documents/facts.ts';
import type { OwnYearFacts } from '../../core/documents/own-year.ts';
import type { PledgeFacts } from '../../core/documents/pledge.ts';
import type { Minutes } from '../../services/documents/minutes.ts';
import type { Reports } from '../../services/documents/report.ts';
import type { InCell } from '../../services/within.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import type { Answer, MadeDocument, Turn, Who } from '../feature.ts';
import { unknownButton } from '../handlers.ts';

/** Puts what was gathered on paper. */
export type DocumentMakers = {
  report(report: ReportFacts, copy: ReportCopy): Promise<DocumentFile>;
  minutes(minutes: MinutesFacts): Promise<DocumentFile>;
  ownReview(review: OwnReviewFacts): Promise<DocumentFile>;
  ownYear(year: OwnYearFacts): Promise<DocumentFile>;
  pledge(pledge: PledgeFacts): Promise<DocumentFile>;
  paperForms(forms: PaperFormFacts): Promise<DocumentFile>;
};

type Deps = { reports: Reports; minutes: Minutes; makers: Pick<DocumentMakers, 'report' | 'minutes'> };

export type DocumentSending = ReturnType<typeof createDocumentSending>;

/** The documents that bear a number, gathered and made, whichever button asked for them. */
export function createDocumentSending({ reports, minutes, makers }: Deps) {
  return { report, minutes: sendMinutes };

  async function report({ actor, translator }: Who, roundId: string, asked: string): Promise<Answer> {
    const copyFor = asked === 'committee' || asked === 'cell' ? asked : undefined;
    if (copyFor === undefined) return unknownButton;
    const outcome = await reports.gather(actor, { roundId, copy: copyFor });
    if (outcome.status !== 'gathered') return outcome;
    const { report: facts, copy, memberIds } = outcome;
    const caption =
      copyFor === 'committee'
        ? translator.t('document-caption.committee')
        : translator.t('document-caption.cell', { people: memberIds.length });
    const shows = { roundId, memberIds, printed: true } as const;
    return made(translator, { make: () => makers.report(facts, copy), caption, shows }, outcome);
  }

  async function sendMinutes({ actor, translator }: Who, meetingId: string): Promise<Answer> {
    const outcome = await minutes.gather(actor, meetingId);
    if (outcome.status !== 'gathered') return outcome;
    const { minutes: facts, memberIds, roundId } = outcome;
    const about = translator.t('document-minutes.caption', {
      taken: facts.attendance === undefined ? 'no' : 'yes',
      counted: facts.round === undefined ? 'no' : 'yes',
    });
    const people = memberIds.length;
    const caption = people === 0 ? about : `${about} ${translator.t('document-minutes.shared', { people })}`;
    const shows =
      roundId !== undefined && people > 0 ? ({ roundId, memberIds, printed: true } as const) : undefined;
    return made(translator, { make: () => makers.minutes(facts), caption, shows }, outcome);
  }
}

export function made(
  { label }: Translator,
  asked: Omit<MadeDocument, 'kind'>,
  { cellId }: InCell = {},
): Turn {
  const document = { kind: 'made', ...asked } as const;
  const toast = label('document-toast.making');
  const printsWords = (document.shows?.memberIds.length ?? 0) > 0;
  const waiting = { bytes: Buffer.from(toast), name: label('document-toast.making_file'), caption: toast };
  return { toast, more: [printsWords ? { ...document, waiting } : document], cellId };
}
