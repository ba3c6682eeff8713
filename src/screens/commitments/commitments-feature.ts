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
import type { Answer, Asking, Feature, Input } from '../feature.ts';
import { leaving, onText, unknownButton, withId, wording } from '../handlers.ts';
import { pageArg } from '../paging.ts';

type Deps = {
  commitments: Commitments;
  reminding: Pick<CommitmentReminding, 'readDue'>;
};

/** /camket: a member's own commitments, and the words of the reminders of their deadlines. */
export function createCommitmentsFeature({ commitments, reminding }: Deps): Feature {
  return {
    showsWords: true,
    refusals: { gone: 'gone.commitment' },
    commands: { camket: (request) => list(request, 0) },
    taps: {
      'commitment.list': (request) => list(request, pageArg(request.input.args[0])),
      'commitment.open': withId(async (request, id) =>
        turnOf(request, await commitments.open(request.actor, id)),
      ),
      'commitment.report': withId(async (request, id, [value]) => {
        const status = commitmentReports.find((report) => report === value);
        if (status === undefined) return unknownButton;
        return turnOf(request, await commitments.report(request.actor, id, status));
      }),
      'commitment.note': withId(async (request, id) =>
        turnOf(request, await commitments.ask(request.actor, id, 'note')),
      ),
      'commitment.deadline': withId(async (request, id) =>
        turnOf(request, await commitments.ask(request.actor, id, 'deadline')),
      ),
      'commitment.due': withId(async (request, id, [on = '']) =>
        isLocalDate(on)
          ? turnOf(request, await commitments.setDeadline(request.actor, id, on))
          : unknownButton,
      ),
      'commitment.remind': withId(async (request, id, [value]) => {
        if (value !== 'on' && value !== 'off') return unknownButton;
        const outcome = await commitments.setReminding(request.actor, id, value === 'on');
        const turn = turnOf(request, outcome);
        return outcome.status === 'shown'
          ? { ...turn, toast: request.translator.label('commitment-reminding', { reminded: value }) }
          : turn;
      }),
    },
    dialogue: {
      name: 'commitment',
      hears: onText(commitments.hear, turnOf),
    },
    notices: {
      commitment_due: wording(reminding.readDue, (translator, nudge) => ({
        ...dueNotice(translator, nudge),
        cellId: nudge.unitId,
      })),
    },
  };

  async function list(request: Asking, page: number): Promise<Answer> {
    const { actor, translator } = request;
    const listed = await commitments.list(actor);
    if (listed.status === 'denied') return listed;
    return {
      screen: commitmentListScreen(translator, listed, page),
      ...leaving(request, 'commitment'),
      cellId: listed.unitId,
    };
  }
}

function turnOf(request: Asking, outcome: CommitmentOutcome): Answer {
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
      return { status: 'gone' };
    case 'gone':
      return { ...outcome, ...leaving(request, 'commitment') };
    case 'denied':
      return outcome;
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
