import { z } from 'zod';
import { jsonInstant, perhaps } from '../json.ts';
import { sharings } from '../sharing.ts';

/** Made and not asked about yet; then what the member says: đã khắc phục, đang khắc phục, chưa. */
export const commitmentStatuses = ['made', 'running', 'not_yet', 'kept'] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

/** What a member says has become of a commitment. */
export const commitmentReports = [
  'kept',
  'running',
  'not_yet',
] as const satisfies readonly CommitmentStatus[];
export type CommitmentReport = (typeof commitmentReports)[number];

export const commitmentEventKinds = [...commitmentStatuses, 'withdrawn'] as const;

/** What is to be put right, in the member's own words. */
export const commitmentTextSchema = z.object({
  remedy: z.string(),
  how: perhaps(z.string()),
  cause: perhaps(z.string()),
  help: perhaps(z.string()),
});
export type CommitmentText = z.output<typeof commitmentTextSchema>;

const commitmentEvent = z.object({
  id: z.string(),
  status: z.enum(commitmentEventKinds),
  /** How far, or why not. */
  note: perhaps(z.string()),
  /** The deadline from then on, where it changed. */
  dueOn: perhaps(z.string()),
  /** The round in whose review it was said. */
  roundId: perhaps(z.string()),
  at: jsonInstant,
});
export type CommitmentEvent = z.output<typeof commitmentEvent>;

/** As it is kept, beside whose it is. */
const commitmentSchema = z.object({
  id: z.string(),
  checklistKey: z.string(),
  item: z.int(),
  /** Undefined once it was erased, withdrawn or no longer kept. */
  text: perhaps(commitmentTextSchema),
  sharing: z.enum(sharings),
  sharedWithId: perhaps(z.string()),
  dueOn: perhaps(z.string()),
  status: z.enum(commitmentStatuses),
  reminding: z.boolean(),
  /** Somebody could once read it under the member's name. */
  everNamed: z.boolean(),
  madeAt: jsonInstant,
  changedAt: jsonInstant,
  settledAt: perhaps(jsonInstant),
  withdrawnAt: perhaps(jsonInstant),
  /** Oldest first. */
  events: z.array(commitmentEvent).readonly(),
});

/** Of one review as they are kept, and of which deadline of each was reminded last. */
export const commitmentSheetSchema = z.object({
  commitments: z.array(commitmentSchema).readonly(),
  reminded: z.record(z.string(), z.string()),
});

/** What somebody will put right, made by a remedy in a review that was sent: `roundId` is the round of that. */
export type Commitment = { unitId: string; memberId: string; roundId: string } & z.output<
  typeof commitmentSchema
>;
