import { expect, test } from 'vitest';
import { createPlayer } from '../../src/playground/seed/player.ts';
import { startBot } from '../../src/playground/start-bot.ts';
import { startTrial } from './server/demo-on-trial.ts';

/** What each person writes, after "/" or as an answer, or taps, and the file that the last step brings. */
const ways: readonly [person: string, steps: readonly string[], file: string][] = [
  [
    'Nguyễn Thị Hạnh',
    ['/tonghop', '[Văn bản', '[Báo cáo: bản gửi Đảng ủy'],
    'bao-cao-tu-soi_chi-bo-to-dan-pho-5_2026-11.docx',
  ],
  [
    'Nguyễn Thị Hạnh',
    ['[Báo cáo: bản lưu chi bộ'],
    'bao-cao-tu-soi_chi-bo-to-dan-pho-5_2026-11_luu-chi-bo.docx',
  ],
  ['Nguyễn Thị Hạnh', ['[Số liệu (Excel)'], 'so-lieu-tu-soi_chi-bo-to-dan-pho-5_2026-11.xlsx'],
  ['Nguyễn Thị Hạnh', ['[Phiếu không ghi tên'], 'phieu-tu-soi_chi-bo-to-dan-pho-5_2026-11.docx'],
  [
    'Nguyễn Thị Hạnh',
    ['/tonghop', '[Đợt khác', '[Xu hướng', '[Xem biểu đồ'],
    'xu-huong_chi-bo-to-dan-pho-5_2026-10.png',
  ],
  [
    'Nguyễn Thị Hạnh',
    ['/lich', '[Việc của kỳ tới', '[Biên bản'],
    'bien-ban_chi-bo-to-dan-pho-5_2026-11.docx',
  ],
  [
    'Nguyễn Thị Hạnh',
    ['/chibo', '[Đợt tự soi', '[Danh mục tự soạn', '[Lấy mẫu trống'],
    'danh-muc-tu-soi_mau-trong.xlsx',
  ],
  [
    'Trần Văn Minh',
    ['/tusoi', '[Xem lại', '[In để ký', '[In tất cả'],
    'ban-tu-soi_tran-van-minh_2026-11.docx',
  ],
  ['Trần Văn Minh', ['/dulieu', '[Bảng tra cả năm', '[Năm 2026'], 'bang-tra_tran-van-minh_2026.docx'],
  [
    'Trần Văn Minh',
    [
      '/camket',
      '[Cam kết năm',
      '[Lập cam kết',
      'Đọc nghị quyết trước khi họp',
      '[Bỏ qua phần này',
      '[Bỏ qua phần này',
      '[Bỏ qua phần này',
      '[Cả chi bộ',
      '[In để ký',
    ],
    'ban-cam-ket_tran-van-minh_2026.docx',
  ],
  [
    'Vũ Thị Lan',
    ['/donvi', '[Báo cáo sơ kết', '[Soạn văn bản'],
    'so-ket-tu-soi_phuong-trung-tam_2026-q4.docx',
  ],
  [
    'Vũ Thị Lan',
    ['/donvi', '[Số liệu', '[Số liệu (Excel)'],
    'so-lieu-tu-soi_dang-bo-phuong-trung-tam_2026-11.xlsx',
  ],
  [
    'Vũ Thị Lan',
    ['/donvi', '[Số liệu', '[Xu hướng', '[Xem biểu đồ'],
    'xu-huong_dang-bo-phuong-trung-tam_2026-11.png',
  ],
];

test('every kind of document is handed out by the buttons of the seeded cell and its ward', async () => {
  const today = new Date('2026-11-18T01:00:00Z');
  const { demo } = await startTrial({ startBot, isEmpty: false, today });
  const { emulator, clock, settle } = demo;
  for (const [name, steps, file] of ways) {
    const person = emulator.people().find(({ firstName }) => firstName === name);
    if (person === undefined) throw new Error(`${name} is not in the demo`);
    const player = createPlayer({ person, clock, settle });
    for (const step of steps)
      await (step.startsWith('[') ? player.tapsLabel(step.slice(1)) : player.says(step));
    const sent = person.messages().flatMap((message) => message.file?.name ?? []);
    expect(sent.at(-1), steps.join(' ')).toBe(file);
  }
  expect(emulator.refusals).toEqual([]);
});
