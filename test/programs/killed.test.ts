import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../src/playground/emulator/call.ts';
import type { EmulatorEvent } from '../../src/playground/emulator/events.ts';
import type { FaultInit } from '../../src/playground/emulator/faults.ts';
import type { PersonDriver } from '../support/people.ts';
import type { BotProcess } from '../support/process.ts';
import {
  enterRoster,
  join,
  openProcessWorld,
  setUpCell,
  type ProcessWorld,
} from '../support/process-world.ts';
import { ask } from '../support/tables.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: ProcessWorld;
let secretary: PersonDriver;
let an: PersonDriver;
let cuong: PersonDriver;
let bot: BotProcess;

beforeAll(async () => {
  world = await openProcessWorld();
  await world.prepare(async (app) => {
    secretary = await setUpCell(world, app.claimLink ?? '');
    await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
    an = await join(world, secretary, 'Nguyễn Văn An');
    cuong = await join(world, secretary, 'Lê Văn Cường');
  });
  bot = await world.start();
});

afterAll(async () => {
  // What is done a second time after a crash is already so.
  await world.close(['not-modified', 'query-too-old', 'message-not-found']);
});

beforeEach(() => {
  world.emulator.faults.clear();
});

type Moment = { faults: FaultInit[]; happens: (event: EmulatorEvent) => boolean };

/** Kills the bot at a moment of what somebody does, starts it again, and waits until it has nothing left to do. */
async function killedIn(act: () => void, { faults, happens }: Moment): Promise<void> {
  for (const fault of faults) world.emulator.faults.next(fault);
  const killed = world.killWhen(bot, happens);
  act();
  await killed;
  bot = await world.start();
  await world.settle();
}

function received(method: string): Moment['happens'] {
  return (event) => event.type === 'call_received' && event.call.method === method;
}

function answered(method: string): Moment['happens'] {
  return (event) => event.type === 'call_answered' && event.call.method === method;
}

/** Telegram has handed updates over, and does not know yet whether they arrived. */
function handedOver(event: EmulatorEvent): boolean {
  return event.type === 'call_answered' && event.call.method === 'getUpdates' && updatesIn(event.call) > 0;
}

function updatesIn({ outcome }: Call): number {
  return outcome.status === 'accepted' && Array.isArray(outcome.result) ? outcome.result.length : 0;
}

/** The next poll confirms them: they are stored, and being handled. */
function confirmed(): Moment['happens'] {
  let wereHandedOver = false;
  return (event) => {
    wereHandedOver ||= handedOver(event);
    return wereHandedOver && received('getUpdates')(event);
  };
}

const lost = (method: string): FaultInit => ({ kind: 'hang', method });
const late = (method: string): FaultInit => ({ kind: 'slow', method, delayMs: 300 });

describe('a text in the middle of a field', () => {
  it.each<[string, string, Moment]>([
    ['it is on its way to the bot', '1', { faults: [], happens: handedOver }],
    ['it was just stored', '2', { faults: [], happens: confirmed() }],
    [
      'the answer is under way and gets lost',
      '3',
      { faults: [lost('sendMessage')], happens: received('sendMessage') },
    ],
    [
      'the answer is under way and arrives',
      '4',
      { faults: [late('sendMessage')], happens: received('sendMessage') },
    ],
    ['it was just answered', '5', { faults: [], happens: answered('sendMessage') }],
  ])('is applied once, where the bot is killed while %s', async (_moment, item, moment) => {
    await an.says('/tusoi');
    await an.taps(item);
    await an.taps('Có nguy cơ');
    await an.taps('Viết: Biểu hiện');
    const before = an.inbox().length;

    await killedIn(() => an.hands.say(`Chậm việc số ${item}`), moment);
    an.sees('Nguyên nhân chủ quan hay khách quan?');
    // The text itself, and the next question once or, where nobody can know whether it arrived, twice.
    expect(an.inbox().length - before).toBeGreaterThanOrEqual(2);
    expect(an.inbox().length - before).toBeLessThanOrEqual(3);

    await an.taps('Xong mục này');
    await an.taps(item);
    await an.taps('Xem phần đã viết');
    an.sees(`Biểu hiện cụ thể: Chậm việc số ${item}`);
    an.doesNotSee('Nguyên nhân:');
    an.doesNotSee('Biện pháp khắc phục:');
    await an.taps('Xong mục này');
  });
});

