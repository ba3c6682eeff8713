import type { Calendar } from '../core/calendar.ts';
import type { Round } from '../core/model/rounds.ts';
import type { Clock, Ids, Log } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import { createMeetingChanges } from './meeting-changes.ts';
import { createMeetingNews } from './meeting-news.ts';
import { createMeetingServices } from './meetings.ts';
import { createOpening } from './opening.ts';
import { createParticipation } from './participants.ts';
import { createPlanning } from './planning.ts';
import { createRemindByHand } from './remind-by-hand.ts';
import { createReminding } from './reminders.ts';
import { createRoundSteps } from './rounds.ts';
import { createSchedule } from './schedule.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  log: Log;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay'>;
  consentVersion: number;
  /** Freezes the counts of a round whose time has come, and marks it closed. */
  closeRound: (tx: Store, round: Round, now: Date) => Promise<void>;
};

export type RoundParts = ReturnType<typeof createRoundParts>;

/** Everything around meetings, rounds and reminders, put together. */
export function createRoundParts(deps: Deps) {
  const participation = createParticipation(deps);
  const opening = createOpening({ ...deps, participation });
  const planning = createPlanning({ ...deps, opening });
  const changes = createMeetingChanges(deps);
  const reminding = createReminding(deps);
  return {
    participation,
    planning,
    changes,
    reminding,
    meetings: createMeetingServices({ ...deps, planning, changes }),
    news: createMeetingNews(deps),
    schedule: createSchedule(deps),
    remindByHand: createRemindByHand({ ...deps, reminding }),
    steps: createRoundSteps({ ...deps, planning, opening }),
  };
}
