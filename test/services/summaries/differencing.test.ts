import { afterEach, describe, expect, it } from 'vitest';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import type { SummaryView } from '../../../src/services/summaries/summary-view.ts';
import { deadlinesScreen, itemsScreen, peopleScreen } from '../../../src/screens/summaries/parts.ts';
import { wordsScreen } from '../../../src/screens/summaries/words.ts';
import { summaryScreen } from '../../../src/screens/summaries/summary.ts';
import { minute } from '../../support/clock.ts';
import { openSummaryCell, type Answered, type SummaryCell } from '../../support/summary-cell.ts';

/** The secretary and the deputy open everything after every single event, and compare it with the look before. */

const { vi } = await loadTranslators('locales');
const beforeMeeting = new Date('2026-12-03T12:29:00Z');
const meeting = new Date('2026-12-03T12:30:00Z');

let cells: SummaryCell[] = [];
afterEach(async () => {
  for (const cell of cells) await cell.close();
  cells = [];
});

/** What stands on all screens of a summary, as it is read. */
function read(open: SummaryView): string {
  const pages = [
    summaryScreen(vi, open),
    ...[itemsScreen, peopleScreen, deadlinesScreen, wordsScreen].map(all),
  ];
  return pages
    .map(
      ({ screen }) =>
        `${screen.text}\n${screen.buttons
          .flat()
          .map(({ text }) => text)
          .join(' | ')}`,
    )
    .join('\n\n');

  function all(lay: typeof itemsScreen) {
    return lay(vi, open, 1);
  }
}

/** The counts of the five items: at risk, putting right, talk, skipped. */
function countsIn({ summary }: SummaryView): string {
  return summary.items
    .map(({ at_risk, correcting, discuss, skipped }) => [at_risk, correcting, discuss, skipped].join(''))
    .join(' ');
}

type World = Awaited<ReturnType<typeof openWorld>>;

/** A cell in which every event is followed by a look of the secretary and one of the deputy. */
async function openWorld(names: readonly string[]) {
  const cell = await openSummaryCell();
  cells.push(cell);
  const ids = new Map<string, string>();
  for (const name of names) ids.set(name, await cell.addMember(`Đồng chí ${name}`));
  const roundId = await cell.openRound();
  const looks: { event: string; secretary: string; deputy: string; counts: string }[] = [];

  async function after(event: string, work: () => Promise<unknown>): Promise<void> {
    await work();
    cell.clock.advance(1000);
    const secretary = await cell.look(roundId, cell.secretaryId);
    const deputy = await cell.look(roundId, cell.deputyId);
    looks.push({ event, secretary: read(secretary), deputy: read(deputy), counts: countsIn(secretary) });
  }

  const idOf = (name: string): string => ids.get(name) ?? '';
  await after('open', () => Promise.resolve());
  return {
    ...{ cell, roundId, looks, idOf },
    counts: () => looks.at(-1)?.counts,
    deputyCounts: async () => countsIn(await cell.look(roundId, cell.deputyId)),
    sends: (name: string, answered: Answered) =>
      after(`${name} sends`, () => cell.send(roundId, idOf(name), 'counts_only', answered)),
    named: (name: string, sharing: 'cell' | 'secretary', answered: Answered) =>
      after(`${name} sends by name`, () => cell.send(roundId, idOf(name), sharing, answered)),
    erases: (name: string) =>
      after(`${name} erases`, async () => {
        const erased = await cell.ownData.erase(await cell.actorOf(idOf(name)), { kind: 'review', roundId });
        expect(erased.status).toBe('erased');
      }),
    leaves: (name: string) =>
      after(`${name} leaves`, async () => {
        expect(await cell.ownData.erase(await cell.actorOf(idOf(name)), { kind: 'everything' })).toEqual({
          status: 'erased',
        });
      }),
    withdraws: (name: string) =>
      after(`${name} withdraws`, async () => cell.ownData.withdraw(await cell.actorOf(idOf(name)))),
    approves: () =>
      after('approve', async () => {
        const { seen } = await cell.look(roundId);
        const outcome = await cell.summaries.approve(await cell.actorOf(cell.secretaryId), {
          roundId,
          seen,
          wanted: true,
        });
        expect(outcome.status).toBe('approved');
      }),
    closes: () =>
      after('close', async () => {
        if (cell.clock.now() < meeting) cell.clock.moveTo(meeting);
        await cell.tick();
      }),
  };
}

