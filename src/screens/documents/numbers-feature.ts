import { parseChoice } from '../../core/documents/numbers.ts';
import type {
  CellNumberView,
  DocumentNumberServices,
  NumberOf,
  NumberOutcome,
} from '../../services/documents/numbers.ts';
import type { RoundDocuments } from '../../services/documents/round-documents.ts';
import { buttonData } from '../button-data.ts';
import type { Answer, Asking, Feature, Handler, Request, Who } from '../feature.ts';
import { leaving, onText, unknownButton } from '../handlers.ts';
import { roundDocumentsScreen } from './documents.ts';
import { cellNumberScreen, numberAskedScreen } from './numbers.ts';
import type { DocumentSending } from './sending.ts';

type Deps = { numbers: DocumentNumberServices; documents: RoundDocuments; sending: DocumentSending };

/** What number a report or minutes bear: chosen by a button or typed; what waited for it is made at once. */
export function createDocumentNumbersFeature({ numbers, documents, sending }: Deps): Feature {
  const name = 'document_number';

  return {
    taps: {
      'document.number': about((request, of, then) => numbers.show(request.actor, of, then)),
      'document.number_type': about((request, of, then) => numbers.type(request.actor, of, then)),
      'document.numbered': about((request, of, then) => {
        const chosen = parseChoice(request.input.args[3]);
        return chosen === undefined ? undefined : numbers.choose(request.actor, of, chosen, then);
      }),
    },
    dialogue: {
      name,
      hears: onText(numbers.hear, turn),
    },
  };

  function about(
    work: (request: Request<'tap'>, of: NumberOf, then: string) => Promise<NumberOutcome> | undefined,
  ): Handler<'tap'> {
    return async (request) => {
      const [what, id = '', then = ''] = request.input.args;
      const outcome =
        what === 'round' || what === 'meeting' ? await work(request, { of: what, id }, then) : undefined;
      return outcome === undefined ? unknownButton : turn(request, outcome);
    };
  }

  async function turn(request: Asking, outcome: NumberOutcome): Promise<Answer> {
    const { cellId } = outcome;
    const { translator } = request;
    const left = leaving(request, name);
    switch (outcome.status) {
      case 'asked': {
        if (!outcome.typing) return { screen: cellNumberScreen(translator, outcome), ...left, cellId };
        const { of, then, problem } = outcome;
        const cancel = buttonData('document.number', of.of, of.id, then);
        return { screen: numberAskedScreen(translator, { problem, cancel }), dialogue: name, cellId };
      }
      case 'decided':
        return { ...(await decided(request, outcome)), ...left, cellId };
      case 'idle':
        return { screen: { text: translator.t('frame.unknown'), buttons: [] }, ...left };
      case 'gone':
      case 'denied':
        return outcome;
    }
  }

  /** Where one came from, with the document that waited for its number. */
  async function decided(who: Who, view: CellNumberView): Promise<Answer> {
    const { actor, translator } = who;
    const { of, then } = view;
    if (of.of === 'meeting')
      return {
        ...(await sending.minutes(who, of.id)),
        screen: cellNumberScreen(translator, view),
      };
    const list = await documents.list(actor, of.id);
    const screen =
      list.status === 'listed'
        ? roundDocumentsScreen(translator, list.view)
        : cellNumberScreen(translator, view);
    return { ...(then === '' ? {} : await sending.report(who, of.id, then)), screen };
  }
}
