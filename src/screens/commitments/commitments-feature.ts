import { z } from 'zod';
import { beginningOf } from '../../core/text/graphemes.ts';
import { isLocalDate } from '../../core/time/local-time.ts';
import { commitmentReports } from '../../core/model/commitments.ts';
import type { Accounts } from '../../core/ports/people.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { CommitmentReminding } from '../../services/commitments/reminders.ts';
import type {
  CommitmentNote,
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
import type { Feature, Handler, Input, Request, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

type Deps = {
  commitments: Commitments;
  reminding: Pick<CommitmentReminding, 'readDue'>;
  accounts: Pick<Accounts, 'saveDraft' | 'readDraft'>;
};

/** What is typed belongs to this commitment. The update applied last is remembered: after a crash it comes again. */
const draftSchema = z.object({
  commitmentId: z.string(),
  field: z.enum(['note', 'deadline']),
  lastInputId: z.int().optional(),
});
type Draft = z.infer<typeof draftSchema>;

/** Who asks, however they did. */
type Asking = Omit<Request, 'input'> & { input: { kind: Input['kind'] } };

type Lay = (translator: Translator, view: CommitmentView) => Turn;

/** /camket: a member's own commitments, and the words of the reminders of their deadlines. */
export function createCommitmentsFeature({ commitments, reminding, accounts }: Deps): Feature {
  return {
    showsWords: true,
    commands: { camket: (request) => list(request, 0) },
    taps: {
      'commitment.list': (request) => {
        const [page = ''] = request.input.args;
        return list(request, /^\d{1,4}$/.test(page) ? Number(page) : 0);
      },
      'commitment.open': one((request, id) => open(request, id, showOne)),
      'commitment.report': one(async (request, id, [value]) => {
        const status = commitmentReports.find((report) => report === value);
        if (status === undefined) return goneTurn(request.translator, 'tap');
        const outcome = await commitments.report(request.actor, id, status);
        if (outcome.status !== 'shown' || status === 'kept') return turnOf(request, outcome, showOne);
        return asking(request, outcome, 'note');
      }),
      'commitment.note': one(async (request, id) =>
        asking(request, await commitments.open(request.actor, id), 'note'),
      ),
      'commitment.deadline': one(async (request, id) =>
        asking(request, await commitments.open(request.actor, id), 'deadline'),
      ),
      'commitment.due': one(async (request, id, [on = '']) =>
        isLocalDate(on)
          ? afterDeadline(request, await commitments.setDeadline(request.actor, id, on))
          : goneTurn(request.translator, 'tap'),
      ),
      'commitment.remind': one(async (request, id, [value]) => {
        if (value !== 'on' && value !== 'off') return goneTurn(request.translator, 'tap');
        const outcome = await commitments.setReminding(request.actor, id, value === 'on');
        const word = value === 'on' ? 'commitment-reminded' : 'commitment-silenced';
        const turn = turnOf(request, outcome, showOne);
        return outcome.status === 'shown' ? { ...turn, toast: request.translator.label(word) } : turn;
      }),
    },
    dialogue: { name: 'commitment', hears },
    notices: {
      commitment_due: async (notice, { account, translator }) => {
        const nudge = await reminding.readDue(notice, account.id);
        return nudge && dueNotice(translator, nudge);
      },
    },
  };

  async function list(request: Asking, page: number): Promise<Turn> {
    const { actor, translator, input } = request;
    const listed = await commitments.list(actor);
    if (listed.status === 'denied') return deniedTurn(translator, input.kind, listed);
    return { screen: commitmentListScreen(translator, listed, page), ...left(request) };
  }

  async function open(request: Request<'tap'>, id: string, lay: Lay): Promise<Turn> {
    return turnOf(request, await commitments.open(request.actor, id), lay);
  }

  async function asking(request: Asking, outcome: CommitmentOutcome, field: Draft['field']): Promise<Turn> {
    if (outcome.status !== 'shown') return turnOf(request, outcome, showOne);
    return ask(request, outcome, field);
  }

  /** Asks for a note or a date; what is typed next is that. */
  async function ask(
    { account, translator, input, updateId }: Asking,
    { view, note }: Extract<CommitmentOutcome, { status: 'shown' }>,
    field: Draft['field'],
  ): Promise<Turn> {
    const lastInputId = input.kind === 'text' ? updateId : undefined;
    const draft: Draft = { commitmentId: view.commitment.id, field, lastInputId };
    await accounts.saveDraft(account.id, draft);
    const word = note && noteText(translator, note, view);
    const lay = field === 'note' ? commitmentNoteScreen : commitmentDeadlineScreen;
    return { screen: lay(translator, view, word), dialogue: 'commitment' };
  }

  async function afterDeadline(request: Asking, outcome: CommitmentOutcome): Promise<Turn> {
    if (outcome.status === 'shown' && outcome.note !== undefined) return ask(request, outcome, 'deadline');
    return turnOf(request, outcome, showOne);
  }

  async function hears(request: Request<'text' | 'other' | 'edited'>): Promise<Turn> {
    const { account, actor, translator, updateId, input } = request;
    const draft = draftSchema.safeParse(await accounts.readDraft(account.id));
    if (!draft.success) return goneTurn(translator, input.kind, 'commitment-gone');
    const { commitmentId, field, lastInputId } = draft.data;
    if (input.kind !== 'text' || updateId === lastInputId) {
      const shown = await commitments.open(actor, commitmentId);
      if (shown.status !== 'shown') return turnOf(request, shown, showOne);
      const word = input.kind === 'text' ? undefined : translator.label(saidKey[input.kind]);
      const lay = field === 'note' ? commitmentNoteScreen : commitmentDeadlineScreen;
      return { screen: lay(translator, shown.view, word) };
    }
    if (field === 'deadline') {
      return afterDeadline(request, await commitments.setDeadline(actor, commitmentId, input.text));
    }
    const outcome = await commitments.writeNote(actor, commitmentId, input.text);
    if (outcome.status !== 'shown') return turnOf(request, outcome, showOne);
    if (outcome.note !== undefined) return ask(request, outcome, 'note');
    return outcome.view.commitment.status === 'kept'
      ? turnOf(request, outcome, showOne)
      : ask(request, outcome, 'deadline');
  }
}

const saidKey = { other: 'commitment-not-text', edited: 'commitment-edited' } as const;

function showOne(translator: Translator, view: CommitmentView): Turn {
  return { screen: commitmentScreen(translator, view) };
}

function turnOf(request: Asking, outcome: CommitmentOutcome, lay: Lay): Turn {
  const { translator, input } = request;
  switch (outcome.status) {
    case 'shown': {
      const { view, note } = outcome;
      const word = note && noteText(translator, note, view);
      return {
        ...lay(translator, view),
        ...left(request),
        ...(word !== undefined && input.kind === 'tap' ? { toast: word } : {}),
      };
    }
    case 'gone':
      return { ...goneTurn(translator, input.kind, 'commitment-gone'), ...left(request) };
    case 'denied':
      return deniedTurn(translator, input.kind, outcome);
  }
}

/** Another screen of commitments ends the question before it, and no dialogue of any other part. */
function left({ account }: Pick<Asking, 'account'>): Pick<Turn, 'dialogue'> {
  return account.dialogue === 'commitment' ? { dialogue: null } : {};
}

function noteText(translator: Translator, note: CommitmentNote, { deadlines }: CommitmentView): string {
  const { label } = translator;
  const last = deadlines.at(-1);
  const example = last === undefined ? '31/12' : shortDate(translator, last.on);
  switch (note.kind) {
    case 'empty':
    case 'too_long':
      return label(`review-note-${note.kind}`);
    case 'date_unclear':
    case 'date_impossible':
      return label(`review-note-${note.kind}`, { text: beginningOf(note.text, 80), example });
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
