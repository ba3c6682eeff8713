import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isGrave, isQuestion, itemSchema, type ChecklistItem } from './checklist-items.ts';
import {
  bilingual,
  faulty,
  lineOfText,
  localDate,
  parseContent,
  slug,
  sourceSchema,
  type ContentProblem,
  type Fault,
} from '../text/content-schema.ts';

export const longestAuthor = 200;

const groupSchema = z
  .strictObject({
    id: slug(32),
    title: bilingual(60),
    items: z.array(itemSchema).min(1),
  })
  .refine(({ items }) => items.every(isQuestion) || !items.some(isQuestion), {
    path: ['items'],
    error: faulty({ is: 'mixed' }),
  });

const checklistSchema = z
  .strictObject({
    key: slug(40),
    title: bilingual(120),
    shortTitle: bilingual(32),
    source: sourceSchema,
    /** The unit that wrote it, where it did not come with the program: members are told. */
    author: lineOfText(longestAuthor).optional(),
    effectiveOn: localDate,
    groups: z.array(groupSchema).min(1),
  })
  .superRefine((content, context) => {
    const misnumbered = findMisnumbered(content.groups);
    for (const { path, fault } of [...(misnumbered ? [misnumbered] : []), ...findMisplaced(content.groups)])
      context.addIssue({ code: 'custom', path, message: faulty(fault) });
    const ids = content.groups.map((group) => group.id);
    ids.forEach((id, index) => {
      const first = ids.indexOf(id);
      if (first === index) return;
      context.addIssue({
        code: 'custom',
        path: ['groups', index, 'id'],
        message: faulty({ is: 'id_repeated', group: first }),
      });
    });
  });

export type ChecklistContent = z.infer<typeof checklistSchema>;
export type ChecklistGroup = z.infer<typeof groupSchema>;
export type { ChecklistItem };

type ChecklistParsed =
  { status: 'parsed'; checklist: ChecklistContent } | { status: 'invalid'; problems: ContentProblem[] };

export function parseChecklist(json: unknown): ChecklistParsed {
  const parsed = parseContent(checklistSchema, json);
  return parsed.status === 'parsed' ? { status: 'parsed', checklist: parsed.content } : parsed;
}

/** Asked for many times for every screen, of contents that never change. */
const itemLists = new WeakMap<ChecklistContent, readonly ChecklistItem[]>();

export function itemsOf(content: ChecklistContent): readonly ChecklistItem[] {
  const known = itemLists.get(content);
  if (known !== undefined) return known;
  const items = content.groups.flatMap((group) => group.items);
  itemLists.set(content, items);
  return items;
}

export function findItem(content: ChecklistContent, number: number): ChecklistItem | undefined {
  return itemsOf(content).find((item) => item.number === number);
}

export function groupOf(content: ChecklistContent, number: number): ChecklistGroup | undefined {
  return content.groups.find((group) => group.items.some((item) => item.number === number));
}

export function graveItems(content: ChecklistContent): ReadonlySet<number> {
  return new Set(itemsOf(content).flatMap((item) => (isGrave(item) ? [item.number] : [])));
}

/** The same checklist with these items marked too; undefined where they are. */
export function markGrave(
  content: ChecklistContent,
  numbers: ReadonlySet<number>,
): ChecklistContent | undefined {
  const isUnmarked = (item: ChecklistItem): boolean =>
    item.kind === 'manifestation' && numbers.has(item.number) && !isGrave(item);
  if (!itemsOf(content).some(isUnmarked)) return undefined;
  const groups = content.groups.map((group) => ({
    ...group,
    items: group.items.map((item) =>
      item.kind === 'manifestation' && isUnmarked(item) ? { ...item, grave: true as const } : item,
    ),
  }));
  return { ...content, groups };
}

/** The same for the same content, whatever the order of names or the line breaks in its file. */
export function fingerprintOf(content: ChecklistContent): string {
  return createHash('sha256')
    .update(JSON.stringify(inOneOrder(content)))
    .digest('hex');
}

type Misplaced = { path: (string | number)[]; fault: Fault };

function findMisnumbered(groups: ChecklistGroup[]): Misplaced | undefined {
  let expected = 1;
  for (const [g, group] of groups.entries()) {
    for (const [i, item] of group.items.entries()) {
      if (item.number !== expected) {
        return {
          path: ['groups', g, 'items', i, 'number'],
          fault: { is: 'misnumbered', expected, found: item.number },
        };
      }
      expected += 1;
    }
  }
  return undefined;
}

function findMisplaced(groups: ChecklistGroup[]): Misplaced[] {
  const items = groups.flatMap((group) => group.items);
  const wrongDeadlines = groups.flatMap((group, g) =>
    group.items.flatMap((item, i): Misplaced[] => {
      if (item.kind === 'long_text' && item.mends?.some((number) => number >= item.number)) {
        return [{ path: ['groups', g, 'items', i, 'mends'], fault: { is: 'mends_later' } }];
      }
      if (item.kind !== 'date' || item.deadlineOf === undefined) return [];
      const remedied = items.find(({ number }) => number === item.deadlineOf);
      if (remedied?.kind === 'long_text' && remedied.remedy) return [];
      const path = ['groups', g, 'items', i, 'deadlineOf'];
      return [{ path, fault: { is: 'deadline_of' } }];
    }),
  );
  return items.length > 0 && items.every(({ blank }) => blank)
    ? [...wrongDeadlines, { path: ['groups'], fault: { is: 'all_blank' } }]
    : wrongDeadlines;
}

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOneOrder(inner)]));
}

/** A checklist version as loaded; never changed afterwards. */
export type ChecklistVersion = {
  id: string;
  key: string;
  version: number;
  fingerprint: string;
  content: ChecklistContent;
  /** The unit that wrote it. */
  ownerId?: string;
  /** It is offered to nobody any more; what runs with it goes on. */
  isWithdrawn?: boolean;
};