/** What five counts-only members answer. Items 2 and 3 are alike in all of them; item 4 has a wish to talk. */
const five: Answered[] = [
  { 1: 'at_risk', 3: 'at_risk', 5: 'correcting' },
  { 3: 'at_risk', 4: { level: 'discuss', wish: true }, 5: 'correcting' },
  { 3: 'at_risk', 4: 'at_risk' },
  { 3: 'at_risk', 5: { skipReason: 'chưa rõ' } },
  { 3: 'at_risk' },
];
const sixth: Answered = { 1: 'correcting', 2: 'discuss', 3: 'at_risk', 4: 'correcting' };
const hidden = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'];

describe('the numbers, written out after every event', () => {
  it('with five counts-only members among two named ones', async () => {
    const world = await openWorld([...hidden.slice(0, 5), 'An', 'Dũng']);
    const seen: [string, string | undefined][] = [];
    const note = (event: string): void => {
      seen.push([event, world.counts()]);
    };
    note('open');
    await world.named('An', 'cell', { 1: 'at_risk', 3: 'correcting' });
    note('An');
    for (const [index, answered] of five.slice(0, 3).entries())
      await world.sends(hidden[index] ?? '', answered);
    note('three hidden');
    await world.sends('Một', sixth);
    note('the first edits');
    await world.sends('Một', five[0] ?? {});
    note('and edits back');
    await world.erases('Hai');
    note('the second erases');
    await world.sends('Hai', five[1] ?? {});
    note('and sends again');
    await world.named('Dũng', 'secretary', {
      2: 'at_risk',
      1: { level: 'correcting', sharing: 'counts_only' },
    });
    note('Dũng, item 1 narrowed');
    await world.sends('Bốn', five[3] ?? {});
    await world.sends('Năm', five[4] ?? {});
    note('all five');
    await world.closes();
    note('closed');
    await world.erases('Một');
    note('the first erases');
    await world.leaves('Hai');
    note('the second leaves');

    expect(seen).toEqual([
      ['open', '0000 0000 0000 0000 0000'],
      ['An', '1000 0000 0100 0000 0000'],
      ['three hidden', '1000 0000 0100 0000 0000'],
      ['the first edits', '1000 0000 0100 0000 0000'],
      ['and edits back', '1000 0000 0100 0000 0000'],
      ['the second erases', '1000 0000 0100 0000 0000'],
      ['and sends again', '1000 0000 0100 0000 0000'],
      ['Dũng, item 1 narrowed', '1000 1000 0100 0000 0000'],
      ['all five', '1000 1000 0100 0000 0000'],
      // Item 1 takes in Dũng's narrowed answer; 2 and 3 are alike, 4 has a wish: nothing is added there.
      ['closed', '2100 1000 0100 0000 0201'],
      ['the first erases', '2100 1000 0100 0000 0201'],
      ['the second leaves', '2100 1000 0100 0000 0201'],
    ]);
    expect(await world.deputyCounts()).toBe('2100 0000 0100 0000 0201');
  });

  it('with six of them, of whom one erases before the round is closed', async () => {
    const world = await openWorld([...hidden, 'An']);
    await world.named('An', 'cell', { 2: 'at_risk' });
    for (const [index, name] of hidden.entries()) await world.sends(name, five[index] ?? sixth);
    await world.erases('Sáu');
    await world.closes();
    expect(world.counts()).toBe('1000 1000 0000 0000 0201');
  });

  it('with six of them who all stay', async () => {
    const world = await openWorld([...hidden, 'An']);
    await world.named('An', 'cell', { 2: 'at_risk' });
    for (const [index, name] of hidden.entries()) await world.sends(name, five[index] ?? sixth);
    await world.closes();
    expect(world.counts()).toBe('1100 1010 0000 0000 0201');
  });

  it.each([
    ['erases', (world: World) => world.erases('Ba')],
    ['withdraws the consent', (world: World) => world.withdraws('Ba')],
    ['leaves', (world: World) => world.leaves('Ba')],
    [
      'sends by name instead, which is seen, and then goes back',
      async (world: World) => {
        await world.named('Ba', 'cell', { 4: 'at_risk' });
        await world.sends('Ba', five[2] ?? {});
      },
    ],
  ])('with five of whom one %s before the round is closed, nothing is ever added', async (_case, event) => {
    const world = await openWorld(hidden.slice(0, 5));
    for (const [index, answered] of five.entries()) await world.sends(hidden[index] ?? '', answered);
    await event(world);
    await world.closes();
    expect(world.counts()).toBe('0000 0000 0000 0000 0000');
  });

  it('late ones are added by five, and the on-time ones that were fewer than five never', async () => {
    const late = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7'];
    const world = await openWorld([...hidden.slice(0, 4), ...late, 'An', 'Dũng']);
    for (const [index, answered] of five.slice(0, 4).entries())
      await world.sends(hidden[index] ?? '', answered);
    await world.closes();
    const seen = [world.counts()];
    const answers: Answered[] = [
      { 1: 'at_risk' },
      { 1: 'at_risk', 2: 'correcting' },
      {},
      { 3: { skipReason: 'x' } },
      {},
      { 2: 'discuss' },
      { 2: 'discuss' },
    ];
    for (const [index, name] of late.slice(0, 4).entries()) {
      await world.sends(name, answers[index] ?? {});
      seen.push(world.counts());
    }
    await world.named('Dũng', 'cell', { 4: { level: 'at_risk', sharing: 'counts_only' }, 5: 'at_risk' });
    seen.push(world.counts());
    for (const [index, name] of late.slice(4).entries()) {
      await world.sends(name, answers[index + 4] ?? {});
      seen.push(world.counts());
    }
    expect(seen).toEqual([
      '0000 0000 0000 0000 0000',
      '0000 0000 0000 0000 0000',
      '0000 0000 0000 0000 0000',
      '0000 0000 0000 0000 0000',
      '0000 0000 0000 0000 0000',
      '0000 0000 0000 0000 1000',
      // The fifth: all five at once, with Dũng's narrowed item 4.
      '2000 0100 0001 1000 1000',
      '2000 0100 0001 1000 1000',
      '2000 0100 0001 1000 1000',
    ]);
  });
});

