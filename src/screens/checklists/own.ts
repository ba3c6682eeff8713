import type { FormProblem } from '../../core/checklists/form-read.ts';
import type { Unit } from '../../core/model/people.ts';
import type { ChecklistContent, ChecklistVersion } from '../../core/rounds/checklist.ts';
import { usableItems } from '../../core/rounds/items.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { FileProblem } from '../../core/checklists/own.ts';
import type { OwnChecklistsView } from '../../services/checklists/own-checklists.ts';
import { buttonData } from '../button-data.ts';
import { bold, cut, linesWithin, paragraphs } from '../lines.ts';
import { inPairs } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { faultText } from '../operator/start.ts';
import { unitBackButton } from '../units/tree.ts';

/** The buttons of a cell's own checklists and those of a unit's begin differently: they are two parts of the bot. */
export type OwnChecklistsDomain = 'checklist' | 'unit_list';

export function domainOf({ kind }: Pick<Unit, 'kind'>): OwnChecklistsDomain {
  return kind === 'cell' ? 'checklist' : 'unit_list';
}

export function ownChecklistsScreen(translator: Translator, { unit, own }: OwnChecklistsView): Screen {
  const { t, label } = translator;
  const to = (text: string, verb: string): Button => buttonTo(unit, text, verb);
  const home =
    unit.kind === 'cell'
      ? backButton(label('keyboard.cell'), buttonData('cell.menu', unit.id))
      : unitBackButton(unit);
  return {
    text: paragraphs(
      t('checklist-own', { unit: unit.name }),
      own.length === 0 ? t('checklist-own.none') : own.map((one) => ownLine(translator, one)).join('\n'),
      t('checklist-own.intro'),
      unit.kind === 'cell' ? undefined : t('checklist-own.below'),
    ),
    buttons: [
      ...inPairs(own.map((one) => buttonTo(unit, nameOf(translator, one.content), 'one', one.id))),
      [to(label('checklist-own.form'), 'form'), to(label('checklist-own.send'), 'ask')],
      [to(label('checklist-own.others'), 'others')],
      [home],
    ],
  };
}

export function otherChecklistsScreen(
  translator: Translator,
  { unit, checklists }: { unit: Unit; checklists: readonly ChecklistVersion[] },
): Screen {
  const { t } = translator;
  return {
    text: paragraphs(t('checklist-own.others_title'), t('checklist-own.others_hint')),
    buttons: [
      ...inPairs(
        checklists.map(({ id, content }) => buttonTo(unit, nameOf(translator, content), 'export', id)),
      ),
      [backToOwn(translator, unit)],
    ],
  };
}

export function ownChecklistScreen(
  translator: Translator,
  { unit, checklist }: { unit: Unit; checklist: ChecklistVersion },
): Screen {
  const { t, label, locale } = translator;
  const { id, version, content, isWithdrawn = false } = checklist;
  const to = (text: string, verb: string): Button => buttonTo(unit, text, verb, id);
  return {
    text: paragraphs(
      bold(content.title[locale]),
      t('checklist-one.facts', { count: usableItems(content).length, version }),
      isWithdrawn ? t('checklist-one.withdrawn') : t('checklist-one.version'),
    ),
    buttons: [
      [to(label('checklist-one.see'), 'see')],
      [to(label('checklist-one.export'), 'export'), to(label('checklist-one.send'), 'ask')],
      [
        isWithdrawn ? to(label('checklist-one.offer'), 'offer') : to(label('checklist-one.withdraw'), 'stop'),
        backToOwn(translator, unit),
      ],
    ],
  };
}

export function checklistFileScreen(
  translator: Translator,
  { unit, problem }: { unit: Unit; problem: FileProblem | undefined },
): Screen {
  const { t, label } = translator;
  return {
    text: paragraphs(
      t('checklist-file'),
      t(problem === undefined ? 'checklist-file.ask' : `checklist-file.${problem}`),
    ),
    buttons: [[buttonTo(unit, label('checklist-own.form'), 'form'), backToOwn(translator, unit)]],
  };
}

const mostTold = 15;
const longestTold = 3000;

/** Each fault where a spreadsheet shows it. */
export function faultyFormScreen(
  translator: Translator,
  { unit, problems }: { unit: Unit; problems: readonly FormProblem[] },
): Screen {
  const { t, label } = translator;
  const told = problems.slice(0, mostTold).map((problem) => `• ${problemText(translator, problem)}`);
  const left = problems.length - told.length;
  return {
    text: paragraphs(
      t('checklist-file.faults', { count: problems.length }),
      linesWithin(translator, told, longestTold).join('\n'),
      left > 0 ? t('more', { count: left, what: 'lines' }) : undefined,
      t('checklist-file.fix'),
    ),
    buttons: [[buttonTo(unit, label('checklist-own.form'), 'form'), backToOwn(translator, unit)]],
  };
}

export function keptScreen(
  translator: Translator,
  { unit, checklist: { id, version, content } }: { unit: Unit; checklist: ChecklistVersion },
): Screen {
  const { t, label, locale } = translator;
  return {
    text: t('checklist-look.kept', { name: content.title[locale], version }),
    buttons: [[buttonTo(unit, label('checklist-one.see'), 'see', id)], [backToOwn(translator, unit)]],
  };
}

export function backToOwn({ label }: Translator, unit: Unit): Button {
  return backButton(label('checklist-own.button'), buttonData(`${domainOf(unit)}.list`, unit.id));
}

export function buttonTo(unit: Unit, text: string, verb: string, ...args: readonly string[]): Button {
  return { text, data: buttonData(`${domainOf(unit)}.${verb}`, unit.id, ...args) };
}

function ownLine({ t, locale }: Translator, { version, content, isWithdrawn }: ChecklistVersion): string {
  return t('checklist-own.line', {
    ...{ name: content.title[locale], count: usableItems(content).length, version },
    state: isWithdrawn === true ? 'withdrawn' : 'offered',
  });
}

function nameOf({ locale }: Translator, { shortTitle }: ChecklistContent): string {
  return shortTitle[locale];
}

function problemText(translator: Translator, { place, fault }: FormProblem): string {
  const { t } = translator;
  const { sheet, row, column = '' } = place;
  const told = cut(faultText(translator, fault), longestFault);
  if (row !== undefined) return t('checklist-file.at_row', { sheet, row, column, fault: told });
  return column === ''
    ? t('checklist-file.at_sheet', { sheet, fault: told })
    : t('checklist-file.at_cell', { sheet, column, fault: told });
}

const longestFault = 220;
