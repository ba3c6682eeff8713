import { afterEach, beforeEach, expect, it } from 'vitest';
import { nameOfRound } from '../../src/core/rounds/round.ts';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { roundSetupScreen } from '../../src/screens/rounds/setup.ts';
import { roundsScreen } from '../../src/screens/summaries/rounds.ts';
import { createRoundSetup } from '../../src/services/rounds/setup.ts';
import { openRoundCell, threeItems, type Cell } from '../support/round-cell.ts';
import { openPhone } from '../support/round-phone.ts';

const { vi } = await loadTranslators('locales');

let cell: Cell;

// Three rounds of December 2026: the monthly one, and two thematic meetings.
beforeEach(async () => {
  cell = await openRoundCell();
  await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  await addThematic('2026-12-10', '2026-12-10T12:30:00Z');
  await addThematic('2026-12-17', '2026-12-17T12:30:00Z');
});
afterEach(() => cell.close());

async function addThematic(on: string, startsAt: string): Promise<void> {
  const meeting = cell.datesAhead.newMeeting({
    ...{ unitId: cell.unit.id, kind: 'thematic', period: { year: 2026, month: 12 }, on, time: '19:30' },
    ...{ zone: 'Asia/Ho_Chi_Minh', startsAt: new Date(startsAt), place: 'Nhà văn hóa tổ 5' },
    ...{ decision: 'none', title: 'Học nghị quyết', agendaChangedAt: undefined },
  });
  const round = { checklistKey: threeItems.key, kind: 'thematic' as const };
  await cell.store.transaction((tx) => cell.datesAhead.addMeeting(tx, { meeting, round }, cell.clock.now()));
}

function labels(rows: readonly (readonly { text: string }[])[]): string[] {
  return rows.flat().map(({ text }) => text);
}

it('/nhac tells the rounds of one month apart', async () => {
  await cell.jumpTo('2026-12-02T01:00:00Z');
  await cell.jumpTo('2026-12-02T13:00:00Z');
  for (const { round } of await cell.upcoming()) {
    if (round.openedAt === undefined)
      await cell.store.rounds.update({ ...round, opensAt: cell.clock.now(), openedAt: cell.clock.now() });
  }
  const phone = openPhone(cell, cell.secretary);
  await phone.command('nhac');
  const others = phone.rows.flat().filter((text) => text.startsWith('Đợt '));
  expect(others).toEqual(['Đợt chuyên đề 10/12/2026', 'Đợt chuyên đề 17/12/2026']);
  await phone.tap('Đợt chuyên đề 17/12/2026');
  expect(phone.rows.flat()).toContain('Đợt tháng 12/2026');
});

it('/tonghop and the next rounds of /chibo tell them apart too', async () => {
  const rounds = (await cell.upcoming())
    .map(({ round }) => round)
    .filter(({ period }) => period.month === 12);
  const choices = rounds.map((round) => ({
    round: { ...nameOfRound(round, 'Asia/Ho_Chi_Minh'), id: round.id },
    ...{ isOpen: false, isApproved: false },
  }));
  const listed = labels(roundsScreen(vi, choices, { roundId: rounds[0]?.id ?? '', page: 1 }).buttons);
  expect(listed.slice(0, 3)).toEqual([
    'Đợt tháng 12/2026',
    'Đợt chuyên đề 10/12/2026',
    'Đợt chuyên đề 17/12/2026',
  ]);

  const setup = createRoundSetup(cell);
  const opened = await setup.open(await cell.actorOf(cell.secretary), cell.unit.id);
  if (opened.status !== 'shown') throw new Error(`the next round is ${opened.status}`);
  const next = labels(roundSetupScreen(vi, opened.view).buttons);
  expect(next).toContain('Tự soi chuyên đề tháng 12/2026 · 10/12/2026');
  expect(next).toContain('Tự soi chuyên đề tháng 12/2026 · 17/12/2026');
});

it('a late review is offered by the name of its round', async () => {
  await cell.jumpTo('2026-12-05T01:00:00Z');
  await cell.jumpTo('2026-12-11T01:00:00Z');
  const sight = await cell.schedule.list(await cell.actorOf(cell.secretary));
  expect(sight).toMatchObject({ late: { round: { kind: 'thematic', on: '2026-12-10' } } });
  const phone = openPhone(cell, cell.secretary);
  await phone.command('lich');
  expect(phone.text).toContain('Đợt tự soi chuyên đề 10/12/2026 vẫn nhận bản gửi muộn đến');
  expect(phone.rows.flat()).toContain('Gửi bản chuyên đề 10/12/2026');
});
