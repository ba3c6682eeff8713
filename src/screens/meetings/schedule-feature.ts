import type { Schedule } from '../../services/meetings/schedule.ts';
import { scheduleNotReadyScreen, scheduleScreen } from './schedule.ts';
import type { Answer, Feature, Who } from '../feature.ts';

type Deps = { schedule: Pick<Schedule, 'list'> };

/** /lich: the meetings of the cell to come. */
export function createScheduleFeature({ schedule }: Deps): Feature {
  async function show({ actor, translator }: Who): Promise<Answer> {
    const outcome = await schedule.list(actor);
    switch (outcome.status) {
      case 'found':
        return { screen: scheduleScreen(translator, outcome) };
      case 'not_ready':
        return { screen: scheduleNotReadyScreen(translator, outcome.cellName, outcome.mayWrite) };
      case 'denied':
        return outcome;
    }
  }

  return { commands: { lich: show }, taps: { 'schedule.list': show } };
}
