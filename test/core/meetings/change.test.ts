import { describe, expect, it } from 'vitest';
import { hear, readDraft } from '../../../src/core/forms/form.ts';
import {
  answerChange,
  changeForm,
  startChange,
  type MeetingChange,
} from '../../../src/core/meetings/change.ts';

const started = startChange({ id: 'm1', on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa' });

function hearTyped(asks: MeetingChange['asks'], text: string) {
  const change = { ...started, asks };
  const heard = hear(changeForm, change, { text, inputId: 77, place: { today: '2026-11-25' } });
  return heard.status === 'read'
    ? { status: 'heard', change: answerChange(change, heard.answer, 77) }
    : heard;
}

describe('a change of a meeting', () => {
  it('begins with the day, and with everything as it is', () => {
    expect(started).toEqual({
      meetingId: 'm1',
      on: '2026-12-03',
      time: '19:30',
      place: 'Nhà văn hóa',
      placeBy: 0,
      asks: 'day',
      lastInputId: undefined,
    });
  });

  it.each([
    ['day', '10/12', { on: '2026-12-10' }],
    ['time', '20 giờ', { time: '20:00' }],
    ['place', ' Trụ sở  phường ', { place: 'Trụ sở phường', placeBy: 77 }],
    [undefined, '10/12', { on: '2026-12-10' }],
    [undefined, '20:15', { time: '20:15' }],
  ] as const)('asked for %s, takes "%s"', (asks, text, expected) => {
    expect(hearTyped(asks, text)).toEqual({
      status: 'heard',
      change: { ...started, ...expected, asks: undefined },
    });
  });

  it.each([
    ['day', 'mai mốt', { kind: 'date', input: { status: 'unclear' }, text: 'mai mốt' }],
    ['day', '30/2', { kind: 'date', input: { status: 'impossible' }, text: '30/2' }],
    ['time', 'tối', { kind: 'time', text: 'tối' }],
    ['place', '…', { kind: 'place', why: 'too_short' }],
    ['place', 'x'.repeat(200), { kind: 'place', why: 'too_long' }],
    [undefined, 'vâng', { kind: 'press_button' }],
  ] as const)('asked for %s, does not understand "%s"', (asks, text, problem) => {
    expect(hearTyped(asks, text)).toEqual({ status: 'unclear', problem });
  });

  it('reads back what was kept, and nothing that another dialogue kept', () => {
    expect(readDraft(changeForm, JSON.parse(JSON.stringify(started)))).toEqual({
      ...started,
      lastInputId: undefined,
    });
    for (const other of [undefined, null, 'text', { step: 'day' }, { ...started, on: '2026-13-01' }]) {
      expect(readDraft(changeForm, other)).toBeUndefined();
    }
  });
});
