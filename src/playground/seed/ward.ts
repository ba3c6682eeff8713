import { cellName } from './cast.ts';
import type { Player } from './player.ts';

type Ward = { operator: Player; officer: Player; neighbour: Player };

const wardName = 'Đảng bộ phường Trung Tâm';
const otherCell = 'Chi bộ Tổ dân phố 6';

/** The unit above the cell, with an officer who watches over it and a second cell that has a secretary of its own. */
export async function buildWard({ operator, officer, neighbour }: Ward): Promise<void> {
  await operator.says('/donvi');
  await operator.taps('unit.add');
  await operator.taps('unit.kind', 'top', 'ward');
  await operator.says(wardName);
  await operator.taps('unit.claim');
  await officer.opens(operator.newestLink());
  await officer.taps('consent.give');

  await operator.says('/donvi');
  await operator.tapsLabel(cellName);
  await operator.taps('unit.move');
  await operator.tapsLabel(wardName);

  await operator.says('/donvi');
  await operator.tapsLabel(wardName);
  await operator.taps('unit.add');
  await operator.taps('unit.kind', 'cell');
  await operator.says(otherCell);
  await operator.taps('unit.claim');
  await neighbour.opens(operator.newestLink());
  await neighbour.taps('consent.give');
  for (const answer of ['Hoàng Văn Sơn', '15', '19:00', 'Nhà văn hóa Tổ dân phố 6'])
    await neighbour.says(answer);
  await neighbour.taps('setup.shift', 'same_day');
  await neighbour.tapsLabel('27');
  await neighbour.taps('setup.confirm');
}
