import { beginningOf } from '../../core/text/graphemes.ts';
import { type LocalDate } from '../../core/time/local-time.ts';
import {
  type ChangeField,
  type ChangeProblem,
  type MeetingChange,
  changeFields,
} from '../../core/meetings/change.ts';
import type { MoveCheck, MoveWarning } from '../../core/meetings/move.ts';
import type { MeetingTime } from '../../core/model/notices.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { longDate, longDateTime, shortDate } from '../dates.ts';
import { backTo } from '../rounds/participants.ts';
import { kindOf } from './names.ts';
import { compactDate, dayLabel, dayOffWords } from './days.ts';
import { letterButton } from './letter-preview.ts';
import type { Button, Screen } from '../screen.ts';

export type MoveProblemView = ChangeProblem | Exclude<MoveCheck, { status: 'movable' }> | { kind: 'typed' };

/** Asks for one part of the change. */
export function askChangeScreen(
  translator: Translator,
  view: {
    meeting: Meeting;
    asks: ChangeField;
    near: readonly LocalDate[];
    problem: MoveProblemView | undefined;
  },
): Screen {
  const { t, label } = translator;
  const { meeting, asks, near, problem } = view;
  const question = asks === 'day' ? t('meeting-field-day.ask-to-move') : t(`meeting-field-${asks}.ask`);
  const days = near.map((on) => ({
    text: dayLabel(translator, on),
    data: buttonData('meeting.day', meeting.id, compactDate(on)),
  }));
  const fields = changeFields
    .filter((field) => field !== asks)
    .map((field) => fieldButton(translator, meeting, field));
  return {
    text: [
      ...problemParagraph(translator, problem),
      t('meeting-change.title', kindOf(translator, meeting)),
      t('meeting-change.now', { when: longDateTime(translator, meeting), place: meeting.place }),
      question,
    ].join('\n\n'),
    buttons: [
      ...(asks === 'day' ? days.map((day) => [day]) : []),
      fields,
      [{ text: label('common-cancel'), data: buttonData('meeting.show', meeting.id) }],
    ],
  };
}

/** The whole change, to confirm or to correct. */
export function proposedChangeScreen(
  translator: Translator,
  view: {
    meeting: Meeting;
    change: MeetingChange;
    warnings: readonly MoveWarning[];
    problem: MoveProblemView | undefined;
  },
): Screen {
  const { t } = translator;
  const { meeting, change, warnings, problem } = view;
  return {
    text: [
      ...problemParagraph(translator, problem),
      t('meeting-proposed'),
      [
        t('meeting-proposed.from', whenAndWhere(translator, meeting)),
        t('meeting-proposed.to', whenAndWhere(translator, change)),
      ].join('\n'),
      ...(warnings.length === 0
        ? []
        : [warnings.map((warning) => warningLine(translator, warning)).join('\n')]),
      t('meeting-proposed.told'),
    ].join('\n\n'),
    buttons: [
      [moveButton(translator, meeting.id, change)],
      [letterButton(translator, meeting.id, 'move')],
      [fieldButton(translator, meeting, 'day'), fieldButton(translator, meeting, 'time')],
      [fieldButton(translator, meeting, 'place'), backTo(translator, meeting.id)],
    ],
  };
}

export function moveButton({ label }: Translator, meetingId: string, change: MeetingChange): Button {
  const { on, time, placeBy } = change;
  return {
    text: label('meeting-change.do'),
    data: buttonData('meeting.move', meetingId, compactDate(on), time.replace(':', ''), placeBy),
    style: 'primary',
  };
}

function whenAndWhere(
  translator: Translator,
  { place, ...time }: MeetingTime,
): { when: string; place: string } {
  return { when: longDateTime(translator, time), place };
}

function fieldButton({ label }: Translator, meeting: Meeting, field: ChangeField): Button {
  return {
    text: label(`meeting-field-${field}.change`),
    data: buttonData('meeting.ask', meeting.id, field),
  };
}

function warningLine(translator: Translator, warning: MoveWarning): string {
  const { t } = translator;
  switch (warning.kind) {
    case 'day_off':
      return t('meeting-proposed.day-off', { reason: dayOffWords(translator, warning.reason) });
    case 'passes_other':
      return t('meeting-proposed.passes', {
        ...kindOf(translator, warning.other),
        when: longDateTime(translator, warning.other),
      });
  }
}

function problemParagraph(translator: Translator, problem: MoveProblemView | undefined): string[] {
  return problem === undefined ? [] : [problemText(translator, problem)];
}

function problemText(translator: Translator, problem: MoveProblemView): string {
  return 'status' in problem ? refusalText(translator, problem) : answerProblem(translator, problem);
}

/** What was typed for a day, an hour or a place, of a new meeting as of one that moves. */
export function answerProblem(translator: Translator, problem: ChangeProblem | { kind: 'typed' }): string {
  const { t } = translator;
  switch (problem.kind) {
    case 'date':
      return dateProblem(translator, problem);
    case 'time':
      return t('meeting-problem.time-unclear', { text: shortened(problem.text) });
    case 'place':
      if (problem.why === 'classified') return t('input.classified');
      return t(problem.why === 'too_long' ? 'meeting-problem.place-long' : 'input.too_short');
    case 'press_button':
      return t('meeting-problem.press_button');
    case 'typed':
      return t('input.typed');
  }
}

function refusalText(translator: Translator, problem: Exclude<MoveCheck, { status: 'movable' }>): string {
  const { t } = translator;
  switch (problem.status) {
    case 'unchanged':
      return t('meeting-problem.unchanged');
    case 'past':
      return t('meeting-problem.past');
    case 'too_far':
      return t('meeting-problem.too-far', { what: 'move', date: longDate(translator, problem.latestOn) });
  }
}

function dateProblem(
  translator: Translator,
  { input, text }: Extract<ChangeProblem, { kind: 'date' }>,
): string {
  const { t } = translator;
  switch (input.status) {
    case 'past':
      return input.next === undefined
        ? t('meeting-problem.date-over', { date: longDate(translator, input.on) })
        : t('meeting-problem.date-past', {
            date: longDate(translator, input.on),
            next: shortDate(translator, input.next),
          });
    case 'too_far':
      return t('meeting-problem.date-far', { date: longDate(translator, input.on) });
    case 'impossible':
      return t('meeting-problem.date-impossible', { text: shortened(text) });
    case 'unclear':
      return t('meeting-problem.date-unclear', { text: shortened(text) });
  }
}

const longestQuote = 40;

function shortened(text: string): string {
  const line = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= longestQuote ? line : `${beginningOf(line, longestQuote)}…`;
}
