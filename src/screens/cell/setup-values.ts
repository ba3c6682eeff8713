import type { SetupStep } from '../../core/cell/setup.ts';
import { meansLastDay, weekdayIn, type MeetingDayRule } from '../../core/cell/meeting-day.ts';
import type { SetupView } from '../../services/cell/setup.ts';
import type { Translator } from '../../i18n/translator.ts';
import { clockTime, weekdayName } from '../dates.ts';

/** An answer as a person reads it; undefined where the question is open. */
export function valueText(
  translator: Translator,
  step: SetupStep,
  { draft: { answers }, checklists }: Pick<SetupView, 'draft' | 'checklists'>,
): string | undefined {
  const { label, locale } = translator;
  switch (step) {
    case 'own_name':
    case 'cell_name':
    case 'place':
      return answers[step];
    case 'day':
      if (answers.day === undefined) return undefined;
      return dayText(translator, answers.day);
    case 'time':
      return answers.time === undefined ? undefined : clockTime(translator, answers.time);
    case 'shift':
      return answers.shift === undefined ? undefined : label(`field-shift.${answers.shift}`);
    case 'checklist':
      return checklists.find(({ key }) => key === answers.checklist)?.content.shortTitle[locale];
  }
}

function dayText(translator: Translator, day: MeetingDayRule): string {
  const { label } = translator;
  const named = weekdayIn(day);
  if (named !== undefined)
    return label('field-day.weekday', {
      week: named.week,
      weekday: weekdayName(translator, named.weekday),
    });
  return label('field-day.value', { day: meansLastDay(day) ? 'last' : day });
}
