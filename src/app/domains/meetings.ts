import { createAgendaFeature } from '../../screens/meetings/agenda-feature.ts';
import { createLeaveFeature } from '../../screens/meetings/leave-feature.ts';
import { createMeetingFeature } from '../../screens/meetings/meeting-feature.ts';
import { createParticipantsFeature } from '../../screens/meetings/participants-feature.ts';
import { createPlanFeature } from '../../screens/meetings/plan-feature.ts';
import { createReplyFeature } from '../../screens/meetings/replies-feature.ts';
import { createShowReply } from '../../screens/meetings/reply-shown.ts';
import { createRollCallFeature } from '../../screens/meetings/roll-call-feature.ts';
import { createScheduleFeature } from '../../screens/meetings/schedule-feature.ts';
import { createAgendas } from '../../services/meetings/agendas.ts';
import { createAnnouncing } from '../../services/meetings/announcing.ts';
import { createLeaves } from '../../services/meetings/leaves.ts';
import { createCancelling } from '../../services/meetings/cancelling.ts';
import { createChangeLetters } from '../../services/meetings/change-letters.ts';
import { createMeetingChanges } from '../../services/meetings/changes.ts';
import { createMeetingServices } from '../../services/meetings/meetings.ts';
import { createMeetingNews } from '../../services/meetings/news.ts';
import { createMeetingPlans } from '../../services/meetings/plans.ts';
import { createReplyReading } from '../../services/meetings/reply-list.ts';
import { createReplies } from '../../services/meetings/replies.ts';
import { createRollCalls } from '../../services/meetings/roll-call.ts';
import { createSchedule } from '../../services/meetings/schedule.ts';
import { createThematic } from '../../services/meetings/thematic.ts';
import { plainAddress } from '../../screens/zalo.ts';
import type { Base, FeatureDeps } from './base.ts';
import type { Rounds } from './rounds.ts';

export type Meetings = ReturnType<typeof composeMeetings>;

/** Meetings: planned, announced, replied to, changed, and who was there. */
export function composeMeetings(base: Base, { datesAhead, participants, leaveEffects }: Rounds) {
  const rollCalls = createRollCalls(base);
  const listToAttend = rollCalls.listOpen;
  const thematic = createThematic(base);
  const changes = createMeetingChanges(base);
  const news = createMeetingNews(base);
  const agendas = createAgendas(base);
  const announcing = createAnnouncing(base);
  const meetings = createMeetingServices({ ...base, datesAhead, changes, listToAttend });
  const cancelling = createCancelling({ ...base, datesAhead });
  const letters = createChangeLetters({ ...base, news, changes, cancelling });
  const schedule = createSchedule({ ...base, listToAttend, thematicStateOf: thematic.stateOf });
  const plans = createMeetingPlans({ ...base, datesAhead });
  const replies = createReplies({ ...base, schedule, leaveEffects });
  const leaves = createLeaves({ ...base, leaveEffects });
  const reading = createReplyReading({ ...base, participants });
  return {
    announcing,
    leaves,
    thematic,
    rollCalls,
    schedule,
    showReply: createShowReply({ schedule }),
    features: (front: FeatureDeps) => [
      createMeetingFeature({ meetings, cancelling, changes, news, letters }),
      createParticipantsFeature({ participants }),
      createScheduleFeature({ schedule }),
      createPlanFeature({ plans, thematic }),
      createAgendaFeature({ agendas, announcing, schedule, address: plainAddress(front) }),
      createReplyFeature({ replies, reading, schedule }),
      createLeaveFeature({ leaves }),
      createRollCallFeature({ rollCalls }),
    ],
  };
}