describe('a round compared with the one before', () => {
  type Sent = Readonly<Record<string, 'cell' | 'counts_only'>>;
  const answers: Readonly<Record<string, Answered>> = {
    Một: { 1: 'at_risk' },
    Hai: { 1: 'correcting' },
    Ba: {},
    Bốn: {},
    Năm: {},
    Sáu: { 1: 'at_risk' },
  };
  const all: Sent = Object.fromEntries(hidden.slice(0, 5).map((name) => [name, 'counts_only']));
  const few: Sent = Object.fromEntries(hidden.slice(0, 4).map((name) => [name, 'counts_only']));

  /** What the secretary finds of item 1 in December, against November. */
  async function play(
    november: Sent,
    december: Sent,
    between: (world: World) => Promise<void> = () => Promise.resolve(),
  ) {
    const others = ['F1', 'F2', 'F3', 'F4', 'F5'];
    const world = await openWorld([...hidden, 'An', ...others]);
    const { cell } = world;
    const sendAll = async (roundId: string, sent: Sent): Promise<void> => {
      await cell.send(roundId, world.idOf('An'), 'cell', { 1: 'at_risk' });
      for (const [name, sharing] of Object.entries(sent))
        await cell.send(
          roundId,
          world.idOf(name),
          sharing,
          answers[name] ?? (name === 'F1' ? { 1: 'at_risk' } : {}),
        );
    };
    await sendAll(world.roundId, november);
    cell.clock.moveTo(meeting);
    await cell.tick();
    await between(world);
    const roundId = await cell.openRound('2027-01-03');
    cell.clock.moveTo(new Date('2026-12-28T00:00:00Z'));
    await sendAll(roundId, december);
    cell.clock.moveTo(new Date('2027-01-03T13:00:00Z'));
    await cell.tick();
    const open = await cell.look(roundId);
    return { change: open.summary.items[0]?.change, text: summaryScreen(vi, open).screen.text };
  }

  const refused = { status: 'not_comparable' };

  it('with the very same people in both pools, with every figure beside what it is of', async () => {
    const { change, text } = await play(all, all);
    expect(change).toEqual({ status: 'compared', before: { raised: 3, of: 6 }, now: { raised: 3, of: 6 } });
    expect(text).toContain('So với đợt tháng 12/2026: số nêu ở các mục so được không đổi.');
  });

  it('does not take a round whose four were not added off one whose five were', async () => {
    const { change, text } = await play(all, few);
    expect(change).toEqual(refused);
    expect(text).toContain('Không so được: mục 1.');
    expect(text).not.toContain('giảm');
    expect((await play(few, all)).change).toEqual(refused);
  });

  it.each<[string, Sent, Sent]>([
    ['joins the pool', all, { ...all, Sáu: 'counts_only' }],
    ['leaves it', { ...all, Sáu: 'counts_only' }, all],
    ['shares with the cell what was only counted', { ...all, Sáu: 'counts_only' }, { ...all, Sáu: 'cell' }],
    ['goes over to being only counted', { ...all, Sáu: 'cell' }, { ...all, Sáu: 'counts_only' }],
    ['takes the place of another', all, { ...few, Sáu: 'counts_only' }],
  ])('does not tell what one member answered who %s', async (_case, november, december) => {
    expect((await play(november, december)).change).toEqual(refused);
  });

  it('is made where five others have joined, and where somebody of the pool erased what they sent', async () => {
    const joined = Object.fromEntries(
      ['F1', 'F2', 'F3', 'F4', 'F5'].map((name) => [name, 'counts_only'] as const),
    );
    expect((await play(all, { ...all, ...joined })).change).toEqual({
      ...{ status: 'compared', before: { raised: 3, of: 6 }, now: { raised: 4, of: 11 } },
    });
    const erases = async ({ cell, roundId, idOf }: World): Promise<void> => {
      await cell.ownData.erase(await cell.actorOf(idOf('Ba')), { kind: 'review', roundId });
    };
    expect((await play(all, all, erases)).change).toMatchObject({ status: 'compared' });
  });

  it.each<[string, string, Answered]>([
    ['compared', 'says nothing', {}],
    ['not_comparable', 'narrowed an item', { 1: { level: 'at_risk', sharing: 'counts_only' } }],
  ])('stays %s when people erase, withdraw and leave, of whom one %s', async (status, _case, own) => {
    const world = await openWorld([...hidden.slice(0, 5), 'An', 'Dũng']);
    const { cell } = world;
    const sendAll = async (roundId: string): Promise<void> => {
      for (const name of hidden.slice(0, 5))
        await cell.send(roundId, world.idOf(name), 'counts_only', answers[name] ?? {});
      await cell.send(roundId, world.idOf('An'), 'cell', own);
      await cell.send(roundId, world.idOf('Dũng'), 'cell', { 2: 'at_risk' });
    };
    await sendAll(world.roundId);
    cell.clock.moveTo(meeting);
    await cell.tick();
    const roundId = await cell.openRound('2027-01-03');
    cell.clock.moveTo(new Date('2026-12-28T00:00:00Z'));
    await sendAll(roundId);
    cell.clock.moveTo(new Date('2027-01-03T13:00:00Z'));
    await cell.tick();
    const changes = async () => (await cell.look(roundId)).summary.items.map(({ change }) => change);
    const first = await changes();
    expect(first[0]?.status).toBe(status);
    for (const name of ['An', 'Dũng', 'Ba'])
      for (const id of [world.roundId, roundId]) {
        await cell.ownData.erase(await cell.actorOf(world.idOf(name)), { kind: 'review', roundId: id });
        expect(await changes(), `${name} erases`).toEqual(first);
      }
    await cell.ownData.withdraw(await cell.actorOf(world.idOf('Hai')));
    expect(await changes(), 'Hai withdraws').toEqual(first);
    for (const name of ['Bốn', 'An']) {
      await cell.ownData.erase(await cell.actorOf(world.idOf(name)), { kind: 'everything' });
      expect(await changes(), `${name} leaves`).toEqual(first);
    }
  });

  it('refuses every pooled item alike, so that nobody is found to have narrowed one', async () => {
    const world = await openWorld([...hidden.slice(0, 5), 'An']);
    const { cell } = world;
    const mixed: Answered[] = [{ 1: 'at_risk', 2: 'at_risk' }, {}, {}, {}, {}];
    const sendAll = async (roundId: string, narrowed: Answered): Promise<void> => {
      for (const [index, name] of hidden.slice(0, 5).entries())
        await cell.send(roundId, world.idOf(name), 'counts_only', mixed[index] ?? {});
      await cell.send(roundId, world.idOf('An'), 'cell', narrowed);
    };
    await sendAll(world.roundId, {});
    cell.clock.moveTo(meeting);
    await cell.tick();
    const roundId = await cell.openRound('2027-01-03');
    cell.clock.moveTo(new Date('2026-12-28T00:00:00Z'));
    await sendAll(roundId, { 1: { level: 'at_risk', sharing: 'counts_only' } });
    cell.clock.moveTo(new Date('2027-01-03T13:00:00Z'));
    const { summary } = await cell.look(roundId);
    expect(summary.items.slice(0, 2).map(({ change }) => change)).toEqual([refused, refused]);
  });
});

