import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  findItem,
  fingerprintOf,
  groupOf,
  itemsOf,
  parseChecklist,
  type ChecklistContent,
} from '../../../src/core/rounds/checklist.ts';
import { toldInEnglish } from '../../support/faults.ts';

const shipped = {
  manifestations: readShipped('27-bieu-hien.json'),
  focus: readShipped('giang-thanh-5.json'),
  responsibilities: readShipped('trach-nhiem-19.json'),
};
const prohibitions = readShipped('dieu-khong-duoc-lam-207.json');
const standards = readShipped('chuan-muc-144.json');
const monthly = readShipped('phieu-tu-soi-thang.json');

describe('the shipped checklists', () => {
  it('hold the 27 manifestations in three groups of nine, in the order of the resolution', () => {
    expect(shipped.manifestations.key).toBe('bieu-hien-27');
    expect(shipped.manifestations.source.issuedOn).toBe('2016-10-30');
    expect(shipped.manifestations.groups.map((group) => [group.title.vi, group.items.length])).toEqual([
      ['Tư tưởng chính trị', 9],
      ['Đạo đức, lối sống', 9],
      ['“Tự diễn biến”, “tự chuyển hóa”', 9],
    ]);
    const inOrder: [number, string][] = [
      [1, 'niềm tin'],
      [3, 'nghị quyết'],
      [5, 'nể nang'],
      [9, 'nhiệm kỳ'],
      [12, 'Kê khai'],
      [13, 'thành tích'],
      [15, 'Lãng phí'],
      [18, 'mê tín'],
      [22, 'trên mạng'],
      [23, 'quân đội, công an'],
      [27, 'tôn giáo'],
    ];
    for (const [number, words] of inOrder) {
      expect(findItem(shipped.manifestations, number)?.short.vi).toContain(words);
    }
  });

  it('mark for comparison with the original exactly the items that were summarised from other sources', () => {
    const marked = itemsOf(shipped.manifestations).filter((item) => item.toVerify);
    expect(marked.map((item) => item.number)).toEqual([
      6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 23, 24, 25, 26, 27,
    ]);
    expect(itemsOf(shipped.focus).filter((item) => item.toVerify)).toEqual([]);
  });

  it('hold the five points that one district chose, as one group', () => {
    expect(shipped.focus.key).toBe('trong-tam-5');
    expect(shipped.focus.groups).toHaveLength(1);
    expect(itemsOf(shipped.focus).map((item) => item.short.vi)).toEqual([
      'Chưa tích cực học lý luận, nghị quyết',
      'Thiếu trách nhiệm với việc được giao',
      'Nể nang, né tránh; nói chưa đi đôi với làm',
      'Tác phong chưa chuẩn mực, xa cơ sở',
      'Thiếu tu dưỡng, rèn luyện thường xuyên',
    ]);
  });

  it('name the resolution of 2016 with its date, since a later one has the same number', () => {
    const { source } = shipped.manifestations;
    expect(source.document.vi).toContain('Nghị quyết số 04-NQ/TW, ngày 30/10/2016');
    for (const { toVerify } of itemsOf(shipped.manifestations)) {
      if (toVerify) expect(toVerify.vi).toContain('Nghị quyết số 04-NQ/TW, ngày 30/10/2016');
    }
  });

  it('say of the 27 what they are, and leave out nothing that the resolution names', () => {
    expect(shipped.manifestations.title.vi).toBe(
      '27 biểu hiện suy thoái về tư tưởng chính trị, đạo đức, lối sống, “tự diễn biến”, “tự chuyển hóa” trong nội bộ',
    );
    expect(findItem(shipped.manifestations, 2)?.text.vi).toContain('con đường đi lên chủ nghĩa xã hội');
    expect(findItem(shipped.manifestations, 12)?.hint.vi).not.toContain('doanh thu');
    expect(findItem(shipped.manifestations, 23)?.text.vi).toContain('quốc phòng toàn dân, an ninh nhân dân');
    expect(findItem(shipped.manifestations, 27)?.text.vi).toContain('chia rẽ các dân tộc, tôn giáo với nhau');
  });

  it('give the 19 articles in groups of our own, say so, and keep what a member declares with honesty', () => {
    expect(
      prohibitions.groups.map(({ title, items }) => [title.vi, items.map(({ number }) => number)]),
    ).toEqual([
      ['Chính trị, tổ chức, đoàn kết', [1, 2, 3, 4, 5, 6, 7, 8]],
      ['Trung thực, công vụ, lợi ích', [9, 10, 11, 12, 13, 14, 15, 16]],
      ['Kỷ cương, lối sống', [17, 18, 19]],
    ]);
    expect(prohibitions.source.note?.vi).toContain('Quy định không chia nhóm');
    expect(findItem(prohibitions, 11)?.short.vi).toBe('Điều 11: chưa nhập nội dung');
  });

  it('ask nobody to confess an offence or to write down what a secret paper said', () => {
    expect(findItem(prohibitions, 4)?.hint.vi).toContain('Xin không nêu nội dung');
    expect(findItem(prohibitions, 13)?.hint.vi).not.toContain('đưa hay nhận');
    expect(findItem(prohibitions, 17)?.text.vi).toContain('kiểm toán');
    expect(findItem(prohibitions, 17)?.text.vi).toContain('thi hành án');
  });

  it('name the five standards of conduct in full', () => {
    expect(standards.groups.map(({ title }) => title.vi)).toEqual(['Năm chuẩn mực']);
    const names = itemsOf(standards).map(({ text }) => /^Điều \d \(([^)]+)\)/.exec(text.vi)?.[1]);
    expect(names).toEqual([
      'yêu nước, tôn trọng Nhân dân, tuyệt đối trung thành với Đảng, với Tổ quốc',
      'bản lĩnh, đổi mới, sáng tạo, hội nhập',
      'cần, kiệm, liêm, chính, chí công vô tư',
      'đoàn kết, kỷ cương, tình thương, trách nhiệm',
      'gương mẫu, khiêm tốn, tu dưỡng rèn luyện, học tập suốt đời',
    ]);
  });

  it('hold what a member answers for by Articles 8 to 11 of Regulation 19, an article a group, all of it to be compared', () => {
    const { responsibilities } = shipped;
    expect(responsibilities.groups.map(({ title, items }) => [title.vi, items.length])).toEqual([
      ['Điều 8: lập trường, bản lĩnh', 4],
      ['Điều 9: kỷ luật và tu dưỡng', 5],
      ['Điều 10: học và làm theo nghị quyết', 4],
      ['Điều 11: nghe, nói, viết, làm', 4],
    ]);
    expect(responsibilities.source.issuedOn).toBe('2026-04-08');
    expect(responsibilities.source.document.vi).toContain('Quy định số 19-QĐ/TW, ngày 08/4/2026');
    expect(itemsOf(responsibilities).every(({ toVerify, line }) => toVerify && line)).toBe(true);
  });

  it('ask in the monthly form what a signed review has to say, under its headings', () => {
    expect(itemsOf(monthly).map(({ short }) => short.vi)).toEqual([
      'Việc được chi bộ phân công',
      'Ưu điểm',
      'Hạn chế, khuyết điểm',
      'Nguyên nhân',
      'Nguy cơ dễ mắc phải',
      'Biện pháp khắc phục',
      'Thời hạn',
      'Góp ý cho chi ủy',
    ]);
    expect(monthly.source.issuedOn).toBeUndefined();
  });

  it('never pass their own wording off as the original', () => {
    for (const { source } of [...Object.values(shipped), prohibitions, standards]) {
      expect(source.note?.vi).toContain('không phải nguyên văn');
    }
  });

  it.each(Object.values(shipped))(
    '$key asks every hint as a question and states every text as a sentence',
    (content) => {
      for (const { hint, text } of itemsOf(content)) {
        expect([hint.vi.endsWith('?'), hint.en.endsWith('?')], hint.vi).toEqual([true, true]);
        expect([text.vi.endsWith('.'), text.en.endsWith('.')], text.vi).toEqual([true, true]);
      }
    },
  );

  it.each(Object.values(shipped))('$key never says the same thing twice', (content) => {
    for (const field of ['short', 'text', 'hint'] as const) {
      const words = itemsOf(content).flatMap((item) => [item[field].vi, item[field].en]);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it.each(Object.values(shipped))('$key accuses nobody and spells as the newest documents do', (content) => {
    const unwanted = /vi phạm|tội lỗi|[Bb]ạn (?:có|đã)|(?:uỷ|thuỷ|hoá|hoà)(?!\p{L})/gu;
    expect(JSON.stringify(content).match(unwanted) ?? []).toEqual([]);
  });
});

describe('finding one’s way in a checklist', () => {
  it('lists items in the order of their numbers, across groups', () => {
    expect(itemsOf(small()).map((item) => item.number)).toEqual([1, 2, 3]);
  });

  it('finds an item and its group by the number', () => {
    expect(findItem(small(), 3)?.short.en).toBe('third');
    expect(groupOf(small(), 3)?.id).toBe('b');
    expect(groupOf(small(), 1)?.id).toBe('a');
  });

  it.each([0, -1, 4, 1.5, Number.NaN])('knows no item %s', (number) => {
    expect(findItem(small(), number)).toBeUndefined();
    expect(groupOf(small(), number)).toBeUndefined();
  });
});

describe('reading a checklist', () => {
  it('takes text with < & > and quotation marks as it is', () => {
    const json = smallJson();
    json.groups[0].items[0].text.vi = 'Giá < 5 & > 3, "nói" <b>thẳng</b>';
    expect(parseChecklist(json)).toMatchObject({
      status: 'parsed',
      checklist: { groups: [{ items: [{ text: { vi: 'Giá < 5 & > 3, "nói" <b>thẳng</b>' } }, {}] }, {}] },
    });
  });

  it('takes letters written with separate accents as the same letters', () => {
    const decomposed = smallJson();
    decomposed.title.vi = 'Tự soi'.normalize('NFD');
    const composed = smallJson();
    composed.title.vi = 'Tự soi'.normalize('NFC');
    expect(parsed(decomposed).title.vi).toBe('Tự soi'.normalize('NFC'));
    expect(fingerprintOf(parsed(decomposed))).toBe(fingerprintOf(parsed(composed)));
  });

  it('counts a short line by letters, not by accents: 48 pass, 49 do not', () => {
    const json = smallJson();
    json.groups[0].items[0].short.vi = 'ậ'.normalize('NFD').repeat(48);
    expect(parseChecklist(json).status).toBe('parsed');
    json.groups[0].items[0].short.vi = 'ậ'.normalize('NFD').repeat(49);
    expect(problemsOf(json)).toEqual([
      { path: 'groups[0].items[0].short.vi', message: 'is too long: at most 48 characters, now 49' },
    ]);
  });

  type Spoiling = [problem: string, spoil: (json: SmallJson) => unknown, path: string, message: string];
  it.each<Spoiling>([
    [
      'an empty hint',
      (json) => (json.groups[1].items[0].hint.vi = ''),
      'groups[1].items[0].hint.vi',
      'is empty',
    ],
    [
      'a blank hint',
      (json) => (json.groups[1].items[0].hint.vi = ' \u00a0'),
      'groups[1].items[0].hint.vi',
      'is empty',
    ],
    [
      'a line break',
      (json) => (json.groups[0].items[1].text.en = 'one\ntwo'),
      'groups[0].items[1].text.en',
      'contains a line break, a tab or an invisible character',
    ],
    [
      'an invisible letter',
      (json) => (json.shortTitle.vi = 'ba\u200b mục'),
      'shortTitle.vi',
      'contains a line break, a tab or an invisible character',
    ],
    [
      'a space at the end',
      (json) => (json.title.en = 'Three items '),
      'title.en',
      'starts or ends with a space',
    ],
    ['a missing language', (json) => Reflect.deleteProperty(json.title, 'en'), 'title.en', 'is missing'],
    [
      'a number written as text',
      (json) => Reflect.set(json.title, 'vi', 5),
      'title.vi',
      'must be text, not a number',
    ],
    [
      'a name that is not known',
      (json) => Reflect.set(json.groups[0].items[1], 'hnit', { vi: 'a', en: 'b' }),
      'groups[0].items[1].hnit',
      'is not a name known here',
    ],
    [
      'a version of its own',
      (json) => Reflect.set(json, 'version', 2),
      'version',
      'is not a name known here',
    ],
    [
      'an unknown kind of item',
      (json) => (json.groups[0].items[0].kind = 'rule'),
      'groups[0].items[0].kind',
      'is of a kind this version does not know',
    ],
    [
      'a gap in the numbers',
      (json) => (json.groups[1].items[0].number = 4),
      'groups[1].items[0].number',
      'must be 3, not 4: items are numbered 1, 2, 3 and so on through the whole checklist',
    ],
    [
      'numbers that begin again in the second group',
      (json) => (json.groups[1].items[0].number = 1),
      'groups[1].items[0].number',
      'must be 3, not 1: items are numbered 1, 2, 3 and so on through the whole checklist',
    ],
    ['a repeated group', (json) => (json.groups[1].id = 'a'), 'groups[1].id', 'repeats the id of groups[0]'],
    [
      'a day that does not exist',
      (json) => (json.effectiveOn = '2026-02-30'),
      'effectiveOn',
      'must be a real date, like 2026-12-31',
    ],
    [
      'a source without day or month',
      (json) => (json.source.issuedOn = '2019'),
      'source.issuedOn',
      'must be a date like 2016-10-30, or a month like 2019-03',
    ],
    [
      'an address that is none',
      (json) => (json.source.urls = ['javascript:alert(1)']),
      'source.urls[0]',
      'must be an address that starts with http:// or https://',
    ],
    [
      'a source that nobody can find',
      (json) => (json.source.urls = []),
      'source.urls',
      'needs at least one address, or a "note" beside it that says where the document is found',
    ],
    [
      'a key with Vietnamese letters',
      (json) => (json.key = 'biểu-hiện'),
      'key',
      'must be small letters, digits and single hyphens, like "bieu-hien-27"',
    ],
    ['no groups', (json) => json.groups.splice(0), 'groups', 'needs at least 1 entry'],
    [
      'a group without items',
      (json) => json.groups[1].items.splice(0),
      'groups[1].items',
      'needs at least 1 entry',
    ],
  ])('refuses %s and names the place', (_problem, spoil, path, message) => {
    const json = smallJson();
    spoil(json);
    expect(problemsOf(json)).toEqual([{ path, message }]);
  });

  it('names every place that is wrong, not only the first', () => {
    const json = smallJson();
    json.title.vi = '';
    json.groups[0].items[0].hint.en = '';
    json.groups[1].items[0].short.vi = 'x'.repeat(60);
    expect(problemsOf(json).map((problem) => problem.path)).toEqual([
      'title.vi',
      'groups[0].items[0].hint.en',
      'groups[1].items[0].short.vi',
    ]);
  });

  it.each([null, undefined, 7, 'text', [[]]])('refuses %s instead of a checklist', (json) => {
    expect(parseChecklist(json)).toMatchObject({ status: 'invalid', problems: [{ path: '' }] });
  });
});

describe('the fingerprint', () => {
  it('does not depend on the order of names in the file', () => {
    const turned = Object.fromEntries(Object.entries(smallJson()).reverse());
    expect(fingerprintOf(parsed(turned))).toBe(fingerprintOf(small()));
    expect(fingerprintOf(small())).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, (json: SmallJson) => unknown]>([
    ['a hint', (json) => (json.groups[1].items[0].hint.vi = 'Mục khác?')],
    ['a text', (json) => (json.groups[0].items[0].text.en = 'Otherwise.')],
    ['the date', (json) => (json.effectiveOn = '2026-01-02')],
    ['the order of items', (json) => swapTexts(json)],
    ['a note to verify', (json) => Reflect.set(json.groups[0].items[0], 'toVerify', { vi: 'a', en: 'b' })],
  ])('changes with %s', (_what, change) => {
    const json = smallJson();
    change(json);
    expect(fingerprintOf(parsed(json))).not.toBe(fingerprintOf(small()));
  });
});

type SmallItem = ReturnType<typeof itemJson>;
type SmallGroup<Items> = { id: string; title: { vi: string; en: string }; items: Items };
type SmallJson = ReturnType<typeof smallJson>;

function itemJson(number: number, name: string) {
  return {
    kind: 'manifestation',
    number,
    short: { vi: `mục ${number}`, en: name },
    text: { vi: `Mục ${number}.`, en: `The ${name}.` },
    hint: { vi: `Mục ${number}?`, en: `The ${name}?` },
  };
}

function smallJson() {
  const second = itemJson(2, 'second');
  const groups: [SmallGroup<[SmallItem, SmallItem]>, SmallGroup<[SmallItem]>] = [
    { id: 'a', title: { vi: 'Nhóm a', en: 'Group a' }, items: [itemJson(1, 'first'), second] },
    { id: 'b', title: { vi: 'Nhóm b', en: 'Group b' }, items: [itemJson(3, 'third')] },
  ];
  return {
    key: 'ba-muc',
    title: { vi: 'Ba mục', en: 'Three items' },
    shortTitle: { vi: 'Ba mục', en: 'Three' },
    source: {
      document: { vi: 'Nghị quyết', en: 'Resolution' },
      issuedOn: '2016-10-30',
      urls: ['https://example.org/nghi-quyet'],
    },
    effectiveOn: '2026-01-01',
    groups,
  };
}

function swapTexts(json: SmallJson) {
  const [first, second] = json.groups[0].items;
  [first.text, second.text] = [second.text, first.text];
  return json;
}

function small(): ChecklistContent {
  return parsed(smallJson());
}

function parsed(json: unknown): ChecklistContent {
  const result = parseChecklist(json);
  if (result.status === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result.checklist;
}

function problemsOf(json: unknown) {
  const result = parseChecklist(json);
  return result.status === 'invalid' ? toldInEnglish(result.problems) : [];
}

function readShipped(name: string): ChecklistContent {
  const file = new URL(`../../../prisma/checklists/${name}`, import.meta.url);
  return parsed(JSON.parse(readFileSync(file, 'utf8')));
}
