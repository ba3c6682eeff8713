import type { CommitmentNote } from '../../core/commitments/form.ts';
import { beginningOf } from '../../core/text/graphemes.ts';
import { isLocalDate } from '../../core/time/local-time.ts';
import { commitmentReports } from '../../core/model/commitments.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { CommitmentReminding } from '../../services/commitments/reminders.ts';
import type {
  CommitmentOutcome,
  Commitments,
  CommitmentView,
} from '../../services/commitments/commitments.ts';
import {
  commitmentDeadlineScreen,
  commitmentListScreen,
  commitmentNoteScreen,
  commitmentScreen,
  dueNotice,
} from './commitments.ts';
import { datePastText } from '../date-notes.ts';
import { shortDate } from '../dates.ts';
import {
  leaving,
  textOf,
  wording,
  type Asking,
  type Feature,
  type Handler,
  type Input,
  type Request,
  type Turn,
} from '../feature.ts';
import { pageArg } from '../paging.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

type Deps = {
  commitments: Commitments;
  reminding: Pick<CommitmentReminding, 'readDue'>;
};

/** /camket: a member's own commitments, and the words of the reminders of their deadlines. */
export function createCommitmentsFeature({ commitments, reminding }: Deps): Feature {
  return {
    showsWords: true,
    commands: { camket: (request) => list(request, 0) },
    taps: {
      'commitment.list': (request) => list(request, pageArg(request.input.args[0])),
      'commitment.open': one(async (request, id) =>
        turnOf(request, await commitments.open(request.actor, id)),
      ),
      'commitment.report': one(async (request, id, [value]) => {
        const status = commitmentReports.find((report) => report === value);
        if (status === undefined) return goneTurn(request.translator, 'tap');
        return turnOf(request, await commitments.report(request.actor, id, status));
      }),
      'commitment.note': one(async (request, id) =>
        turnOf(request, await commitments.ask(request.actor, id, 'note')),
      ),
      'commitment.deadline': one(async (request, id) =>
        turnOf(request, await commitments.ask(request.actor, id, 'deadline')),
      ),
      'commitment.due': one(async (request, id, [on = '']) =>
        isLocalDate(on)
          ? turnOf(request, await commitments.setDeadline(request.actor, id, on))
          : goneTurn(request.translator, 'tap'),
      ),
      'commitment.remind': one(async (request, id, [value]) => {
        if (value !== 'on' && value !== 'off') return goneTurn(request.translator, 'tap');
        const outcome = await commitments.setReminding(request.actor, id, value === 'on');
        const turn = turnOf(request, outcome);
        return outcome.status === 'shown'
          ? { ...turn, toast: request.translator.label('commitment-reminding', { reminded: value }) }
          : turn;
      }),
    },
    dialogue: {
      name: 'commitment',
      hears: async (request) => {
        const { actor, updateId, input } = request;
        return turnOf(request, await commitments.hear(actor, textOf(input), updateId));
      },
    },
    notices: {
      commitment_due: wording(reminding.readDue, (translator, nudge) => ({
        ...dueNotice(translator, nudge),
        cellId: nudge.unitId,
      })),
    },
  };

  async function list(request: Asking, page: number): Promise<Turn> {
    const { actor, translator, input } = request;
    const listed = await commitments.list(actor);
    if (listed.status === 'denied') return deniedTurn(translator, input.kind, listed);
    return {
      screen: commitmentListScreen(translator, listed, page),
      ...leaving(request, 'commitment'),
      cellId: listed.unitId,
    };
  }
}

function turnOf(request: Asking, outcome: CommitmentOutcome): Turn {
  const { cellId } = outcome;
  const { translator, input } = request;
  switch (outcome.status) {
    case 'shown':
      return {
        screen: commitmentScreen(translator, outcome.view),
        ...leaving(request, 'commitment'),
        cellId,
      };
    case 'asked': {
      const { field, view, note } = outcome;
      const word = note && noteText(translator, note, { view, from: input.kind });
      const lay = field === 'note' ? commitmentNoteScreen : commitmentDeadlineScreen;
      return { screen: lay(translator, view, word), dialogue: 'commitment', cellId };
    }
    case 'idle':
      return goneTurn(translator, input.kind, 'commitment');
    case 'gone':
      return { ...goneTurn(translator, input.kind, 'commitment'), ...leaving(request, 'commitment') };
    case 'denied':
      return deniedTurn(translator, input.kind, outcome);
  }
}

function noteText(
  translator: Translator,
  note: CommitmentNote,
  { view: { deadlines }, from }: { view: CommitmentView; from: Input['kind'] },
): string {
  const { label } = translator;
  const last = deadlines.at(-1);
  const example = last === undefined ? '31/12' : shortDate(translator, last.on);
  switch (note.kind) {
    case 'not_text':
      return label(from === 'edited' ? 'commitment-edited' : 'input-written.not_text');
    case 'classified':
      return label('input.classified');
    case 'empty':
    case 'too_long':
      return label(`input-written.${note.kind}`);
    case 'date_unclear':
    case 'date_impossible':
      return label(`input-written.${note.kind}`, { text: beginningOf(note.text, 80), example });
    case 'date_past':
    case 'date_too_far':
      return datePastText(translator, note, example);
  }
}

function one(
  handle: (request: Request<'tap'>, id: string, args: readonly string[]) => Promise<Turn> | Turn,
): Handler<'tap'> {
  return async (request) => {
    const [id, ...args] = request.input.args;
    return id === undefined ? goneTurn(request.translator, 'tap') : handle(request, id, args);
  };
}
