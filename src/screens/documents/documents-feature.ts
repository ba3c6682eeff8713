import type {
  MinutesFacts,
  OwnReviewFacts,
  PaperFormFacts,
  ReportCopy,
  ReportFacts,
} from '../../core/documents/facts.ts';
import type { OwnYearFacts } from '../../core/documents/own-year.ts';
import type { Minutes } from '../../services/documents/minutes.ts';
import type { OwnReviews } from '../../services/documents/own-review.ts';
import type { OwnYears } from '../../services/documents/own-year.ts';
import type { PaperForms, PaperFormsFor } from '../../services/documents/paper-form.ts';
import type { Reports } from '../../services/documents/report.ts';
import type { RoundDocuments, RoundDocumentsView } from '../../services/documents/round-documents.ts';
import type { Translator } from '../../i18n/translator.ts';
import { firstArg } from '../callback-data.ts';
import type { Feature, MadeDocument, Request, Turn } from '../feature.ts';
import { pageArg } from '../paging.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
import type { Screen } from '../screen.ts';
import { formPeopleScreen, ownDocumentScreen, ownYearScreen, roundDocumentsScreen } from './documents.ts';

type DocumentFile = Awaited<ReturnType<MadeDocument['make']>>;

/** Puts what was gathered on paper. */
export type DocumentMakers = {
  report(report: ReportFacts, copy: ReportCopy): Promise<DocumentFile>;
  minutes(minutes: MinutesFacts): Promise<DocumentFile>;
  ownReview(review: OwnReviewFacts): Promise<DocumentFile>;
  ownYear(year: OwnYearFacts): Promise<DocumentFile>;
  paperForms(forms: PaperFormFacts): Promise<DocumentFile>;
};

type Deps = {
  documents: RoundDocuments;
  reports: Reports;
  minutes: Minutes;
  ownReviews: OwnReviews;
  ownYears: OwnYears;
  paperForms: PaperForms;
  makers: DocumentMakers;
};

