import { setupSteps, type SetupAnswers } from '../../core/cell/setup.ts';
import { isLocalTime } from '../../core/time/local-time.ts';
import { meetingShifts } from '../../core/model/people.ts';
import type { CellSetup, SetupOutcome } from '../../services/cell/setup.ts';
import { checklistNotesScreen } from './setup-questions.ts';
import {
  textOf,
  type Feature,
  type Handler,
  type Input,
  type Request,
  type Turn,
  type Who,
} from '../feature.ts';
import { cellTurn } from './cell-turn.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
import { setupTurn } from './setup-turn.ts';

type Deps = { cellSetup: CellSetup };

/** The guided setup of a cell, and its settings. */
export function createSetupFeature({ cellSetup }: Deps): Feature {
  return {
    taps: {
      'setup.go': withUnit(async (request, unitId, [to]) => {
        const step = [...setupSteps, 'recap' as const].find((one) => one === to);
        return step === undefined
          ? unknown(request)
          : tapped(request, await cellSetup.goTo(request.actor, unitId, step));
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
      'setup.checklist': withUnit(async (request, unitId, [checklistId = '']) =>
        tapped(request, await cellSetup.chooseChecklist(request.actor, unitId, checklistId)),
      ),
      'setup.verify': withUnit(async ({ actor, translator }, unitId, [checklistId = '']) => {
        const outcome = await cellSetup.showChecklist(actor, unitId, checklistId);
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        if (outcome.status === 'gone') return goneTurn(translator, 'tap');
        return { screen: checklistNotesScreen(translator, outcome), cellId: outcome.cellId };
      }),
      'setup.confirm': withUnit(async (request, unitId) =>
        tapped(request, await cellSetup.confirm(request.actor, unitId)),
      ),
      'setup.drop': withUnit(async ({ actor, translator }, unitId) => {
        const outcome = await cellSetup.dropSettings(actor, unitId);
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        return { ...cellTurn(translator, 'tap', outcome.cell), dialogue: null };
      }),
    },
    dialogue: {
      name: 'setup',
      hears: async (request) => {
        const { actor, updateId, input } = request;
        return turn(request, input.kind, await cellSetup.hear(actor, textOf(input), updateId));
      },
    },
  };

  function answering(
    parse: (args: readonly (string | undefined)[]) => SetupAnswers | undefined,
  ): Handler<'tap'> {
    return withUnit(async (request, unitId, args) => {
      const answer = parse(args);
      return answer === undefined
        ? unknown(request)
        : tapped(request, await cellSetup.answer(request.actor, unitId, answer));
    });
  }

  function tapped(request: TapRequest, outcome: SetupOutcome): Turn {
    return turn(request, 'tap', outcome);
  }

  /** What comes to a setup that is over leads to the cell as it is, and changes nothing. */
  function turn({ translator }: Who, from: Input['kind'], outcome: SetupOutcome): Turn {
    const { status } = outcome;
    if (status !== 'closed' && status !== 'saved') return setupTurn(translator, from, outcome);
    const { screen, ...shown } = cellTurn(translator, from, outcome.cell);
    const ended = { ...shown, dialogue: null };
    if (screen === undefined || from === 'tap')
      return { ...ended, screen, toast: translator.label('setup-ended', { status }) };
    const text = `${translator.t('setup-ended', { status })}\n\n${screen.text}`;
    return { ...ended, screen: { ...screen, text } };
  }
}

type TapRequest = Request<'tap'>;

function withUnit(
  handle: (request: TapRequest, unitId: string, args: readonly (string | undefined)[]) => Promise<Turn>,
): Handler<'tap'> {
  return (request) => {
    const [unitId, ...args] = request.input.args;
    return unitId === undefined ? Promise.resolve(unknown(request)) : handle(request, unitId, args);
  };
}

function unknown({ translator }: TapRequest): Turn {
  return goneTurn(translator, 'tap');
}
