import { beforeAll, expect, it } from 'vitest';
import { pageUrl, startTestApp, type TestApp } from '../support/app.ts';
import { answerSetup, enterRoster } from '../support/cell.ts';
import type { Device } from '../support/device.ts';
import { acceptOnPage, newDevice } from '../support/page-cell.ts';

const secretary = 'Trần Thị Bình';
const deputy = 'Trịnh Văn Cường';
/** Who are only counted. */
const hidden = ['Nguyễn Văn An', 'Lê Thị Bưởi', 'Phạm Thị Dung', 'Hoàng Văn Em', 'Vũ Thị Giang'] as const;
const [an, buoi, dung, em, giang] = hidden;
const named = 'Bùi Văn Hải';
const wavering = 'Đặng Văn Khoa';
const withdrawing = 'Tạ Thị Lan';
const leaving = 'Ngô Văn Minh';
const late = 'Đinh Thị Nga';
const onPaper = [
  'Cao Văn Phú',
  'Dương Thị Quế',
  'Hồ Văn Sơn',
  'Lý Thị Tâm',
  'Mai Văn Út',
  'Phan Thị Vân',
] as const;

const item = '4. Lơi lỏng nguyên tắc, làm việc qua loa';
const counted = 'Chỉ lấy số liệu, không nêu tên';
const sure = ['Tôi muốn xóa', 'Xóa hẳn'] as const;

type Answered = Readonly<Record<number, 'Có nguy cơ' | 'Có, đang sửa'>>;

/** Where each test begins: everybody has come in by a page, and the round is open; the meeting is on 3 December. */
let left: Awaited<ReturnType<TestApp['leave']>>;
const known = new Map<string, Device>();

beforeAll(async () => {
  const test = await startTestApp({ startsAt: '2026-11-22T01:00:00Z', page: true });
  const leads = newDevice(test);
  known.set(secretary, leads);
  await leads.enters(test.app.pageClaim?.link ?? '');
  await leads.taps('Tôi đồng ý');
  await answerSetup(leads);
  const joining = [...hidden, named, wavering, withdrawing, leaving, late];
  await enterRoster(leads, [...joining, `${deputy}, phó bí thư`, ...onPaper]);
  for (const name of [...joining, deputy]) {
    await leads.says('/moi');
    for (const label of ['Mời riêng một người', name]) await leads.taps(label);
    const [link = ''] = new RegExp(`${pageUrl}/#[\\w-]+`).exec(leads.screen()) ?? [];
    known.set(name, await acceptOnPage(test, link));
  }
  await test.jumpTo('2026-11-24T02:00:00Z');
  left = await test.leave();
}, 120_000);

type World = Awaited<ReturnType<typeof openWorld>>;

async function openWorld() {
  const test = await startTestApp({ startsAt: left.at, left, page: true });
  const devices = new Map<string, Device>();
  for (const [name, before] of known) {
    const device = newDevice(test);
    device.takesCookieOf(before);
    devices.set(name, device);
  }

  function of(name: string): Device {
    const device = devices.get(name);
    if (device === undefined) throw new Error(`${name} has no device`);
    return device;
  }

  async function does(name: string, said: string, ...labels: readonly string[]): Promise<void> {
    await of(name).says(said);
    for (const label of labels) await of(name).taps(label);
  }

  async function answers(name: string, answered: Answered): Promise<void> {
    for (const [number, level] of Object.entries(answered))
      for (const label of [number, level, 'Xong mục này']) await of(name).taps(label);
    for (let group = 0; group < 3; group += 1) await of(name).taps('Nhóm này');
  }

  return {
    test,
    of,
    does,
    answers,
    async sends(name: string, answered: Answered, sharing = counted): Promise<void> {
      await of(name).says('/tusoi');
      await answers(name, answered);
      for (const label of [sharing, 'Gửi']) await of(name).taps(label);
      expect(of(name).screen()).toContain('Đã gửi');
    },
    shares: (name: string, sharing: string) => does(name, '/tusoi', 'Sửa', 'Đổi mức chia sẻ', sharing, 'Gửi'),
    erases: (name: string) => does(name, '/dulieu', 'Xóa dữ liệu', 'Mọi bản tự soi', ...sure),
    leaves: (name: string) => does(name, '/dulieu', 'Xóa dữ liệu', 'Xóa hết và ngừng dùng', ...sure),
    withdraws: (name: string) => does(name, '/dulieu', 'Rút lại sự đồng ý', 'Rút lại sự đồng ý'),
    async entersForm(name: string): Promise<void> {
      await does(secretary, '/nhac', 'Ai chưa gửi', 'Nộp bản giấy', 'Nhập phiếu giấy');
      for (const label of [name, 'Cả chi bộ', 'Hôm nay', 'Hôm nay']) await of(secretary).taps(label);
      await answers(secretary, { 7: 'Có nguy cơ' });
      await of(secretary).taps('Lưu phiếu');
    },
    printsForms: () => does(secretary, '/tonghop', 'Văn bản', 'Phiếu không ghi tên'),
    /** All that a page is given of the figures, and of each item. */
    async looks(name = secretary): Promise<{ summary: string; items: string }> {
      await does(name, '/tonghop');
      const summary = of(name).screen();
      await of(name).taps('Từng mục');
      return { summary, items: of(name).screen() };
    },
    async readsWords(name: string): Promise<string> {
      await does(name, '/tonghop', 'Phần viết');
      return of(name).screen();
    },
  };
}

