import { describe, expect, it } from 'vitest';
import { findItem } from '../../../src/core/rounds/checklist.ts';
import type { FrozenSummary, ItemChange } from '../../../src/core/summaries/summary.ts';
import type { SummaryPerson } from '../../../src/core/summaries/people.ts';
import type { SummaryWords } from '../../../src/core/summaries/words.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { itemRanges } from '../../../src/screens/rounds/names.ts';
import { paginate, parsedLength, splitText } from '../../../src/screens/long-text.ts';
import type { SummaryPage } from '../../../src/screens/summaries/page.ts';
import { countsTextScreen } from '../../../src/screens/summaries/counts-text.ts';
import { commitmentsScreen } from '../../../src/screens/summaries/commitments.ts';
import { deadlinesScreen, itemsScreen, peopleScreen } from '../../../src/screens/summaries/parts.ts';
import { wordsScreen } from '../../../src/screens/summaries/words.ts';
import { roundsScreen } from '../../../src/screens/summaries/rounds.ts';
import { summaryScreen } from '../../../src/screens/summaries/summary.ts';
import type { SummaryView } from '../../../src/services/summaries/summary-view.ts';
import { checklists } from '../../support/checklists.ts';

const { vi, en } = await loadTranslators('locales');
const roundId = '01900000-0000-7000-8000-000000000001';

const nobody: FrozenSummary = {
  closed: false,
  participation: { total: 0, sent: 0, late: 0, paper: 0, excused: 0, exempt: 0 },
  people: [],
  items: [],
  words: [],
  pooledReviews: 0,
  commitments: { made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 },
};

function facts(summary: Partial<FrozenSummary>, changes: Partial<SummaryView> = {}): SummaryView {
  return {
    round: { id: roundId, kind: 'monthly', period: { year: 2026, month: 12 } },
    cell: { name: 'Chi bộ Tổ dân phố 5', zone: 'Asia/Ho_Chi_Minh' },
    meetingOn: '2026-12-03',
    checklist: checklists.full,
    summary: { ...nobody, ...summary },
    commitments: [],
    committeeDraft: undefined,
    version: undefined,
    comparedWith: undefined,
    seen: '0123456789ab',
    approved: undefined,
    suggestions: { readable: 0, counts: undefined },
    may: { approve: true, remind: true, print: true, markPaper: false },
    ...changes,
  };
}

function person(index: number, changes: Partial<SummaryPerson> = {}): SummaryPerson {
  return {
    memberId: `m${index}`,
    name: `Nguyễn Thị Hoàng Ánh ${index}`,
    state: 'sent',
    obstacle: 'none',
    ...changes,
  };
}

function words(index: number, changes: Partial<SummaryWords> = {}): SummaryWords {
  return {
    ...{
      memberId: `m${index}`,
      name: `Nguyễn Văn ${index}`,
      item: 4,
      sharing: 'cell',
      sharedWithId: undefined,
    },
    ...{ level: 'correcting', skipReason: undefined, how: undefined, causeKind: undefined, cause: undefined },
    ...{ remedy: undefined, deadlineOn: undefined, help: undefined },
    ...changes,
  };
}

function item(number: number, changes: Partial<FrozenSummary['items'][number]> = {}) {
  return {
    item: number,
    at_risk: 0,
    correcting: 0,
    discuss: 0,
    skipped: 0,
    rest: 0,
    change: undefined,
    ...changes,
  };
}

function compared([raisedBefore, ofBefore]: [number, number], [raised, of]: [number, number]): ItemChange {
  return { status: 'compared', before: { raised: raisedBefore, of: ofBefore }, now: { raised, of } };
}

