import { describe, expect, it } from 'vitest';
import {
  agendaFollowsBy,
  announcementState,
  announcesAt,
  isToAnnounce,
} from '../../../src/core/meetings/announcement.ts';

const at = (local: string): Date => new Date(`${local}:00+07:00`);
const meeting = {
  kind: 'monthly' as const,
  on: '2026-12-03',
  zone: 'Asia/Ho_Chi_Minh',
  startsAt: at('2026-12-03T19:30'),
  agenda: [{ text: 'Một', link: undefined }],
  agendaChangedAt: at('2026-11-28T09:00'),
  announcedAt: undefined,
  announcements: 0,
};

describe('an announcement', () => {
  it('of a monthly meeting wants an agenda, of another kind it does not', () => {
    expect(announcementState({ ...meeting, agenda: [] })).toBe('nothing_to_tell');
    expect(announcementState({ ...meeting, agenda: [], kind: 'extra' })).toBe('to_announce');
  });

  it('goes by itself at 19:00 the evening before', () => {
    expect(isToAnnounce(meeting, at('2026-12-02T18:59'))).toBe(false);
    expect(isToAnnounce(meeting, at('2026-12-02T19:00'))).toBe(true);
    expect(isToAnnounce(meeting, at('2026-12-03T19:30'))).toBe(false);
  });

  it('of a thematic meeting goes four evenings before, and its agenda, where that follows, the evening before', () => {
    const thematic = { ...meeting, kind: 'thematic' as const, agenda: [], agendaChangedAt: undefined };
    expect(isToAnnounce(thematic, at('2026-11-29T18:59'))).toBe(false);
    expect(isToAnnounce(thematic, at('2026-11-29T19:00'))).toBe(true);
    expect(agendaFollowsBy(thematic, at('2026-11-29T19:00'))).toEqual(at('2026-12-02T19:00'));
    expect(agendaFollowsBy(thematic, at('2026-12-02T19:00'))).toBeUndefined();
    expect(agendaFollowsBy({ ...thematic, agenda: meeting.agenda }, at('2026-11-29T19:00'))).toBeUndefined();
    const told = { ...thematic, announcedAt: at('2026-11-29T19:00'), announcements: 1 };
    const written = { ...told, agenda: meeting.agenda, agendaChangedAt: at('2026-11-30T09:00') };
    expect(isToAnnounce(written, at('2026-12-02T18:59'))).toBe(false);
    expect(isToAnnounce(written, at('2026-12-02T19:00'))).toBe(true);
  });

  it('leaves whoever is still typing half an hour, and is not later than an hour before the start', () => {
    const typing = { ...meeting, agendaChangedAt: at('2026-12-02T18:50') };
    expect(announcesAt(typing)).toEqual(at('2026-12-02T19:20'));
    expect(announcesAt({ ...meeting, agendaChangedAt: at('2026-12-03T18:20') })).toEqual(
      at('2026-12-03T18:30'),
    );
  });

  it('comes once more after a change, and not a third time', () => {
    const told = { ...meeting, announcedAt: at('2026-12-01T09:00'), announcements: 1 };
    expect(announcementState(told)).toBe('announced');
    const changed = { ...told, agendaChangedAt: at('2026-12-01T10:00') };
    expect(announcementState(changed)).toBe('changed');
    expect(announcementState({ ...changed, announcements: 2 })).toBe('told_twice');
    expect(isToAnnounce({ ...changed, announcements: 2 }, at('2026-12-02T20:00'))).toBe(false);
  });
});
