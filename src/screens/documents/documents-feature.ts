import type { DocumentNumberServices, NumberOf } from '../../services/documents/numbers.ts';
import type { OwnReviews } from '../../services/documents/own-review.ts';
import type { OwnYears } from '../../services/documents/own-year.ts';
import type { PledgeCopies } from '../../services/documents/pledge.ts';
import type { PaperForms, PaperFormsFor } from '../../services/documents/paper-form.ts';
import type { RoundDocuments, RoundDocumentsView } from '../../services/documents/round-documents.ts';
import { firstArg, numberArg, yearArg } from '../button-data.ts';
import type { Answer, Feature, Request, Turn } from '../feature.ts';
import { refusal, unknownButton } from '../handlers.ts';
import { pageArg } from '../paging.ts';
import type { Screen } from '../screen.ts';
import { formPeopleScreen, ownDocumentScreen, ownYearScreen, roundDocumentsScreen } from './documents.ts';
import { cellNumberScreen } from './numbers.ts';
import { made, type DocumentMakers, type DocumentSending } from './sending.ts';

type Deps = {
  documents: RoundDocuments;
  numbers: Pick<DocumentNumberServices, 'pending'>;
  sending: DocumentSending;
  ownReviews: OwnReviews;
  ownYears: OwnYears;
  pledgeCopies: PledgeCopies;
  paperForms: PaperForms;
  makers: Pick<DocumentMakers, 'ownReview' | 'ownYear' | 'paperForms' | 'pledge'>;
};

/** The documents of a round and of a meeting, and of a member what they wrote themselves: chosen, gathered, made and sent. */
export function createDocumentsFeature({
  documents,
  numbers,
  sending,
  ownReviews,
  ownYears,
  pledgeCopies,
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
      'document.report': async (request) => {
        const [roundId = '', copy = ''] = request.input.args;
        const asked = await askedFirst(request, { of: 'round', id: roundId }, copy);
        return asked ?? sending.report(request, roundId, copy);
      },
      'document.minutes': async (request) => {
        const id = firstArg(request);
        return (await askedFirst(request, { of: 'meeting', id }, '')) ?? sending.minutes(request, id);
      },
      'document.minutes_made': (request) => sending.minutes(request, firstArg(request)),
      'document.form': sendForms,
      'document.own': askOwn,
      'document.own_made': sendOwn,
      'document.years': askYear,
      'document.year': sendYear,
      'document.pledge': sendPledge,
    },
  };

  async function withDocuments(
    request: Request<'tap'>,
    lay: (view: RoundDocumentsView) => Screen,
  ): Promise<Answer> {
    const outcome = await documents.list(request.actor, firstArg(request));
    return outcome.status === 'listed' ? { screen: lay(outcome.view), cellId: outcome.cellId } : outcome;
  }

  async function askedFirst(
    { actor, translator }: Request<'tap'>,
    of: NumberOf,
    then: string,
  ): Promise<Turn | undefined> {
    const view = await numbers.pending(actor, of, then);
    return view?.status === 'asked'
      ? { screen: cellNumberScreen(translator, view), cellId: view.cellId }
      : undefined;
  }

  async function sendForms({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const [roundId = '', asked = ''] = input.args;
    const outcome = await paperForms.gather(actor, { roundId, whose: whoseOf(asked) });
    if (outcome.status === 'nobody') return refusal('document-toast.nobody');
    if (outcome.status !== 'gathered') return outcome;
    const { forms, memberIds } = outcome;
    const caption = translator.t('document-caption.forms', { count: forms.people.length });
    const shows = { roundId, memberIds, of: 'commitments', printed: true } as const;
    return made(translator, { make: () => makers.paperForms(forms), caption, shows }, outcome);
  }

  async function askOwn(request: Request<'tap'>): Promise<Answer> {
    const roundId = firstArg(request);
    const outcome = await ownReviews.ask(request.actor, roundId);
    if (outcome.status === 'not_sent') return refusal('document-toast.not_sent');
    if (outcome.status === 'denied') return outcome;
    return { screen: ownDocumentScreen(request.translator, roundId), cellId: outcome.cellId };
  }

  async function sendOwn({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const [roundId = '', scope] = input.args;
    if (scope !== 'all' && scope !== 'cell') return unknownButton;
    const outcome = await ownReviews.gather(actor, { roundId, scope });
    switch (outcome.status) {
      case 'gathered': {
        const { review } = outcome;
        const caption = translator.t('document-caption.own');
        return made(translator, { make: () => makers.ownReview(review), caption }, outcome);
      }
      case 'not_sent':
        return refusal('document-toast.not_sent');
      case 'nothing_shared':
        return refusal('document-toast.nothing_shared');
      case 'denied':
        return outcome;
    }
  }

  async function sendPledge({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const [unitId = '', said] = input.args;
    const year = yearArg(said);
    if (year === undefined) return unknownButton;
    const outcome = await pledgeCopies.gather(actor, { unitId, year });
    if (outcome.status === 'not_made') return refusal('gone.pledge');
    if (outcome.status === 'denied') return outcome;
    const { pledge } = outcome;
    const caption = translator.t('document-caption.pledge', { year });
    return made(translator, { make: () => makers.pledge(pledge), caption }, outcome);
  }

  async function askYear(request: Request<'tap'>): Promise<Answer> {
    const { actor, translator } = request;
    const outcome = await ownYears.list(actor);
    if (outcome.status === 'nothing_sent') return refusal('document-toast.nothing_sent');
    return outcome.status === 'listed' ? { screen: ownYearScreen(translator, outcome.years) } : outcome;
  }

  async function sendYear(request: Request<'tap'>): Promise<Answer> {
    const { actor, translator } = request;
    const asked = yearArg(firstArg(request));
    if (asked === undefined) return unknownButton;
    const outcome = await ownYears.gather(actor, asked);
    if (outcome.status === 'nothing_sent') return refusal('document-toast.nothing_sent');
    if (outcome.status === 'denied') return outcome;
    const { year } = outcome;
    const caption = translator.t('document-caption.year', { year: String(year.year) });
    return made(translator, { make: () => makers.ownYear(year), caption });
  }
}

function whoseOf(asked: string): PaperFormsFor {
  if (asked === 'anybody') return asked;
  const from = numberArg(asked);
  return from === undefined ? { memberId: asked } : { from };
}
