import type { ReviewSheet } from '../../core/reviews/sheet.ts';
import { findItem, groupOf } from '../../core/rounds/checklist.ts';
import { checklistOfRound, usableItems } from '../../core/rounds/items.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ChecklistLookView } from '../../services/checklists/own-checklists.ts';
import { parseButton } from '../button-data.ts';
import { bold, paragraphs } from '../lines.ts';
import { groupScreen } from '../reviews/group.ts';
import { itemScreen } from '../reviews/item.ts';
import type { Button, Screen } from '../screen.ts';
import { backToOwn, buttonTo } from './own.ts';

/** A checklist before it is kept, with the way to see it as members will. */
export function lookScreen(translator: Translator, view: ChecklistLookView): Screen {
  const { t, label, locale } = translator;
  const { unit, content, isKept } = view;
  const usable = usableItems(content).length;
  const groups = shownOf(view).groups.length;
  return {
    text: paragraphs(
      bold(content.title[locale]),
      content.author === undefined
        ? undefined
        : t('checklist-look.facts', { count: usable, groups, who: content.author }),
      isKept ? undefined : t('checklist-look.ask'),
    ),
    buttons: [
      [buttonTo(unit, label('checklist-one.see'), 'group', '1')],
      ...(isKept
        ? []
        : [[{ ...buttonTo(unit, label('checklist-look.keep'), 'keep'), style: 'primary' as const }]]),
      [backToOwn(translator, unit)],
    ],
  };
}

/** A group as members see it. One that is not there is the first. */
export function groupPreview(translator: Translator, view: ChecklistLookView, number: number): Screen {
  const { groups } = shownOf(view);
  const shown = groups[number - 1] === undefined ? 1 : number;
  return preview(translator, view, groupScreen(translator, sheetOf(view, shown), shown));
}

/** An item as members see it; its group where there is no such item. */
export function itemPreview(translator: Translator, view: ChecklistLookView, item: number): Screen {
  const checklist = shownOf(view);
  const group = groupOf(checklist, item);
  if (group === undefined || findItem(checklist, item) === undefined)
    return groupPreview(translator, view, 1);
  const number = checklist.groups.indexOf(group) + 1;
  const none = { deadlines: [], afterCommitment: undefined };
  return preview(translator, view, itemScreen(translator, sheetOf(view, number), { item, ...none }), number);
}

/** The same words and buttons; what would answer says that it is a preview, and the way out leads back. */
function preview(
  translator: Translator,
  { unit }: ChecklistLookView,
  screen: Screen,
  group?: number,
): Screen {
  const { t, label } = translator;
  const inert = (button: Button): Button => ({
    ...(button.style !== undefined && { style: button.style }),
    ...leadingOn(button),
  });
  const leadingOn = (button: Button): Button => {
    const { action, args } = ('data' in button ? parseButton(button.data) : undefined) ?? unknown;
    switch (action) {
      case 'review.item':
        return buttonTo(unit, button.text, 'item', args[1] ?? '');
      case 'review.group':
        return buttonTo(unit, button.text, 'group', args[1] ?? '');
      case 'review.done':
        return buttonTo(unit, button.text, 'group', String(group ?? 1));
      default:
        return buttonTo(unit, button.text, 'sample');
    }
  };
  return {
    text: paragraphs(`<i>${t('checklist-look.preview')}</i>`, screen.text),
    buttons: [
      ...screen.buttons.map((row) => row.map(inert)),
      [buttonTo(unit, label('checklist-look.end'), 'look')],
    ],
  };
}

const unknown = { action: '', args: [] };

/** What a round with it would ask. */
function shownOf({ content }: Pick<ChecklistLookView, 'content'>) {
  return checklistOfRound(content, { focusItems: undefined });
}

/** A review that nobody has begun. */
function sheetOf(view: ChecklistLookView, group: number): ReviewSheet {
  const { unit, period } = view;
  return {
    ...{ roundId: unit.id, isCommittee: false, round: { kind: 'monthly', period }, phase: 'open' },
    ...{ checklist: shownOf(view), answers: new Map() },
    review: { sharing: undefined, editing: false, sentAt: undefined },
    shown: { screen: 'group', group },
  };
}
