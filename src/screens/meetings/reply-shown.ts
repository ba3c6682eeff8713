import type { Schedule } from '../../services/meetings/schedule.ts';
import type { Request } from '../feature.ts';
import type { Screen } from '../screen.ts';
import { announcementScreen } from './announcement.ts';

/** The next meeting with the reply to it; undefined where none is asked of this person. */
export type ShowReply = (who: Pick<Request, 'actor' | 'translator'>) => Promise<Screen | undefined>;

/** For somebody who writes in another place that they cannot come. */
export function createShowReply({ schedule }: { schedule: Pick<Schedule, 'list' | 'show'> }): ShowReply {
  return async ({ actor, translator }) => {
    const listed = await schedule.list(actor);
    if (listed.status !== 'found' || listed.next === undefined) return undefined;
    const shown = await schedule.show(actor, listed.next.id);
    if (shown.status !== 'found' || !shown.mayReply) return undefined;
    const screen = announcementScreen(translator, shown);
    return { ...screen, text: [translator.t('reply.instead'), screen.text].join('\n\n') };
  };
}