describe('what a summary says of reviews that it may not read', () => {
  it('is said of those it reads alone: four who are only counted, and two under a name', async () => {
    const world = await openWorld([...hidden.slice(0, 4), 'An', 'Dũng']);
    for (const name of hidden.slice(0, 4)) await world.sends(name, { 4: 'at_risk' });
    for (const name of ['An', 'Dũng']) await world.named(name, 'cell', {});
    const open = world.looks.at(-1)?.secretary ?? '';
    expect(open).toContain('Trong phần đồng chí được đọc, chưa có mục nào được nêu.');
    expect(open).toContain('Chưa thấy nêu trong phần được đọc: mục 1–5.');
    await world.closes();
    const closed = world.looks.at(-1)?.secretary ?? '';
    expect(closed).toContain('Đồng chí được đọc 2/6 bản đã gửi.');
    expect(closed).toContain('Ngoài ra còn 4 bản đồng chí không được đọc, nên ở đây không biết có nêu gì');
    expect(closed).toContain('Trong 2 bản được đọc, không có mục nào được nêu.');
    expect(closed).toContain('Không thấy nêu trong 2 bản được đọc: mục 1–5.');
    for (const { secretary, deputy } of world.looks)
      for (const text of [secretary, deputy]) {
        expect(text).not.toContain('Các bản đã gửi không nêu điều gì');
        expect(text).not.toContain('Không nêu điều gì');
      }
  });

  it.each<[string, Readonly<Record<string, Answered>>]>([
    ['three who are only counted beside one who says nothing', { An: {} }],
    ['three beside two who both say something', { An: { 1: 'at_risk' }, Dũng: { 2: 'at_risk' } }],
  ])('gives no number that would single out how somebody shared: %s', async (_case, named) => {
    const world = await openWorld([...hidden.slice(0, 3), 'An', 'Dũng']);
    for (const name of hidden.slice(0, 3)) await world.sends(name, { 4: 'at_risk' });
    for (const [name, answered] of Object.entries(named)) await world.named(name, 'cell', answered);
    await world.closes();
    const closed = world.looks.at(-1)?.secretary ?? '';
    expect(closed).not.toContain('Đồng chí được đọc 1');
    expect(closed).not.toContain('Đồng chí được đọc 2/');
    expect(closed).toContain('Các bản “Chỉ lấy số liệu”, nếu có, chưa đủ năm nên không được cộng');
  });

  it('no number of reviews read tells that somebody narrowed an item', async () => {
    const play = async (answered: Answered): Promise<string[]> => {
      const world = await openWorld([...hidden.slice(0, 4), 'An', 'Dũng']);
      for (const name of hidden.slice(0, 4)) await world.sends(name, { 4: 'at_risk' });
      await world.named('An', 'cell', answered);
      await world.named('Dũng', 'cell', {});
      await world.closes();
      return readings(world);
    };
    const narrowed = { level: 'at_risk', sharing: 'counts_only' } as const;
    expect(await play({ 1: 'at_risk', 4: narrowed })).toEqual(await play({ 1: 'at_risk' }));
    expect(await play({ 4: narrowed })).toEqual(await play({}));
  });
});

