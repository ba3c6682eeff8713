import type { DemoClock } from '../demo-clock.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { Person } from '../emulator/person.ts';
import type { DemoBot } from '../server/demo-bot.ts';
import { dayBefore, instantOf, type DemoCalendar } from './calendar.ts';
import { cellName, type Cast } from './cast.ts';
import type { Door } from '../server/door.ts';
import { createPlayer, type Player } from './player.ts';
import { createSettle } from '../settle.ts';
import { buildWard } from './ward.ts';
import { createVisitor } from './visitor.ts';
import type { Typed } from './words.ts';

type Deps = {
  cast: Cast;
  bot: Pick<DemoBot, 'tick' | 'idle'>;
  emulator: Emulator;
  clock: DemoClock;
  calendar: DemoCalendar;
  claimLink: string;
  zone: string;
  words: Typed;
  /** Undefined without a page. */
  door: Door | undefined;
};

type Players = { hanh: Player; minh: Player; thu: Player; bao: Player; tu: Player };

/** Six weeks of the demo's cell and what is above it, played through the bot as its people would. */
export async function playSeed(deps: Deps): Promise<void> {
  const { cast, bot, clock, calendar, zone, words } = deps;
  const settle = createSettle(deps);
  const player = (person: Person): Player => createPlayer({ person, clock, settle });
  const [thu, bao, tu] = cast.members;
  const hanh = player(cast.secretary);
  const minh = player(cast.deputy);
  const players: Players = { hanh, minh, thu: player(thu), bao: player(bao), tu: player(tu) };

  /** Lets time pass until then, and the bot do what is due. */
  async function passTo(day: string, time: string): Promise<void> {
    clock.moveTo(instantOf(day, time, zone));
    await bot.tick();
    await settle();
  }
  const last = calendar.lastMeetingOn;
  const next = calendar.meetingOn;

  await setUpCell(players, deps);
  await buildWard({ operator: hanh, officer: player(cast.officer), neighbour: player(cast.neighbour) });
  cast.group.addBot(cast.secretary);
  await settle();
  await hanh.taps('group.link');
  await passTo(dayBefore(last, 10), '09:30');
  await reviewLastMonth(players, words);
  await passTo(dayBefore(last, 7), '19:05');
  await reviewAfterReminder(players);
  await passTo(dayBefore(last, 1), '19:05');
  await approveSummary(hanh);
  await passTo(last, '21:00');
  await passTo(dayBefore(last, -4), '08:00');
  await suggest(players.bao, words);
  await prepareMeeting(hanh, words);
  await passTo(dayBefore(next, 10), '09:30');
  await reviewThisMonth(players, words);
  await passTo(dayBefore(next, 8), '09:00');
  bao.say('/tiendo', { in: cast.group });
  await settle();
  if (deps.door !== undefined) await openPage(deps.door, players.bao, bao.id);
}

/** One goes on by the page: what comes from now on comes there. */
async function openPage(door: Door, member: Player, id: number): Promise<void> {
  await member.says('/dulieu');
  await member.taps('door.list');
  await member.taps('door.code');
  const visitor = createVisitor(door.url);
  await visitor.enters(member.newestCode());
  await visitor.taps('consent.give');
  await visitor.says('/lich');
  door.add(id, visitor.session());
}

