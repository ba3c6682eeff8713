import { describe, expect, it } from 'vitest';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { commitmentListScreen, commitmentScreen } from '../../../src/screens/commitments/commitments.ts';
import type { OwnCommitment } from '../../../src/services/commitments/commitments.ts';

const { vi } = await loadTranslators('locales');
const zone = 'Asia/Ho_Chi_Minh';
const made: OwnCommitment = {
  ...{ id: 'c1', roundId: 'r', checklistKey: 'bieu-hien-27', item: 4, sharing: 'counts_only' },
  ...{ name: { vi: 'Làm việc qua loa', en: 'Careless work' }, sharedWithId: undefined, settledAt: undefined },
  withdrawnAt: undefined,
  text: { remedy: 'Nộp báo cáo đúng hạn', how: undefined, cause: undefined, help: undefined },
  ...{ dueOn: '2026-12-15', isOverdue: false, status: 'made', reminding: true, events: [] },
  ...{ madeAt: new Date('2026-12-01T02:00:00Z'), changedAt: new Date('2026-12-01T02:00:00Z') },
};
const kept: OwnCommitment = {
  ...{ ...made, id: 'c2', status: 'kept' },
  text: { remedy: 'Dự đủ các kỳ', how: undefined, cause: undefined, help: undefined },
  settledAt: new Date('2026-11-30T18:00:00Z'),
};

function listed(commitments: readonly OwnCommitment[]): string {
  return commitmentListScreen(vi, { unitId: 'u', commitments, zone, cellName: undefined }, 0).text;
}

function labels(commitment: OwnCommitment): string[] {
  const screen = commitmentScreen(vi, { commitment, zone, cellName: undefined, deadlines: [] });
  return screen.buttons.flat().map(({ text }) => text);
}

describe('one’s own commitments', () => {
  it('stand open ones first, each with how it stands, and what is done with the day it was, where the cell is', () => {
    const text = listed([made, kept]);
    expect(text).toContain(
      [
        '<b>Đang thực hiện</b>',
        '1. Làm việc qua loa: Nộp báo cáo đúng hạn',
        '     <i>mới cam kết · hạn 15/12/2026</i>',
      ].join('\n'),
    );
    expect(text).toContain(
      [
        '<b>Đã khắc phục</b> (12 tháng qua)',
        '2. Làm việc qua loa: Dự đủ các kỳ',
        '     <i>xong ngày 01/12/2026</i>',
      ].join('\n'),
    );
  });

  it('say that a deadline has passed, or that none was set', () => {
    expect(listed([{ ...made, isOverdue: true }])).toContain('<i>mới cam kết · quá hạn từ 15/12/2026</i>');
    expect(listed([{ ...made, dueOn: undefined }])).toContain('<i>mới cam kết · chưa đặt thời hạn</i>');
  });
});

describe('one commitment', () => {
  it('offers a new deadline and to be reminded no more, until it is done', () => {
    expect(labels(made)).toEqual([
      ...['Đã khắc phục', 'Đang khắc phục', 'Chưa', 'Viết thêm', 'Thời hạn mới', 'Tắt lời nhắc', '‹ Cam kết'],
    ]);
    expect(labels({ ...made, reminding: false })).toContain('Bật lời nhắc');
    expect(labels(kept)).toEqual([...['● Đã khắc phục', 'Đang khắc phục', 'Chưa', 'Viết thêm', '‹ Cam kết']]);
  });

  it('says who may read it, and of what was said long ago only how often', () => {
    const events = Array.from({ length: 8 }, (_, index) => ({
      ...{ id: String(index), status: 'running' as const, note: undefined, dueOn: undefined },
      ...{ roundId: undefined, at: new Date(`2026-12-0${String(index + 1)}T02:00:00Z`) },
    }));
    const commitment = { ...made, events };
    const { text } = commitmentScreen(vi, { commitment, zone, cellName: undefined, deadlines: [] });
    expect(text).toContain('Chỉ lấy số liệu, không ai đọc được.');
    expect(text).toContain('<b>Đã ghi</b>\n… và 2 lần trước nữa.\n• 03/12/2026: đang khắc phục\n');
    expect(text).not.toContain('• 02/12/2026');
  });
});
