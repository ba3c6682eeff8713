import { addDays, instantOf, later } from '../time/local-time.ts';
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
 * When the bot announces by itself: a thematic meeting four evenings before, so that it is known three days ahead, its
 * agenda where that follows, and any other meeting, the evening before; later where the agenda was touched just then, at
 * the latest an hour before the start.
 */
export function announcesAt(meeting: Announced): Date {
  const { kind, startsAt, agendaChangedAt, announcedAt } = meeting;
  const evening = eveningBefore(meeting, kind === 'thematic' && announcedAt === undefined ? thematicDays : 1);
  const settled =
    agendaChangedAt === undefined ? evening : later(evening, after(agendaChangedAt, settlingMs));
  const latest = later(evening, after(startsAt, -lastHourMs));
  return settled < latest ? settled : latest;
}

/** By when the agenda of a thematic meeting is to follow its invitation; undefined where there is one, or it is too late. */
export function agendaFollowsBy(meeting: Announced, now: Date): Date | undefined {
  const evening = eveningBefore(meeting, 1);
  return meeting.kind === 'thematic' && meeting.agenda.length === 0 && now < evening ? evening : undefined;
}

/** Whether the bot announces it now, of its own accord. */
export function isToAnnounce(meeting: Announced, now: Date): boolean {
  const state = announcementState(meeting);
  return (
    (state === 'to_announce' || state === 'changed') && announcesAt(meeting) <= now && now < meeting.startsAt
  );
}

const thematicDays = 4;
/** Whoever is still typing points gets this long. */
const settlingMs = 30 * 60_000;
const lastHourMs = 60 * 60_000;

function eveningBefore({ on, zone }: Announced, days: number): Date {
  return instantOf(addDays(on, -days), '19:00', zone);
}

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
