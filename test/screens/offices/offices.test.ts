import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/core/model/people.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { actingDayScreen } from '../../../src/screens/offices/acting.ts';
import { officesScreen, termOf } from '../../../src/screens/offices/offices.ts';
import type { OfficesView } from '../../../src/services/offices/offices.ts';

const { vi } = await loadTranslators('locales');
const unit: Unit = {
  ...{ id: 'u', parentId: undefined, kind: 'cell', name: 'Chi bộ Tổ dân phố 5', zone: 'Asia/Ho_Chi_Minh' },
  ...{ meetingRule: undefined, checklistKey: undefined, readyAt: undefined },
};
const holder = (name: string) => ({ officeId: `o-${name}`, memberId: `m-${name}`, name });
const view: OfficesView = {
  ...{ unit, secretary: holder('Bình'), officers: [], editable: true, handover: undefined },
  deputies: [holder('An'), holder('Cường')],
  acting: [
    {
      ...{ ...holder('Dung'), isInForce: false },
      ...{ fromAt: new Date('2026-12-01T17:00:00Z'), untilAt: new Date('2026-12-15T17:00:00Z') },
    },
  ],
};
const labels = (shown: OfficesView) =>
  officesScreen(vi, shown)
    .buttons.flat()
    .map(({ text }) => text);

describe('who holds which office', () => {
  it('is told by name, an acting secretary with the first and the last day, and an empty office not at all', () => {
    const { text } = officesScreen(vi, view);
    expect(text).toContain(
      [
        'Bí thư: Bình',
        'Sẽ làm thay bí thư: Dung, từ 02/12/2026 đến hết 15/12/2026',
        'Phó bí thư: An, Cường',
      ].join('\n'),
    );
    expect(text).not.toContain('Chi ủy viên');
  });

  it('is changed by the secretary alone; a hand-over that waits is taken back before another is offered', () => {
    expect(labels(view)).toEqual([
      ...['Bàn giao phần việc của bí thư', 'Nhờ đồng chí khác làm thay', 'Thôi làm thay: Dung'],
      ...['Phó bí thư, chi ủy viên', '‹ Chi bộ'],
    ]);
    const handover = { id: 'h', to: 'An', expiresAt: new Date('2026-12-07T18:00:00Z') };
    expect(officesScreen(vi, { ...view, handover }).text).toContain(
      'Đang chờ đồng chí An nhận phần việc của bí thư trên trợ lý, đến 08/12/2026.',
    );
    expect(labels({ ...view, handover })).not.toContain('Bàn giao phần việc của bí thư');
    expect(labels({ ...view, handover })).toContain('Rút đề nghị bàn giao');
    expect(labels({ ...view, editable: false })).toEqual(['‹ Chi bộ']);
  });
});

describe('the days of an acting secretary', () => {
  it('are those of the cell, the last one being the day before the time ends', () => {
    const term = { fromAt: new Date('2026-12-31T17:00:00Z'), untilAt: new Date('2027-01-07T17:00:00Z') };
    expect(termOf(vi, term, unit)).toEqual({ from: '01/01/2027', until: '07/01/2027' });
  });

  it('are offered as a week, a fortnight and a month from the first one', () => {
    const asked = { unit, member: { id: 'm', name: 'Dung' }, today: '2026-11-25', problem: undefined };
    const screen = actingDayScreen(vi, { ...asked, fromOn: '2026-11-25' });
    expect(screen.buttons.flat().map(({ text }) => text)).toEqual([
      ...['Một tuần, đến 01/12/2026', 'Hai tuần, đến 08/12/2026', 'Một tháng, đến 24/12/2026', '‹ Chức vụ'],
    ]);
  });
});
