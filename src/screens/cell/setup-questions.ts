import { defaultChecklistKey, type SetupStep } from '../../core/cell/setup.ts';
import { isOnWeekends } from '../../core/cell/meeting-day.ts';
import { itemsOf, type ChecklistItem, type ChecklistVersion } from '../../core/rounds/checklist.ts';
import { meetingShifts } from '../../core/model/people.ts';
import type { SetupView } from '../../services/cell/setup.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { clockTime } from '../dates.ts';
import { inPairs } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

type Choices = Pick<SetupView, 'unitId' | 'draft' | 'checklists'>;

/** The paragraphs that ask. */
export function questionText(
  translator: Translator,
  step: SetupStep,
  {
    checklists,
    draft: {
      answers: { day },
    },
  }: Pick<SetupView, 'checklists' | 'draft'>,
): string[] {
  const { t } = translator;
  switch (step) {
    case 'shift': {
      const days = day !== undefined && isOnWeekends(day) ? 'holidays' : 'all';
      return [`${t('field-shift', { days })}\n${t('field-shift.hint')}`];
    }
    case 'checklist':
      return [
        t('field-checklist'),
        inOrder(checklists)
          .map((one) => checklistText(translator, one))
          .join('\n'),
      ];
    case 'own_name':
    case 'cell_name':
    case 'day':
    case 'time':
    case 'place':
      return [`${t(`field-${step}`)}\n${t(`field-${step}.hint`)}`];
  }
}

export function questionButtons(
  translator: Translator,
  step: SetupStep,
  { unitId, draft, checklists }: Choices,
): Button[][] {
  const { label } = translator;
  const chosen = (text: string, isChosen: boolean): string => (isChosen ? `● ${text}` : text);
  switch (step) {
    case 'own_name':
    case 'cell_name':
    case 'place':
      return [];
    case 'day':
      return inPairs(
        [1, 3, 5, 31].map((day) => ({
          text: chosen(
            day === 31 ? label('field-day.last') : label('field-day.option', { day }),
            draft.answers.day === day,
          ),
          data: buttonData('setup.day', unitId, day),
        })),
      );
    case 'time':
      return inPairs(
        ['19:30', '19:00', '14:00', '08:00'].map((time) => ({
          text: chosen(clockTime(translator, time), draft.answers.time === time),
          data: buttonData('setup.time', unitId, time.replace(':', '')),
        })),
      );
    case 'shift':
      return meetingShifts.map((shift) => [
        {
          text: chosen(label(`field-shift.${shift}`), draft.answers.shift === shift),
          data: buttonData('setup.shift', unitId, shift),
        },
      ]);
    case 'checklist':
      return [
        ...inOrder(checklists).map((checklist) => [
          checklistButton(translator, checklist, { unitId, draft }),
        ]),
        ...inOrder(checklists)
          .filter(({ content }) => countToVerify(itemsOf(content)) > 0)
          .map((checklist) => [verifyButton(translator, checklist, unitId)]),
      ];
  }
}

/** The items whose wording the secretary should compare with the original document. */
export function checklistNotesScreen(
  { t, label, locale }: Translator,
  { unitId, checklist }: { unitId: string; checklist: ChecklistVersion },
): Screen {
  const noted = itemsOf(checklist.content).flatMap((item) =>
    item.toVerify === undefined
      ? []
      : [
          {
            line: `${item.number}. ${item.short[locale]}${item.blank ? ` (${label('setup-verify.blank')})` : ''}`,
            note: item.toVerify[locale],
          },
        ],
  );
  const blocks: string[] = [];
  let left = noted.length;
  for (const note of new Set(noted.map((one) => one.note))) {
    const lines = noted.filter((one) => one.note === note).map(({ line }) => line);
    const block = [...lines, '', note].join('\n');
    if (blocks.join('\n\n').length + block.length > 3500) break;
    blocks.push(block);
    left -= lines.length;
  }
  const title = t('setup-verify.title', { title: checklist.content.title[locale] });
  const more = left > 0 ? [t('more', { count: left, what: 'items' })] : [];
  return {
    text: [title, ...blocks.map(escapeHtml), ...more].join('\n\n'),
    buttons: [[{ text: label('common-back'), data: buttonData('setup.go', unitId, 'checklist') }]],
  };
}

function checklistText({ t, locale }: Translator, { content }: ChecklistVersion): string {
  const items = itemsOf(content).filter(({ blank }) => blank !== true);
  const line = t('field-checklist.title', { title: content.title[locale], items: items.length });
  const count = countToVerify(items);
  return count === 0 ? line : `${line}, ${t('field-checklist.verify', { count })}`;
}

function checklistButton(
  { label, locale }: Translator,
  checklist: ChecklistVersion,
  { unitId, draft }: Pick<Choices, 'unitId' | 'draft'>,
): Button {
  const name = checklist.content.shortTitle[locale];
  const text = checklist.key === defaultChecklistKey ? label('field-checklist.usual', { name }) : name;
  const mark = draft.answers.checklist === checklist.key ? '● ' : '';
  return { text: `${mark}${text}`, data: buttonData('setup.checklist', unitId, checklist.id) };
}

function verifyButton(
  { label, locale }: Translator,
  { id, content }: ChecklistVersion,
  unitId: string,
): Button {
  return {
    text: label('setup-verify', { name: content.shortTitle[locale] }),
    data: buttonData('setup.verify', unitId, id),
  };
}

function countToVerify(items: readonly ChecklistItem[]): number {
  return items.filter(({ toVerify }) => toVerify !== undefined).length;
}

function inOrder(checklists: readonly ChecklistVersion[]): ChecklistVersion[] {
  return [...checklists].sort(
    (one, other) => Number(other.key === defaultChecklistKey) - Number(one.key === defaultChecklistKey),
  );
}