it('the secretary, who knows their own answers, does not make up the five', async () => {
  const world = await openWorld(hidden.slice(0, 5));
  const { cell, roundId } = world;
  await cell.send(roundId, cell.secretaryId, 'counts_only', {});
  for (const name of hidden.slice(0, 4)) await world.sends(name, { 1: 'at_risk' });
  await world.closes();
  expect(world.counts()).toBe('0000 0000 0000 0000 0000');

  const other = await openWorld(hidden.slice(0, 5));
  await other.cell.send(other.roundId, other.cell.secretaryId, 'counts_only', { 2: 'at_risk' });
  for (const name of hidden.slice(0, 4)) await other.sends(name, { 1: 'at_risk' });
  await other.sends('Năm', { 2: 'correcting' });
  await other.closes();
  expect(other.counts()).toBe('4000 1100 0000 0000 0000');
});

describe('a hand-over of the secretary’s office in an open round', () => {
  async function handOver({ cell }: World, toId: string): Promise<void> {
    const [office] = await cell.store.offices.listByMember(cell.secretaryId, cell.clock.now());
    await cell.store.offices.end(office?.id ?? '', cell.clock.now());
    await cell.appoint('secretary', toId);
  }

  it('shows the successor nothing of those who are only counted, before the closing or by comparing with after it', async () => {
    const world = await openWorld([...hidden.slice(0, 5), 'An', 'Dũng']);
    const { cell, roundId } = world;
    for (const [index, answered] of five.slice(0, 3).entries())
      await cell.send(roundId, world.idOf(hidden[index] ?? ''), 'counts_only', answered);
    await cell.send(roundId, world.idOf('Dũng'), 'cell', { 1: 'at_risk' });
    const before = countsIn(await cell.look(roundId, cell.secretaryId));
    const successorId = world.idOf('An');
    await handOver(world, successorId);
    const look = async () => countsIn(await cell.look(roundId, successorId));
    expect([before, await look()]).toEqual(['1000 0000 0000 0000 0000', '1000 0000 0000 0000 0000']);
    for (const [index, answered] of five.entries()) {
      await cell.send(roundId, world.idOf(hidden[index] ?? ''), 'counts_only', answered);
      expect(await look()).toBe('1000 0000 0000 0000 0000');
    }
    cell.clock.moveTo(meeting);
    await cell.tick();
    expect(await look()).toBe('2000 0000 0000 0000 0201');
    expect((await cell.look(roundId, successorId)).summary.words.map(({ name }) => name)).toEqual([
      'Đồng chí Dũng',
    ]);
  });

  it('to one of the five leaves the other four in no number, for the successor or for anybody', async () => {
    const world = await openWorld(hidden.slice(0, 5));
    const { cell, roundId } = world;
    for (const [index, answered] of five.entries())
      await cell.send(roundId, world.idOf(hidden[index] ?? ''), 'counts_only', answered);
    await handOver(world, world.idOf('Ba'));
    cell.clock.moveTo(meeting);
    await cell.tick();
    for (const viewerId of [world.idOf('Ba'), cell.deputyId])
      expect(countsIn(await cell.look(roundId, viewerId))).toBe('0000 0000 0000 0000 0000');
  });
});