/**
 * The attack of test/services/summaries/differencing.test.ts over HTTP. `order` says whose answers of the five are whose,
 * `lateOne` what somebody answers who is late. Returns what was looked at after each event.
 */
async function attack(world: World, order: readonly number[], lateOne: Answered): Promise<unknown[]> {
  const handedOut: readonly Answered[] = [
    { 4: 'Có nguy cơ' },
    { 7: 'Có nguy cơ' },
    { 4: 'Có nguy cơ', 7: 'Có, đang sửa' },
    {},
    { 7: 'Có, đang sửa' },
  ];
  const mine = (name: (typeof hidden)[number]): Answered => handedOut[order[hidden.indexOf(name)] ?? 0] ?? {};
  const seen: unknown[] = [];
  const after = async (event: string, work: Promise<unknown>): Promise<void> => {
    await work;
    seen.push([event, await world.looks()]);
  };
  const byBoth = async (event: string, work: Promise<unknown>): Promise<void> => {
    await after(event, work);
    seen.push([await world.readsWords(secretary), await world.looks(deputy)]);
  };

  for (const name of [an, buoi, dung]) await after(`${name} sends`, world.sends(name, mine(name)));
  await byBoth('one sends by name', world.sends(named, { 4: 'Có nguy cơ' }, 'Cả chi bộ'));
  await after('the secretary approves', world.does(secretary, '/tonghop', 'Duyệt bản này'));
  const otherwise = ['Sửa', '‹ Về các mục', '9', 'Có, đang sửa', 'Xong mục này', 'Gửi'];
  await after(`${an} writes otherwise`, world.does(an, '/tusoi', ...otherwise));
  await after(`${an} erases it`, world.erases(an));
  await after(`${an} sends again`, world.sends(an, mine(an)));
  await after('another one sends', world.sends(wavering, { 7: 'Có nguy cơ' }));
  await byBoth('and shares it by name', world.shares(wavering, 'Cả chi bộ'));
  await byBoth('and is only counted again', world.shares(wavering, counted));
  await world.printsForms();
  await byBoth('a form is entered under its name', world.entersForm(onPaper[0]));
  await after('one more sends', world.sends(withdrawing, { 4: 'Có nguy cơ' }));
  await after('and withdraws the consent', world.withdraws(withdrawing));
  await after('one more sends', world.sends(leaving, { 7: 'Có nguy cơ' }));
  await after('and leaves', world.leaves(leaving));
  for (const name of [em, giang]) await after(`${name} sends`, world.sends(name, mine(name)));
  await byBoth('the round closes', world.test.jumpTo('2026-12-03T13:00:00Z'));
  await after('somebody late sends', world.sends(late, lateOne));
  await after(`${dung} erases`, world.erases(dung));
  await byBoth(`${buoi} leaves`, world.leaves(buoi));
  return seen;
}

it('who of the five that are only counted answered what is in nothing that a page is given, whatever people do', async () => {
  const plays: unknown[][] = [];
  for (const [order, lateOne] of [
    [[0, 1, 2, 3, 4], { 4: 'Có, đang sửa' }],
    [[2, 4, 0, 1, 3], { 7: 'Có nguy cơ' }],
  ] satisfies [number[], Answered][]) {
    const world = await openWorld();
    plays.push(await attack(world, order, lateOne));
    await world.test.close();
  }
  const [first = [], other] = plays;
  expect(other).toEqual(first);
  // They are in the sums of the close, so that there is something to be found.
  expect(JSON.stringify(first.at(-1))).toContain('nguy cơ 3 · đang sửa 2 · còn lại 4');
}, 120_000);

it('forms without a name, be it the fifth or the sixth, show in no figure before the close, and then as sums', async () => {
  const world = await openWorld();
  const { does, of } = world;
  for (const [index, name] of hidden.entries())
    await world.sends(name, index % 2 === 0 ? { 4: 'Có nguy cơ' } : {});
  const before = await world.looks();
  expect(before.summary).toContain('Đã gửi 5/18');
  expect(before.items).not.toContain(item);
  await world.printsForms();
  const marks = ['Ai chưa gửi', 'Nộp bản giấy'];
  await does(secretary, '/nhac', ...marks);
  for (const name of onPaper) {
    if (!of(secretary).screen().includes(`[${name}]`)) await of(secretary).taps('Trang sau ›');
    await of(secretary).taps(name);
  }
  const looks = new Set<string>();
  for (const index of onPaper.keys()) {
    await does(secretary, '/nhac', ...marks, 'Phiếu không tên', 'Nhập một phiếu');
    if (index % 3 === 1) await of(secretary).taps('4');
    for (const label of ['Nhóm này', 'Nhóm này', 'Nhóm này', 'Cộng phiếu này'])
      await of(secretary).taps(label);
    expect(of(secretary).screen()).toContain(`Đã nhập ${String(index + 1)} phiếu`);
    looks.add((await world.looks()).items);
  }
  expect([...looks]).toEqual([before.items]);

  await world.test.jumpTo('2026-12-03T13:00:00Z');
  expect((await world.looks()).items).toContain(`${item}: 5/11 bản\nnguy cơ 5 · còn lại 6`);
  await world.sends(late, { 4: 'Có nguy cơ' });
  // That they sent one is told anyway; what it says is not.
  const told = (await world.looks()).items;
  expect(told).toContain(`${item}: 5/12 bản\nnguy cơ 5 · còn lại 7`);
  await world.erases(buoi);
  expect((await world.looks()).items).toBe(told);
  await world.test.close();
}, 120_000);
