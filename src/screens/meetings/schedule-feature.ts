import type { Schedule } from '../../services/meetings/schedule.ts';
import { scheduleNotReadyScreen, scheduleScreen } from './schedule.ts';
import type { Answer, Feature, Who } from '../feature.ts';

type Deps = { schedule: Pick<Schedule, 'list'> };

/** /lich: the meetings of the cell to come. */
export function createScheduleFeature({ schedule }: Deps): Feature {
  async function show({ actor, translator }: Who): Promise<Answer> {
    const outcome = await schedule.list(actor);
    if (outcome.status === 'denied') return outcome;
    if (outcome.status === 'found') return { screen: scheduleScreen(translator, outcome) };
    return { screen: scheduleNotReadyScreen(translator, outcome.cellName, outcome.mayWrite) };
  }

  return { commands: { lich: show }, taps: { 'schedule.list': show } };
}