describe('no two looks in a row differ by what one counts-only member did', () => {
  it.each([5, 6])('with %d of them, whatever they do while the round is open', async (size) => {
    const world = await openWorld([...hidden.slice(0, size), 'An', 'Dũng']);
    await world.named('An', 'cell', {
      1: { level: 'at_risk', how: 'còn nể nang', deadlineOn: '2026-12-31' },
    });
    for (const [index, name] of hidden.slice(0, size).entries()) {
      await world.sends(name, five[index] ?? sixth);
      await world.sends(name, { 1: 'correcting', 2: 'at_risk' });
      await world.sends(name, five[index] ?? sixth);
    }
    await world.named('Dũng', 'secretary', { 3: 'at_risk' });
    await world.sends('Một', { 5: 'discuss' });
    await world.erases('Một');
    await world.sends('Một', { 5: 'discuss' });
    const changes = world.looks
      .slice(1)
      .map(({ event, counts }, index) => [event, counts === world.looks[index]?.counts ? 'same' : counts])
      .filter(([, change]) => change !== 'same');
    expect(changes).toEqual([
      ['An sends by name', '1000 0000 0000 0000 0000'],
      ['Dũng sends by name', '1000 0000 1000 0000 0000'],
    ]);
  });

  it('an edit of what is only counted changes nothing at all on any screen, not even that an approval is out of date', async () => {
    const world = await openWorld([...hidden.slice(0, 5), 'An']);
    await world.named('An', 'cell', { 1: 'at_risk' });
    for (const [index, answered] of five.entries()) await world.sends(hidden[index] ?? '', answered);
    await world.approves();
    // The deputy has looked once, which ends the time in which an approval can be taken back.
    await world.sends('Ba', five[2] ?? sixth);
    const before = world.looks.at(-1);
    for (const answered of [
      sixth,
      { 1: 'at_risk' },
      { 4: { level: 'discuss', wish: false } },
    ] satisfies Answered[]) {
      await world.sends('Ba', answered);
      expect(world.looks.at(-1)).toEqual({ ...before, event: 'Ba sends' });
    }
    expect(before?.secretary).not.toContain('Có thay đổi sau khi duyệt');
  });

  it('that somebody chose to be only counted cannot be told from raising nothing under a name', async () => {
    const [quiet, secret] = [await openWorld(['An', 'Ba', 'Tư']), await openWorld(['An', 'Ba', 'Tư'])];
    for (const world of [quiet, secret]) await world.named('An', 'cell', { 1: 'at_risk' });
    await quiet.named('Ba', 'cell', {});
    await secret.sends('Ba', { 1: 'at_risk', 2: 'correcting' });
    await quiet.named('Tư', 'secretary', { 2: 'at_risk' });
    await secret.named('Tư', 'secretary', {
      2: 'at_risk',
      3: { level: 'correcting', sharing: 'counts_only' },
    });
    for (const world of [quiet, secret]) await world.closes();
    expect(readings(secret)).toEqual(readings(quiet));
  });
});

