import { describe, expect, it } from 'vitest';
import { askedNext, settingsForm, type SettingsDraft } from '../../../src/core/documents/settings-form.ts';

const today = '2026-11-28';

function hear(asks: SettingsDraft['asks'], text: string) {
  const draft: SettingsDraft = { dialogue: 'documents', unitId: 'cell', asks, walk: false };
  return settingsForm.questions[asks].read(text, { today }, draft);
}

describe('what is typed about documents', () => {
  it.each([
    ['superior', '  Đảng bộ phường  Bồ Đề\n', { superior: 'Đảng bộ phường Bồ Đề' }],
    ['issuer', 'Chi bộ Tổ dân phố 5'.normalize('NFD'), { issuer: 'Chi bộ Tổ dân phố 5' }],
    ['place', 'Bồ\u202E Đề', { place: 'Bồ Đề' }],
    ['termFrom', '15/6/2025', { termFrom: '2025-06-15' }],
    ['termFrom', '28/11/2026', { termFrom: '2026-11-28' }],
    ['lastReport', '05-BC/CB', { lastReport: 5 }],
    ['lastReport', 'Số 12', { lastReport: 12 }],
    ['lastMinutes', '0', { lastMinutes: 0 }],
    [
      'recipients',
      'Nơi nhận 1,\n- Các đồng chí chi ủy viên;\n\n+ Lưu Chi bộ.',
      { recipients: ['Nơi nhận 1', 'Các đồng chí chi ủy viên', 'Lưu Chi bộ'] },
    ],
    [
      'recipients',
      'Đảng ủy (để báo cáo); Lưu Chi bộ',
      { recipients: ['Đảng ủy (để báo cáo)', 'Lưu Chi bộ'] },
    ],
  ] as const)('is taken at %s: %j', (asks, text, answer) => {
    expect(hear(asks, text)).toEqual({ status: 'read', answer });
  });

  it.each([
    ['superior', '...', 'too_short'],
    ['place', 'x'.repeat(61), 'too_long'],
    ['issuer', 'Chi bộ TUYỆT MẬT', 'classified'],
    ['termFrom', '29/11/2026', 'future'],
    ['termFrom', 'hôm đại hội', 'date'],
    ['lastReport', 'mười hai', 'number'],
    ['lastReport', '12345', 'number'],
    ['recipients', ' - \n;', 'too_short'],
    ['recipients', 'Nơi nhận\n'.repeat(9), 'too_many'],
    ['cellKind', 'tổ dân phố', 'press_button'],
    ['signer', 'bí thư', 'press_button'],
  ] as const)('is asked for again at %s: %j', (asks, text, problem) => {
    expect(hear(asks, text)).toEqual({ status: 'unclear', problem });
  });

  it('leads in a walk to what is missing after it, and to everything that is known where one thing was corrected', () => {
    const known = { superior: 'Đảng bộ phường Bồ Đề', place: 'Bồ Đề' };
    const unit = { kind: 'ward' } as const;
    expect(askedNext({ asks: 'overview', walk: true }, known, unit)).toBe('issuer');
    expect(askedNext({ asks: 'issuer', walk: true }, known, unit)).toBe('termFrom');
    expect(askedNext({ asks: 'signer', walk: true }, known, unit)).toBe('overview');
    expect(askedNext({ asks: 'issuer', walk: false }, known, unit)).toBe('overview');
  });
});