it('of two texts at once each goes to its own field, where the bot is killed while it answers the first', async () => {
  await an.says('/tusoi');
  await an.taps('Nhóm sau');
  await an.taps('10');
  await an.taps('Có nguy cơ');
  await an.taps('Viết: Biểu hiện');

  await killedIn(
    () => {
      an.hands.say('Ngại học nghị quyết');
      an.hands.say('Bận việc nhà');
    },
    { faults: [lost('sendMessage')], happens: received('sendMessage') },
  );
  an.sees('Đồng chí dự định sửa bằng việc làm cụ thể nào?');
  await an.taps('Xong mục này');
  await an.taps('10');
  await an.taps('Xem phần đã viết');
  an.sees('Biểu hiện cụ thể: Ngại học nghị quyết\nNguyên nhân: Bận việc nhà');
  an.doesNotSee('Biện pháp khắc phục:');
  await an.taps('Xong mục này');
  await an.taps('‹ Nhóm trước');
});

it('of two texts at once neither is applied again, where the bot is killed while it answers the second', async () => {
  await an.says('/tusoi');
  await an.taps('Nhóm sau');
  await an.taps('11');
  await an.taps('Có nguy cơ');
  await an.taps('Viết: Biểu hiện');

  let answers = 0;
  await killedIn(
    () => {
      an.hands.say('Ngại học nghị quyết');
      an.hands.say('Bận việc nhà');
    },
    {
      faults: [],
      happens: (event) => {
        if (received('sendMessage')(event)) answers += 1;
        return answers === 2;
      },
    },
  );
  an.sees('Đồng chí dự định sửa bằng việc làm cụ thể nào?');
  await an.taps('Xong mục này');
  await an.taps('11');
  await an.taps('Xem phần đã viết');
  an.sees('Biểu hiện cụ thể: Ngại học nghị quyết\nNguyên nhân: Bận việc nhà');
  an.doesNotSee('Biện pháp khắc phục:');
  await an.taps('Xong mục này');
  await an.taps('‹ Nhóm trước');
});

describe('a tap', () => {
  it.each<[string, string, Moment]>([
    ['it is on its way to the bot', '6', { faults: [], happens: handedOver }],
    ['it was just stored', '7', { faults: [], happens: confirmed() }],
    [
      'its answer and its screen get lost',
      '8',
      {
        faults: [lost('answerCallbackQuery'), lost('editMessageText')],
        happens: received('editMessageText'),
      },
    ],
    [
      'its answer arrives and its screen gets lost',
      '9',
      { faults: [lost('editMessageText')], happens: answered('answerCallbackQuery') },
    ],
    [
      'its screen arrives and its answer gets lost',
      '5',
      { faults: [lost('answerCallbackQuery')], happens: answered('editMessageText') },
    ],
  ])('is answered and stands, where the bot is killed while %s', async (_moment, item, moment) => {
    await an.says('/tusoi');
    await an.taps(item);
    const { messageId } = an.last();

    await killedIn(() => an.hands.tap(messageId, 'Có, đang sửa'), moment);
    expect(world.emulator.unanswered()).toEqual([]);
    an.sees(/chọn: Có, đang sửa/);
    await an.says('/tusoi');
    an.sees(/chọn: Có, đang sửa/);
    await an.taps('Xong mục này');
  });
});

it('a roster is saved once, where the bot is killed while it says so', async () => {
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says('Phạm Thị Dung\nHoàng Văn Em');
  const { messageId } = secretary.last();

  await killedIn(() => secretary.hands.tap(messageId, 'Lưu 2 đồng chí'), {
    faults: [lost('editMessageText')],
    happens: received('editMessageText'),
  });
  expect(world.emulator.unanswered()).toEqual([]);
  await secretary.says('/chibo');
  secretary.sees('Danh sách: 5 đồng chí, 3 đã kết nối.');
});

it('a review is sent once, where the bot is killed while it says so', async () => {
  await cuong.says('/tusoi');
  for (let group = 0; group < 3; group += 1) await cuong.taps('Nhóm này');
  await cuong.taps('Cả chi bộ');
  const { messageId } = cuong.last();

  await killedIn(() => cuong.hands.tap(messageId, 'Gửi'), {
    faults: [lost('editMessageText')],
    happens: received('editMessageText'),
  });
  cuong.sees('Đã gửi. Xin cảm ơn đồng chí!');
  cuong.doesNotSee('sửa lúc');
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 1/');
});

