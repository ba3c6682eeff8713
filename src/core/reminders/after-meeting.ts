import { addDays, instantOf, type LocalDate, type Zone } from '../time/local-time.ts';
import type { AfterMeeting } from '../model/notices.ts';

type Held = { on: LocalDate; startsAt: Date; zone: Zone };

/**
 * What who leads the cell is told of by now, and until when it is worth telling: in the evening, an hour into the meeting
 * at the soonest and before the quiet hours, and in the morning after it.
 */
export function afterMeeting(
  { on, startsAt, zone }: Held,
  now: Date,
): { when: AfterMeeting; until: Date } | undefined {
  const anHourIn = new Date(startsAt.getTime() + hourMs);
  const usual = instantOf(on, evening, zone);
  const soonest = usual > anHourIn ? usual : anHourIn;
  const latest = instantOf(on, lastEvening, zone);
  const eveningAt = soonest < latest ? soonest : latest;
  const morningAt = instantOf(addDays(on, 1), morning, zone);
  const overAt = instantOf(addDays(on, 1), evening, zone);
  if (now < startsAt || now < eveningAt || now >= overAt) return undefined;
  return now < morningAt ? { when: 'evening', until: morningAt } : { when: 'morning', until: overAt };
}

const hourMs = 60 * 60_000;
const evening = '19:00';
const lastEvening = '20:45';
const morning = '08:00';
