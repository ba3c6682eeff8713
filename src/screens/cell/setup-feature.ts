import { setupSteps, type SetupAnswers } from '../../core/cell/setup.ts';
import { isLocalTime } from '../../core/time/local-time.ts';
import { meetingShifts } from '../../core/model/people.ts';
import type { CellSetup, SetupOutcome } from '../../services/cell/setup.ts';
import { checklistNotesScreen } from './setup-questions.ts';
import type { Answer, Asking, Feature, Handler } from '../feature.ts';
import { onText, unknownButton, withId } from '../handlers.ts';
import { cellTurn } from './cell-turn.ts';
import { setupTurn } from './setup-turn.ts';

type Deps = { cellSetup: CellSetup };

/** The guided setup of a cell, and its settings. */
export function createSetupFeature({ cellSetup }: Deps): Feature {
  return {
    taps: {
      'setup.go': withId(async (request, unitId, [to]) => {
        const step = [...setupSteps, 'recap' as const].find((one) => one === to);
        return step === undefined
          ? unknownButton
          : turn(request, await cellSetup.goTo(request.actor, unitId, step));
      }),
      'setup.day': answering(([day]) =>
        /^([1-9]|[12]\d|3[01])$/.test(day ?? '') ? { day: Number(day) } : undefined,
      ),
      'setup.time': answering(([digits = '']) => {
        const time = `${digits.slice(0, 2)}:${digits.slice(2)}`;
        return isLocalTime(time) ? { time } : undefined;
      }),
      'setup.shift': answering(([value]) => {
        const shift = meetingShifts.find((one) => one === value);
        return shift && { shift };
      }),
      'setup.checklist': withId(async (request, unitId, [checklistId = '']) =>
        turn(request, await cellSetup.chooseChecklist(request.actor, unitId, checklistId)),
      ),
      'setup.verify': withId(async ({ actor, translator }, unitId, [checklistId = '']) => {
        const outcome = await cellSetup.showChecklist(actor, unitId, checklistId);
        if (outcome.status !== 'found') return outcome;
        return { screen: checklistNotesScreen(translator, outcome), cellId: outcome.cellId };
      }),
      'setup.confirm': withId(async (request, unitId) =>
        turn(request, await cellSetup.confirm(request.actor, unitId)),
      ),
      'setup.drop': withId(async (request, unitId) => {
        const outcome = await cellSetup.dropSettings(request.actor, unitId);
        if (outcome.status === 'denied') return outcome;
        return { ...cellTurn(request, outcome.cell), dialogue: null };
      }),
    },
    dialogue: {
      name: 'setup',
      hears: onText(cellSetup.hear, turn),
    },
  };

  function answering(
    parse: (args: readonly (string | undefined)[]) => SetupAnswers | undefined,
  ): Handler<'tap'> {
    return withId(async (request, unitId, args) => {
      const answer = parse(args);
      return answer === undefined
        ? unknownButton
        : turn(request, await cellSetup.answer(request.actor, unitId, answer));
    });
  }

  /** What comes to a setup that is over leads to the cell as it is, and changes nothing. */
  function turn(request: Asking, outcome: SetupOutcome): Answer {
    const { translator, input } = request;
    const { status } = outcome;
    if (status !== 'closed' && status !== 'saved') return setupTurn(request, outcome);
    const shown = { ...cellTurn(request, outcome.cell), dialogue: null };
    if (shown.status !== undefined) return shown;
    const { screen, ...ended } = shown;
    if (screen === undefined || input.kind === 'tap')
      return { ...ended, screen, toast: translator.label('setup-ended', { status }) };
    const text = `${translator.t('setup-ended', { status })}\n\n${screen.text}`;
    return { ...ended, screen: { ...screen, text } };
  }
}
