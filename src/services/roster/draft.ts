import { z } from 'zod';
import { rosterRoles, type RosterEntry } from '../../core/roster/line.ts';
import { plainProblems } from '../../core/roster/roster.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { memberships, standings } from '../../core/model/people.ts';

const entrySchema = z
  .object({
    name: z.string(),
    membership: z.enum(memberships).optional(),
    standing: z.enum([...standings, ...memberships]),
    role: z.enum(rosterRoles),
  })
  .transform(({ membership, standing, ...entry }): RosterEntry => {
    const kept = standings.find((one) => one === standing);
    if (kept !== undefined) return { ...entry, membership, standing: kept };
    // A list that was being gathered when both facts were one.
    return { ...entry, membership: memberships.find((one) => one === standing), standing: 'active' };
  });

const refusedSchema = z.intersection(
  z.object({ line: z.int(), text: z.string(), name: z.string().optional() }),
  z.discriminatedUnion('why', [
    z.object({ why: z.enum(plainProblems) }),
    z.object({ why: z.literal('unknown_word'), word: z.string() }),
    z.object({ why: z.literal('in_list'), firstLine: z.int().optional() }),
  ]),
);

const draftSchema = z.discriminatedUnion('mode', [
  z.object({
    dialogue: z.literal('roster'),
    mode: z.literal('adding'),
    unitId: z.string(),
    entries: z.array(entrySchema),
    refused: z.array(refusedSchema).default([]),
    lastInputId: z.int().optional(),
  }),
  z.object({
    dialogue: z.literal('roster'),
    mode: z.literal('renaming'),
    memberId: z.string(),
    lastInputId: z.int().optional(),
  }),
]);

export type Draft = z.infer<typeof draftSchema>;
export type Adding = Extract<Draft, { mode: 'adding' }>;

export async function readDraft(
  tx: Pick<Store, 'accounts'>,
  { accountId }: Actor,
): Promise<Draft | undefined> {
  const { data } = draftSchema.safeParse(await tx.accounts.readDraft(accountId));
  return data;
}

/** What is being gathered for this cell, also after the dialogue was left for another. */
export async function readAdding(
  tx: Pick<Store, 'accounts'>,
  actor: Actor,
  unitId: string,
): Promise<Adding | undefined> {
  const { data: kept } = draftSchema.safeParse(await tx.accounts.readRoster(actor.accountId));
  return [await readDraft(tx, actor), kept].find(
    (draft): draft is Adding => draft?.mode === 'adding' && draft.unitId === unitId,
  );
}

export async function saveAdding(tx: Pick<Store, 'accounts'>, actor: Actor, draft: Adding): Promise<void> {
  await tx.accounts.saveDraft(actor.accountId, draft);
  await tx.accounts.keepRoster(actor.accountId, isEmpty(draft) ? undefined : draft);
}

export function isEmpty({ entries, refused }: Adding): boolean {
  return entries.length === 0 && refused.length === 0;
}

export function emptyDraft(unitId: string): Adding {
  return { dialogue: 'roster', mode: 'adding', unitId, entries: [], refused: [] };
}
