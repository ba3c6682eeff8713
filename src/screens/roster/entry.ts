import type { Member, Unit } from '../../core/model/people.ts';
import type { RenamingProblem } from '../../core/roster/forms.ts';
import { mostMembers, type RosterProblem } from '../../core/roster/roster.ts';
import type { EntryOutcome, EntryView } from '../../services/roster/entry.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton, unknownButton } from '../cell/cell.ts';
import { fitLines } from '../lines.ts';
import type { Button, Screen } from '../screen.ts';
import { openedText, openReviewButton } from '../rounds/opened-round.ts';
import { marksOf } from './marks.ts';

/** Asks for names; once there are some, shows what was understood of them before anything is saved. */
export function entryScreen(translator: Translator, view: EntryView, problem?: 'typed'): Screen {
  const screen = listScreen(translator, view);
  if (problem === undefined) return screen;
  return { ...screen, text: `${translator.t('roster-add.typed')}\n\n${screen.text}` };
}

function listScreen(translator: Translator, view: EntryView): Screen {
  const { t, label } = translator;
  const { unit, entries, fresh, problems } = view;
  const back = cellBackButton(translator, unit.id);
  const inOldFont = problems.some(({ why }) => why === 'old_font');
  const isAllInOldFont = inOldFont && problems.every(({ why }) => why === 'old_font') && fresh.length === 0;
  if (entries.length === 0 && problems.length === 0) {
    return {
      text: [t('roster-add', { unit: unit.name }), t('roster-add.consent')].join('\n\n'),
      buttons: [[back]],
    };
  }
  const isPartial = fresh.length < entries.length;
  const text = [
    ...(isAllInOldFont ? [t('roster-read.old_font')] : readPart(translator, view)),
    ...(problems.length > 0 && !isAllInOldFont ? [problemPart(translator, problems)] : []),
    ...(inOldFont ? [t('roster-read.convert')] : []),
    ...(isPartial ? [t('roster-read.total', { count: entries.length })] : []),
    t('roster-add.consent'),
  ].join('\n\n');
  const discard = { text: label('roster-discard'), data: buttonData('roster.discard', unit.id) };
  if (entries.length === 0)
    return { text, buttons: [...namesButton(translator, unit, problems), [discard], [back]] };
  const save: Button = {
    text: label('roster-save', { count: entries.length }),
    data: buttonData('roster.save', unit.id, entries.length),
    style: 'success',
  };
  return { text, buttons: [[save], ...namesButton(translator, unit, problems), [discard], [back]] };
}

type Saved = Extract<EntryOutcome, { status: 'saved' }>;

export function savedScreen(
  translator: Translator,
  { unit, count, refused, unknown, opened }: Omit<Saved, 'status'>,
): Screen {
  const { t, label } = translator;
  return {
    text: [
      t('roster-saved', { count, unit: unit.name }),
      ...(refused.length > 0 ? [problemPart(translator, refused)] : []),
      ...(opened === undefined ? [] : [openedText(translator, opened)]),
      t('roster-saved.next'),
    ].join('\n\n'),
    buttons: [
      ...namesButton(translator, unit, refused),
      ...unknownButton(translator, unit, { unknown }),
      [{ text: label('cell-invite'), data: buttonData('invite.menu', unit.id), style: 'primary' }],
      [
        { text: label('roster-add.again'), data: buttonData('roster.add', unit.id) },
        { text: label('cell-roster'), data: buttonData('roster.list', unit.id, 0) },
      ],
      ...(opened === undefined ? [] : [[openReviewButton(translator, opened)]]),
      [cellBackButton(translator, unit.id)],
    ],
  };
}

export function renamingScreen(
  { t, label }: Translator,
  { member, problem }: { member: Member; problem: RenamingProblem | undefined },
): Screen {
  const ask = t('roster-rename.ask', { name: member.name });
  return {
    text: problem === undefined ? ask : `${renamingProblem({ t }, problem)}\n\n${ask}`,
    buttons: [[{ text: label('common-back'), data: buttonData('roster.member', member.id) }]],
  };
}

function renamingProblem({ t }: Pick<Translator, 't'>, problem: RenamingProblem): string {
  if (problem === 'in_roster') return t('roster-rename.taken');
  if (problem === 'typed') return t('roster-rename.typed');
  return problem === 'too_short' ? t('input.short_name') : t(`input.${problem}`);
}

function readPart(translator: Translator, { entries, fresh, problems }: EntryView): string[] {
  const { t } = translator;
  if (fresh.length === 0) return [t('roster-read.none')];
  const isAll = fresh.length === entries.length && problems.length === 0;
  const lines = fresh.map((entry) => `• ${escapeHtml(entry.name)}${marksOf(translator, entry)}`);
  const { fitting, left } = fitLines(lines, longestRead);
  const title = isAll
    ? t('roster-read.gathered', { count: fresh.length })
    : t('roster-read', { count: fresh.length });
  return [[title, ...fitting, ...(left > 0 ? [t('more', { count: left, what: 'members' })] : [])].join('\n')];
}

function namesButton({ label }: Translator, unit: Unit, refused: readonly RosterProblem[]): Button[][] {
  const count = refused.filter(({ name }) => name !== undefined).length;
  if (count === 0) return [];
  return [
    [{ text: label('roster-problems.names_only', { count }), data: buttonData('roster.names', unit.id) }],
  ];
}

function problemPart(translator: Translator, problems: readonly RosterProblem[]): string {
  const { t } = translator;
  const lines = problems.map((problem) =>
    t('roster-problem', { line: problem.line, text: problem.text, why: whyText(translator, problem) }),
  );
  const { fitting, left } = fitLines(lines, longestProblems);
  const more = left > 0 ? [t('more', { count: left, what: 'lines' })] : [];
  const isNamed = problems.some(({ name }) => name !== undefined);
  return [
    t('roster-problems', { count: problems.length }),
    ...fitting,
    ...more,
    ...(isNamed ? [t('roster-problems.names_only_hint')] : []),
  ].join('\n');
}

function whyText({ label }: Translator, problem: RosterProblem): string {
  return label(`roster-problem.${problem.why}`, {
    firstLine: (problem.why === 'in_list' ? problem.firstLine : undefined) ?? 0,
    most: mostMembers,
    word: problem.why === 'unknown_word' ? problem.word : '',
  });
}

/** Together with the fixed sentences both stay below 4,096 characters, escapes included. */
const longestRead = 1600;
const longestProblems = 1600;
