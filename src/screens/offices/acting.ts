import { quickEnds, type ActingTerm } from '../../core/offices/acting-term.ts';
import { addDays, type LocalDate } from '../../core/time/local-time.ts';
import { mostMonths, type TypedTermProblem } from '../../core/time/term.ts';
import type { ActingAsked } from '../../services/offices/acting.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { longDate, shortDate } from '../dates.ts';
import { compactDate } from '../meetings/days.ts';
import { officesBackButton } from './offices.ts';
import type { Screen } from '../screen.ts';

/** From which day on, and then until which one. */
export function actingDayScreen(
  translator: Translator,
  view: ActingAsked & { fromOn: LocalDate | undefined; problem: TypedTermProblem | 'typed' | undefined },
): Screen {
  const { t, label } = translator;
  const { unit, member, today, fromOn, problem } = view;
  const { id, name } = member;
  const said = problem === undefined ? [] : [t(`office-problem.${problem}`, { months: mostMonths })];
  const question =
    fromOn === undefined
      ? t('office-act.from', { name })
      : t('office-act.until', { name, from: longDate(translator, fromOn) });
  const days = [
    { text: label('office-act.today'), on: today },
    { text: label('office-act.tomorrow'), on: addDays(today, 1) },
  ];
  return {
    text: [...said, question].join('\n\n'),
    buttons: [
      ...(fromOn === undefined
        ? [days.map(({ text, on }) => ({ text, data: buttonData('office.until', id, compactDate(on)) }))]
        : quickEnds(fromOn).map((on, index) => [
            {
              text: label('office-length', {
                length: lengths[index] ?? 'month',
                date: shortDate(translator, on),
              }),
              data: buttonData('office.term', id, compactDate(fromOn), compactDate(on)),
            },
          ])),
      [officesBackButton(translator, unit.id)],
    ],
  };
}

const lengths = ['week', 'fortnight', 'month'] as const;

export function actingConfirmScreen(
  translator: Translator,
  { unit, member, term }: ActingAsked & { term: ActingTerm },
): Screen {
  const { t, label } = translator;
  const { fromOn, untilOn } = term;
  return {
    text: t('office-act.ask', {
      name: member.name,
      from: longDate(translator, fromOn),
      until: longDate(translator, untilOn),
    }),
    buttons: [
      [
        {
          text: label('office-act.appoint'),
          data: buttonData('office.appoint', member.id, compactDate(fromOn), compactDate(untilOn)),
          style: 'primary',
        },
      ],
      [{ text: label('meeting-choice.other'), data: buttonData('office.from', member.id) }],
      [officesBackButton(translator, unit.id)],
    ],
  };
}
