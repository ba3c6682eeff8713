import type { Table } from 'docx';
import type { KeptTrack } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import type { CommitmentStatus } from '../../core/model/commitments.ts';
import { dateCell } from '../kit/figures.ts';
import { table, type Row } from '../kit/table.ts';

const results: Readonly<Record<CommitmentStatus, string>> = {
  made: '',
  kept: 'Đã khắc phục',
  running: 'Đang khắc phục',
  not_yet: 'Chưa khắc phục',
};

/** What has become of commitments; with room to write where there are none. */
export function tracksTable(layout: Layout, tracks: readonly KeptTrack[]): Table {
  const rows = tracks.map(({ about, remedy, dueOn, status, note }): Row => {
    const isLate = status === 'not_yet';
    const result = note === undefined || isLate ? results[status] : `${results[status]}: ${note}`;
    return [about, remedy, dateCell(dueOn), result, isLate ? (note ?? '') : ''];
  });
  return table(
    layout,
    [
      { title: 'Hạn chế đã nhận hoặc được chỉ ra', share: 32 },
      { title: 'Biện pháp đã cam kết', share: 36 },
      { title: 'Thời hạn', share: 25, align: 'center' },
      { title: 'Kết quả (đã, đang, mức độ, chưa khắc phục)', share: 33 },
      { title: 'Khó khăn, trách nhiệm', share: 29 },
    ],
    rows,
    { numbered: 10, linesIfEmpty: 2 },
  );
}
