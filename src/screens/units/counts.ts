import { statesOf } from '../../core/commitments/commitment.ts';
import { totalOf } from '../../core/summaries/snapshot.ts';
import { raisedBy } from '../../core/summaries/summary.ts';
import type { Figures } from '../../core/units/counts.ts';
import { spanKey, spanKinds, spanOf, type Span } from '../../core/units/span.ts';
import type { CountsView } from '../../services/units/counts.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { monthName, quarterName } from '../dates.ts';
import { inPairs, inRows, pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { figure } from '../figure.ts';
import { allRaised, groupTexts, itemLine } from './raised.ts';
import { unitBackButton } from './tree.ts';

export function countsScreen(translator: Translator, view: CountsView): Screen {
  const { t, label } = translator;
  const { unit, span, figures, parts } = view;
  const raised = raisedLines(translator, view, mostShown);
  const more = [
    ...(raised.length > 0 ? [to(label('unit-counts.groups_button'), 'unit.groups', view)] : []),
    ...(parts.length > 0 ? [to(label('unit-counts.parts_button'), 'unit.parts', view)] : []),
    to(label('summary-button.text'), 'unit.text', view),
    to(label('document-button.workbook'), 'workbook.unit', view),
    { text: label('trend.button'), data: buttonData('trend.unit', unit.id) },
  ];
  return {
    text: [
      t('unit-counts.title', { span: spanName(translator, span), unit: unit.name }),
      [...figureLines(translator, view), ...severalLines(translator, view)].join('\n'),
      ...(figures.reporting === 0
        ? [t('unit-counts.empty')]
        : [raisedText(translator, raised), t('unit-counts.note')]),
    ].join('\n\n'),
    buttons: [
      ...inPairs(more),
      kindButtons(translator, view),
      turnsOf(translator, view),
      [unitBackButton(unit)],
    ],
  };
}

export function groupsScreen(translator: Translator, view: CountsView, wanted: number): Screen {
  const { t } = translator;
  const page = pageOf(view.figures.checklists, wanted, 1);
  const [figures] = page.items;
  const title = t('unit-groups-title', { span: spanName(translator, view.span) });
  const body = figures === undefined ? [t('unit-counts.raised_none')] : groupTexts(translator, view, figures);
  return {
    text: [title, ...body].join('\n\n'),
    buttons: [...turned(translator, view, 'unit.groups', page), [backButton(translator, view)]],
  };
}

/** Each unit directly below, with a button that leads to its own counts. */
export function partsScreen(translator: Translator, view: CountsView, wanted: number): Screen {
  const { t } = translator;
  const page = pageOf(view.parts, wanted, 10);
  const lines = page.items.map(({ unit, figures }, index) => {
    const number = page.first + index + 1;
    return t('unit-parts.line', {
      ...{ number, unit: unit.name, state: partState(translator, view.span, { unit, figures }) },
      ...{ ...numbers(translator, figures), asked: figures.expected },
    });
  });
  const opening = page.items.map(({ unit }, index): Button => ({
    text: String(page.first + index + 1),
    data: buttonData('unit.counts', unit.id, view.span.kind, spanKey(view.span)),
  }));
  return {
    text: [t('unit-parts.title', { span: spanName(translator, view.span) }), lines.join('\n')].join('\n\n'),
    buttons: [
      ...inRows(opening, 5),
      ...turned(translator, view, 'unit.parts', page),
      [backButton(translator, view)],
    ],
  };
}

/** The same numbers as one text, which a tap copies. */
export function countsText(translator: Translator, view: CountsView): Screen {
  const { t, label } = translator;
  const { unit, span, figures } = view;
  const top = allRaised(view)
    .slice(0, mostShown)
    .map(({ item, counts }) =>
      label('unit-text.item', {
        item,
        raised: figure(translator, raisedBy(counts)),
        answers: figure(translator, totalOf(counts)),
      }),
    );
  const sentences = [
    `${unit.name}, ${spanName(translator, span)}.`,
    ...figureLines(translator, view).map((line) => `${line}.`),
    ...severalLines(translator, view),
    ...(top.length > 0 ? [label('unit-text.raised', { items: top.join(', ') })] : []),
    ...(figures.reporting > 0 ? [label('unit-text.note')] : []),
  ];
  return {
    text: [t('common-copy'), `<code>${escapeHtml(sentences.join(' '))}</code>`].join('\n\n'),
    buttons: [[backButton(translator, view)]],
  };
}

export function spanName(translator: Translator, { kind, from, to }: Span): string {
  const { label } = translator;
  switch (kind) {
    case 'month':
      return label('unit-span.month', { period: monthName(translator, from) });
    case 'quarter':
      return label('unit-span.quarter', { period: quarterName(translator, from) });
    case 'half':
      return label('unit-span.half', { half: from.month === 1 ? 'first' : 'second', year: from.year });
    case 'year':
      return label('unit-span.year', { period: from.year });
    case 'months':
      return label('unit-span.months', { from: monthName(translator, from), to: monthName(translator, to) });
  }
}

const mostShown = 10;

function numbers(translator: Translator, { cells, met, ...rest }: Figures) {
  const say = (count: number): string => figure(translator, count);
  const { official, probationary, unknown } = rest.memberships;
  return {
    ...{ cells: say(cells), met: say(met), notMet: say(cells - met) },
    ...{ meetings: say(rest.meetings), due: say(rest.due), reporting: say(rest.reporting) },
    ...{ members: say(rest.members), reached: say(rest.reached), unmet: say(rest.unmet) },
    ...{ sent: say(rest.sent), expected: say(rest.expected) },
    ...{ official: say(official), probationary: say(probationary), unknown: say(unknown), unsaid: unknown },
  };
}

function isAnyKnown({ memberships: { official, probationary } }: Figures): boolean {
  return official + probationary > 0;
}

function isShort({ cells, met }: Figures): boolean {
  return met < cells;
}

/** Of a cell whether it met, of a unit above how many of its cells did; over several months, in how many of them. */
function partState(
  translator: Translator,
  { kind }: Span,
  { unit, figures }: CountsView['parts'][number],
): string {
  const { label } = translator;
  if (unit.kind !== 'cell') return label('unit-parts.met', numbers(translator, figures));
  if (unit.readyAt === undefined && figures.met === 0) return label('unit-parts.unready');
  const { met, meetings, due } = figures;
  return kind === 'month'
    ? label('unit-parts.cell', { met })
    : label('unit-parts.cell_meetings', { met, meetings, due });
}

function severalLines({ t }: Translator, { inSeveral }: CountsView): string[] {
  return inSeveral === 0 ? [] : [t('unit-counts.several', { count: inSeveral })];
}

function commitmentNumbers(translator: Translator, { commitments }: Figures) {
  const say = (count: number): string => figure(translator, count);
  const { kept, running, notYet, notAsked } = statesOf(commitments);
  return {
    ...{ made: say(commitments.made), kept: say(kept), running: say(running) },
    ...{ notYet: say(notYet), notAsked: say(notAsked), overdue: say(commitments.overdue) },
  };
}

/** In plain text, with no end: the screen has a line of each, the text to copy a sentence. */
function figureLines(translator: Translator, view: CountsView): string[] {
  const { label } = translator;
  const { span, figures } = view;
  const said = numbers(translator, figures);
  return [
    label('unit-counts.met', said),
    ...(isShort(figures) ? [label('unit-counts.unmet', said)] : []),
    ...(isAnyKnown(figures) ? [label('unit-counts.memberships', said)] : []),
    ...(span.kind === 'month' ? [] : [label('unit-counts.meetings', said)]),
    label('unit-counts.reporting', said),
    ...(figures.reporting > 0 ? [label('unit-counts.members', said)] : []),
    ...(figures.expected > 0 ? [label('unit-counts.sent', said)] : []),
    ...(figures.commitments.made > 0
      ? [label('unit-counts.commitments', commitmentNumbers(translator, figures))]
      : []),
  ];
}

function raisedLines(translator: Translator, view: CountsView, most: number): string[] {
  return allRaised(view)
    .slice(0, most)
    .map((raised) => itemLine(translator, view, raised));
}

function raisedText({ t }: Translator, lines: readonly string[]): string {
  return lines.length === 0 ? t('unit-counts.raised_none') : [t('unit-counts.raised'), ...lines].join('\n');
}

function to(text: string, action: string, { unit, span }: Pick<CountsView, 'unit' | 'span'>): Button {
  return { text, data: buttonData(action, unit.id, span.kind, spanKey(span)) };
}

function backButton({ label }: Translator, view: CountsView): Button {
  return to(`‹ ${label('unit-button.counts')}`, 'unit.counts', view);
}

/** The other two ways to sum up the time on screen. */
function kindButtons({ label }: Translator, { unit, span }: CountsView): Button[] {
  return spanKinds
    .filter((kind) => kind !== span.kind)
    .map((kind) =>
      to(label('unit-counts.kind_button', { kind }), 'unit.counts', { unit, span: spanOf(kind, span.from) }),
    );
}

function turnsOf(translator: Translator, { unit, before, after }: CountsView): Button[] {
  const name = (span: Span): string => spanName(translator, span);
  return [
    to(`‹ ${name(before)}`, 'unit.counts', { unit, span: before }),
    ...(after === undefined ? [] : [to(`${name(after)} ›`, 'unit.counts', { unit, span: after })]),
  ];
}

function turned(
  { label }: Translator,
  { unit, span }: CountsView,
  action: string,
  page: Parameters<typeof turnButtons>[1],
): Button[][] {
  return turnButtons({ label }, page, (page) => buttonData(action, unit.id, span.kind, spanKey(span), page));
}
