import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let dung: PersonDriver;

// One story, told in the order of the claims below: the meeting is on 3 December, its round opens on 23 November.
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường', 'Phạm Thị Dung']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  dung = await joinByName(test, secretary, 'Phạm Thị Dung');
  await test.passTo('2026-11-24T02:00:00Z');
}, 120_000);

afterAll(() => test.close());

/** What the bot has said of its own accord or in answer since then. */
function since(person: PersonDriver, from: number): string {
  return person
    .inbox()
    .slice(from)
    .map(({ text }) => text)
    .join('\n');
}

async function finished(): Promise<string> {
  await secretary.says('/tiendo');
  return /đã có (\S+) đồng chí/.exec(secretary.screen())?.[1] ?? secretary.screen();
}

async function asksFor(person: PersonDriver, from: string, until: string): Promise<void> {
  await person.says('/lich');
  await person.taps('Xin vắng dài ngày');
  await person.taps('Xin vắng một thời gian');
  await person.says(from);
  await person.says(until);
}

describe('a member who asks for leave', () => {
  it('is told what the matter is with a day that cannot be one', async () => {
    await an.says('/lich');
    await an.taps('Xin vắng dài ngày');
    an.sees('Xin vắng một kỳ hoặc một thời gian, nhiều nhất 6 tháng.');
    await an.taps('Xin vắng một thời gian');
    an.sees('Đồng chí xin vắng từ ngày nào?');
    await an.says('hôm qua');
    an.sees('Ngày này đã qua.');
    await an.says('01/12/2026');
    an.sees('Từ thứ Ba 01/12/2026, đồng chí xin vắng đến hết ngày nào?');
    await an.says('30/06/2027');
    an.sees('Mỗi lần xin vắng nhiều nhất 6 tháng.');
    await an.says('30/11/2026');
    an.sees('Ngày cuối phải bằng hoặc sau ngày đầu.');
  });

  it('has asked with the last day; why may be left out, and is for the secretary alone', async () => {
    await an.says('31/01/2027');
    an.sees('Đã chuyển bí thư: đồng chí xin vắng từ 01/12/2026 đến hết 31/01/2027.');
    await an.says('Đi công tác biệt phái');
    an.sees('• từ 01/12/2026 đến hết 31/01/2027: chờ bí thư ghi nhận');
    an.doesNotSee('biệt phái');
    await test.settle();
    secretary.sees('Đồng chí Nguyễn Văn An xin vắng từ 01/12/2026 đến hết 31/01/2027.');
    expect(since(secretary, 0)).not.toContain('biệt phái');
    await secretary.taps('Xem lý do');
    expect(secretary.toast()).toBe('Đồng chí Nguyễn Văn An: Đi công tác biệt phái');
    await an.says('/dulieu');
    an.sees('Xin vắng có lý do: 1 lần.');
    await an.taps(/^Ai đã xem/);
    an.sees('lý do xin vắng từ 01/12/2026');
  });

  it('is not chased from then on, and is still expected', async () => {
    await an.says('/lich');
    an.sees('Đồng chí báo: xin phép vắng.');
    expect(await finished()).toBe('0/4');
    const [before, other] = [an.inbox().length, dung.inbox().length];
    await test.passTo('2026-11-26T13:00:00Z');
    expect(since(dung, other)).toContain('ngày nữa');
    expect(since(an, before)).toBe('');
    await secretary.says('/nhac');
    await secretary.taps('Ai chưa gửi');
    secretary.sees('đang xin vắng: Nguyễn Văn An');
    await secretary.says('/chibo');
    await secretary.taps('Kỳ sinh hoạt');
    await secretary.taps('Ai dự, ai vắng');
    secretary.sees(/Xin phép vắng: 1\nNguyễn Văn An/);
  });

  it('leaves the number expected once the secretary has recorded it, also in a round that is open', async () => {
    await secretary.taps('Ghi nhận', { on: /Nguyễn Văn An xin vắng/ });
    secretary.find(/^Đã ghi nhận, và đã báo đồng chí ấy\./);
    await test.settle();
    an.sees('Đã ghi nhận: đồng chí vắng có lý do từ 01/12/2026 đến hết 31/01/2027.');
    expect(await finished()).toBe('0/3');
    await secretary.says('/chibo');
    await secretary.taps('Kỳ sinh hoạt');
    await secretary.taps('Ai vắng có lý do');
    secretary.sees('• Nguyễn Văn An');
    await secretary.taps('Ai xin vắng');
    expect(secretary.buttons()[0]).toEqual(['✓ Nguyễn Văn An, từ 01/12/2026 đến hết 31/01/2027']);
  });

  it('may come all the same to one meeting, and is expected there again', async () => {
    await an.says('/lich');
    await an.taps('Dự');
    await test.settle();
    secretary.sees('Đồng chí Nguyễn Văn An vừa báo dự kỳ sinh hoạt');
    expect(await finished()).toBe('0/4');
    await test.passTo('2026-11-27T02:00:00Z');
    expect(await finished()).toBe('0/4');
    await an.taps('Xin phép vắng');
    await an.taps('Vắng cả phần tự soi kỳ này');
    await an.taps('Không nêu lý do');
    an.sees('• kỳ 03/12/2026: chờ bí thư ghi nhận');
  });

  it('cannot be asked twice for the same days', async () => {
    await asksFor(an, '15/01/2027', '15/02/2027');
    an.sees('Đồng chí đã xin vắng từ 01/12/2026 đến hết 31/01/2027.');
  });

  it('narrows it without asking again; more days wait, and what was recorded stays', async () => {
    await an.taps('‹ Xin vắng có lý do');
    await an.taps('Đổi ngày (01/12/2026)');
    await an.says('01/12/2026');
    await an.says('15/01/2027');
    an.sees('• từ 01/12/2026 đến hết 15/01/2027: đã ghi nhận');
    await an.taps('Đổi ngày (01/12/2026)');
    await an.says('01/12/2026');
    await an.taps('Ba tháng');
    await an.taps('Không nêu lý do');
    an.sees('đã ghi nhận từ 01/12/2026 đến hết 15/01/2027, phần còn lại chờ bí thư');
    await secretary.taps('Chưa ghi nhận', { on: /An xin vắng từ 01\/12\/2026 đến hết 28\/02\/2027/ });
    await secretary.says('Giữa tháng 1 chi bộ đại hội, đồng chí thu xếp về dự');
    await test.settle();
    an.sees('Đã ghi nhận: đồng chí vắng có lý do từ 01/12/2026 đến hết 15/01/2027.');
    an.sees('Lời bí thư: “Giữa tháng 1 chi bộ đại hội, đồng chí thu xếp về dự”');
  });

  it('hears a week before, in the day, that it ends; so does the secretary, each once', async () => {
    const from = [an.inbox().length, secretary.inbox().length] as const;
    await test.passTo('2027-01-08T00:30:00Z');
    expect(since(an, from[0])).not.toContain('Cần thêm thời gian');
    await test.passTo('2027-01-08T02:00:00Z');
    await test.passTo('2027-01-09T02:00:00Z');
    const digest = secretary.find(/^Ngày mai sinh hoạt · .*(12\/2026|tháng 12)/);
    expect(digest.text).toContain('Xin vắng, chờ đồng chí ghi nhận: Nguyễn Văn An.');
    expect(digest.text).not.toContain('biệt phái');
    expect(digest.buttons.flat().map(({ text }) => text)).toContain('Ai xin vắng');
    const told = since(an, from[0]).match(/Đồng chí vắng có lý do đến hết thứ Sáu 15\/01\/2027/g);
    expect(told).toHaveLength(1);
    expect(since(secretary, from[1]).match(/Đồng chí Nguyễn Văn An vắng có lý do đến hết/g)).toHaveLength(1);
  });

  it('opens a round inside it without them, and the closed one keeps its numbers when it is taken back', async () => {
    const [round] = ask(
      test.folder,
      `SELECT status FROM Participant JOIN Round ON Round.id = roundId JOIN Member ON Member.id = memberId
       WHERE Round.month = 1 AND Round.year = 2027 AND position = 2`,
    );
    expect(round).toEqual({ status: 'excused' });
    const before = ask(test.folder, 'SELECT id, countsSealed FROM Snapshot');
    await an.says('/lich');
    await an.taps('Xin vắng dài ngày');
    await an.taps('Thôi xin (01/12/2026)');
    an.sees('Xin vắng một kỳ hoặc một thời gian');
    await test.settle();
    secretary.sees('Đồng chí Nguyễn Văn An thôi xin vắng');
    expect(ask(test.folder, 'SELECT id, countsSealed FROM Snapshot')).toEqual(before);
    const closed = ask(
      test.folder,
      `SELECT status FROM Participant JOIN Round ON Round.id = roundId JOIN Member ON Member.id = memberId
       WHERE Round.month = 1 AND Round.year = 2027 AND position = 2`,
    );
    expect(closed).toEqual([{ status: 'excused' }]);
  });
});

