import type { Emulator } from '../emulator/emulator.ts';
import type { Group } from '../emulator/group.ts';
import type { Person } from '../emulator/person.ts';
import type { Stage } from '../server/stage.ts';

/** The people of the demo, as they are on Telegram before they have met the bot. */
export type Cast = {
  secretary: Person;
  deputy: Person;
  members: readonly [Person, Person, Person];
  /** Watches over the ward. */
  officer: Person;
  /** Leads the ward's other cell. */
  neighbour: Person;
  group: Group;
};

export const cellName = 'Chi bộ Tổ dân phố 5';

export function addCast(emulator: Emulator, stage: Pick<Stage, 'setPart'>): Cast {
  const person = (firstName: string, part: Parameters<typeof stage.setPart>[1]): Person => {
    const one = emulator.person({ firstName });
    stage.setPart(one.id, part);
    return one;
  };
  const secretary = person('Nguyễn Thị Hạnh', 'secretary');
  const deputy = person('Trần Văn Minh', 'deputy');
  const members = [
    person('Lê Thị Thu', 'member'),
    person('Phạm Quốc Bảo', 'member'),
    person('Đỗ Văn Tư', 'member'),
  ] as const;
  const officer = person('Vũ Thị Lan', 'officer');
  const neighbour = person('Hoàng Văn Sơn', 'neighbour');
  const group = emulator.group({ title: cellName, creator: secretary, members: [deputy, ...members] });
  return { secretary, deputy, members, officer, neighbour, group };
}