describe('a paper form that is being entered', () => {
  const labelOf = (beginning: string): string =>
    secretary
      .buttons()
      .flat()
      .find((label) => label.startsWith(beginning)) ?? '';

  beforeAll(async () => {
    await secretary.says('/tonghop');
    for (const label of ['Văn bản', 'Phiếu không ghi tên']) await secretary.taps(label);
    await secretary.says('/nhac');
    for (const label of ['Ai chưa gửi', 'Nộp bản giấy', 'Nhập phiếu giấy', 'Nguyễn Văn An', 'Cả chi bộ'])
      await secretary.taps(label);
    for (const label of ['Hôm nay', 'Hôm nay', '4', 'Có, đang sửa', 'Viết: Biểu hiện'])
      await secretary.taps(label);
  });

  it('keeps what was typed once and in its field, where the bot is killed while it answers', async () => {
    await killedIn(() => secretary.hands.say('Chậm việc tổ giao'), {
      faults: [lost('sendMessage')],
      happens: received('sendMessage'),
    });
    await secretary.taps('Xong mục này');
    await secretary.taps('4');
    await secretary.taps('Xem phần đã viết');
    secretary.sees('Biểu hiện cụ thể: Chậm việc tổ giao');
    secretary.doesNotSee('Nguyên nhân:');
    await secretary.taps('Xong mục này');
  });

  it('goes on where it was, where the bot is killed while a tap is on its way', async () => {
    await secretary.taps('Nhóm này');
    const [messageId, label] = [secretary.last().messageId, labelOf('Nhóm này')];
    await killedIn(() => secretary.hands.tap(messageId, label), { faults: [], happens: handedOver });
    expect(world.emulator.unanswered()).toEqual([]);
    await secretary.taps('Nhóm này');
    secretary.sees('Lưu phiếu');
  });

  it('is saved once, its member told once and their own review untouched, where the bot is killed while it says so', async () => {
    const [messageId, label] = [secretary.last().messageId, labelOf('Lưu phiếu')];
    const before = an.inbox().length;
    await killedIn(() => secretary.hands.tap(messageId, label), {
      faults: [lost('editMessageText')],
      happens: received('editMessageText'),
    });
    expect(world.emulator.unanswered()).toEqual([]);
    await secretary.says('/tonghop');
    secretary.sees('Đã gửi 2/');
    expect(ask(world.folder, 'SELECT participantId FROM PaperEntry')).toHaveLength(1);
    const told = an.inbox().slice(before);
    expect(told.filter(({ text }) => text.includes('đã nhập phiếu giấy của đồng chí'))).toHaveLength(1);
  });
});

it('a summary is approved once, where the bot is killed while it says so', async () => {
  await secretary.says('/tonghop');
  await secretary.taps('Duyệt bản này');
  const { messageId } = secretary.last();

  await killedIn(() => secretary.hands.tap(messageId, 'Vẫn duyệt bản này'), {
    faults: [lost('editMessageText')],
    happens: received('editMessageText'),
  });
  expect(world.emulator.unanswered()).toEqual([]);
  secretary.sees('bản duyệt số 1');
  expect(ask(world.folder, 'SELECT number FROM Summary')).toEqual([{ number: 1 }]);
});

it('the topic of a group is chosen, where the bot is killed while it says so', async () => {
  const group = world.emulator.group({
    ...{ title: 'Nhóm chi bộ', kind: 'supergroup' },
    ...{ creator: secretary, members: [an] },
  });
  group.promote(secretary, { anonymous: true });
  const [news, work] = [group.openTopic('Thông báo'), group.openTopic('Công việc')];
  group.addBot(secretary);
  await world.settle();
  secretary.hands.say('/tiendo', { in: group, topic: news });
  await world.settle();
  await secretary.taps('Đúng, nối với chi bộ');
  secretary.hands.say('/tiendo', { in: group, topic: work, anonymously: true });
  await world.settle();
  const offer = group.messages().findLast(({ buttons }) => buttons.length > 0);

  await killedIn(
    () => {
      secretary.hands.tap(offer?.messageId ?? 0, 'Báo tin ở chủ đề này', { in: group });
    },
    { faults: [lost('answerCallbackQuery')], happens: received('answerCallbackQuery') },
  );
  expect(world.emulator.unanswered()).toEqual([]);
  expect(ask(world.folder, 'SELECT topicId FROM "Group"')).toEqual([{ topicId: work }]);
});

it('a cancelled meeting is put back, where the bot is killed while it says so', async () => {
  await secretary.says('/lich');
  await secretary.taps('Việc của kỳ tới');
  await secretary.taps('Hủy kỳ này');
  await secretary.taps('Hủy và báo các đồng chí');
  an.sees('không tổ chức');
  await secretary.taps(/^Đặt lại kỳ/);
  const { messageId } = secretary.last();
  const before = an.inbox().length;

  await killedIn(() => secretary.hands.tap(messageId, 'Đặt lại và báo các đồng chí'), {
    faults: [lost('editMessageText')],
    happens: received('editMessageText'),
  });
  expect(world.emulator.unanswered()).toEqual([]);
  const told = an.inbox().slice(before);
  expect(told.filter(({ text }) => text.includes('vẫn tổ chức'))).toHaveLength(1);
  expect(ask(world.folder, "SELECT status FROM Meeting WHERE status = 'cancelled'")).toEqual([]);
  await an.says('/lich');
  an.sees('Nhà văn hóa tổ 5');
});
