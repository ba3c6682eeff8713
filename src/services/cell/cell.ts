import type { LocalDate } from '../../core/time/local-time.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Unit } from '../../core/model/people.ts';
import { may, type Actor, type Refused } from '../../core/permissions.ts';
import { countMemberships } from '../../core/cell/memberships.ts';
import { mayReadSuggestion } from '../../core/suggestions/suggestion.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { thematicState } from '../../core/meetings/thematic.ts';
import { isUnanswered } from '../suggestions/news.ts';
import { type InCell, withinCell } from '../within.ts';

type Parts = Pick<
  Store,
  'units' | 'members' | 'meetings' | 'joinRequests' | 'suggestions' | 'groups' | 'rounds'
>;

type Deps = {
  store: Parts;
  clock: Clock;
  findHeld: FindHeld;
};

/** The meeting whose round waits until the roster is saved, or until who leads the cell has it opened. */
export type FindHeld = (
  tx: Pick<Store, 'meetings' | 'members' | 'rounds' | 'units'>,
  unitId: string,
  now: Date,
) => Promise<Meeting | undefined>;

/** What the first screen of a cell shows; `editable` for whoever leads it. */
export type CellView = {
  unit: Unit;
  nextMeeting: Meeting | undefined;
  members: number;
  joined: number;
  waiting: number;
  /** Of how many it is to be said whether they are official or probationary members. */
  unknown: number;
  editable: boolean;
  /** To the committee, that this person may read. */
  suggestions: number;
  /** Of these, how many wait for an answer. */
  unanswered: number;
  thematicDue: LocalDate | undefined;
  /** Whose round waits for the roster. */
  held: Meeting | undefined;
  /** Its group takes no messages. */
  groupMuted: boolean;
};

export type CellOutcome = InCell &
  ({ status: 'shown'; view: CellView } | { status: 'unready'; unitId: string } | Refused);

export type Cells = ReturnType<typeof createCells>;

/** A cell at a glance. */
export function createCells({ store, clock, findHeld }: Deps) {
  return {
    show: (actor: Actor, unitId: string | undefined, tx: Parts = store): Promise<CellOutcome> =>
      withinCell(tx, actor, unitId, 'cell_read', async (unit, { memberId: viewerId }) => {
        if (unit.readyAt === undefined) return { status: 'unready', unitId: unit.id };
        const now = clock.now();
        const suggested = await tx.suggestions.listByUnit(unit.id, consentVersion);
        const { status, quarterEndsOn } = thematicState(await tx.meetings.listByUnit(unit.id), {
          now,
          zone: unit.zone,
        });
        const [members, [nextMeeting], waiting, group] = await Promise.all([
          tx.members.listByUnit(unit.id),
          tx.meetings.listUpcoming(unit.id, clock.now()),
          tx.joinRequests.listWaiting(unit.id),
          tx.groups.findByUnit(unit.id),
        ]);
        return {
          status: 'shown',
          view: {
            unit,
            nextMeeting,
            members: members.length,
            joined: members.filter(({ accountId }) => accountId !== undefined).length,
            waiting: waiting.length,
            held: members.length > 1 ? undefined : await findHeld(tx, unit.id, now),
            unknown: countMemberships(members).unknown,
            groupMuted: group?.mutedAt !== undefined,
            thematicDue: status === 'due_soon' ? quarterEndsOn : undefined,
            editable: may(actor, 'cell_setup', unit.id),
            suggestions: suggested.filter((one) => mayReadSuggestion(one, viewerId)).length,
            unanswered: suggested.filter((one) => isUnanswered(one, viewerId)).length,
          },
        };
      }),
  };
}