describe('whoever leads the cell', () => {
  it('may say why a leave is not recorded: then the member is reminded again', async () => {
    await test.passTo('2027-01-25T02:00:00Z');
    await asksFor(dung, '01/02/2027', '28/02/2027');
    await dung.taps('Không nêu lý do');
    await test.settle();
    await secretary.taps('Chưa ghi nhận', { on: /Phạm Thị Dung xin vắng/ });
    secretary.sees('Xin đồng chí gõ một câu gửi đồng chí Phạm Thị Dung');
    await secretary.sends('sticker');
    secretary.sees('Xin đồng chí gõ bằng chữ');
    await secretary.says('Kỳ này bầu chi ủy, rất cần đồng chí');
    secretary.sees('Đã báo đồng chí ấy.');
    await test.settle();
    dung.sees('Bí thư chưa ghi nhận đồng chí xin vắng từ 01/02/2027 đến hết 28/02/2027.');
    dung.sees('Lời bí thư: “Kỳ này bầu chi ủy, rất cần đồng chí”');
    const before = dung.inbox().length;
    await test.passTo('2027-01-31T13:30:00Z');
    expect(since(dung, before)).toContain('ngày nữa');
  });

  it('may undo what was recorded', async () => {
    await asksFor(an, '01/02/2027', '28/02/2027');
    await an.says('Theo con đi học xa');
    await test.settle();
    await secretary.taps('Ghi nhận', { on: /Nguyễn Văn An xin vắng từ 01\/02/ });
    expect(await finished()).toBe('0/3');
    await secretary.says('/chibo');
    for (const label of ['Kỳ sinh hoạt', 'Ai vắng có lý do', 'Ai xin vắng', '✓ Nguyễn Văn An'])
      await secretary.taps(label);
    await secretary.taps('Bỏ ghi nhận');
    await secretary.says('Ghi nhầm người');
    expect(await finished()).toBe('0/4');
  });

  it('is asked by nobody in another’s name: buttons of others are refused', async () => {
    await asksFor(an, '05/04/2027', '20/04/2027');
    const mine = an.last().buttons.flat();
    const skip = mine.flatMap(({ data }) => data ?? [])[0] ?? '';
    await an.taps('Không nêu lý do');
    const takeBack = an
      .last()
      .buttons.flat()
      .find(({ text }) => text.startsWith('Thôi xin (05/4'))?.data;
    await dung.forges(takeBack ?? '', { on: dung.last() });
    expect(skip).not.toBe('');
    await an.says('/lich');
    await an.taps('Xin vắng dài ngày');
    an.sees('• từ 05/4/2027 đến hết 20/4/2027: chờ bí thư ghi nhận');
    const record = secretary
      .find(/Nguyễn Văn An xin vắng từ 05\/4/)
      .buttons.flat()
      .find(({ text }) => text === 'Ghi nhận')?.data;
    for (const person of [an, dung]) await person.forges(record ?? '', { on: person.last() });
    await an.says('/lich');
    await an.taps('Xin vắng dài ngày');
    an.sees('• từ 05/4/2027 đến hết 20/4/2027: chờ bí thư ghi nhận');
  });

  it('reads no reason that was given to the one before, and still has who is away', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Chức vụ');
    await secretary.taps('Bàn giao phần việc của bí thư');
    await secretary.taps('Phạm Thị Dung');
    await secretary.taps('Gửi đề nghị bàn giao');
    await test.settle();
    await dung.taps('Tôi nhận');
    await test.settle();
    await dung.says('/chibo');
    await dung.taps('Kỳ sinh hoạt');
    await dung.taps('Ai vắng có lý do');
    await dung.taps('Ai xin vắng');
    expect(dung.buttons()[0]).toEqual(['• Nguyễn Văn An, từ 05/4/2027 đến hết 20/4/2027']);
    await dung.taps('• Nguyễn Văn An');
    expect(dung.buttons().flat()).not.toContain('Xem lý do');
    await dung.taps('Ghi nhận');
    dung.sees('Đã ghi nhận');
  });
});

it('who erases everything leaves no word of it, and what was recorded stays as in a roll call', async () => {
  await asksFor(an, '05/05/2027', '20/05/2027');
  await an.says('Việc riêng gia đình');
  await an.says('/dulieu');
  for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', /^Xóa/]) await an.taps(label);
  await test.settle();
  const rows = ask(test.folder, 'SELECT id FROM Leave');
  expect(rows.length).toBeGreaterThan(0);
  await dung.says('/chibo');
  await dung.taps('Kỳ sinh hoạt');
  await dung.taps('Ai vắng có lý do');
  await dung.taps('Ai xin vắng');
  expect(dung.buttons().slice(0, -1)).toEqual([['✓ Nguyễn Văn An, từ 05/4/2027 đến hết 20/4/2027']]);
});
