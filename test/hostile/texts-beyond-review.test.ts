import { afterEach, beforeEach, describe, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { expectSound } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { typesStrange, type Stays } from '../support/strange-texts.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

const open = startingPoint(
  async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    return { secretary };
  },
  { startsAt: '2026-11-20T01:00:00Z' },
);

beforeEach(async () => {
  ({ test, secretary } = await open());
});

afterEach(async () => {
  await test.close();
  expectSound(test);
});

function typesAll(person: PersonDriver, field: string, stays?: Stays): Promise<void> {
  return typesStrange(test, person, field, stays);
}

async function joins(): Promise<void> {
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
}

/** Goes back to a question that a text may have answered. */
function back(person: PersonDriver, question: string, way: () => Promise<void>): Stays {
  return async () => {
    if (!person.screen().includes(question)) await way();
    person.sees(question);
  };
}

describe('strange texts', { timeout: 240_000 }, () => {
  it('in an agenda are asked again, or shown as they were typed', async () => {
    const opens = async (): Promise<void> => {
      await secretary.says('/chibo');
      await secretary.taps('Kỳ sinh hoạt');
      await secretary.taps('Chương trình');
    };
    await opens();
    await secretary.taps('Soạn chương trình');
    await typesAll(
      secretary,
      'agenda',
      back(secretary, 'mỗi dòng một nội dung', async () => {
        await opens();
        await secretary.taps(/^So[aạ]n/);
      }),
    );
    await secretary.says('Kiểm điểm <b>tháng</b> & {x} https://example.org/a?b=<c>&d');
    secretary.sees('Kiểm điểm <b>tháng</b> & {x}');
    await secretary.taps('Thông báo cho các đồng chí');
    await secretary.taps(/^Gửi( cho|$)/);
  });

  it('at every question of a planned meeting are asked again, or taken as typed', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Kỳ sinh hoạt');
    await secretary.taps('Thêm kỳ khác');
    await secretary.taps('Chuyên đề');
    await secretary.says('Học <b>và</b> làm theo & {x}');
    await typesAll(secretary, 'day', 'Sinh hoạt ngày nào?');
    await secretary.says('22/11');
    await typesAll(secretary, 'time', 'Sinh hoạt lúc mấy giờ?');
    await secretary.says('20 giờ');
    await typesAll(
      secretary,
      'place',
      back(secretary, 'Sinh hoạt ở đâu?', async () => {
        if (secretary.screen().includes('Có mở một đợt')) await secretary.taps('Không mở');
        await secretary.taps('Đổi địa điểm');
      }),
    );
    await secretary.says('<i>Nhà</i> & sân');
    await secretary.taps('Đợt tự soi');
    await typesAll(secretary, 'round', 'Có mở một đợt tự soi cho kỳ này không?');
    await secretary.taps('Không mở');
    secretary.sees('<i>Nhà</i> & sân');
    secretary.sees('Học <b>và</b> làm theo & {x}');
    await secretary.taps('Lên lịch');
  });

  it('as the note and deadline of a commitment are kept or asked again', async () => {
    await joins();
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    await an.taps('Có, đang sửa');
    await an.taps('Biện pháp khắc phục');
    await an.says('Nộp <b>đúng</b> hạn & {x}');
    await an.says('20/12');
    await an.taps('Xong mục này');
    for (let group = 0; group < 3; group += 1) await an.taps('Nhóm này');
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    const opens = async (button: string): Promise<void> => {
      await an.says('/camket');
      await an.taps('1');
      await an.taps(button);
    };
    await opens('Đang khắc phục');
    await typesAll(an, 'note');
    await opens('Viết thêm');
    await typesAll(
      an,
      'note again',
      back(an, 'viết một vài câu', () => opens('Viết thêm')),
    );
    await opens('Thời hạn mới');
    await typesAll(an, 'deadline');
    await secretary.says('/tonghop');
    await secretary.taps('Cam kết (1)');
    secretary.sees('Nộp <b>đúng</b> hạn & {x}');
  });

  it('in a suggestion and in its answer are shown as they were typed', async () => {
    await joins();
    const writes = async (): Promise<void> => {
      await an.says('/trogiup');
      await an.taps('Góp ý cho chi ủy');
    };
    await writes();
    await typesAll(an, 'suggestion', back(an, 'Góp ý gửi kèm tên đồng chí', writes));
    await an.says('Họp <b>sớm</b> & {x}');
    await an.taps('Gửi có tên');
    const answers = async (): Promise<void> => {
      await secretary.says('/chibo');
      await secretary.taps('Góp ý');
      await secretary.taps('Nguyễn Văn An');
      await secretary.taps('Trả lời');
    };
    await answers();
    secretary.sees('trả lời');
    await typesAll(secretary, 'answer', async () => {
      await answers();
    });
    await secretary.says('Vâng <i>&</i> {x}');
    await secretary.taps('Gửi câu trả lời');
    await an.taps('Xem trả lời');
    an.sees('Vâng <i>&</i> {x}');
  });

  it('as the name of a unit are asked again, or taken as typed', async () => {
    await secretary.says('/donvi');
    await secretary.taps('Thêm đơn vị');
    await secretary.taps('Đảng bộ tỉnh, thành phố');
    await typesAll(
      secretary,
      'unit name',
      back(secretary, 'gõ tên của đơn vị mới (Đảng bộ tỉnh, thành phố)', async () => {
        await secretary.says('/donvi');
        await secretary.taps('Thêm đơn vị');
        await secretary.taps('Đảng bộ tỉnh, thành phố');
      }),
    );
    await secretary.says('Đảng bộ <b>X</b> & {x}');
    secretary.sees('Đã thêm Đảng bộ <b>X</b> & {x}.');
    await secretary.taps('Đổi tên');
    await typesAll(
      secretary,
      'new unit name',
      back(secretary, 'gõ tên mới', () => secretary.taps('Đổi tên')),
    );
    await secretary.says('/donvi');
    await secretary.taps('Tìm theo tên');
    await typesAll(
      secretary,
      'search',
      back(secretary, 'gõ vài chữ', () => secretary.taps('Tìm theo tên')),
    );
  });

  it('as the term of an office are asked again', async () => {
    await joins();
    await secretary.says('/chibo');
    await secretary.taps('Chức vụ');
    await secretary.taps('Nhờ đồng chí khác làm thay');
    await secretary.taps('Nguyễn Văn An');
    await typesAll(secretary, 'from', 'làm thay bí thư từ ngày nào?');
    await secretary.taps('Từ ngày mai');
    await typesAll(secretary, 'until', 'đến hết ngày nào?');
  });
});
