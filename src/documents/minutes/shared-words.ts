import type { AnnexRow, MinutesFacts } from '../../core/documents/facts.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import { causeText, itemWord, nameOfWriter, shortName, valueText } from '../parts/items.ts';
import type { Content } from '../kit/pack.ts';
import { paragraph } from '../kit/paragraphs.ts';

/** What members shared with the whole cell, each under their name. */
export function sharedWords({ round, shared }: MinutesFacts): Content {
  if (round === undefined) return [];
  const { checklist } = round;
  return shared.map((row) => {
    const about = `${itemWord(checklist)} ${row.item}, ${shortName(checklist, row.item)}`;
    return paragraph('body', `- Đồng chí ${nameOfWriter(row)}: ${about}. ${saidBy(row, checklist.content)}`);
  });
}

function saidBy(row: AnnexRow, content: ChecklistContent): string {
  const cause = causeText(row);
  return [
    row.value === undefined ? row.how : valueText(content, row),
    cause === '' ? undefined : `Nguyên nhân: ${cause}`,
    row.remedy === undefined ? undefined : `Biện pháp: ${row.remedy}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => `${(part ?? '').replace(/[.\s]+$/, '')}.`)
    .join(' ');
}
