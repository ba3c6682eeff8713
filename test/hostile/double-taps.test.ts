import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingPoint, startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, inviteByName, joinByName, linkIn, setUpCell } from '../support/cell.ts';
import { atOnce, dataOn, screenOf, shaking } from '../support/clumsy.ts';
import { everythingSaid, expectSound } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask, countAnswers, countDeliveries } from '../support/tables.ts';

let test: TestApp;

// A second tap on the same button asks for an edit that changes nothing.
const options = { startsAt: '2026-11-14T01:00:00Z', allowRefusals: true };

afterEach(async () => {
  await test.close();
  expectSound(test, { refusals: ['not-modified'] });
});

function person(firstName: string): PersonDriver {
  return shaking(test, test.people.person({ firstName }));
}

function screensOf(person: PersonDriver): string[] {
  return person
    .inbox()
    .filter(({ isFromBot }) => isFromBot)
    .map(({ text }) => text);
}

function count(table: string, where = '1 = 1'): number {
  return Number(ask(test.folder, `SELECT count(*) AS count FROM "${table}" WHERE ${where}`)[0]?.['count']);
}

describe('with every button tapped twice', () => {
  it('a cell is set up, entered, joined, reviewed, reminded and summed up once', async () => {
    test = await startTestApp(options);
    const secretary = person('Bí thư');
    await secretary.opens(test.claimLink);
    await secretary.taps('Tôi đồng ý');
    secretary.sees('Họ và tên của đồng chí?');
    for (const answer of ['Trần Thị Bình', 'Chi bộ Tổ dân phố 5']) await secretary.says(answer);
    await secretary.taps('Ngày 3');
    await secretary.taps('19 giờ 30');
    await secretary.says('Nhà văn hóa tổ 5');
    await secretary.taps('Vẫn sinh hoạt đúng ngày');
    await secretary.taps('27');
    await secretary.taps('Xác nhận');
    expect(secretary.keyboard().flat()).toContain('Tổng hợp');
    expect(count('Unit')).toBe(1);
    expect(count('Consent')).toBe(1);
    expect(count('Meeting')).toBe(2);

    await secretary.says('/chibo');
    await secretary.taps('Thêm đảng viên');
    await secretary.says('Nguyễn Văn An\nLê Văn Cường');
    await secretary.taps('Lưu 2');
    expect(count('Member')).toBe(3);

    await secretary.says('/moi');
    await secretary.taps('Mời riêng một người');
    await secretary.taps('Nguyễn Văn An');
    expect(count('Invitation', "kind = 'member'")).toBe(1);
    const an = person('An');
    await an.opens(linkIn(secretary));
    await an.taps('Tôi đồng ý');
    await an.taps('Đúng là tôi');
    expect(count('JoinRequest')).toBe(1);

    await secretary.says('/moi');
    await secretary.taps('Tạo liên kết chung');
    expect(count('Invitation', "kind = 'cell'")).toBe(1);
    const cuong = person('Cường');
    await cuong.opens(linkIn(secretary));
    await cuong.taps('Tôi đồng ý');
    await cuong.says('Lê Văn Cường');
    secretary.sees('Đề nghị kết nối');
    await secretary.taps('Lê Văn Cường');
    expect(count('Member', 'accountId IS NOT NULL')).toBe(3);
    expect(countDeliveries(test.folder, 'join_approved')).toBe(1);

    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    await an.taps('Có nguy cơ');
    await an.taps('Viết: Biểu hiện');
    await an.says('Còn nể nang');
    await an.taps('Chủ quan');
    await an.taps('Xong mục này');
    await an.taps('5');
    await an.taps('Bỏ qua');
    await an.taps('Không liên quan');
    for (let group = 0; group < 3; group += 1) await an.taps('Nhóm này');
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    an.sees('Đã gửi. Xin cảm ơn đồng chí!');
    expect(count('Review')).toBe(1);
    expect(countAnswers(test.folder)).toBe(27);
    expect(count('ReviewRevision')).toBe(1);

    await secretary.says('/nhac');
    await secretary.taps('Gửi lời nhắc');
    expect(countDeliveries(test.folder, 'reminder')).toBe(2);
    await secretary.says('/tonghop');
    await secretary.taps('Phần viết');
    await secretary.taps('‹ Bản tổng hợp');
    await secretary.taps('Duyệt bản này');
    await secretary.taps('Vẫn duyệt bản này');
    expect(count('Summary')).toBe(1);
    expect(count('AccessSheet')).toBe(1);
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Hủy kỳ này');
    await secretary.taps('Hủy và báo');
    expect(count('Meeting', "status = 'cancelled'")).toBe(1);
    expect(countDeliveries(test.folder, 'meeting_cancelled')).toBe(2);
  });
});

