import type { SetupStep } from '../../core/cell/setup.ts';
import { meansLastDay } from '../../core/cell/meeting-rule.ts';
import type { SetupView } from '../../services/cell/setup.ts';
import type { Translator } from '../../i18n/translator.ts';
import { clockTime } from '../dates.ts';

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
      return meansLastDay(answers.day)
        ? label('setup-day-value-last')
        : label('setup-day-value', { day: answers.day });
    case 'time':
      return answers.time === undefined ? undefined : clockTime(translator, answers.time);
    case 'shift':
      return answers.shift === undefined ? undefined : label(`setup-shift-${answers.shift}`);
    case 'checklist':
      return checklists.find(({ key }) => key === answers.checklist)?.content.shortTitle[locale];
  }
}
