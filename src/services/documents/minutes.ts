import { countMemberships } from '../../core/cell/memberships.ts';
import type { MinutesAttendance, MinutesFacts } from '../../core/documents/facts.ts';
import { attendancePhase } from '../../core/meetings/roll-call.ts';
import type { Attendance } from '../../core/model/attendance.ts';
import type { Member } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { SummaryWords } from '../../core/summaries/words.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { isShown } from '../summaries/choosing.ts';
import { summaryFor } from '../summaries/reading.ts';
import { look, withOpenWords, type SummaryParts } from '../summaries/summary-view.ts';
import { type InCell, withinMeeting } from '../within.ts';
import { readDocumentChecklist, type GroundsOf } from './checklist.ts';
import { approvedFinally } from './final.ts';
import { toldToCell, toRow } from './report.ts';
import { readRoundFigures } from './round-figures.ts';
import { readUnitFacts, type UnitFactsParts } from './unit-facts.ts';
import { findHolderId, unitOf } from '../records.ts';

type Parts = SummaryParts & UnitFactsParts & Pick<Store, 'attendances' | 'documentNumbers'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  groundsOf: GroundsOf;
  /** Words shared in rounds opened before were shared without being told that they may be printed. */
  printableSince: Date;
};

export type MinutesOutcome = InCell &
  (
    | {
        status: 'gathered';
        minutes: MinutesFacts;
        /** Whose words they print, and of which round. */
        memberIds: readonly string[];
        roundId: string | undefined;
      }
    | { status: 'gone' }
    | Refused
  );

export type Minutes = ReturnType<typeof createMinutes>;

/** What the minutes of a meeting have in them before anybody writes: who came, the agenda, and figures of its round. */
export function createMinutes({ store, clock, groundsOf, printableSince }: Deps) {
  return {
    gather: (actor: Actor, meetingId: string): Promise<MinutesOutcome> =>
      store.transaction((tx) =>
        withinMeeting(tx, actor, meetingId, 'document_make', async (meeting, viewer) => {
          if (meeting.status !== 'planned') return { status: 'gone' };
          const now = clock.now();
          const unit = await readUnitFacts(tx, await unitOf(tx, meeting), now);
          const sheet = await readSheet(tx, meeting);
          const found = await readRound(tx, { meeting, actor, viewer, now });
          const told = unit.printing.includes('shared_in_minutes') ? (found?.told ?? []) : [];
          return {
            status: 'gathered',
            minutes: {
              ...{ unit, meeting, agenda: meeting.agenda.map(({ text }) => text) },
              number: (
                await tx.documentNumbers.find({
                  ...{ unitId: meeting.unitId, kind: 'minutes', about: meeting.id },
                })
              )?.number,
              roster: rosterOf(sheet, attendancePhase(meeting, now) === 'closed'),
              attendance: sheet.attendance,
              chair: await chairOf(tx, { meeting, signer: unit.signer, absent: sheet.absent, now }),
              ...{ shared: told.map(toRow), round: found?.figures },
            },
            memberIds: [...new Set(told.map(({ memberId }) => memberId))],
            roundId: found?.roundId,
          };
        }),
      ),
  };

  async function readRound(
    tx: Parts,
    { meeting, actor, viewer, now }: { meeting: Meeting; actor: Actor; viewer: Seat; now: Date },
  ): Promise<FoundRound | undefined> {
    const round = await tx.rounds.findByMeeting(meeting.id);
    if (round === undefined || !isShown(round)) return undefined;
    const own = await look(tx, { actor, round, viewer, now });
    const { matter, approved } = own;
    const figures = await readRoundFigures(tx, { round, matter, viewer, zone: meeting.zone });
    if (figures.countedOn === undefined) return undefined;
    const summary = approvedFinally(round, approved)?.content ?? summaryFor(matter, viewer.memberId);
    const isTold = round.openedAt !== undefined && round.openedAt >= printableSince;
    const { checklist } = await readDocumentChecklist(tx, round, groundsOf);
    return {
      ...{ roundId: round.id, told: isTold ? toldToCell(withOpenWords(summary, own)) : [] },
      figures: { ...figures, participation: summary.participation, checklist },
    };
  }
}

type FoundRound = {
  roundId: string;
  figures: NonNullable<MinutesFacts['round']>;
  told: readonly SummaryWords[];
};

/** Whoever signs for the cell, unless they are written down as away. */
async function chairOf(
  tx: Pick<Store, 'offices'>,
  {
    meeting: { unitId },
    signer: { name, office },
    absent,
    now,
  }: {
    meeting: Pick<Meeting, 'unitId'>;
    signer: MinutesFacts['unit']['signer'];
    absent: readonly Pick<Member, 'id'>[];
    now: Date;
  },
): Promise<MinutesFacts['chair']> {
  const holderId = await findHolderId(tx, { unitId, role: office }, now);
  return name === undefined || absent.some(({ id }) => id === holderId) ? undefined : { name, office };
}

type Sheet = {
  /** Undefined until everybody is written down. */
  attendance: MinutesAttendance | undefined;
  /** Those written down as being away. */
  absent: readonly Member[];
  /** Everybody of the meeting once attendance is taken, and until then of the roster, with what they are. */
  people: readonly Pick<Member, 'membership' | 'standing'>[];
};

async function readSheet(
  tx: Pick<Store, 'attendances' | 'members'>,
  { id, unitId }: Meeting,
): Promise<Sheet> {
  const records = (await tx.attendances.listByMeeting(id)).filter(({ outcome }) => outcome !== undefined);
  const written = new Set(records.map(({ memberId }) => memberId));
  const roster = await tx.members.listByUnit(unitId);
  const names = new Map((await tx.members.listByIds([...written])).map((member) => [member.id, member]));
  const membersWith = (...outcomes: readonly Attendance['outcome'][]): Member[] =>
    records.flatMap(({ memberId, outcome }) => {
      const member = names.get(memberId);
      return member !== undefined && outcomes.includes(outcome) ? [member] : [];
    });
  const absent = membersWith('excused', 'unexcused');
  const isWhole =
    records.length > 0 && roster.every((one) => written.has(one.id) || one.standing === 'exempt');
  if (!isWhole) return { attendance: undefined, absent, people: roster };
  const present = records.filter(({ outcome }) => outcome === 'present');
  const { official, probationary } = countMemberships(present);
  return {
    attendance: {
      present: { total: present.length, official, probationary },
      excused: inNameOrder(membersWith('excused'), ({ name }) => name).map(({ name }) => name),
      unexcused: membersWith('unexcused').length,
    },
    absent,
    people: records.map(({ membership, outcome }) => ({
      membership,
      standing: outcome === 'exempt' ? ('exempt' as const) : ('active' as const),
    })),
  };
}

/** Of a meeting long past whose attendance nobody took it is not known who was to come. */
function rosterOf({ attendance, people }: Sheet, isLongPast: boolean): MinutesFacts['roster'] {
  if (attendance === undefined && isLongPast) return undefined;
  const { official, probationary } = countMemberships(people);
  const count = (wanted: Member['standing']): number =>
    people.filter(({ standing }) => standing === wanted).length;
  return {
    ...{ total: people.length, official, probationary, exempt: count('exempt') },
    temporary: attendance === undefined ? count('temporary') : undefined,
  };
}
