import {
  choicesOf,
  isChoosable,
  lastNumber,
  numberForm,
  withNumber,
  type ChosenNumber,
  type KeptNumber,
  type NumberDraft,
  type NumberedDocument,
} from '../../core/documents/numbers.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import { fillForm, type Idle } from '../forms.ts';
import { isShown } from '../summaries/choosing.ts';
import { type InCell, withinMeeting, withinRound } from '../within.ts';
import { approvedFinally } from './final.ts';
import { unitOf } from '../records.ts';

type NumberParts = Pick<Store, 'documentNumbers' | 'documentSettings'>;

type Parts = NumberParts & Pick<Store, 'accounts' | 'meetings' | 'rounds' | 'summaries' | 'units'>;

/** What is known of a document's number, and what may be decided about it by a button. */
export type NumberView = {
  last: number | undefined;
  kept: KeptNumber | undefined;
  choices: readonly ChosenNumber[];
};

/** Whose number it is: the report on a round, the minutes of a meeting. */
export type NumberOf = Pick<NumberDraft, 'of' | 'id'>;

export type CellNumberView = NumberView & {
  of: NumberOf;
  /** What is to be made once it is known. */
  then: string;
  round: RoundName | undefined;
  meeting: Pick<Meeting, 'kind' | 'period'> | undefined;
};

export type NumberOutcome = InCell &
  (
    | ({ status: 'asked'; typing: boolean; problem: 'number' | undefined } & CellNumberView)
    | ({ status: 'decided' } & CellNumberView)
    /** Nothing is being asked for: an old text. */
    | Idle
    | { status: 'gone' }
    | Refused
  );

type Place = {
  document: NumberedDocument;
  view: CellNumberView;
  /** Whether it bears a number at all, as it is now. */
  isNumbered: boolean;
};

export type DocumentNumberServices = ReturnType<typeof createDocumentNumberServices>;

/** Which numbers the documents of a cell bear: asked for, and remembered for every copy of the same document. */
export function createDocumentNumberServices({ store }: { store: Transactional<Parts> }) {
  const form = fillForm({
    ...{ store, form: numberForm, notText: 'number' as const },
    within: about,
    take: async (tx, { place, draft, answer }) => ({ place: await decide(tx, place, answer), draft }),
    show: (_tx, { place, problem, answer }): NumberOutcome =>
      answer === undefined
        ? { status: 'asked', typing: true, problem, ...place.view }
        : { status: 'decided', ...place.view },
  });

  return {
    hear: form.hear,

    show: (actor: Actor, of: NumberOf, then: string): Promise<NumberOutcome> =>
      about(store, actor, { ...of, then }, ({ view }) =>
        Promise.resolve({ status: 'asked', typing: false, problem: undefined, ...view }),
      ),

    /**
     * Whether the number is to be decided about before the document is made. A draft bears none, and minutes do where the
     * cell has said which number the last ones bear.
     */
    pending: async (actor: Actor, of: NumberOf, then: string): Promise<NumberOutcome | undefined> => {
      const outcome = await about(store, actor, { ...of, then }, ({ view, isNumbered }) => {
        const isAsked =
          isNumbered &&
          (of.of === 'round' ? view.kept === undefined : (view.kept ?? view.last) !== undefined);
        return Promise.resolve(
          isAsked
            ? { status: 'asked', typing: false, problem: undefined, ...view }
            : { status: 'decided', ...view },
        );
      });
      return outcome.status === 'asked' ? outcome : undefined;
    },

    choose: (actor: Actor, of: NumberOf, chosen: ChosenNumber, then: string): Promise<NumberOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, { ...of, then }, async (place) => {
          if (!isChoosable(place.view, chosen))
            return { status: 'asked', typing: false, problem: undefined, ...place.view };
          return { status: 'decided', ...(await decide(tx, place, chosen.number)).view };
        }),
      ),

    /** The next text is the number. */
    type: (actor: Actor, of: NumberOf, then: string): Promise<NumberOutcome> =>
      form.begin(actor, { dialogue: 'document_number', ...of, then }),
  };

  async function decide(tx: Parts, place: Place, number: number | undefined): Promise<Place> {
    await keepNumber(tx, place.document, number);
    return { ...place, view: { ...place.view, ...(await viewNumber(tx, place.document)) } };
  }

  async function about(
    tx: Parts,
    actor: Actor,
    { of, id, then }: NumberOf & { then: string },
    work: (place: Place) => Promise<NumberOutcome>,
  ): Promise<NumberOutcome> {
    if (of === 'meeting')
      return withinMeeting(tx, actor, id, 'document_make', async (meeting) => {
        if (meeting.status !== 'planned') return { status: 'gone' };
        const document = { unitId: meeting.unitId, kind: 'minutes', about: id } as const;
        const view = { ...(await viewNumber(tx, document)), of: { of, id }, then };
        const { printing } = await tx.documentSettings.read(meeting.unitId);
        return work({
          ...{ document, view: { ...view, round: undefined, meeting } },
          isNumbered: printing?.includes('minutes_unnumbered') !== true,
        });
      });
    return withinRound(tx, actor, id, 'document_make', async (round) => {
      if (!isShown(round)) return { status: 'gone' };
      const { zone } = await unitOf(tx, round);
      const document = { unitId: round.unitId, kind: 'report', about: id } as const;
      const view = { ...(await viewNumber(tx, document)), of: { of, id }, then };
      return work({
        ...{ document, view: { ...view, round: nameOfRound(round, zone), meeting: undefined } },
        isNumbered: approvedFinally(round, await tx.summaries.listByRound(id)) !== undefined,
      });
    });
  }
}

export async function viewNumber(tx: NumberParts, document: NumberedDocument): Promise<NumberView> {
  const last = lastNumber(await tx.documentSettings.read(document.unitId), document.kind);
  return { last, kept: await tx.documentNumbers.find(document), choices: choicesOf(last) };
}

/** The last number of the term goes with it. */
export async function keepNumber(
  tx: NumberParts,
  document: NumberedDocument,
  number: number | undefined,
): Promise<void> {
  const { unitId, kind } = document;
  const former = await tx.documentNumbers.find(document);
  const { settings, kept } = withNumber(await tx.documentSettings.read(unitId), { kind, former, number });
  await tx.documentNumbers.save(document, kept);
  await tx.documentSettings.save(unitId, settings);
}
