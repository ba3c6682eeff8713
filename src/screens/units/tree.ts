import { beginningOf } from '../../core/text/graphemes.ts';
import type { TreeUnit } from '../../core/units/tree.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { TypedOutcome, UnitAsked } from '../../services/units/naming.ts';
import type { UnitView } from '../../services/units/unit-view.ts';
import type { KindsView, TargetsView, UnitListView } from '../../services/units/units.ts';
import { buttonData } from '../button-data.ts';
import { inPairs, pageOf, turnButtons, type Page } from '../paging.ts';
import { bold } from '../lines.ts';
import { backButton, type Button, type Screen } from '../screen.ts';

/** What stands for the top of the tree in a button. */
export const topArg = 'top';

export function unitScreen(translator: Translator, view: UnitView, said?: string): Screen {
  const { t, label } = translator;
  const { unit, above, children, cells, readyCells, officers } = view;
  const kind = label(`unit-kind-${unit.kind}`);
  const [parent] = above;
  const lines =
    unit.kind === 'cell'
      ? [t('unit-cell', { state: cellState(view) })]
      : [
          t('unit-cells', { cells, ready: readyCells }),
          t('unit-children', { count: children }),
          t('unit-officers.count', { count: officers }),
        ];
  const place = parent === undefined ? kind : t('unit-place', { kind, above: parent.name });
  return {
    text: [...(said === undefined ? [] : [said]), [bold(unit.name), place].join('\n'), lines.join('\n')].join(
      '\n\n',
    ),
    buttons: [...unitButtons(translator, view), [upButton(translator, parent)]],
  };
}

export function unitListScreen(
  translator: Translator,
  { parent, units, writable }: UnitListView,
  wanted: number,
  said?: string,
): Screen {
  const { t, label } = translator;
  const page = pageOf(units, wanted, pageSize);
  const title =
    parent === undefined
      ? t(writable ? 'unit-list.top' : 'unit-list.own')
      : t('unit-list.below', { unit: parent.name });
  const empty = t(parent === undefined ? 'unit-list.top_empty' : 'unit-list.below_empty');
  const add: Button[] = writable
    ? [{ text: label('unit-button.add'), data: buttonData('unit.add', parent?.id ?? topArg) }]
    : [];
  const find: Button[] =
    units.length > 0 ? [{ text: label('unit-button.find'), data: buttonData('unit.find') }] : [];
  return {
    text: [
      ...(said === undefined ? [] : [said]),
      title,
      units.length === 0 ? empty : pageLine(translator, page, units.length),
    ].join('\n\n'),
    buttons: [
      ...page.items.map((unit) => [unitButton(translator, unit)]),
      ...turnButtons(translator, page, (to) => buttonData('unit.list', parent?.id ?? topArg, to)),
      ...(add.length + find.length > 0 ? [[...add, ...find]] : []),
      ...(parent === undefined ? [] : [[unitBackButton(parent)]]),
    ],
  };
}

export function kindScreen({ t, label }: Translator, { parent, kinds }: KindsView): Screen {
  const under = parent?.id ?? topArg;
  const asked = parent === undefined ? t('unit-ask.kind_top') : t('unit-ask.kind', { unit: parent.name });
  const choices = kinds.map((kind): Button => ({
    text: label(`unit-kind-${kind}`),
    data: buttonData('unit.kind', under, kind),
  }));
  const back = parent === undefined ? buttonData('unit.home') : buttonData('unit.show', parent.id);
  return {
    text: kinds.length === 0 ? t('unit-ask.kind_none') : asked,
    buttons: [...inPairs(choices), [{ text: label('common-back'), data: back }]],
  };
}

function problemText(
  { t }: Translator,
  problem: NonNullable<Extract<TypedOutcome, { status: 'asked' }>['problem']>,
): string {
  switch (problem) {
    case 'old_font':
      return t('input.old_font');
    case 'classified':
      return t('input.classified');
    case 'empty':
    case 'too_long':
    case 'other':
      return t(`unit-problem.${problem}`);
  }
}

export function askedScreen(
  translator: Translator,
  { asked, problem }: Pick<Extract<TypedOutcome, { status: 'asked' }>, 'asked' | 'problem'>,
): Screen {
  const { label } = translator;
  const said = problem === undefined ? [] : [problemText(translator, problem)];
  const unitId =
    asked.asks === 'add' ? asked.parent?.id : asked.asks === 'rename' ? asked.unit.id : undefined;
  const back = unitId === undefined ? buttonData('unit.home') : buttonData('unit.show', unitId);
  return {
    text: [...said, askedText(translator, asked)].join('\n\n'),
    buttons: [[{ text: label('common-cancel'), data: back }]],
  };
}

