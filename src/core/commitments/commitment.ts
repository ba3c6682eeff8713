import { z } from 'zod';
import { addDays, instantOf, localTimeOf, type LocalDate, type Zone } from '../time/local-time.ts';
import type { Commitment, CommitmentEvent, CommitmentStatus } from '../model/commitments.ts';
import { mayReadWords } from '../sharing.ts';
import { hidesEverybody } from '../tally.ts';

/** `made` is all of them; the next three are parts of it, what is left was not asked about yet; `overdue` is a part too. */
export const commitmentCountsSchema = z.object({
  made: z.int(),
  kept: z.int(),
  running: z.int(),
  notYet: z.int(),
  overdue: z.int(),
});
export type CommitmentCounts = z.output<typeof commitmentCountsSchema>;

/** Those of a pool that hide each other, and from how many people they are. */
const hidingCommitments = z.object({
  people: z.int(),
  counts: commitmentCountsSchema,
  /** Who read summaries as it was frozen: none of theirs is among them. */
  readers: z.array(z.string()).readonly(),
});
export type HidingCommitments = z.output<typeof hidingCommitments>;

/**
 * Of a closed round: those for the whole cell, those for one office-holder where they hide each other, and the
 * counts-only ones that do.
 */
export const frozenCommitmentsSchema = z.object({
  named: commitmentCountsSchema,
  addressed: commitmentCountsSchema,
  pooled: commitmentCountsSchema,
  /** Of a pool that is told; what was frozen before this was kept has none. */
  hiding: hidingCommitments.optional(),
});
export type FrozenCommitments = z.output<typeof frozenCommitmentsSchema>;

/** A commitment as far as it is counted. */
export type CountedCommitment = Pick<Commitment, 'memberId' | 'sharing' | 'sharedWithId'> & {
  status: CommitmentStatus;
  overdue: boolean;
};

/** One that may hide others: `known` where somebody knows how it stands, so that it hides nobody. */
export type PooledCommitment = CountedCommitment & { known: boolean };

export function emptyCommitments(): CommitmentCounts {
  return { made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 };
}

export function addCommitments(one: CommitmentCounts, other: CommitmentCounts): CommitmentCounts {
  return {
    made: one.made + other.made,
    kept: one.kept + other.kept,
    running: one.running + other.running,
    notYet: one.notYet + other.notYet,
    overdue: one.overdue + other.overdue,
  };
}

export function countCommitments(
  all: readonly Pick<CountedCommitment, 'status' | 'overdue'>[],
): CommitmentCounts {
  const count = (status: CommitmentStatus): number => all.filter((one) => one.status === status).length;
  return {
    made: all.length,
    kept: count('kept'),
    running: count('running'),
    notYet: count('not_yet'),
    overdue: all.filter(({ overdue }) => overdue).length,
  };
}

/** What this reader may know by name. */
export function countNamed(all: readonly CountedCommitment[], viewerId: string): CommitmentCounts {
  return countCommitments(all.filter((one) => mayReadWords(one.sharing, one, viewerId)));
}

export function poolCommitments(pool: readonly PooledCommitment[]): CommitmentCounts {
  return hideEachOther(countHiding(pool)) ? countCommitments(pool) : emptyCommitments();
}

/** With which of them hide each other, kept only where they do. */
export function freezePool(
  pool: readonly PooledCommitment[],
  readers: ReadonlySet<string>,
): Pick<FrozenCommitments, 'pooled' | 'hiding'> {
  const hiding = countHiding(pool);
  return {
    pooled: poolCommitments(pool),
    ...(hideEachOther(hiding) && { hiding: { ...hiding, readers: [...readers] } }),
  };
}

type Hiding = Pick<HidingCommitments, 'people' | 'counts'>;

function countHiding(pool: readonly PooledCommitment[]): Hiding {
  const hiding = pool.filter(({ known }) => !known);
  return {
    people: new Set(hiding.map(({ memberId }) => memberId)).size,
    counts: countCommitments(hiding),
  };
}

/** All overdue, each of them would be known to be so. */
function hideEachOther({ people, counts }: Hiding): boolean {
  return hidesEverybody({ people, counts: statesOf(counts) }) && counts.overdue < counts.made;
}

