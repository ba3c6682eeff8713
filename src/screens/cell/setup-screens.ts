import {
  progressOf,
  setupSteps,
  stepBefore,
  type SetupProblem,
  type SetupStep,
} from '../../core/cell/setup.ts';
import type { PlannedMeeting } from '../../core/cell/meeting-rule.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { SetupView } from '../../services/cell/setup.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime, shortDate } from '../dates.ts';
import { inPairs } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { heldText, openNowButton } from './cell.ts';
import { questionButtons, questionText } from './setup-questions.ts';
import { valueText } from './setup-values.ts';

/** The question on screen, or the recap; before it, why what was typed was not taken. */
export function setupScreen(translator: Translator, view: SetupView, problem?: SetupProblem): Screen {
  const { step } = view.draft;
  const screen = step === 'recap' ? recapScreen(translator, view) : questionScreen(translator, view, step);
  if (problem === undefined) return screen;
  return { ...screen, text: `${problemText(translator, step, problem)}\n\n${screen.text}` };
}

/** `held`: the meeting whose round waits for the roster. */
export function setupDoneScreen(
  translator: Translator,
  { unit, held }: { unit: { id: string; name: string }; held: Meeting | undefined },
): Screen {
  const { t, label } = translator;
  return {
    text: [
      t('setup-done', { unit: unit.name }),
      ...(held === undefined ? [] : [heldText(translator, held)]),
    ].join('\n\n'),
    buttons: [
      [{ text: label('setup-done.roster'), data: buttonData('roster.add', unit.id), style: 'primary' }],
      ...(held === undefined ? [] : [[openNowButton(translator, unit.id)]]),
      [{ text: label('setup-done.cell'), data: buttonData('cell.menu', unit.id) }],
    ],
  };
}

function questionScreen(translator: Translator, view: SetupView, step: SetupStep): Screen {
  const { t, label } = translator;
  const { draft, unitId } = view;
  const { number, of } = progressOf(draft);
  const isFirst = draft.mode === 'first';
  const value = valueText(translator, step, view);
  const text = [
    isFirst
      ? t('setup-progress', { number, of })
      : t('setup-settings', { unit: draft.answers.cell_name ?? '' }),
    ...(isFirst && number === 1 && value === undefined ? [t('setup-hello')] : []),
    ...questionText(translator, step, view),
    ...(value === undefined ? [] : [t('setup-now', { value })]),
  ].join('\n\n');
  const before = stepBefore(draft);
  const ways: Button[] = [];
  if (before !== undefined)
    ways.push({ text: label('common-back'), data: buttonData('setup.go', unitId, before) });
  if (value !== undefined && before !== 'recap') {
    ways.push({ text: label('setup-keep'), data: buttonData('setup.go', unitId, 'recap') });
  }
  const rows = questionButtons(translator, step, view);
  return { text, buttons: ways.length > 0 ? [...rows, ways] : rows };
}

function recapScreen(translator: Translator, view: SetupView): Screen {
  const { t, label } = translator;
  const { draft, unitId, meetings, changed } = view;
  const { mode } = draft;
  const isFirst = mode === 'first';
  const steps = setupSteps.filter((step) => isFirst || step !== 'own_name');
  const lines = steps.map((step) =>
    t(`field-${step}.line`, { value: valueText(translator, step, view) ?? '' }),
  );
  const planned = [t('setup-recap.next'), ...meetings.map((meeting) => meetingLine(translator, meeting))];
  const text = [
    t('setup-recap', { mode }),
    lines.join('\n'),
    planned.join('\n'),
    ...(isFirst ? [] : [t('setup-recap.hint', { changed: changed ? 'yes' : 'no' })]),
  ].join('\n\n');
  const changes = steps.map((step): Button => ({
    text: label(`field-${step}.change`),
    data: buttonData('setup.go', unitId, step),
  }));
  const confirm: Button = {
    text: label('setup-recap.confirm', { mode }),
    data: buttonData('setup.confirm', unitId),
    style: 'success',
  };
  const leave: Button[][] = isFirst
    ? []
    : [[backButton(label('keyboard.cell'), buttonData('setup.drop', unitId))]];
  return { text, buttons: [...(changed ? [[confirm]] : []), ...inPairs(changes), ...leave] };
}

function meetingLine(translator: Translator, { on, time, nominalOn, decision }: PlannedMeeting): string {
  return translator.t('setup-recap.meeting', {
    when: longDateTime(translator, { on, time }),
    from: shortDate(translator, nominalOn),
    decision,
  });
}

function problemText({ t }: Translator, step: SetupStep | 'recap', problem: SetupProblem): string {
  if (problem === 'too_short' && step === 'own_name') return t('input.short_name');
  return t(`input.${problem}`);
}
