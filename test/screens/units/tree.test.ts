import { describe, expect, it } from 'vitest';
import { spanBetween, type Span } from '../../../src/core/units/span.ts';
import type { TreeUnit } from '../../../src/core/units/tree.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { spanName } from '../../../src/screens/units/counts.ts';
import { unitListScreen, unitScreen } from '../../../src/screens/units/tree.ts';
import type { UnitView } from '../../../src/services/units/unit-view.ts';

const { vi } = await loadTranslators('locales');
const ward: TreeUnit = {
  ...{ id: 'w', parentId: undefined, kind: 'ward', name: 'Đảng bộ phường Bến Gỗ' },
  ...{ readyAt: undefined, closedAt: undefined },
};
const cell: TreeUnit = { ...ward, id: 'c', parentId: 'w', kind: 'cell', name: 'Chi bộ 5' };
const ready: TreeUnit = { ...cell, id: 'd', name: 'Chi bộ 6', readyAt: new Date('2026-11-01T00:00:00Z') };
const view: UnitView = {
  ...{
    unit: ward,
    above: [],
    children: 2,
    cells: 2,
    readyCells: 1,
    officers: 1,
    led: false,
    writable: false,
  },
  ...{ countable: true, documentable: false, reportable: false, listable: false },
};
const labels = (shown: UnitView) =>
  unitScreen(vi, shown)
    .buttons.flat()
    .map(({ text }) => text);

describe('a unit', () => {
  it('is shown to its officer with its counts and what is below, and to nobody else what changes it', () => {
    expect(unitScreen(vi, view).text).toContain(
      'Chi bộ: 2, đã thiết lập xong 1.\nĐơn vị trực thuộc: 2\nCán bộ theo dõi: 1',
    );
    expect(labels(view)).toEqual(['Số liệu', 'Trực thuộc (2)', '‹ Các đơn vị']);
    expect(labels({ ...view, writable: true })).toEqual([
      ...['Số liệu', 'Trực thuộc (2)', 'Thêm đơn vị', 'Tạo liên kết', 'Liên kết còn hạn'],
      ...['Cán bộ theo dõi', 'Đổi tên', 'Đổi cấp trên', 'Ngừng dùng trợ lý', '‹ Các đơn vị'],
    ]);
  });

  it('that is a cell says how far it is set up, and its link is given anew once somebody leads it', () => {
    const shown: UnitView = { ...view, unit: cell, above: [ward], writable: true, countable: false };
    expect(unitScreen(vi, shown).text).toContain('Chi bộ · thuộc Đảng bộ phường Bến Gỗ');
    expect(unitScreen(vi, shown).text).toContain('Bí thư chưa mở liên kết thiết lập của chi bộ này.');
    expect(labels(shown)).toContain('Tạo liên kết');
    const led: UnitView = { ...shown, led: true };
    expect(unitScreen(vi, led).text).toContain('Bí thư đang thiết lập.');
    expect(labels(led)).toContain('Cấp lại cho bí thư');
    expect(labels(led)).not.toContain('Tạo liên kết');
    expect(unitScreen(vi, { ...led, unit: ready }).text).toContain('Chi bộ đã thiết lập xong.');
  });

  it('lists what is below eight at a time, and says which cells are not set up', () => {
    const units = [cell, ready, ...Array.from({ length: 7 }, (_, index) => ({ ...ready, id: `x${index}` }))];
    const screen = unitListScreen(vi, { parent: ward, units, writable: false }, 0);
    const names = screen.buttons.map(([button]) => button?.text);
    expect(names.slice(0, 2)).toEqual(['Chi bộ 5 · chưa thiết lập', 'Chi bộ 6']);
    expect(screen.text).toContain('Trang 1/2, có 9 đơn vị.');
    expect(names.slice(8)).toEqual(['Trang sau ›', 'Tìm theo tên', '‹ Đảng bộ phường Bến Gỗ']);
  });
});

describe('the time that counts are of', () => {
  const months = (from: number, to: number): Span =>
    spanBetween({ year: 2026, month: from }, { year: 2026, month: to });
  it.each([
    [months(12, 12), 'tháng 12/2026'],
    [months(10, 12), 'quý IV/2026'],
    [months(1, 6), '6 tháng đầu năm 2026'],
    [months(7, 12), '6 tháng cuối năm 2026'],
    [months(1, 12), 'năm 2026'],
    [months(2, 5), 'từ 02/2026 đến 5/2026'],
  ])('is named as people name it: %j', (span, name) => {
    expect(spanName(vi, span)).toBe(name);
  });
});