async function setUpCell({ hanh, ...members }: Players, { claimLink, calendar, words }: Deps): Promise<void> {
  await hanh.opens(claimLink);
  await hanh.taps('consent.give');
  await hanh.says('Nguyễn Thị Hạnh');
  await hanh.says(cellName);
  await hanh.says(String(calendar.meetingDay));
  await hanh.says('19:30');
  await hanh.says('Nhà văn hóa Tổ dân phố 5');
  await hanh.taps('setup.shift', 'same_day');
  await hanh.tapsLabel('27');
  await hanh.taps('setup.confirm');
  await hanh.says('/chibo');
  await hanh.taps('roster.add');
  const names = [
    `Trần Văn Minh, ${words.deputy}`,
    'Lê Thị Thu',
    'Phạm Quốc Bảo',
    `Đỗ Văn Tư, ${words.probationary}`,
  ];
  await hanh.says(names.join('\n'));
  await hanh.taps('roster.save');
  await hanh.says('/moi');
  await hanh.taps('invite.cell');
  const link = hanh.newestLink();
  await Promise.all([
    join(members.minh, link, 'Trần Văn Minh'),
    join(members.thu, link, 'Lê Thị Thu'),
    join(members.bao, link, 'Phạm Quốc Bảo'),
    join(members.tu, link, 'Đỗ Văn Tư'),
  ]);
  for (const name of ['Trần Văn Minh', 'Lê Thị Thu', 'Phạm Quốc Bảo', 'Đỗ Văn Tư'])
    await hanh.tapsLabel(name);
}

/** Until the secretary has matched the name to the roster. */
async function join(member: Player, link: string, name: string): Promise<void> {
  await member.opens(link);
  await member.taps('consent.give');
  await member.says(name);
}

async function reviewLastMonth({ hanh, minh, thu, bao }: Players, words: Typed): Promise<void> {
  await Promise.all([
    review(hanh, [], 'cell'),
    review(minh, [{ item: 4, level: 'at_risk' }], 'cell'),
    review(
      thu,
      [
        {
          item: 4,
          level: 'correcting',
          shows: words.lateReports,
          remedy: words.inTime,
        },
      ],
      'secretary',
    ),
    review(bao, [], 'counts_only'),
  ]);
}

async function reviewAfterReminder({ tu }: Players): Promise<void> {
  await review(tu, [], 'cell');
}

async function approveSummary(secretary: Player): Promise<void> {
  await secretary.says('/tonghop');
  await secretary.taps('summary.approve');
}

/** One is finished; one kept last month's commitment, and is left in the middle. */
async function reviewThisMonth({ minh, thu }: Players, words: Typed): Promise<void> {
  await Promise.all([
    review(minh, [{ item: 5, level: 'at_risk', shows: words.plainWords }], 'cell'),
    (async () => {
      await thu.taps('review.open');
      await thu.taps('report.say', 'k');
      await thu.taps('review.rest');
      await thu.taps('review.item', 13);
      await thu.taps('review.level', 13, 'at_risk');
    })(),
  ]);
}

async function suggest(member: Player, { suggestion }: Typed): Promise<void> {
  await member.says('/trogiup');
  await member.taps('suggestion.start');
  await member.says(suggestion);
  await member.taps('suggestion.named');
}

async function prepareMeeting(secretary: Player, { agenda }: Typed): Promise<void> {
  await secretary.says('/chibo');
  await secretary.taps('meeting.menu');
  await secretary.taps('agenda.show');
  await secretary.taps('agenda.type', 'all');
  await secretary.says(agenda.join('\n'));
  await secretary.taps('agenda.publish');
  await secretary.taps('agenda.publish_now');
}

type Told = {
  item: number;
  level: string;
  shows?: string;
  remedy?: string;
};

/** Items of the first group are told of; the rest is answered by one tap a group. */
async function review(
  player: Player,
  told: readonly Told[],
  sharing: 'cell' | 'secretary' | 'counts_only',
): Promise<void> {
  await player.taps('review.open');
  for (const { item, level, shows, remedy } of told) {
    await player.taps('review.item', item);
    await player.taps('review.level', item, level);
    if (shows !== undefined) {
      await player.taps('review.field', item, 'how');
      await player.says(shows);
    }
    if (remedy !== undefined) {
      await player.taps('review.field', item, 'remedy');
      await player.says(remedy);
      await player.taps('review.deadline', item);
    }
    await player.taps('review.done', item);
  }
  for (let group = 0; group < 3; group += 1) await player.taps('review.rest');
  if (sharing === 'secretary') await player.taps('review.reader');
  else await player.taps('review.share', sharing);
  await player.taps('review.send');
}