/** The documents of a round and of a meeting, and of a member what they wrote themselves: chosen, gathered, made and sent. */
export function createDocumentsFeature({
  documents,
  reports,
  minutes,
  ownReviews,
  ownYears,
  paperForms,
  makers,
}: Deps): Feature {
  return {
    taps: {
      'document.round': (request) =>
        withDocuments(request, (view) => roundDocumentsScreen(request.translator, view)),
      'document.people': (request) =>
        withDocuments(request, (view) =>
          formPeopleScreen(request.translator, view, pageArg(request.input.args[1])),
        ),
      'document.report': sendReport,
      'document.minutes': sendMinutes,
      'document.form': sendForms,
      'document.own': askOwn,
      'document.own_made': sendOwn,
      'document.years': askYear,
      'document.year': sendYear,
    },
  };

  async function withDocuments(
    request: Request<'tap'>,
    lay: (view: RoundDocumentsView) => Screen,
  ): Promise<Turn> {
    const { actor, translator } = request;
    const outcome = await documents.list(actor, firstArg(request));
    switch (outcome.status) {
      case 'listed':
        return { screen: lay(outcome.view) };
      case 'not_found':
        return goneTurn(translator, 'tap');
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }

  async function sendReport(request: Request<'tap'>): Promise<Turn> {
    const { actor, translator, input } = request;
    const [roundId = '', asked] = input.args;
    const copyFor = asked === 'committee' || asked === 'cell' ? asked : undefined;
    if (copyFor === undefined) return goneTurn(translator, 'tap');
    const outcome = await reports.gather(actor, { roundId, copy: copyFor });
    switch (outcome.status) {
      case 'gathered': {
        const { report, copy, memberIds } = outcome;
        const caption =
          copyFor === 'committee'
            ? translator.t('document-caption.committee')
            : translator.t('document-caption.cell', { people: memberIds.length });
        return made(translator, {
          ...{ kind: 'made', make: () => makers.report(report, copy), caption },
          shows: { roundId, memberIds, printed: true },
        });
      }
      case 'not_found':
        return goneTurn(translator, 'tap');
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }

  async function sendMinutes(request: Request<'tap'>): Promise<Turn> {
    const { actor, translator } = request;
    const outcome = await minutes.gather(actor, firstArg(request));
    switch (outcome.status) {
      case 'gathered': {
        const { minutes: facts } = outcome;
        const caption = translator.t('document-minutes.caption', {
          taken: facts.attendance === undefined ? 'no' : 'yes',
          counted: facts.round === undefined ? 'no' : 'yes',
        });
        return made(translator, { kind: 'made', make: () => makers.minutes(facts), caption });
      }
      case 'not_found':
        return goneTurn(translator, 'tap');
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }

  async function sendForms({ actor, translator, input }: Request<'tap'>): Promise<Turn> {
    const [roundId = '', asked = ''] = input.args;
    const outcome = await paperForms.gather(actor, { roundId, whose: whoseOf(asked) });
    switch (outcome.status) {
      case 'gathered': {
        const { forms, memberIds } = outcome;
        return made(translator, {
          ...{ kind: 'made', make: () => makers.paperForms(forms) },
          caption: translator.t('document-caption.forms', { count: forms.people.length }),
          shows: { roundId, memberIds, of: 'commitments', printed: true },
        });
      }
      case 'nobody':
        return { toast: translator.label('document-toast.nobody'), alert: true };
      case 'not_found':
        return goneTurn(translator, 'tap');
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }

  async function askOwn(request: Request<'tap'>): Promise<Turn> {
    const { actor, translator } = request;
    const roundId = firstArg(request);
    const outcome = await ownReviews.ask(actor, roundId);
    switch (outcome.status) {
      case 'ready':
        return { screen: ownDocumentScreen(translator, roundId) };
      case 'not_sent':
        return notSent(translator);
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }

  async function sendOwn({ actor, translator, input }: Request<'tap'>): Promise<Turn> {
    const [roundId = '', scope] = input.args;
    if (scope !== 'all' && scope !== 'cell') return goneTurn(translator, 'tap');
    const outcome = await ownReviews.gather(actor, { roundId, scope });
    switch (outcome.status) {
      case 'gathered': {
        const { review } = outcome;
        const caption = translator.t('document-caption.own');
        return made(translator, { kind: 'made', make: () => makers.ownReview(review), caption });
      }
      case 'not_sent':
        return notSent(translator);
      case 'nothing_shared':
        return { toast: translator.label('document-toast.nothing_shared'), alert: true };
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }

  async function askYear(request: Request<'tap'>): Promise<Turn> {
    const { actor, translator } = request;
    const outcome = await ownYears.list(actor);
    switch (outcome.status) {
      case 'listed':
        return { screen: ownYearScreen(translator, outcome.years) };
      case 'nothing_sent':
        return nothingSent(translator);
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }

  async function sendYear(request: Request<'tap'>): Promise<Turn> {
    const { actor, translator } = request;
    const asked = firstArg(request);
    if (!/^\d{4}$/.test(asked)) return goneTurn(translator, 'tap');
    const outcome = await ownYears.gather(actor, Number(asked));
    switch (outcome.status) {
      case 'gathered': {
        const { year } = outcome;
        const caption = translator.t('document-caption.year', { year: String(year.year) });
        return made(translator, { kind: 'made', make: () => makers.ownYear(year), caption });
      }
      case 'nothing_sent':
        return nothingSent(translator);
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }
}

function nothingSent({ label }: Translator): Turn {
  return { toast: label('document-toast.nothing_sent'), alert: true };
}

function made({ label }: Translator, document: MadeDocument): Turn {
  return { toast: label('document-toast.making'), more: [document] };
}

function notSent({ label }: Translator): Turn {
  return { toast: label('document-toast.not_sent'), alert: true };
}

function whoseOf(asked: string): PaperFormsFor {
  if (asked === 'anybody') return asked;
  return /^\d{1,4}$/.test(asked) ? { from: Number(asked) } : { memberId: asked };
}
