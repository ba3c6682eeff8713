import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../src/core/model/rounds.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { countsText, noneOpenText, withTopicOffer } from '../../../src/screens/groups/group.ts';

const { vi } = await loadTranslators('locales');
const meeting: Meeting = {
  ...{ id: 'm', unitId: 'u', kind: 'monthly', period: { year: 2026, month: 12 }, on: '2026-12-03' },
  ...{ time: '19:30', zone: 'Asia/Ho_Chi_Minh', startsAt: new Date('2026-12-03T12:30:00Z'), place: 'Nhà' },
  ...{ status: 'planned', decision: 'none', askedAt: undefined, title: undefined, agenda: [] },
  ...{ agendaChangedAt: undefined, announcedAt: undefined, announcements: 0 },
};
const counted = (finished: number, expected: number, daysLeft: number) =>
  countsText(vi, { cellName: 'Chi bộ <5>', counts: { finished, expected }, meeting, daysLeft });

describe('the group', () => {
  it.each([
    [3, 'Còn 3 ngày nữa là sinh hoạt: 19 giờ 30, thứ Năm 03/12/2026.'],
    [1, 'Sinh hoạt ngày mai, 19 giờ 30, thứ Năm 03/12/2026.'],
    [0, 'Sinh hoạt hôm nay, 19 giờ 30, thứ Năm 03/12/2026.'],
  ])('hears how many have finished, and that the meeting is %i days away', (days, line) => {
    expect(counted(2, 6, days)).toBe(`Chi bộ &lt;5&gt;: đã có 2/6 đồng chí hoàn thành tự soi.\n${line}`);
  });

  it('is thanked once everybody has finished, and hears no day where nobody has to', () => {
    expect(counted(6, 6, 1)).toContain('cả 6/6 đồng chí đã hoàn thành tự soi. Xin cảm ơn các đồng chí.');
    expect(counted(0, 0, 1)).toBe('Chi bộ &lt;5&gt;: đợt này không có đồng chí nào phải gửi bản tự soi.');
  });

  it('hears when the next round opens, by the clock of its cell', () => {
    const none = { cellName: 'Chi bộ 5', zone: 'Asia/Ho_Chi_Minh' };
    expect(noneOpenText(vi, { ...none, nextOpensAt: undefined })).toBe(
      'Chi bộ 5: hiện chưa có đợt tự soi nào đang mở.',
    );
    expect(noneOpenText(vi, { ...none, nextOpensAt: new Date('2026-12-23T18:00:00Z') })).toBe(
      'Chi bộ 5: hiện chưa có đợt tự soi nào đang mở. Đợt tới mở vào thứ Năm 24/12/2026.',
    );
  });

  it('may have announcements in the topic where it asked, the general one too, which has no number', () => {
    const offered = (topicId: number | undefined) =>
      withTopicOffer(vi, { text: 'x', buttons: [] }, topicId).buttons;
    expect(offered(7)).toEqual([[{ text: 'Báo tin ở chủ đề này', data: 'group.here:7' }]]);
    expect(offered(undefined)).toEqual([[{ text: 'Báo tin ở chủ đề này', data: 'group.here:0' }]]);
  });
});
