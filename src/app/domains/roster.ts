import { createRosterFeature } from '../../screens/roster/roster-feature.ts';
import { createRosterEntries } from '../../services/roster/entry.ts';
import { createRosterMemberships } from '../../services/roster/memberships.ts';
import { createRosters } from '../../services/roster/roster.ts';
import type { Base } from './base.ts';
import type { Rounds } from './rounds.ts';

export type Roster = ReturnType<typeof composeRoster>;

/** The list of a cell's members, read, entered and corrected. */
export function composeRoster(base: Base, { participants, held }: Rounds) {
  const { onMembersAdded, onMemberRemoved, onStandingChanged } = participants;
  const rosters = createRosters({ ...base, onMemberRemoved, onStandingChanged });
  const memberships = createRosterMemberships(base);
  const entries = createRosterEntries({ ...base, onMembersAdded, openHeld: held.openHeld });
  return { entries, features: () => [createRosterFeature({ rosters, memberships, entries })] };
}
