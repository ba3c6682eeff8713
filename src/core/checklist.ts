import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  bilingual,
  localDate,
  parseContent,
  slug,
  sourceSchema,
  type ContentProblem,
} from './content-schema.ts';

/** The longest line that still stays on one line of the group screen of a small phone. */
const LONGEST_SHORT = 48;

const manifestationSchema = z.strictObject({
  kind: z.literal('manifestation'),
  number: z.int().min(1),
  short: bilingual(LONGEST_SHORT),
  text: bilingual(300),
  hint: bilingual(240),
  toVerify: bilingual(300).optional(),
});

const groupSchema = z.strictObject({
  id: slug(32),
  title: bilingual(60),
  items: z.array(z.discriminatedUnion('kind', [manifestationSchema])).min(1),
});

const checklistSchema = z
  .strictObject({
    key: slug(40),
    title: bilingual(120),
    shortTitle: bilingual(32),
    source: sourceSchema,
    effectiveOn: localDate,
    groups: z.array(groupSchema).min(1),
  })
  .superRefine((content, context) => {
    const misnumbered = findMisnumbered(content.groups);
    if (misnumbered) context.addIssue({ code: 'custom', ...misnumbered });
    const ids = content.groups.map((group) => group.id);
    ids.forEach((id, index) => {
      const first = ids.indexOf(id);
      if (first === index) return;
      context.addIssue({
        code: 'custom',
        path: ['groups', index, 'id'],
        message: `repeats the id of groups[${first}]`,
      });
    });
  });

export type ChecklistContent = z.infer<typeof checklistSchema>;
export type ChecklistGroup = z.infer<typeof groupSchema>;
export type ChecklistItem = ChecklistGroup['items'][number];

type ChecklistParsed =
  { status: 'parsed'; checklist: ChecklistContent } | { status: 'invalid'; problems: ContentProblem[] };

export function parseChecklist(json: unknown): ChecklistParsed {
  const parsed = parseContent(checklistSchema, json);
  return parsed.status === 'parsed' ? { status: 'parsed', checklist: parsed.content } : parsed;
}

export function itemsOf(content: ChecklistContent): ChecklistItem[] {
  return content.groups.flatMap((group) => group.items);
}

export function findItem(content: ChecklistContent, number: number): ChecklistItem | undefined {
  return itemsOf(content).find((item) => item.number === number);
}

export function groupOf(content: ChecklistContent, number: number): ChecklistGroup | undefined {
  return content.groups.find((group) => group.items.some((item) => item.number === number));
}

/** The same for the same content, whatever the order of names or the line breaks in its file. */
export function fingerprintOf(content: ChecklistContent): string {
  return createHash('sha256')
    .update(JSON.stringify(inOneOrder(content)))
    .digest('hex');
}

function findMisnumbered(groups: ChecklistGroup[]) {
  let expected = 1;
  for (const [g, group] of groups.entries()) {
    for (const [i, item] of group.items.entries()) {
      if (item.number !== expected) {
        return {
          path: ['groups', g, 'items', i, 'number'],
          message: `must be ${expected}, not ${item.number}: items are numbered 1, 2, 3 and so on through the whole checklist`,
        };
      }
      expected += 1;
    }
  }
  return undefined;
}

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOneOrder(inner)]));
}
