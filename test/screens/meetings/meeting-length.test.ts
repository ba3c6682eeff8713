import { describe, expect, it } from 'vitest';
import type { AgendaPoint, Meeting } from '../../../src/core/model/rounds.ts';
import { longestPoint, mostPoints } from '../../../src/core/meetings/agenda.ts';
import { longestCellName, longestPlace } from '../../../src/core/cell/setup.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { agendaPointScreen, agendaScreen } from '../../../src/screens/meetings/agenda.ts';
import { buttonData } from '../../../src/screens/button-data.ts';
import type { ScheduleView } from '../../../src/services/meetings/schedule.ts';
import { longDateTime } from '../../../src/screens/dates.ts';
import { replyListScreen } from '../../../src/screens/meetings/replies.ts';
import { rollCallScreen } from '../../../src/screens/meetings/roll-call.ts';
import { scheduleScreen } from '../../../src/screens/meetings/schedule.ts';
import type { Screen } from '../../../src/screens/screen.ts';
import { announcedNotice, announcementScreen } from '../../../src/screens/meetings/announcement.ts';
import { parsedLength } from '../../../src/screens/long-text.ts';

const translators = await loadTranslators('locales');
const languages = [translators.vi, translators.en];

/** A message holds 4,096 characters; the name of the cell may come above. */
const room = 4096 - longestCellName - 3;

const cell = `Chi bộ ${'<Tổ dân phố> & '.repeat(8)}`.slice(0, longestCellName);
const longName = `Nguyễn ${'Thị '.repeat(11)}(tổ 3)`;

/** Points as long as they may be, with links to the longest address there is, and with what has to be escaped. */
const agenda = Array.from({ length: mostPoints }, (_, index): AgendaPoint => {
  const end = ` điểm ${String(index + 1)}.`;
  const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.vn`;
  return {
    text: `${'&<'.repeat(longestPoint / 2).slice(0, longestPoint - end.length)}${end}`,
    link: `https://${host}/${'d'.repeat(200)}`,
  };
});

function meetingOn(on: string, points: readonly AgendaPoint[] = agenda): Meeting {
  return {
    ...{
      id: idAt(1),
      unitId: idAt(2),
      kind: 'thematic',
      period: { year: 2026, month: 12 },
      on,
      time: '19:30',
    },
    ...{
      zone: 'Asia/Ho_Chi_Minh',
      startsAt: new Date(`${on}T12:30:00Z`),
      place: 'Nhà '.repeat(40).slice(0, longestPlace),
    },
    ...{ status: 'planned', decision: 'none', askedAt: undefined, title: 'Đề '.repeat(60).slice(0, 160) },
    ...{ agenda: [...points], agendaChangedAt: new Date('2026-12-01T00:00:00Z') },
    ...{ announcedAt: undefined, announcements: 0 },
  };
}

const meeting = meetingOn('2026-12-17');

