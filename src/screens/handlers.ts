import type { NoticeKind, Notice } from '../core/model/notices.ts';
import type { DialogueName } from '../core/model/people.ts';
import type { Actor } from '../core/permissions.ts';
import type { Translator, WordlessKey } from '../i18n/translator.ts';
import { firstArg } from './button-data.ts';
import type { Handler, Input, NoticeShown, NoticeView, Refusal, Request, Turn } from './feature.ts';

/** Nothing was done, for a reason that the words tell. */
export function refusal(says: WordlessKey): Refusal {
  return { status: 'gone', says };
}

/** A button that this program did not write, or not in this version. */
export const unknownButton = refusal('gone.button');

/** A sentence, and nothing to tap. */
export function said(text: string): Turn {
  return { screen: { text, buttons: [] } };
}

/** A screen outside of a dialogue ends it, and leaves that of another part alone. */
export function leaving({ account }: Pick<Request, 'account'>, name: DialogueName): Pick<Turn, 'dialogue'> {
  return account.dialogue === name ? { dialogue: null } : {};
}

/** Undefined for whatever is no text. */
export function textOf(input: Input): string | undefined {
  return input.kind === 'text' ? input.text : undefined;
}

type TurnOf<Kind extends Input['kind'], Outcome> = (
  request: Request<Kind>,
  outcome: Outcome,
) => ReturnType<Handler<Kind>>;

/** Does something with what a button names first. */
export function onTap<Outcome>(
  work: (actor: Actor, id: string) => Promise<Outcome>,
  turnOf: TurnOf<'tap', Outcome>,
): Handler<'tap'> {
  return async (request) => turnOf(request, await work(request.actor, firstArg(request)));
}

/** The same for what is typed, which is applied once, however often its update comes. */
export function onText<Outcome>(
  hear: (actor: Actor, text: string | undefined, inputId: number) => Promise<Outcome>,
  turnOf: TurnOf<'text' | 'other' | 'edited', Outcome>,
): Handler<'text' | 'other' | 'edited'> {
  return async (request) =>
    turnOf(request, await hear(request.actor, textOf(request.input), request.inputId));
}

/** A tap on a button that names what it is about by an id, and what else it carries. */
export function withId(
  handle: (request: Request<'tap'>, id: string, args: readonly string[]) => ReturnType<Handler<'tap'>>,
): Handler<'tap'> {
  return (request) => {
    const [id, ...args] = request.input.args;
    return id === undefined ? unknownButton : handle(request, id, args);
  };
}

/** A notice as most are: what it is about is read as it is sent, and where that has become pointless nothing is said. */
export function wording<Kind extends NoticeKind, View>(
  read: (notice: Extract<Notice, { kind: NoInfer<Kind> }>, accountId: string) => Promise<View | undefined>,
  word: (translator: Translator, view: View, notice: Extract<Notice, { kind: Kind }>) => NoticeShown,
): NoticeView<Kind> {
  return async (notice, { account, translator }) => {
    const view = await read(notice, account.id);
    return view === undefined ? undefined : word(translator, view, notice);
  };
}
