import type { Schedule } from '../../services/meetings/schedule.ts';
import { scheduleNotReadyScreen, scheduleScreen } from './schedule.ts';
import type { Feature, Request, Turn } from '../feature.ts';
import { deniedTurn } from '../refusals.ts';

type Deps = { schedule: Pick<Schedule, 'list'> };

/** /lich: the meetings of the cell to come. */
export function createScheduleFeature({ schedule }: Deps): Feature {
  async function show({ actor, translator, input }: Request<'command'> | Request<'tap'>): Promise<Turn> {
    const outcome = await schedule.list(actor);
    switch (outcome.status) {
      case 'found':
        return { screen: scheduleScreen(translator, outcome) };
      case 'not_ready':
        return { screen: scheduleNotReadyScreen(translator, outcome.cellName, outcome.mayWrite) };
      case 'denied':
        return deniedTurn(translator, input.kind, outcome);
    }
  }

  return { commands: { lich: show }, taps: { 'schedule.list': show } };
}
