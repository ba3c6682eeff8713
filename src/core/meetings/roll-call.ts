import { addLocalDays } from '../time/local-time.ts';
import type { Attendance, Outcome, Reply } from '../model/attendance.ts';
import type { Meeting } from '../model/rounds.ts';

/** How many came, of how many who were to come; `exempt` stands apart, as in the minutes. */
export type AttendanceRate = {
  present: number;
  excused: number;
  unexcused: number;
  exempt: number;
  /** Present, excused and unexcused together. */
  expected: number;
  /** Whole percent; undefined where nobody is written down. */
  percent: number | undefined;
};

export type AttendancePhase = 'early' | 'open' | 'closed';

/** What the secretary writes down of somebody who was to come. */
export type Mark = Exclude<Outcome, 'exempt'>;

/** From two hours before the start, as members gather, until thirty days after it; then it can only be read. */
export function attendancePhase(
  { startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>,
  now: Date,
): AttendancePhase {
  if (now.getTime() < startsAt.getTime() - gatheringMs) return 'early';
  return now < addLocalDays(startsAt, correctableDays, zone) ? 'open' : 'closed';
}

/** What a reply suggests; only the secretary's tap makes it the record. */
function suggestedOutcome(reply: Reply | undefined): Outcome | undefined {
  if (reply === 'coming') return 'present';
  return reply === 'away' ? 'excused' : undefined;
}

/** What the next tap on a name writes down: all three, from what was said beforehand; undefined takes the mark away. */
export function nextOutcome(outcome: Outcome | undefined, reply: Reply | undefined): Mark | undefined {
  const marks: readonly Mark[] =
    suggestedOutcome(reply) === 'excused'
      ? ['excused', 'unexcused', 'present']
      : ['present', 'excused', 'unexcused'];
  return marks[marks.findIndex((mark) => mark === outcome) + 1];
}

/** Over the records of one meeting, or of several together. */
export function rateOf(records: readonly Pick<Attendance, 'outcome'>[]): AttendanceRate {
  const count = (wanted: Outcome): number => records.filter(({ outcome }) => outcome === wanted).length;
  const [present, excused, unexcused] = [count('present'), count('excused'), count('unexcused')];
  const expected = present + excused + unexcused;
  const percent = expected === 0 ? undefined : Math.round((present * 100) / expected);
  return { present, excused, unexcused, exempt: count('exempt'), expected, percent };
}

/** Whether a cell met: that it was to is no proof; attendance is, or the secretary's word. */
export function hasMet(
  { status, heldSaidAt }: Pick<Meeting, 'status' | 'heldSaidAt'>,
  { isAttendanceTaken }: { isAttendanceTaken: boolean },
): boolean {
  return status !== 'cancelled' && (isAttendanceTaken || heldSaidAt !== undefined);
}

/** What shows that a meeting took place; `unknown` once it was to start and nothing does. */
export type HeldBy = 'roll_call' | 'word' | 'unknown' | 'not_yet';

export function heldBy(
  { startsAt, heldSaidAt }: Pick<Meeting, 'startsAt' | 'heldSaidAt'>,
  { isAttendanceTaken, now }: { isAttendanceTaken: boolean; now: Date },
): HeldBy {
  if (isAttendanceTaken) return 'roll_call';
  if (startsAt > now) return 'not_yet';
  return heldSaidAt === undefined ? 'unknown' : 'word';
}

const gatheringMs = 2 * 60 * 60_000;
const correctableDays = 30;