describe('with a button tapped twice', () => {
  let secretary: PersonDriver;
  let an: PersonDriver;

  const open = startingPoint(async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
    an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    return { secretary, an };
  }, options);

  beforeEach(async () => {
    ({ test, secretary, an } = await open());
  });

  it('a meeting called off and put back is so once, and the screen goes on saying what was done', async () => {
    const twice = shaking(test, secretary);
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Hủy kỳ này');
    await twice.taps('Hủy và báo');
    secretary.sees('Đã hủy kỳ tháng 12/2026.\nTôi đang báo cho 1 đồng chí.');
    expect(secretary.toast()).toBe('Kỳ này đã hủy rồi.');
    await test.passTo('2026-11-23T02:10:00Z');
    expect(countDeliveries(test.folder, 'meeting_cancelled')).toBe(1);
    await secretary.says('/lich');
    await secretary.taps('Đặt lại kỳ 03/12/2026');
    await twice.taps('Đặt lại và báo');
    secretary.sees('Đã đặt lại kỳ tháng 12/2026.');
    secretary.sees('Tôi đang báo cho 1 đồng chí.');
    expect(secretary.toast()).toBe('Kỳ này vẫn tổ chức theo lịch.');
    await test.passTo('2026-11-23T02:20:00Z');
    expect(countDeliveries(test.folder, 'meeting_put_back')).toBe(1);
  });

  it('a planned meeting, its items, and the order of the roster are as chosen once', async () => {
    const twice = shaking(test, secretary);
    await secretary.says('/chibo');
    await secretary.taps('Kỳ sinh hoạt');
    await twice.taps('Thêm kỳ khác');
    await twice.taps('Chuyên đề');
    for (const answer of ['Học và làm theo', '25/11', '20 giờ']) await secretary.says(answer);
    await twice.taps('Như thường lệ');
    await twice.taps('5 chuẩn mực (144)');
    await twice.taps('Chọn mục trọng tâm');
    await twice.taps('2');
    await twice.taps('4');
    secretary.sees('Đã chọn 2/5 mục.');
    await twice.taps('Xong');
    secretary.sees('Mục trọng tâm: 2, 4');
    await twice.taps('Lên lịch');
    expect(count('Meeting', "kind = 'thematic'")).toBe(1);
    expect(screensOf(secretary).at(-2)).toContain('Đã lên lịch.');
    await secretary.says('/chibo');
    await secretary.taps('Danh sách');
    await twice.taps('Xếp theo');
    secretary.sees('Nguyễn Văn An');
  });

  it('leave for some time is asked for once, from the day and for the time that were chosen', async () => {
    const twice = shaking(test, an);
    await an.says('/lich');
    await twice.taps('Xin vắng dài ngày');
    await twice.taps('Xin vắng một thời gian');
    await twice.taps('Từ hôm nay');
    an.sees('đến hết ngày nào?');
    expect(count('Leave')).toBe(0);
    await twice.taps('Hai tuần');
    expect(count('Leave')).toBe(1);
    an.sees('đồng chí xin vắng từ 23/11/2026 đến hết 06/12/2026');
  });

  it('a suggestion is sent once, and the screen goes on saying so', async () => {
    const twice = shaking(test, an);
    await an.says('/trogiup');
    await twice.taps('Góp ý cho chi ủy');
    await an.says('Nên họp sớm hơn nửa giờ');
    await twice.taps('Gửi có tên');
    expect(count('Suggestion')).toBe(1);
    an.sees('Đã gửi. Cảm ơn góp ý của đồng chí!');
  });

  it('leave for one meeting is asked for once, and why is still asked', async () => {
    const twice = shaking(test, an);
    await an.says('/lich');
    await twice.taps('Xin vắng dài ngày');
    await twice.taps('Xin vắng kỳ 03/12/2026');
    expect(count('Leave')).toBe(1);
    an.sees('Nếu muốn, xin gõ lý do');
    await an.says('Đi công tác');
    an.doesNotSee('Tôi chưa rõ ý đồng chí');
  });

  it('a list put aside is gone on with, and a reply and a reminder put off are noted once', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Thêm đảng viên');
    await secretary.says('Vũ Thị Giang\nĐỗ Văn Hải');
    await secretary.says('/huy');
    await shaking(test, secretary).taps('Làm tiếp');
    await shaking(test, secretary).taps('Lưu 2');
    secretary.sees('5. Đỗ Văn Hải');
    expect(count('Member')).toBe(5);

    const twice = shaking(test, an);
    await test.passTo('2026-11-26T12:30:00Z');
    await twice.taps('Nhắc lại ngày mai');
    an.sees('Tôi đã hẹn nhắc đồng chí lúc 19 giờ, thứ Sáu 27/11/2026.');
    await test.passTo('2026-11-27T12:01:00Z');
    expect(screensOf(an).filter((shown) => shown.includes('Còn 6 ngày nữa'))).toHaveLength(1);
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Chuyển lịch');
    await secretary.says('8/12/2026');
    await secretary.taps('Chuyển và báo');
    await test.passTo('2026-11-28T02:20:00Z');
    an.sees('Nay là:\n19 giờ 30, thứ Ba 08/12/2026');
    await twice.taps('Dự');
    an.sees('Đồng chí báo: dự.');
    expect(count('Attendance')).toBe(1);
  });
});