describe('who of those who are only counted answered what', () => {
  const lateOnes: Answered[] = [{ 1: 'at_risk' }, {}, { 2: 'correcting' }, sixth, {}];

  /** Everything that is done in the story, with the answers handed out in another order. */
  async function play(order: readonly number[], lateOrder: readonly number[]): Promise<string[]> {
    const late = ['L1', 'L2', 'L3', 'L4', 'L5'];
    const world = await openWorld([...hidden.slice(0, 5), ...late, 'An']);
    const mine = (index: number): Answered => five[order[index] ?? 0] ?? {};
    const lates = (index: number): Answered => lateOnes[lateOrder[index] ?? 0] ?? {};
    for (const [index, name] of hidden.slice(0, 3).entries()) await world.sends(name, mine(index));
    await world.named('An', 'cell', { 1: 'at_risk' });
    await world.approves();
    await world.sends('Một', sixth);
    await world.sends('Một', mine(0));
    await world.erases('Hai');
    await world.sends('Hai', mine(1));
    for (const [index, name] of hidden.slice(3, 5).entries()) await world.sends(name, mine(index + 3));
    world.cell.clock.moveTo(beforeMeeting);
    await world.sends('Bốn', mine(3));
    await world.closes();
    for (const [index, name] of late.entries()) await world.sends(name, lates(index));
    await world.erases('Ba');
    await world.leaves('L2');
    return readings(world);
  }

  it('is in no sequence of looks', async () => {
    const first = await play([0, 1, 2, 3, 4], [0, 1, 2, 3, 4]);
    expect(await play([4, 3, 2, 1, 0], [4, 3, 2, 1, 0])).toEqual(first);
    expect(await play([1, 2, 3, 4, 0], [2, 0, 3, 1, 4])).toEqual(first);
  });

  it('is in no look at all while fewer than five late ones wait', async () => {
    const [one, other] = [
      await openWorld(['L1', 'L2', 'L3', 'L4']),
      await openWorld(['L1', 'L2', 'L3', 'L4']),
    ];
    for (const [world, answered] of [
      [one, { 1: 'at_risk', 2: 'at_risk', 4: 'discuss' }],
      [other, { 3: 'correcting' }],
    ] satisfies [World, Answered][]) {
      await world.closes();
      for (const name of ['L1', 'L2', 'L3', 'L4']) await world.sends(name, answered);
      await world.erases('L2');
    }
    expect(readings(other)).toEqual(readings(one));
  });
});

it('what is addressed to the secretary is in no look of the deputy while the round is open', async () => {
  const [one, other] = [await openWorld(['An', 'Ba']), await openWorld(['An', 'Ba'])];
  for (const [world, answered] of [
    [one, { 1: 'at_risk', 4: { level: 'correcting', how: 'chậm', deadlineOn: '2026-12-10' } }],
    [other, { 3: 'discuss' }],
  ] satisfies [World, Answered][]) {
    await world.named('An', 'cell', { 2: 'at_risk' });
    await world.named('Ba', 'secretary', answered);
    await world.named('Ba', 'secretary', { 5: 'at_risk' });
    await world.named('Ba', 'secretary', answered);
    await world.closes();
    world.cell.clock.advance(minute);
  }
  expect(other.looks.map(({ deputy }) => deputy)).toEqual(one.looks.map(({ deputy }) => deputy));
});

function readings({ looks }: World): string[] {
  return looks.flatMap(({ secretary, deputy }) => [secretary, deputy]);
}
