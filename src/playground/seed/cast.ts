import type { Emulator } from '../emulator/emulator.ts';
import type { Group } from '../emulator/group.ts';
import type { Person } from '../emulator/person.ts';
import type { Stage } from '../server/stage.ts';

/** The people of the demo's cell, as they are on Telegram before they have met the bot. */
export type Cast = { secretary: Person; members: readonly [Person, Person, Person, Person]; group: Group };

export const cellName = 'Chi bộ Tổ dân phố 5';

export function addCast(emulator: Emulator, stage: Pick<Stage, 'setPart'>): Cast {
  const secretary = emulator.person({ firstName: 'Nguyễn Thị Hạnh' });
  const members = [
    emulator.person({ firstName: 'Trần Văn Minh' }),
    emulator.person({ firstName: 'Lê Thị Thu' }),
    emulator.person({ firstName: 'Phạm Quốc Bảo' }),
    emulator.person({ firstName: 'Đỗ Văn Tư' }),
  ] as const;
  stage.setPart(secretary.id, 'secretary');
  for (const { id } of members) stage.setPart(id, 'member');
  const group = emulator.group({ title: cellName, creator: secretary, members, bot: 'member' });
  return { secretary, members, group };
}
