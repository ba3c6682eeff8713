import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/core/model/people.ts';
import type { Pledge } from '../../../src/core/model/pledges.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import {
  partLines,
  pledgeScreen,
  pledgeSharingScreen,
  reportLines,
} from '../../../src/screens/pledges/pledges.ts';
import type { PledgeView } from '../../../src/services/pledges/view.ts';

const { vi } = await loadTranslators('locales');
const unit: Unit = {
  ...{ id: 'u', parentId: undefined, kind: 'cell', name: 'Chi bộ Tổ dân phố 5', zone: 'Asia/Ho_Chi_Minh' },
  ...{ meetingRule: undefined, checklistKey: undefined, readyAt: undefined },
};
const view: PledgeView = {
  ...{ unit, year: 2027, pledge: undefined, sharedWith: undefined, reader: undefined, others: [2026] },
  ...{ onPaper: undefined, reportable: false, makeable: true },
};
const labels = (shown: PledgeView) =>
  pledgeScreen(vi, shown)
    .buttons.flat()
    .map(({ text }) => text);

describe('the pledge of a year', () => {
  it('is made where there is none, while it may be, with the other years beside', () => {
    expect(labels(view)).toEqual(['Lập cam kết', 'Năm 2026', '‹ Cam kết']);
    expect(labels({ ...view, makeable: false })).toEqual(['Năm 2026', '‹ Cam kết']);
  });

  it('shows its parts in the order of the form, and nothing of those left open', () => {
    expect(partLines(vi, { duties: 'Thăm <5> hộ', ideology: 'Đọc nghị quyết' })).toBe(
      '<b>Tư tưởng chính trị</b>: Đọc nghị quyết\n<b>Nhiệm vụ được giao</b>: Thăm &lt;5&gt; hộ',
    );
  });

  it('tells what was said of it last, with the day in its cell, and nothing before', () => {
    const report = (status: 'running' | 'kept', at: string, note?: string) => ({
      status,
      note,
      at: new Date(at),
    });
    const reports: Pledge['reports'] = [
      report('running', '2027-06-30T02:00:00Z', 'Còn chậm'),
      report('kept', '2027-12-15T18:00:00Z', 'Đã thăm đủ'),
    ];
    expect(reportLines(vi, { reports: [] }, unit.zone)).toBeUndefined();
    expect(reportLines(vi, { reports }, unit.zone)).toBe(
      'Kết quả ghi ngày 16/12/2027: <b>Đã thực hiện</b>\n“Đã thăm đủ”',
    );
  });

  it('can be for the office-holder alone only where there is one', () => {
    const asked = { ...view, texts: { ideology: 'x' }, problem: undefined };
    const offered = (reader: PledgeView['reader']) =>
      pledgeSharingScreen(vi, { ...asked, reader }).text.includes('Riêng đồng chí');
    expect(offered(undefined)).toBe(false);
    expect(offered({ memberId: 'm', name: 'Bình', accountId: 'a', role: 'secretary' })).toBe(true);
  });
});
