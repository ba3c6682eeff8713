import { createOnPaperFeature } from '../../screens/rounds/on-paper-feature.ts';
import { createPaperSumsFeature } from '../../screens/rounds/paper-sums-feature.ts';
import { createRoundSetupFeature } from '../../screens/rounds/setup-feature.ts';
import { createDatesAhead } from '../../services/rounds/dates-ahead.ts';
import { createLeaveEffects } from '../../services/rounds/leave-effects.ts';
import { createOpening } from '../../services/rounds/opening.ts';
import { createHeldRounds } from '../../services/rounds/held.ts';
import { createPaperMarks } from '../../services/rounds/on-paper.ts';
import { createPaperSums } from '../../services/rounds/paper-sums.ts';
import { createParticipants } from '../../services/rounds/participants.ts';
import { createRoundSteps } from '../../services/rounds/rounds.ts';
import { createRoundSetup } from '../../services/rounds/setup.ts';
import type { Base } from './base.ts';
import type { Summaries } from './summaries.ts';

export type Rounds = ReturnType<typeof composeRounds>;

/** Rounds: planned ahead, opened with their participants, closed. */
export function composeRounds(base: Base, { snapshots }: Summaries) {
  const leaveEffects = createLeaveEffects(base);
  const participants = createParticipants({ ...base, leaveEffects });
  const opening = createOpening({ ...base, participants });
  const datesAhead = createDatesAhead({ ...base, opening, leaveEffects });
  const held = createHeldRounds({ ...base, opening });
  const roundSetup = createRoundSetup(base);
  return {
    ...{ participants, leaveEffects },
    datesAhead,
    held,
    steps: createRoundSteps({ ...base, datesAhead, opening, closeRound: snapshots.closeRound }),
    features: () => [
      createRoundSetupFeature({ roundSetup, held }),
      createOnPaperFeature({ paperMarks: createPaperMarks({ ...base, leaveEffects }) }),
      createPaperSumsFeature({ paperSums: createPaperSums(base) }),
    ],
  };
}
