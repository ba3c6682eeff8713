import type { LocalDate } from '../../core/time/local-time.ts';
import {
  planFields,
  planKinds,
  type MeetingPlan,
  type PlanField,
  type PlanProblem,
  type PlanWarning,
} from '../../core/meetings/plan.ts';
import { usableFocus, usableItems } from '../../core/rounds/items.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { ChecklistVersion } from '../../core/rounds/checklist.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { clockTime, longDate } from '../dates.ts';
import { focusChoice, type FocusPlace } from '../rounds/focus-items.ts';
import { answerProblem } from './change.ts';
import { compactDate, dayLabel, dayOffWords } from './days.ts';
import { meetingName, momentText } from './names.ts';
import { inPairs } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { itemRanges } from '../rounds/names.ts';

export type PlanProblemView = PlanProblem | { kind: 'typed' };

/** Which kind, first of all. */
export function planKindScreen(translator: Translator, { id, name }: Pick<Unit, 'id' | 'name'>): Screen {
  const { t, label } = translator;
  const kinds = planKinds.map((kind) => ({
    text: label('plan-kind', { kind }),
    data: buttonData('plan.kind', id, kind),
  }));
  return { text: t('plan-kind.ask', { cell: name }), buttons: [kinds, [cellBackButton(translator, id)]] };
}

export function askPlanScreen(
  translator: Translator,
  view: {
    unit: Unit;
    plan: MeetingPlan;
    asks: PlanField;
    near: readonly LocalDate[];
    checklists: readonly ChecklistVersion[];
    problem: PlanProblemView | undefined;
  },
  place: FocusPlace,
): Screen {
  const { t } = translator;
  const { plan, asks, checklists, problem } = view;
  const known = haveLines(translator, plan, checklists, asks);
  const items = asks === 'items' ? itemsChoice(translator, plan, checklists, place) : undefined;
  return {
    text: [
      ...(problem === undefined ? [] : [problemText(translator, problem)]),
      [t('plan-title', { kind: plan.kind }), ...known].join('\n'),
      t(`meeting-field-${asks}.ask`),
      ...(items?.text ?? []),
    ].join('\n\n'),
    buttons: [...(items?.buttons ?? answerRows(translator, view)), [dropButton(translator)]],
  };
}

export function proposedPlanScreen(
  translator: Translator,
  view: {
    plan: MeetingPlan;
    checklist: ChecklistVersion | undefined;
    warnings: readonly PlanWarning[];
    problem: PlanProblemView | undefined;
  },
): Screen {
  const { t, label } = translator;
  const { plan, checklist, warnings, problem } = view;
  const fields = planFields
    .filter((field) => field !== 'items' || checklist !== undefined)
    .map((field) => ({
      text: label(`meeting-field-${field}.change`),
      data: buttonData('plan.ask', field),
    }));
  return {
    text: [
      ...(problem === undefined ? [] : [problemText(translator, problem)]),
      t('plan-title.review'),
      [
        t('plan-title', { kind: plan.kind }),
        ...haveLines(translator, plan, checklist === undefined ? [] : [checklist], undefined),
      ].join('\n'),
      ...(warnings.length === 0
        ? []
        : [warnings.map((warning) => warningLine(translator, warning)).join('\n')]),
    ].join('\n\n'),
    buttons: [
      [{ text: label('plan-create'), data: buttonData('plan.create', plan.meetingId), style: 'primary' }],
      ...inPairs(fields),
      [dropButton(translator)],
    ],
  };
}

export function planMadeText(translator: Translator, meeting: Meeting, announcesAt: Date): string {
  return translator.t('plan-create.done', { when: momentText(translator, announcesAt, meeting.zone) });
}

export function planDroppedScreen({ t, label }: Translator): Screen {
  return {
    text: t('plan-drop.done'),
    buttons: [[{ text: label('meeting-open'), data: buttonData('meeting.menu') }]],
  };
}

