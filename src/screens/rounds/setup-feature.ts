import type { HeldRounds } from '../../services/rounds/held.ts';
import type { RoundSetup, RoundSetupOutcome, RoundSetupView } from '../../services/rounds/setup.ts';
import type { Translator } from '../../i18n/translator.ts';
import { cellBackButton } from '../cell/cell.ts';
import { openedScreen } from './opened-round.ts';
import { checklistsScreen, focusScreen, ownChecklistsButton, roundSetupScreen } from './setup.ts';
import type { Screen } from '../screen.ts';
import type { Answer, Feature, Handler } from '../feature.ts';
import { onTap, refusal } from '../handlers.ts';
import { numberArg } from '../button-data.ts';

type Lay = (translator: Translator, view: RoundSetupView, args: readonly string[]) => Screen;

type Deps = { roundSetup: RoundSetup; held: Pick<HeldRounds, 'openNow'> };

/** From /chibo: what the next round is about, and whether the cell committee reviews itself too. */
export function createRoundSetupFeature({ roundSetup, held }: Deps): Feature {
  return {
    refusals: { gone: 'next-round.gone' },
    taps: {
      'round.menu': tap(roundSetupScreen, (actor, unitId) => roundSetup.open(actor, unitId)),
      'round.open_now': onTap(held.openNow, ({ translator }, outcome) => {
        if (outcome.status === 'denied') return outcome;
        if (outcome.status === 'none') return refusal('round-opening.none');
        return { screen: openedScreen(translator, outcome), cellId: outcome.cellId };
      }),
      'round.round': tap(roundSetupScreen, (actor, roundId) => roundSetup.openRound(actor, roundId)),
      'round.lists': tap(checklistsScreen, (actor, roundId) => roundSetup.openRound(actor, roundId)),
      'round.choose': tap(roundSetupScreen, (actor, roundId, [checklistId]) =>
        checklistId === undefined ? undefined : roundSetup.chooseChecklist(actor, roundId, checklistId),
      ),
      'round.focus': tap(focusGroup, (actor, roundId) => roundSetup.openRound(actor, roundId)),
      'round.only': tap(focusAround, (actor, roundId, [text]) => {
        const item = numberArg(text);
        return item === undefined ? undefined : roundSetup.only(actor, roundId, item);
      }),
      'round.pick': tap(focusAround, (actor, roundId, [text, state]) => {
        const item = numberArg(text);
        const on = onOrOff(state);
        return item === undefined || on === undefined ? undefined : roundSetup.pick(actor, roundId, item, on);
      }),
      'round.all': tap(focusGroup, (actor, roundId) => roundSetup.all(actor, roundId)),
      'round.as_before': tap(roundSetupScreen, (actor, roundId) => roundSetup.asBefore(actor, roundId)),
      'round.committee': tap(roundSetupScreen, (actor, roundId, [state]) => {
        const on = onOrOff(state);
        return on === undefined ? undefined : roundSetup.committee(actor, roundId, on);
      }),
    },
  };
}

/** The group that a button names, else the first. */
function focusGroup(translator: Translator, view: RoundSetupView, [group]: readonly string[]): Screen {
  return focusScreen(translator, view, { group: numberArg(group) ?? 1 });
}

/** The group of the item that was tapped. */
function focusAround(translator: Translator, view: RoundSetupView, [item]: readonly string[]): Screen {
  return focusScreen(translator, view, { item: numberArg(item) ?? 1 });
}

type Actor = Parameters<RoundSetup['open']>[0];

function tap(
  lay: Lay,
  work: (actor: Actor, id: string, args: readonly string[]) => Promise<RoundSetupOutcome> | undefined,
): Handler<'tap'> {
  return async ({ actor, translator, input }) => {
    const [id, ...args] = input.args;
    const outcome = id === undefined ? undefined : await work(actor, id, args);
    return outcome === undefined
      ? { status: 'gone' }
      : turnOf(translator, (...shown) => lay(...shown, args), outcome);
  };
}

function turnOf(translator: Translator, lay: typeof roundSetupScreen, outcome: RoundSetupOutcome): Answer {
  const { cellId } = outcome;
  const { t, label } = translator;
  switch (outcome.status) {
    case 'shown': {
      const { view, problem } = outcome;
      // What others have begun in the meantime is no longer to be chosen: the first screen says so.
      const screen = view.isBegun ? roundSetupScreen(translator, view) : lay(translator, view);
      if (problem === undefined) return { screen, cellId };
      const said = { toast: label(`next-round-problem.${problem}`), alert: true };
      // Where nothing has changed there is nothing to edit.
      return problem === 'begun' ? { screen, ...said, cellId } : said;
    }
    case 'none':
      return {
        screen: {
          text: t('next-round.none'),
          buttons: [
            [ownChecklistsButton(translator, outcome.unitId), cellBackButton(translator, outcome.unitId)],
          ],
        },
        cellId,
      };
    case 'gone':
    case 'denied':
      return outcome;
  }
}

function onOrOff(text: string | undefined): boolean | undefined {
  return text === 'on' ? true : text === 'off' ? false : undefined;
}
