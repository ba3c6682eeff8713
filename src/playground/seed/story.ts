import type { DemoClock } from '../demo-clock.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { Person } from '../emulator/person.ts';
import type { DemoBot } from '../server/demo-bot.ts';
import { dayBefore, instantOf, type DemoCalendar } from './calendar.ts';
import { cellName, type Cast } from './cast.ts';
import { createPlayer, type Player } from './player.ts';

type Deps = {
  cast: Cast;
  bot: Pick<DemoBot, 'tick' | 'idle'>;
  emulator: Emulator;
  clock: DemoClock;
  calendar: DemoCalendar;
  claimLink: string;
  zone: string;
};

type Players = { hanh: Player; minh: Player; thu: Player; bao: Player; tu: Player };

/** Six weeks of the demo's cell, played through the bot as its people would. */
export async function playSeed(deps: Deps): Promise<void> {
  const { cast, bot, emulator, clock, calendar, zone } = deps;
  const settle = async (): Promise<void> => {
    await emulator.confirmed();
    await bot.idle();
  };
  const player = (person: Person): Player => createPlayer({ person, clock, settle });
  const [minh, thu, bao, tu] = cast.members;
  const hanh = player(cast.secretary);
  const players: Players = { hanh, minh: player(minh), thu: player(thu), bao: player(bao), tu: player(tu) };

  /** Lets time pass until then, and the bot do what is due. */
  async function passTo(day: string, time: string): Promise<void> {
    clock.moveTo(instantOf(day, time, zone));
    await bot.tick();
    await settle();
  }
  const last = calendar.lastMeetingOn;
  const next = calendar.meetingOn;

  await setUpCell(players, deps);
  await passTo(dayBefore(last, 10), '09:30');
  await reviewLastMonth(players);
  await passTo(dayBefore(last, 7), '19:05');
  await reviewAfterReminder(players);
  await passTo(dayBefore(last, 1), '19:05');
  await approveSummary(hanh);
  await passTo(last, '21:00');
  await passTo(dayBefore(last, -4), '08:00');
  await passTo(dayBefore(next, 10), '09:30');
  await reviewThisMonth(players);
  await passTo(dayBefore(next, 8), '09:00');
}

async function setUpCell({ hanh, ...members }: Players, { claimLink, calendar }: Deps): Promise<void> {
  await hanh.opens(claimLink);
  await hanh.taps('Tôi đồng ý');
  await hanh.says('Nguyễn Thị Hạnh');
  await hanh.says(cellName);
  await hanh.says(String(calendar.meetingDay));
  await hanh.says('19:30');
  await hanh.says('Nhà văn hóa Tổ dân phố 5');
  await hanh.taps('Vẫn họp đúng ngày');
  await hanh.taps('27');
  await hanh.taps('Xác nhận');
  await hanh.says('/chibo');
  await hanh.taps('Thêm đảng viên');
  const names = ['Trần Văn Minh, phó bí thư', 'Lê Thị Thu', 'Phạm Quốc Bảo', 'Đỗ Văn Tư, dự bị'];
  await hanh.says(names.join('\n'));
  await hanh.taps('Lưu');
  await hanh.says('/moi');
  await hanh.taps('Tạo liên kết chung');
  const link = hanh.newestLink();
  await Promise.all([
    join(members.minh, link, 'Trần Văn Minh'),
    join(members.thu, link, 'Lê Thị Thu'),
    join(members.bao, link, 'Phạm Quốc Bảo'),
    join(members.tu, link, 'Đỗ Văn Tư'),
  ]);
  for (const name of ['Trần Văn Minh', 'Lê Thị Thu', 'Phạm Quốc Bảo', 'Đỗ Văn Tư']) await hanh.taps(name);
  await Promise.all(Object.values(members).map((member) => member.taps('Mở bàn phím')));
}

/** Until the secretary has matched the name to the roster. */
async function join(member: Player, link: string, name: string): Promise<void> {
  await member.opens(link);
  await member.taps('Tôi đồng ý');
  await member.says(name);
}

async function reviewLastMonth({ hanh, minh, thu, bao }: Players): Promise<void> {
  await Promise.all([
    review(hanh, [], 'Cả chi bộ'),
    review(minh, [{ item: 4, level: 'Có nguy cơ' }], 'Cả chi bộ'),
    review(
      thu,
      [
        {
          item: 4,
          level: 'Có, đang sửa',
          shows: 'Hai lần nộp báo cáo chậm so với phân công.',
          remedy: { text: 'Ghi lịch và nộp trước hạn một ngày.', by: 'Cuối quý' },
        },
      ],
      'Đồng chí Nguyễn Thị Hạnh, bí thư',
    ),
    review(bao, [], 'Chỉ tính vào số chung'),
  ]);
}

async function reviewAfterReminder({ tu }: Players): Promise<void> {
  await review(tu, [], 'Cả chi bộ');
}

async function approveSummary(secretary: Player): Promise<void> {
  await secretary.says('/tonghop');
  await secretary.taps('Duyệt bản này');
}

/** One is finished, one is left in the middle. */
async function reviewThisMonth({ minh, thu }: Players): Promise<void> {
  await Promise.all([
    review(
      minh,
      [{ item: 5, level: 'Có nguy cơ', shows: 'Còn ngại nói thẳng trong cuộc họp.' }],
      'Cả chi bộ',
    ),
    (async () => {
      await thu.taps('Bắt đầu tự soi');
      await thu.taps('Các mục còn lại');
      await thu.taps('13');
      await thu.taps('Có nguy cơ');
    })(),
  ]);
}

type Told = {
  item: number;
  level: string;
  shows?: string;
  remedy?: { text: string; by: string };
};

/** Items of the first group are told of; the rest is answered by one tap a group. */
async function review(player: Player, told: readonly Told[], reader: string): Promise<void> {
  await player.taps('Bắt đầu tự soi');
  for (const { item, level, shows, remedy } of told) {
    await player.taps(String(item));
    await player.taps(level);
    if (shows !== undefined) {
      await player.taps('Viết: Biểu hiện');
      await player.says(shows);
    }
    if (remedy !== undefined) {
      await player.taps('Bước sau: Cách khắc phục');
      await player.says(remedy.text);
      await player.taps(remedy.by);
    }
    await player.taps('Xong mục này');
  }
  for (let group = 0; group < 3; group += 1) await player.taps('Các mục còn lại');
  await player.taps(reader);
  await player.taps('Gửi');
}