function haveLines(
  translator: Translator,
  { title, on, time, place, checklistKey, focusItems }: MeetingPlan,
  checklists: readonly ChecklistVersion[],
  asks: PlanField | undefined,
): string[] {
  const { t, locale } = translator;
  const content = checklists.find(({ key }) => key === checklistKey)?.content;
  const focus = content && usableFocus(content, focusItems);
  const round =
    content === undefined
      ? t('meeting-field-round.line-none')
      : t('meeting-field-round.line', {
          checklist: content.shortTitle[locale],
          count: (focus ?? usableItems(content)).length,
        });
  return [
    ...(title === undefined || asks === 'title' ? [] : [t('meeting-field-title.line', { title })]),
    ...(on === undefined || asks === 'day' ? [] : [t('field-day.line', { value: longDate(translator, on) })]),
    ...(time === undefined || asks === 'time'
      ? []
      : [t('field-time.line', { value: clockTime(translator, time) })]),
    ...(place === undefined || asks === 'place' ? [] : [t('field-place.line', { value: place })]),
    ...(checklistKey === undefined || asks === 'round' ? [] : [round]),
    ...(focus === undefined || asks === 'round'
      ? []
      : [t('meeting-field-items.line', { items: itemRanges(focus) })]),
  ];
}

function answerRows(
  translator: Translator,
  {
    unit: { meetingRule: rule },
    asks,
    near,
    checklists,
  }: Pick<Parameters<typeof askPlanScreen>[1], 'unit' | 'asks' | 'near' | 'checklists'>,
): Button[][] {
  const { label, locale } = translator;
  switch (asks) {
    case 'title':
    case 'items':
      return [];
    case 'day':
      return near.map((on) => [
        { text: dayLabel(translator, on), data: buttonData('plan.day', compactDate(on)) },
      ]);
    case 'time':
      if (rule === undefined) return [];
      return [
        [
          {
            text: label('plan-usual.time', { time: clockTime(translator, rule.time) }),
            data: buttonData('plan.usual', 'time'),
          },
        ],
      ];
    case 'place':
      if (rule === undefined) return [];
      return [[{ text: label('plan-usual'), data: buttonData('plan.usual', 'place') }]];
    case 'round':
      return [
        [{ text: label('meeting-field-round.none'), data: buttonData('plan.round', '-') }],
        ...checklists.map(({ key, content }) => [
          { text: content.shortTitle[locale], data: buttonData('plan.round', key) },
        ]),
      ];
  }
}

function itemsChoice(
  translator: Translator,
  { checklistKey, focusItems }: MeetingPlan,
  checklists: readonly ChecklistVersion[],
  place: FocusPlace,
): { text: string[]; buttons: Button[][] } | undefined {
  const checklist = checklists.find(({ key }) => key === checklistKey);
  if (checklist === undefined) return undefined;
  const usable = usableItems(checklist.content);
  const chosen = usableFocus(checklist.content, focusItems) ?? usable;
  const { text, buttons } = focusChoice(translator, { checklist, chosen, usable }, place, {
    only: (item) => buttonData('plan.item', item, 'only'),
    pick: (item, turn) => buttonData('plan.item', item, turn),
    all: buttonData('plan.items', 'all'),
    group: (group) => buttonData('plan.ask', 'items', group),
  });
  const done: Button = {
    text: translator.label('next-round-focus.done'),
    data: buttonData('plan.items', 'done'),
    style: 'primary',
  };
  return { text, buttons: [...buttons, [done]] };
}

function dropButton({ label }: Translator): Button {
  return { text: label('plan-drop'), data: buttonData('plan.drop') };
}

function warningLine(translator: Translator, warning: PlanWarning): string {
  const { t } = translator;
  switch (warning.kind) {
    case 'day_off':
      return t('plan-title.day-off', { reason: dayOffWords(translator, warning.reason) });
    case 'same_day':
      return t('plan-title.same-day', {
        name: meetingName(translator, warning.other),
        time: clockTime(translator, warning.other.time),
      });
  }
}

function problemText(translator: Translator, problem: PlanProblemView): string {
  const { t } = translator;
  switch (problem.kind) {
    case 'title':
      if (problem.why === 'classified') return t('input.classified');
      return t(problem.why === 'too_long' ? 'meeting-problem.title-long' : 'input.too_short');
    case 'past':
      return t('meeting-problem.past');
    case 'too_far':
      return t('meeting-problem.too-far', { what: 'plan', date: longDate(translator, problem.latestOn) });
    case 'date':
    case 'time':
    case 'place':
    case 'press_button':
    case 'typed':
      return answerProblem(translator, problem);
  }
}