it('how documents are printed, tapped twice, is as chosen once', async () => {
  test = await startTestApp(options);
  const secretary = await setUpCell(test);
  await secretary.says('/chibo');
  await secretary.taps('Thông tin văn bản');
  await secretary.taps('Cách in');
  await shaking(test, secretary).taps('☐ Báo cáo có');
  expect(secretary.buttons().flat()).toContain('☑ Báo cáo có “Kính gửi”');
  await shaking(test, secretary).taps('☑ Báo cáo có');
  expect(secretary.buttons().flat()).toContain('☐ Báo cáo có “Kính gửi”');
});

describe('two devices at once', () => {
  let secretary: PersonDriver;
  let an: PersonDriver;

  const open = startingPoint(async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư', 'Phạm Thị Dung']);
    an = await joinByName(test, secretary, 'Nguyễn Văn An');
    return { secretary, an };
  }, options);

  beforeEach(async () => {
    ({ test, secretary, an } = await open());
  });

  it('two answers to one item leave one of them, and the screen shows which', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    const [none, risk] = [dataOn(an, 'Không có'), dataOn(an, 'Có nguy cơ')];
    const { messageId } = screenOf(an);
    await atOnce(test, () => {
      an.hands.forge(none, messageId);
      an.hands.forge(risk, messageId);
    });
    expect(countAnswers(test.folder)).toBe(1);
    an.sees('Có nguy cơ');
    await an.taps('Xong mục này');
    an.sees(/^4\. .+ · Có nguy cơ$/m);
  });

  it('a text and a tap at once: the text goes to the field where it was written', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    await an.taps('Có nguy cơ');
    await an.taps('Viết: Biểu hiện');
    const back = dataOn(an, '‹ Quay lại');
    const { messageId } = screenOf(an);
    await atOnce(test, () => {
      an.hands.say('Còn nể nang');
      an.hands.forge(back, messageId);
    });
    await an.says('/tusoi');
    an.sees('Biểu hiện cụ thể: Còn nể nang');
  });

  it('a list saved on two devices is entered once', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Thêm đảng viên');
    await secretary.says('Vũ Thị Giang\nĐỗ Văn Hải');
    const save = dataOn(secretary, 'Lưu 2');
    const { messageId } = screenOf(secretary);
    await atOnce(test, () => {
      for (let time = 0; time < 5; time += 1) secretary.hands.forge(save, messageId);
    });
    expect(count('Member')).toBe(6);
  });

  it('a request both approved and declined at once has one end, and the joiner is told once', async () => {
    await secretary.says('/moi');
    await secretary.taps('Tạo liên kết chung');
    const joiner = test.people.person({ firstName: 'Dung' });
    await joiner.opens(linkIn(secretary));
    await joiner.taps('Tôi đồng ý');
    await joiner.says('Phạm Thị Dung');
    const [yes, no] = [dataOn(secretary, 'Phạm Thị Dung'), dataOn(secretary, 'Chưa đúng người')];
    const { messageId } = screenOf(secretary);
    await atOnce(test, () => {
      secretary.hands.forge(no, messageId);
      secretary.hands.forge(yes, messageId);
    });
    expect(countDeliveries(test.folder, 'join_approved', 'join_declined')).toBe(1);
    expect(count('JoinRequest', "status = 'declined'")).toBe(1);
    expect(count('Member', 'accountId IS NOT NULL')).toBe(2);
  });

  it('of two people who open one single-use link and say yes at once, one joins', async () => {
    const link = await inviteByName(secretary, 'Phạm Thị Dung');
    const two = ['Một', 'Hai'].map((firstName) => test.people.person({ firstName }));
    for (const one of two) {
      await one.opens(link);
      await one.taps('Tôi đồng ý');
      one.sees('Có đúng là đồng chí không?');
    }
    await atOnce(test, () => {
      for (const one of two) one.hands.forge(dataOn(one, 'Đúng là tôi'), screenOf(one).messageId);
    });
    expect(count('JoinRequest', "status = 'joined'")).toBe(2);
    const heard = two.map((one) => everythingSaid(one).join('\n'));
    expect(heard.filter((said) => said.includes('Kính chào đồng chí Phạm Thị Dung'))).toHaveLength(1);
    expect(heard.filter((said) => said.includes('Liên kết này đã được dùng'))).toHaveLength(1);
    secretary.sees('Phạm Thị Dung');
    await secretary.taps('Không đúng');
  });

  it('the secretary and the deputy who remind at once remind everybody once', async () => {
    const deputy = await joinByName(test, secretary, 'Lê Văn Cường');
    await test.passTo('2026-11-23T02:00:00Z');
    for (const one of [secretary, deputy]) await one.says('/nhac');
    const before = an.inbox().length;
    await atOnce(test, () => {
      for (const one of [secretary, deputy])
        one.hands.forge(dataOn(one, 'Gửi lời nhắc'), screenOf(one).messageId);
    });
    expect(an.inbox().length - before).toBe(1);
  });

  it('a topic chosen twice is chosen once, and both taps are answered', async () => {
    const group = test.emulator.group({
      ...{ title: 'Nhóm chi bộ', kind: 'supergroup' },
      ...{ creator: secretary, members: [an] },
    });
    group.promote(secretary, { anonymous: true });
    const [news, work] = [group.openTopic('Thông báo'), group.openTopic('Công việc')];
    await atOnce(test, () => {
      group.addBot(secretary);
    });
    test.clock.advance(61_000);
    await secretary.says('/tiendo', { in: group, topic: news });
    await secretary.taps('Đúng, nối với chi bộ');
    test.clock.advance(61_000);
    secretary.hands.say('/tiendo', { in: group, topic: work, anonymously: true });
    await test.settle();
    const offer = group.messages().findLast(({ buttons }) => buttons.length > 0);
    await atOnce(test, () => {
      for (let time = 0; time < 2; time += 1)
        secretary.hands.tap(offer?.messageId ?? 0, 'Báo tin ở chủ đề này', { in: group });
    });
    expect(ask(test.folder, 'SELECT topicId FROM "Group"')).toEqual([{ topicId: work }]);
    expect(secretary.hands.taps().filter(({ answer }) => answer === undefined)).toEqual([]);
  });

  it('a clock confirmed twice is confirmed, and both taps are answered', async () => {
    await secretary.forges('clock.look');
    const data = dataOn(secretary, 'Đúng giờ');
    const { messageId } = screenOf(secretary);
    await atOnce(test, () => {
      for (let time = 0; time < 2; time += 1) secretary.hands.forge(data, messageId);
    });
    secretary.sees('Đã ghi nhận giờ máy chủ là đúng.');
    expect(secretary.hands.taps().filter(({ answer }) => answer === undefined)).toEqual([]);
  });

  it('sixteen taps in a row are all answered, and the last one stands', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    const { messageId } = screenOf(an);
    const next = dataOn(an, 'Nhóm sau');
    await an.taps('Nhóm sau');
    const previous = dataOn(an, '‹ Nhóm trước');
    test.clock.advance(60_000);
    for (let time = 0; time < 16; time += 1) {
      an.hands.forge(time % 2 === 0 ? next : previous, messageId);
      test.clock.advance(1000);
    }
    await test.settle();
    an.sees('nhóm 1/3');
    expect(an.hands.taps().filter(({ answer }) => answer === undefined)).toEqual([]);
  });
});