function idAt(index: number): string {
  return `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

function expectWhole({ text, buttons }: Screen, parts: readonly string[]): void {
  expect(parsedLength(text)).toBeLessThanOrEqual(room);
  for (const part of parts) expect(text).toContain(part);
  expect(buttons.flat().length).toBeLessThanOrEqual(100);
}

const lastPoints = agenda.map((_, index) => ` điểm ${String(index + 1)}.`);

describe.each(languages)('in $locale', (translator) => {
  it('twelve points as long as they may be fit whole: before the secretary, announced, and in the schedule', () => {
    const view = { meeting, state: 'to_announce' as const, announcesAt: meeting.startsAt, stamp: '0' };
    expectWhole(agendaScreen(translator, view, ['Đã ghi kỳ họp.', 'Đang giờ nghỉ.']), lastPoints);
    const former = { reply: 'away' as const, on: '2026-12-10' };
    const sight = {
      cellName: cell,
      meeting,
      own: undefined,
      agendaBy: undefined,
      reply: undefined,
      former,
      mayReply: true,
    };
    expectWhole(announcementScreen(translator, sight), lastPoints);
    expectWhole(announcedNotice(translator, { ...sight, name: longName }, { again: true }), lastPoints);
    const [point] = agenda;
    if (point === undefined) throw new Error('no point');
    expectWhole(agendaPointScreen(translator, { ...view, index: 0, point }), [' điểm 1.']);
  });

  it('a schedule shows the whole agenda where there is room', () => {
    const view: ScheduleView = {
      ...{ cellName: cell, next: meeting, cancelled: [], mayWrite: false, own: undefined },
      ...{
        late: undefined,
        choice: undefined,
        reply: undefined,
        former: undefined,
        mayReply: true,
        others: [],
      },
      ...{ toAttend: [], pastOf: undefined, thematicDue: undefined },
    };
    expectWhole(scheduleScreen(translator, view), lastPoints);
  });

  it('a schedule with everything in it fits, names every meeting, and opens what has no room', () => {
    const others = ['2026-12-20', '2027-01-03', '2027-01-10', '2027-02-03'].map((on) => ({
      ...{ meeting: meetingOn(on), reply: undefined, former: { reply: 'unsure' as const, on } },
    }));
    const view: ScheduleView = {
      ...{ cellName: cell, next: meeting, mayWrite: true },
      cancelled: ['2026-12-10', '2026-12-11', '2026-12-12', '2026-12-13'].map((on) => ({
        ...{ meeting: meetingOn(on), written: { roundId: idAt(5), isSent: true }, mayPutBack: true },
      })),
      own: { status: 'under_way', roundId: idAt(3), answered: 12, total: 27 },
      late: {
        roundId: idAt(4),
        round: { kind: 'thematic', period: meeting.period, on: '2026-12-05' },
        untilOn: '2026-12-08',
      },
      choice: undefined,
      ...{
        reply: undefined,
        former: { reply: 'away', on: '2026-12-10' },
        mayReply: true,
        others,
        toAttend: [meetingOn('2026-12-01')],
        pastOf: meeting.unitId,
        thematicDue: '2026-12-31',
      },
    };
    const screen = scheduleScreen(translator, view);
    expectWhole(screen, []);
    const opens = screen.buttons.flat().flatMap((button) => ('data' in button ? [button.data] : []));
    expect(opens).toContain(buttonData('schedule.show', meeting.id));
    for (const { meeting: other } of others) expect(screen.text).toContain(longDateTime(translator, other));
    expect(screen.buttons.flat().length).toBeGreaterThan(8);
  });

  it('150 names are called page by page, each once', () => {
    const people = Array.from({ length: 150 }, (_, index) => ({
      ...{ memberId: idAt(index + 100), name: `${longName} ${String(index)}` },
      membership: index % 2 === 0 ? ('official' as const) : undefined,
      ...{ outcome: undefined, reply: index % 3 === 0 ? ('away' as const) : undefined },
    }));
    const rate = { present: 0, excused: 0, unexcused: 0, exempt: 3, expected: 150, percent: 0 };
    const view = {
      meeting,
      phase: 'open' as const,
      held: 'unknown' as const,
      people,
      rate,
      year: { ...rate, meetings: 12 },
      mayPrint: true,
    };
    const called = Array.from({ length: 15 }, (_, page) => {
      const screen = rollCallScreen(translator, view, page);
      expectWhole(screen, []);
      return screen.buttons
        .flat()
        .flatMap((button) =>
          'data' in button && button.data.startsWith('roll_call.mark') ? [button.text] : [],
        );
    });
    expect(called.map((names) => names.length)).toEqual(Array.from({ length: 15 }, () => 10));
    for (const { name } of people)
      expect(called.flat().filter((text) => text.includes(name) && text.endsWith(name))).toHaveLength(1);
  });

  it('150 replies of every kind fit, with how many are not named', () => {
    const said = ['coming', 'away', 'unsure', undefined] as const;
    const people = Array.from({ length: 150 }, (_, index) => ({
      ...{ memberId: idAt(index + 100), name: longName, reply: said[index % 4] },
      former: index % 4 === 3 ? { reply: 'away' as const, on: '2026-12-10' } : undefined,
      ...{ hasReason: true, isExcused: false },
    }));
    const view = { meeting, people, exempt: 12, mayExcuse: true, hasRound: true };
    const screen = replyListScreen(translator, view, 0);
    expectWhole(screen, ['38', '37', '(+']);
  });
});