export function foundScreen(
  translator: Translator,
  { typed, units }: { typed: string; units: readonly TreeUnit[] },
): Screen {
  const { t, label } = translator;
  const again = [
    { text: label('unit-button.find'), data: buttonData('unit.find') },
    upButton(translator, undefined),
  ];
  const short = beginningOf(typed, 60);
  if (units.length === 0) return { text: t('unit-found', { typed: short, count: 0 }), buttons: [again] };
  const shown = units.slice(0, pageSize);
  return {
    text: [
      t('unit-found', { typed: short, count: units.length }),
      ...(units.length > shown.length ? [t('unit-found-more', { shown: shown.length })] : []),
    ].join('\n\n'),
    buttons: [...shown.map((unit) => [unitButton(translator, unit)]), again],
  };
}

export function moveScreen(
  translator: Translator,
  { unit, toTop, targets }: TargetsView,
  wanted: number,
): Screen {
  const { t, label } = translator;
  const page = pageOf(targets, wanted, pageSize);
  const top: Button[][] = toTop
    ? [[{ text: label('unit-button.move_top'), data: buttonData('unit.under', unit.id, topArg) }]]
    : [];
  const isStuck = targets.length === 0 && !toTop;
  return {
    text: t('unit-move', { any: isStuck ? 'no' : 'yes', unit: unit.name }),
    buttons: [
      ...page.items.map((one) => [{ text: one.name, data: buttonData('unit.under', unit.id, one.id) }]),
      ...top,
      ...turnButtons(translator, page, (to) => buttonData('unit.move', unit.id, to)),
      [unitBackButton(unit)],
    ],
  };
}

export function closeScreen(translator: Translator, unit: TreeUnit): Screen {
  const { t, label } = translator;
  return {
    text: t(unit.kind === 'cell' ? 'unit-close-asked-cell' : 'unit-close-asked', { unit: unit.name }),
    buttons: [
      [
        {
          text: label('unit-button.close_now'),
          data: buttonData('unit.close_now', unit.id),
          style: 'danger',
        },
      ],
      [unitBackButton(unit)],
    ],
  };
}

export function unitBackButton({ id, name }: Pick<TreeUnit, 'id' | 'name'>): Button {
  return backButton(shortName(name), buttonData('unit.show', id));
}

/** Eight names and what stands below them fit on a small phone. */
const pageSize = 8;
const longestLabel = 40;

function askedText({ t, label }: Translator, asked: UnitAsked): string {
  switch (asked.asks) {
    case 'find':
      return t('unit-ask.find');
    case 'rename':
      return t('unit-ask.new_name', { unit: asked.unit.name });
    case 'add': {
      const kind = label(`unit-kind-${asked.kind}`);
      return asked.parent === undefined
        ? t('unit-ask.name_top', { kind })
        : t('unit-ask.name', { kind, unit: asked.parent.name });
    }
  }
}

function cellState({ unit, led }: Pick<UnitView, 'unit' | 'led'>) {
  if (unit.readyAt !== undefined) return 'ready';
  return led ? 'setup' : 'open';
}

function unitButtons({ label }: Translator, view: UnitView): Button[][] {
  const { unit, children, led, writable, countable, documentable, reportable, listable } = view;
  const to = (text: string, action: string): Button => ({ text, data: buttonData(action, unit.id) });
  const isCell = unit.kind === 'cell';
  const reading = [
    ...(countable ? [to(label('unit-button.counts'), 'unit.counts')] : []),
    ...(isCell ? [] : [to(label('unit-button.below', { count: children }), 'unit.list')]),
    ...(reportable ? [to(label('unit-report.button'), 'unit_report.show')] : []),
    ...(documentable ? [to(label('document-settings.button'), 'unit_document.show')] : []),
    ...(listable ? [to(label('checklist-own.button'), 'unit_list.list')] : []),
  ];
  const claiming = isCell && led ? [] : [to(label('unit-button.claim'), 'unit.claim')];
  const writing = [
    ...(isCell ? [] : [to(label('unit-button.add'), 'unit.add')]),
    ...claiming,
    ...(isCell && led ? [to(label('unit-button.reissue'), 'unit.reissue')] : []),
    to(label('unit-button.claims'), 'unit.claims'),
    ...(isCell ? [] : [to(label('unit-button.officers'), 'unit.officers')]),
    to(label('unit-button.rename'), 'unit.rename'),
    to(label('unit-button.move'), 'unit.move'),
    to(label('unit-button.close'), 'unit.close'),
  ];
  return [...inPairs(reading), ...(writable ? inPairs(writing) : [])];
}

function upButton(translator: Translator, parent: TreeUnit | undefined): Button {
  return parent === undefined
    ? { text: translator.label('unit-button.top'), data: buttonData('unit.home') }
    : unitBackButton(parent);
}

function unitButton({ label }: Translator, unit: TreeUnit): Button {
  const name = shortName(unit.name);
  const isUnready = unit.kind === 'cell' && unit.readyAt === undefined;
  return {
    text: isUnready ? label('unit-unready', { unit: name }) : name,
    data: buttonData('unit.show', unit.id),
  };
}

function pageLine({ t }: Translator, { page, pages }: Page<unknown>, count: number): string {
  return t('unit-page', { page: page + 1, pages, count });
}

function shortName(name: string): string {
  return name.length <= longestLabel ? name : `${beginningOf(name, longestLabel - 1)}…`;
}