/**
 * Whether they hide each other from one of them as well, who may take off what they said themselves. Which of the own
 * ones are among these need not be known: the others do, whichever are.
 */
export function othersHide({ people, counts }: Hiding, own: CommitmentCounts): boolean {
  const [all, mine] = [statesOf(counts), statesOf(own)];
  const rest = {
    kept: Math.max(0, all.kept - mine.kept),
    running: Math.max(0, all.running - mine.running),
    notYet: Math.max(0, all.notYet - mine.notYet),
    notAsked: Math.max(0, all.notAsked - mine.notAsked),
  };
  const inTime = counts.made - counts.overdue - (own.made - own.overdue);
  return hidesEverybody({ people: people - 1, counts: rest }) && inTime > 0;
}

/** Each commitment in one of them. */
export function statesOf({ made, kept, running, notYet }: CommitmentCounts) {
  return { kept, running, notYet, notAsked: made - kept - running - notYet };
}

/** Without what was written, notes too. */
export function withoutTexts(one: Commitment): Commitment {
  return {
    ...one,
    text: undefined,
    events: one.events.map((event) => ({ ...event, note: undefined })),
  };
}

export function isOpen({ status, withdrawnAt }: Pick<Commitment, 'status' | 'withdrawnAt'>): boolean {
  return status !== 'kept' && withdrawnAt === undefined;
}

export function isOverdue(
  { status, dueOn }: { status: CommitmentStatus; dueOn: LocalDate | undefined },
  today: LocalDate,
): boolean {
  return status !== 'kept' && dueOn !== undefined && dueOn < today;
}

/** How it stood at this instant; undefined where it had not been made, or had been withdrawn. */
export function stateAt(
  { events }: Pick<Commitment, 'events'>,
  at: Date,
): { status: CommitmentStatus; dueOn: LocalDate | undefined; note: string | undefined } | undefined {
  const until = events.filter((event) => event.at <= at);
  const last = until.at(-1);
  if (last === undefined || last.status === 'withdrawn') return undefined;
  return { status: last.status, dueOn: deadlineSet(until)?.dueOn, note: last.note };
}

/** The event that set the deadline as it is; a commitment made anew without one has none. */
export function deadlineSet<Event extends Pick<CommitmentEvent, 'status' | 'dueOn'>>(
  events: readonly Event[],
): Event | undefined {
  return events.findLast(({ status, dueOn }) => status === 'made' || dueOn !== undefined);
}

/** Whether what is said now belongs to the report before it, of the same sitting. */
export function continuesReport(
  event: CommitmentEvent | undefined,
  status: CommitmentStatus,
  at: Date,
): boolean {
  if (event === undefined || event.status === 'made' || event.status !== status) return false;
  const apart = at.getTime() - event.at.getTime();
  return apart >= 0 && apart < oneHourMs;
}

export const dueReminderKinds = ['two_days', 'day'] as const;
export type DueReminderKind = (typeof dueReminderKinds)[number];

/**
 * The reminder of a deadline that is to go out now: two days before, then on the day, from 8:00 and never at night. One
 * whose time had passed when the deadline was set would tell nothing new.
 */
export function dueReminder(
  { dueOn, setAt, zone }: { dueOn: LocalDate; setAt: Date; zone: Zone },
  now: Date,
): { kind: DueReminderKind; expiresAt: Date } | undefined {
  const time = localTimeOf(now, zone);
  if (time < morning || time >= evening) return undefined;
  const twoDaysBefore = instantOf(addDays(dueOn, -2), morning, zone);
  const onDay = instantOf(dueOn, morning, zone);
  const end = instantOf(dueOn, evening, zone);
  if (now >= onDay) return now < end && setAt < onDay ? { kind: 'day', expiresAt: end } : undefined;
  return now >= twoDaysBefore && setAt < twoDaysBefore ? { kind: 'two_days', expiresAt: onDay } : undefined;
}

const oneHourMs = 60 * 60 * 1000;
const morning = '08:00';
const evening = '21:00';