/** How the checklist names an item. */
function title(number: number): string {
  return findItem(checklists.full, number)?.short.vi ?? '';
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function buttons({ screen }: Pick<SummaryPage, 'screen'>): string[][] {
  return screen.buttons.map((row) => row.map(({ text }) => text));
}

/** Every page of a part, one after the other. */
function pagesOf(lay: typeof wordsScreen, given: SummaryView, translator = vi): SummaryPage[] {
  const pages: SummaryPage[] = [];
  for (let number = 1; number <= 2000; number += 1) {
    const page = lay(translator, given, number);
    pages.push(page);
    if (!page.screen.buttons.flat().some(({ text }) => text === '›')) return pages;
  }
  throw new Error('the pages never end');
}

function expectSendable({ screen }: SummaryPage): void {
  expect(plain(screen.text).length).toBeLessThanOrEqual(4096);
  for (const button of screen.buttons.flat()) {
    if ('data' in button) expect(Buffer.byteLength(button.data)).toBeLessThanOrEqual(64);
  }
  const tags = [...screen.text.matchAll(/<(\/?)(\w+)>/g)];
  expect(tags.filter(([, slash]) => slash === '').length).toBe(
    tags.filter(([, slash]) => slash === '/').length,
  );
}

describe('the first page', () => {
  it('reads at a glance, and shows no name', () => {
    const shown = summaryScreen(
      vi,
      facts({
        participation: { total: 22, sent: 18, late: 1, paper: 0, excused: 2, exempt: 1 },
        people: [person(1, { state: 'missing', obstacle: 'blocked' }), person(2, { state: 'missing' })],
        items: [
          item(4, { at_risk: 4, correcting: 1, rest: 13 }),
          item(10, { discuss: 3, rest: 15 }),
          item(11, { skipped: 1, rest: 17 }),
        ],
        words: [
          words(1, { deadlineOn: '2026-12-31', help: 'xin tài liệu' }),
          words(1, { item: 5 }),
          words(2),
        ],
      }),
    );
    expect(plain(shown.screen.text)).toBe(
      `BẢN TỔNG HỢP (dự thảo) · đợt tháng 12/2026
Chi bộ Tổ dân phố 5 · sinh hoạt 03/12/2026

Đã gửi 18/22 · muộn 1 · vắng có lý do 2 · miễn sinh hoạt 1 · chưa liên hệ được 1
Đợt đang mở: số liệu còn thay đổi, chỉ gồm phần đồng chí được đọc.

Nổi lên, trên số bản được tính
• 4. Làm việc qua loa: 5/18 (nguy cơ 4, đang sửa 1)
• 10. Vun vén, so bì, đố kỵ: 3/18 (muốn trao đổi riêng 3)

Đề nghị chi bộ giúp: 1, xem ở “Phần viết (2)”.

Duyệt: chốt bản này, không gửi cho ai.`,
    );
    expect(buttons(shown)).toEqual([
      ['Từng mục', 'Phần viết (2)'],
      ['Thời hạn (1)', 'Ai chưa gửi (2)'],
      ['Số liệu để chép', 'Nhắc ngay'],
      ['Duyệt bản này'],
      ['Văn bản', 'Đợt khác'],
    ]);
    expect(shown.memberIds).toEqual([]);
  });

  it('says with dignity that nothing stands out, or that nobody has sent yet', () => {
    const sent = { total: 3, sent: 3, late: 0, paper: 0, excused: 0, exempt: 0 };
    expect(
      summaryScreen(vi, facts({ participation: sent, items: [item(1, { rest: 3 })] })).screen.text,
    ).toContain('Trong phần đồng chí được đọc, chưa có mục nào được nêu.');
    expect(summaryScreen(vi, facts({})).screen.text).toContain('Chưa có đồng chí nào gửi bản tự soi.');
  });

  it('compares with the round before, and says how many counts-only reviews are in it', () => {
    const items = [
      item(4, { at_risk: 3, rest: 6, change: compared([1, 7], [3, 9]) }),
      item(10, { at_risk: 1, rest: 8, change: compared([2, 7], [1, 9]) }),
      item(11, { rest: 9, change: compared([0, 7], [0, 9]) }),
      item(12, { rest: 9, change: { status: 'not_comparable' } }),
    ];
    const participation = { total: 9, sent: 9, late: 0, paper: 0, excused: 0, exempt: 0 };
    const { text } = summaryScreen(
      vi,
      facts(
        { closed: true, items, participation, pooledReviews: 6 },
        { comparedWith: { kind: 'monthly', period: { year: 2026, month: 11 } } },
      ),
    ).screen;
    expect(text).toContain(
      `So với đợt tháng 11/2026, số nêu trên số bản được tính khi đợt kết thúc: mục 4 từ 1/7 thành 3/9; mục 10 từ 2/7 thành 1/9.
Không so được: mục 12. Hai đợt không được tính như nhau, hoặc phép so có thể làm lộ một người.`,
    );
    expect(text).toContain('Đã cộng 6 bản “Chỉ lấy số liệu”,');
    const none = summaryScreen(vi, facts({ closed: true, participation })).screen.text;
    expect(none).toContain('chưa đủ năm nên không được cộng');
    expect(none).not.toContain('So với');
  });

  it('says what was approved and whether it has changed since', () => {
    const approved = {
      ...{ number: 1, at: new Date('2026-12-03T12:05:00Z'), by: 'Trần Thị Bình' },
      ...{ changed: false, mayTakeBack: false },
    };
    const same = summaryScreen(vi, facts({}, { approved }));
    expect(plain(same.screen.text)).toContain(
      'BẢN TỔNG HỢP (bản duyệt số 1) · đợt tháng 12/2026\nChi bộ Tổ dân phố 5 · sinh hoạt 03/12/2026\nĐồng chí Trần Thị Bình đã duyệt bản số 1 lúc 19 giờ 05 ngày 03/12/2026.',
    );
    expect(same.screen.text).not.toContain('Có thay đổi sau khi duyệt');
    expect(same.screen.text).not.toContain('dự thảo');
    expect(buttons(same).flat()).not.toContain('Duyệt lại');
    const changed = summaryScreen(vi, facts({}, { approved: { ...approved, changed: true } }));
    expect(changed.screen.text).toContain('Có thay đổi sau khi duyệt.');
    expect(buttons(changed).slice(-3)).toEqual([
      ['Duyệt lại'],
      ['Xem bản đã duyệt', 'Văn bản'],
      ['Đợt khác'],
    ]);
    const frozen = summaryScreen(vi, facts({}, { approved: { ...approved, changed: true }, version: 1 }));
    expect(frozen.screen.text).toContain('(bản duyệt số 1)');
    expect(same.screen.text).not.toContain('Rút lại được');
    const own = summaryScreen(vi, facts({}, { approved: { ...approved, mayTakeBack: true } }));
    expect(own.screen.text).toContain('Rút lại được khi chưa có ai khác mở xem.');
    expect(buttons(own)).toContainEqual(['Rút lại việc duyệt bản số 1']);
    expect(buttons(frozen).slice(-2)).toEqual([['Xem bản hiện nay', 'Văn bản'], ['Đợt khác']]);
    expect(buttons(frozen).flat()).not.toContain('Duyệt lại');
  });

  it('says of an approved copy what it holds, and never that its figures still change', () => {
    const approved = {
      ...{ number: 1, at: new Date('2026-12-03T12:05:00Z'), by: 'Trần Thị Bình' },
      ...{ changed: false, mayTakeBack: false },
    };
    const unchanged = facts({}, { approved });
    const frozen = facts({}, { approved: { ...approved, changed: true }, version: 1 });
    for (const view of [unchanged, frozen]) {
      expect(summaryScreen(vi, view).screen.text).not.toContain('còn thay đổi');
      expect(summaryScreen(vi, view).screen.text).toContain('Bản này được duyệt khi đợt chưa kết thúc, ');
      expect(summaryScreen(en, view).screen.text).not.toContain('still change');
    }
    const since = facts({}, { approved: { ...approved, changed: true } });
    expect(summaryScreen(vi, since).screen.text).toContain('còn thay đổi');
  });

  it('names figures of commitments that add up: kept, running, not yet and new are all of them', () => {
    const commitments = { made: 9, kept: 2, running: 3, notYet: 1, overdue: 4 };
    const line =
      /được tính: (\d+), gồm đã \D+(\d+) · đang \D+(\d+) · chưa \D+(\d+) · mới (\d+)\. Trong số ấy, quá hạn (\d+)\./;
    const [total, ...parts] = (
      line.exec(plain(summaryScreen(vi, facts({ commitments })).screen.text))?.slice(1) ?? []
    ).map(Number);
    expect([total, ...parts]).toEqual([9, 2, 3, 1, 3, 4]);
    expect(parts.slice(0, 4).reduce((sum, part) => sum + part, 0)).toBe(total);
    expect(plain(summaryScreen(en, facts({ commitments })).screen.text)).toContain(
      'Commitments counted: 9, namely done 2 · in progress 3 · not yet 1 · new 3. Of all these, overdue 4.',
    );
  });

  it('offers the deputy neither to approve nor, once closed, to remind', () => {
    const shown = summaryScreen(
      vi,
      facts(
        { people: [person(1, { state: 'missing' })] },
        { may: { approve: false, remind: false, print: false, markPaper: false } },
      ),
    );
    expect(buttons(shown)).toEqual([['Từng mục', 'Ai chưa gửi (1)'], ['Số liệu để chép'], ['Đợt khác']]);
  });

  it('fits one message where everything is raised, in both languages', () => {
    const items = checklists.full.groups
      .flatMap((group) => group.items)
      .map(({ number }) =>
        item(number, {
          at_risk: 150,
          correcting: 150,
          discuss: 150,
          change: compared([number, 99], [14, 99]),
        }),
      );
    const full = facts(
      {
        items,
        closed: true,
        participation: { total: 150, sent: 150, late: 150, paper: 9, excused: 9, exempt: 9 },
      },
      {
        comparedWith: { kind: 'monthly', period: { year: 2026, month: 11 } },
        cell: { name: 'Chi bộ '.repeat(14), zone: 'Asia/Ho_Chi_Minh' },
      },
    );
    for (const translator of [vi, en]) expectSendable(summaryScreen(translator, full));
    expect(summaryScreen(vi, full).screen.text).toContain('… và 22 mục khác, xin bấm “Từng mục”.');
  });
});

describe('item by item', () => {
  it('the most raised comes first, the quiet ones in one line', () => {
    const items = [1, 2, 3, 4, 5, 6, 7].map((number) => item(number, { rest: 3 }));
    items[1] = item(2, { at_risk: 1, rest: 2 });
    items[4] = item(5, { correcting: 1, discuss: 1, skipped: 1 });
    items[6] = item(7, { skipped: 2, rest: 1 });
    const { screen } = itemsScreen(vi, facts({ items }), 1);
    expect(plain(screen.text)).toBe(
      `Từng mục · đợt tháng 12/2026

5. ${title(5)}: 2/3 bản
đang sửa 1 · muốn trao đổi riêng 1 · bỏ qua 1 · còn lại 0
2. ${title(2)}: 1/3 bản
nguy cơ 1 · còn lại 2

Chưa thấy nêu trong phần được đọc: mục 1, 3, 4, 6, 7.
Có bản bỏ qua: mục 7 (2/3).

“Còn lại” gồm các bản không nêu gì ở mục ấy và các bản không được tính ở đây, nếu có: bản “Chỉ lấy số liệu”, mục gửi riêng người khác. Bản “Chỉ lấy số liệu”, nếu có từ năm bản, được cộng khi đợt kết thúc.`,
    );
  });

  it('as long as nobody has sent, that is said instead of nothing raised', () => {
    const items = [1, 2, 3].map((number) => item(number));
    const { screen } = itemsScreen(vi, facts({ items }), 1);
    expect(plain(screen.text)).toBe('Từng mục · đợt tháng 12/2026\n\nChưa có đồng chí nào gửi bản tự soi.');
  });

  it('a long checklist is paged', () => {
    const items = Array.from({ length: 200 }, (_, index) =>
      item(index + 1, { at_risk: 3, discuss: 2, rest: 145 }),
    );
    const pages = pagesOf(itemsScreen, facts({ items }));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach(expectSendable);
    const text = pages.map(({ screen }) => plain(screen.text)).join('\n');
    for (let number = 1; number <= 200; number += 1) expect(text).toMatch(new RegExp(`(^|\\n)${number}\\. `));
  });

  it.each([
    [[], ''],
    [[4], '4'],
    [[4, 5], '4, 5'],
    [[1, 2, 3, 7, 9, 10, 11, 12], '1–3, 7, 9–12'],
  ])('the numbers %j are written %s', (items, expected) => {
    expect(itemRanges(items)).toBe(expected);
  });
});

describe('who has sent', () => {
  it('puts those who have not first, with why they cannot be reached', () => {
    const people = [
      person(1),
      person(2, { state: 'missing' }),
      person(3, { state: 'missing', obstacle: 'no_account' }),
      person(4, { state: 'missing', obstacle: 'no_consent' }),
      person(5, { state: 'missing', obstacle: 'blocked' }),
      person(6, { state: 'missing', obstacle: 'removed' }),
      person(7, { state: 'late', obstacle: 'blocked' }),
      person(8, { state: 'excused' }),
    ];
    const { screen, memberIds } = peopleScreen(vi, facts({ people }), 1);
    expect(plain(screen.text).replaceAll('Nguyễn Thị Hoàng Ánh', 'Ánh')).toBe(
      `Ai đã gửi, ai chưa · đợt tháng 12/2026

Chưa gửi (5)
• Ánh 2
• Ánh 3: chưa kết nối
• Ánh 4: chưa bấm đồng ý
• Ánh 5: không nhận được tin nhắn
• Ánh 6: đã bỏ khỏi danh sách của trợ lý

Gửi muộn (1)
• Ánh 7

Vắng có lý do (1)
• Ánh 8

Đã gửi (1)
• Ánh 1`,
    );
    expect(memberIds).toEqual([]);
  });

  it('of a cell of 150 is paged, everybody once', () => {
    const people = Array.from({ length: 150 }, (_, index) =>
      person(index, { state: index % 2 === 0 ? 'missing' : 'sent', obstacle: 'no_account' }),
    );
    const pages = pagesOf(peopleScreen, facts({ people }));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach(expectSendable);
    const text = pages.map(({ screen }) => plain(screen.text)).join('\n');
    for (const { name } of people)
      expect(
        text
          .split('\n')
          .filter((line) => line.startsWith(`• ${name}`) && /^(:|$)/.test(line.slice(name.length + 2))),
      ).toHaveLength(1);
    expect(buttons(pages[0] ?? { screen: { text: '', buttons: [] } })).toEqual([
      [`1/${pages.length}`, '›'],
      ['‹ Bản tổng hợp'],
    ]);
  });
});

describe('words', () => {
  const one = words(1, {
    ...{ how: 'còn nể nang <trong> góp ý & phê bình', causeKind: 'subjective', cause: 'ngại va chạm' },
    ...{ remedy: 'góp ý thẳng', deadlineOn: '2026-12-31', help: 'xin tài liệu' },
  });

  it('stand under the name of who wrote them, marked where they must not be read out', () => {
    const two = words(2, { level: undefined, skipReason: 'chưa rõ mục này', sharing: 'secretary' });
    const three = words(2, { level: 'at_risk', item: 5, causeKind: 'objective' });
    const { screen, memberIds } = wordsScreen(vi, facts({ words: [one, two, three] }), 1);
    expect(plain(screen.text)).toBe(
      `Phần các đồng chí viết · đợt tháng 12/2026

Nguyễn Văn 1
Mục 4. ${title(4)}: Có, đang sửa
– Biểu hiện cụ thể: còn nể nang <trong> góp ý & phê bình
– Nguyên nhân chủ quan: ngại va chạm
– Biện pháp khắc phục: góp ý thẳng
– Thời hạn khắc phục: 31/12/2026
– Đề nghị chi bộ giúp: xin tài liệu

Nguyễn Văn 2
Mục 4. ${title(4)}: Bỏ qua 🔒
– Lý do: chưa rõ mục này
Mục 5. ${title(5)}: Có nguy cơ
– Nguyên nhân: khách quan

Nội dung có dấu 🔒 chỉ riêng đồng chí được xem; xin không đọc, không nhắc tại kỳ sinh hoạt. Mỗi lần đồng chí mở, người viết đều xem được ở /dulieu`,
    );
    expect(memberIds).toEqual(['m1', 'm2']);
    expect(screen.protect).toBe(true);
    expect(screen.text).toContain('còn nể nang &lt;trong&gt; góp ý &amp; phê bình');
  });

  it('and deadlines and commitments list people by given name, in whatever order they stand on the roster', () => {
    const names = ['Nguyễn Văn Tư', 'Trần Thị Ánh', 'Lê Văn Đức', 'Phạm Thị Dung'];
    const all = names.map((name, index) => words(index, { name, deadlineOn: '2026-12-31' }));
    const commitments = names.map((name, index) => ({
      ...{ memberId: `m${index}`, name, item: 4, itemName: { vi: 'Mục', en: 'Item' } },
      ...{ sharing: 'cell' as const, status: 'made' as const, overdue: false, dueOn: undefined },
      ...{ remedy: 'góp ý thẳng', note: undefined },
    }));
    for (const lay of [wordsScreen, deadlinesScreen, commitmentsScreen]) {
      const { screen, memberIds } = lay(vi, facts({ words: all }, { commitments }), 1);
      const places = ['Ánh', 'Dung', 'Đức', 'Tư'].map((given) => screen.text.indexOf(` ${given}`));
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect([...new Set(memberIds)]).toEqual(['m1', 'm3', 'm2', 'm0']);
    }
  });

  it('of one person are never broken over pages where they fit on one', () => {
    const people = Array.from({ length: 150 }, (_, index) => words(index, { how: 'chữ '.repeat(200) }));
    const pages = pagesOf(wordsScreen, facts({ words: people }));
    pages.forEach(expectSendable);
    expect(pages.flatMap(({ memberIds }) => memberIds)).toEqual(people.map(({ memberId }) => memberId));
  });

  it('of 4,096 characters in every field lose nothing, and the page says whose they are', () => {
    const long = (word: string) => `${word} `.repeat(Math.floor(4096 / (word.length + 1))).trim();
    const giant = words(1, {
      ...{ how: long('xoan'), cause: long('mận'), remedy: long('quế'), help: '🙏'.repeat(2048) },
    });
    const pages = pagesOf(wordsScreen, facts({ words: [giant, words(2, { how: 'ngắn' })] }));
    pages.forEach(expectSendable);
    const text = pages.map(({ screen }) => plain(screen.text)).join('\n');
    const count = (word: string) => text.split(word).length - 1;
    expect([count('xoan'), count('mận'), count('quế'), count('🙏')]).toEqual([819, 1024, 1024, 2048]);
    expect(text).not.toContain('\uFFFD');
    expect(pages.length).toBeGreaterThan(5);
    for (const { screen } of pages.slice(1, -1))
      expect(plain(screen.text)).toContain('Nguyễn Văn 1 (tiếp theo)');
    expect(pages.slice(0, -1).flatMap(({ memberIds }) => memberIds)).toEqual(
      pages.slice(0, -1).map(() => 'm1'),
    );
  });

  it('that nobody shared are said to be missing in a kind word', () => {
    expect(wordsScreen(vi, facts({}), 1).screen.text).toContain(
      'Chưa có phần viết nào mà đồng chí được đọc.',
    );
  });

  it('a page that is no longer there shows the last one', () => {
    const { screen } = wordsScreen(vi, facts({ words: [one] }), 99);
    expect(plain(screen.text)).toContain('Nguyễn Văn 1');
    expect(wordsScreen(vi, facts({ words: [one] }), 0).screen.text).toBe(screen.text);
  });
});

it('deadlines stand by day, the soonest first, and are words of those who committed to them', () => {
  const { screen, memberIds } = deadlinesScreen(
    vi,
    facts({
      words: [
        words(1, { deadlineOn: '2026-12-31' }),
        words(2, { deadlineOn: '2026-12-10', sharing: 'secretary' }),
        words(3, { deadlineOn: '2026-12-31', item: 5 }),
        words(4),
      ],
    }),
    1,
  );
  expect(plain(screen.text)).toContain(
    `10/12/2026
• Nguyễn Văn 2: mục 4, ${title(4)} 🔒

31/12/2026
• Nguyễn Văn 1: mục 4, ${title(4)}
• Nguyễn Văn 3: mục 5, ${title(5)}`,
  );
  expect(memberIds).toEqual(['m2', 'm1', 'm3']);
});

it('rounds to choose from stand under each other, eight at a time', () => {
  const choices = Array.from({ length: 10 }, (_, index) => ({
    round: { id: roundId, kind: 'monthly' as const, period: { year: 2026, month: 12 - index } },
    isOpen: index === 0,
    isApproved: index === 1,
  }));
  const first = roundsScreen(vi, choices, { roundId, page: 1 });
  expect(buttons({ screen: first })).toEqual([
    ['Đợt tháng 12/2026 (đang mở)'],
    ['Đợt tháng 11/2026 ✓'],
    ['Đợt tháng 10/2026'],
    ['Đợt tháng 9/2026'],
    ['Đợt tháng 8/2026'],
    ['Đợt tháng 7/2026'],
    ['Đợt tháng 6/2026'],
    ['Đợt tháng 5/2026'],
    ['Cũ hơn ›'],
    ['Xu hướng', '‹ Bản tổng hợp'],
  ]);
  expect(buttons({ screen: roundsScreen(vi, choices, { roundId, page: 9 }) }).slice(0, 2)).toEqual([
    ['Đợt tháng 4/2026'],
    ['Đợt tháng 3/2026'],
  ]);
});

describe('pages', () => {
  it('break between lines only, and name the section again', () => {
    const lines = ['aaaa', 'bbbb', 'cccc'].map((html) => ({ html, memberId: html }));
    const sections = [{ heading: 'H', continued: 'H+', together: false, lines }];
    expect(paginate(sections, 12)).toEqual([
      { html: 'H\naaaa\nbbbb', memberIds: ['aaaa', 'bbbb'] },
      { html: 'H+\ncccc', memberIds: ['cccc'] },
    ]);
  });

  it('keep a section together where it fits on a page of its own', () => {
    const section = (heading: string) => ({
      ...{ heading, continued: `${heading}+`, together: true },
      lines: [{ html: 'aaaa' }, { html: 'bbbb' }],
    });
    expect(paginate([section('H'), section('I')], 16).map(({ html }) => html)).toEqual([
      'H\naaaa\nbbbb',
      'I\naaaa\nbbbb',
    ]);
  });

  it.each([
    ['a &lt;b&gt;', 5],
    ['<b>đậm</b> &amp; nghiêng', 13],
  ])('%s is %i characters long', (html, length) => {
    expect(parsedLength(html)).toBe(length);
  });

  it.each([
    ['ngắn', 10, ['ngắn']],
    ['một hai ba', 7, ['một hai', 'ba']],
    ['một hai\nba bốn', 12, ['một hai', 'ba bốn']],
    ['aaaaaaaaaa', 4, ['aaaa', 'aaaa', 'aa']],
    ['🙏🙏🙏', 3, ['🙏', '🙏', '🙏']],
    ['👨‍👩‍👧👨‍👩‍👧', 9, ['👨‍👩‍👧', '👨‍👩‍👧']],
    ['xa\u0323\u0306y', 3, ['x', 'a\u0323\u0306', 'y']],
    ['aaa \u0301bb', 4, ['aaa', ' \u0301bb']],
    ['', 5, ['']],
  ])('%j in pieces of %i is %j', (text, longest, pieces) => {
    expect(splitText(text, longest)).toEqual(pieces);
  });
});

it('the figures can be copied as one text, each with its denominator, and no name among them', () => {
  const participation = { total: 9, sent: 6, late: 1, paper: 1, excused: 1, exempt: 2 };
  const view = facts({
    ...{ participation, closed: true, words: [] },
    items: [{ item: 4, at_risk: 1, correcting: 0, discuss: 0, rest: 5, skipped: 0, change: undefined }],
    commitments: { made: 4, kept: 1, running: 1, notYet: 1, overdue: 1 },
  });
  const { screen, memberIds } = countsTextScreen(vi, view);
  expect(screen.text).toBe(
    [
      'Bấm vào khung để chép:\n',
      [
        '<code>Chi bộ Tổ dân phố 5, đợt tháng 12/2026: đã gửi 6/9 bản tự soi.',
        'Gửi muộn 1. Nộp bản giấy 1. Vắng có lý do 1. Miễn sinh hoạt 2.',
        'Cam kết tự sửa được tính 4, gồm đã khắc phục 1, đang khắc phục 1, chưa khắc phục 1, mới 1; trong số ấy, quá hạn 1.',
        'Nêu nhiều nhất (số bản nêu trên số bản được tính): mục 4 Lơi lỏng nguyên tắc, làm việc qua loa 1/6.</code>',
      ].join(' '),
    ].join('\n'),
  );
  expect(memberIds).toEqual([]);
  expect(countsTextScreen(vi, facts({ participation })).screen.text).toContain('chưa chốt');
});
