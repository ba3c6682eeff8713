import { addDays, instantOf } from '../time/local-time.ts';
import type { Meeting } from '../model/rounds.ts';

type Announced = Pick<
  Meeting,
  'kind' | 'on' | 'zone' | 'startsAt' | 'agenda' | 'announcedAt' | 'agendaChangedAt' | 'announcements'
>;

/** First, once more after a change, and never a third time. */
export type AnnouncementState = 'nothing_to_tell' | 'to_announce' | 'announced' | 'changed' | 'told_twice';

const mostAnnouncements = 2;

/** A monthly meeting is known by its rule: without an agenda there is nothing to add. */
export function announcementState({
  kind,
  agenda,
  announcedAt,
  agendaChangedAt,
  announcements,
}: Announced): AnnouncementState {
  if (announcedAt === undefined) {
    return kind === 'monthly' && agenda.length === 0 ? 'nothing_to_tell' : 'to_announce';
  }
  const isChanged = agendaChangedAt !== undefined && agendaChangedAt > announcedAt;
  if (!isChanged) return 'announced';
  return announcements < mostAnnouncements ? 'changed' : 'told_twice';
}

/**
 * When the bot announces by itself: the evening before, later where the agenda was touched just then, at the latest an
 * hour before the start.
 */
export function announcesAt({ on, zone, startsAt, agendaChangedAt }: Announced): Date {
  const evening = instantOf(addDays(on, -1), '19:00', zone);
  const settled =
    agendaChangedAt === undefined ? evening : later(evening, after(agendaChangedAt, settlingMs));
  const latest = later(evening, after(startsAt, -lastHourMs));
  return settled < latest ? settled : latest;
}

/** Whether the bot announces it now, of its own accord. */
export function isToAnnounce(meeting: Announced, now: Date): boolean {
  const state = announcementState(meeting);
  return (
    (state === 'to_announce' || state === 'changed') && announcesAt(meeting) <= now && now < meeting.startsAt
  );
}

/** Whoever is still typing points gets this long. */
const settlingMs = 30 * 60_000;
const lastHourMs = 60 * 60_000;

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
