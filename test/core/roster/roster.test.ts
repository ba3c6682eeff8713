import { describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import {
  namesOnly,
  parseRoster,
  shownRole,
  stillRefused,
  suggestMembers,
} from '../../../src/core/roster/roster.ts';

const empty = { roster: [], gathered: [] };

describe('a list of members as it is typed', () => {
  it.each([
    ['Nguyễn Văn An', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['1. Nguyễn Văn An', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['01) Nguyễn Văn An', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['12 Nguyễn Văn An', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['7.Nguyễn Văn An', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['- Nguyễn Văn An', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['• đ/c Nguyễn Văn An', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['Đồng chí Nguyễn Văn An.', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['Trần Thị Bình, phó bí thư', 'Trần Thị Bình', 'official', 'active', 'deputy'],
    ['Trần Thị Bình, PHO BI THU', 'Trần Thị Bình', 'official', 'active', 'deputy'],
    ['Trần Thị Bình, Phó Bí thư chi bộ', 'Trần Thị Bình', 'official', 'active', 'deputy'],
    ['Trần Thị Bình, chi uỷ viên', 'Trần Thị Bình', 'official', 'active', 'cell_officer'],
    ['Trần Thị Bình, đảng viên, dự bị', 'Trần Thị Bình', 'probationary', 'active', 'member'],
    ['Trần Thị Bình, du bi', 'Trần Thị Bình', 'probationary', 'active', 'member'],
    ['Trần Thị Bình (dự bị)', 'Trần Thị Bình', 'probationary', 'active', 'member'],
    ['Trần Thị Bình - phó bí thư', 'Trần Thị Bình', 'official', 'active', 'deputy'],
    ['3\tTrần Thị Bình\tChi ủy viên\tChính thức', 'Trần Thị Bình', 'official', 'active', 'cell_officer'],
    ['Trần Thị Bình; miễn sinh hoạt', 'Trần Thị Bình', 'official', 'exempt', 'member'],
    ['Trần Thị Bình, được miễn công tác và sinh hoạt đảng', 'Trần Thị Bình', 'official', 'exempt', 'member'],
    ['Trần Thị Bình, sinh hoạt tạm thời, phó bí thư', 'Trần Thị Bình', 'official', 'temporary', 'deputy'],
    ['Trần Thị Bình, đảng viên chính thức', 'Trần Thị Bình', 'official', 'active', 'member'],
    ['Nguyễn Văn An, 1960', 'Nguyễn Văn An', 'official', 'active', 'member'],
    ['1\tNguyễn Văn An\t02/9/1960\t0912 345 678', 'Nguyễn Văn An', 'official', 'active', 'member'],
    [
      '12\tTrần Thị Bình\t1960\t+84 912-345-678\tPhó bí thư-Dự bị',
      'Trần Thị Bình',
      'probationary',
      'active',
      'deputy',
    ],
    ['Trần Thị Bình,', 'Trần Thị Bình', 'official', 'active', 'member'],
    ['Nguyễn Văn An (1960), dự bị', 'Nguyễn Văn An (1960)', 'probationary', 'active', 'member'],
    ['Trần Thị Bình, dự bị, sinh hoạt tạm thời', 'Trần Thị Bình', 'probationary', 'temporary', 'member'],
    [
      'Trần Thị Bình (đảng viên dự bị sinh hoạt tạm thời)',
      'Trần Thị Bình',
      'probationary',
      'temporary',
      'member',
    ],
    ['Trần Thị Bình, chính thức, miễn sinh hoạt', 'Trần Thị Bình', 'official', 'exempt', 'member'],
    ['Trần Thị Bình, ĐVDB, đang sinh hoạt', 'Trần Thị Bình', 'probationary', 'active', 'member'],
    ['Trần Thị Bình, phó bí thư dự bị', 'Trần Thị Bình', 'probationary', 'active', 'deputy'],
    ['Tran Thi Binh, deputy, official', 'Tran Thi Binh', 'official', 'active', 'deputy'],
  ] as const)('%j is one member', (line, name, membership, standing, role) => {
    expect(parseRoster(line, empty)).toEqual({
      entries: [{ name, membership, standing, role }],
      problems: [],
    });
  });

  it.each([
    ['An', { why: 'too_short' }],
    ['Nguyễn Văn An 0912345678', { why: 'digits' }],
    ['Nguyễn Văn An, bí thư', { why: 'secretary' }],
    ['Nguyễn Văn An, bi thu chi bo', { why: 'secretary' }],
    ['Nguyễn Văn An, tổ trưởng', { why: 'unknown_word', word: 'tổ trưởng' }],
    [
      '1\tNguyễn Văn An\t1960\t0912345678\tPhó bí thư - Tổ trưởng',
      { why: 'unknown_word', word: 'Tổ trưởng' },
    ],
    ['Nguyễn Văn An, 30', { why: 'unknown_word', word: '30' }],
    ['Nguyễn Văn An, phó bí thư, chi ủy viên', { why: 'two_roles' }],
    ['Nguyễn Văn An, dự bị, chính thức', { why: 'two_memberships' }],
    ['Nguyễn Văn An, miễn sinh hoạt, sinh hoạt tạm thời', { why: 'two_standings' }],
    ['Nguyễn Văn An = bí thư', { why: 'not_a_name' }],
    [', dự bị', { why: 'too_short' }],
  ])('%j is reported', (line, problem) => {
    const { entries, problems } = parseRoster(line, empty);

    expect(entries).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ line: 1, ...problem })]);
  });

  it('counts lines as the secretary sees them, blank ones and headings too', () => {
    const text =
      'DANH SÁCH ĐẢNG VIÊN\n\n1. Nguyễn Văn An\r\n2. Bình\n\n3. Trần Thị Bình, chủ nhiệm\n4. Lê Văn Cường';

    const { entries, problems } = parseRoster(text, empty);

    expect(entries.map(({ name }) => name)).toEqual(['Nguyễn Văn An', 'Lê Văn Cường']);
    expect(problems).toEqual([
      { line: 4, text: '2. Bình', why: 'too_short' },
      {
        line: 6,
        text: '3. Trần Thị Bình, chủ nhiệm',
        why: 'unknown_word',
        word: 'chủ nhiệm',
        name: 'Trần Thị Bình',
      },
    ]);
  });

  it('takes letters that look the same for the same person, in the roster and in the list', () => {
    const text = 'Nguyễn Văn \u00D0ức\nY’Bar Niê\nYʼBar Niê\n\u00D0ồng chí Lê Văn Hai\nLê Văn Hai';

    const { entries, problems } = parseRoster(text, { roster: ['Nguyễn Văn Đức'], gathered: [] });

    expect(entries.map(({ name }) => name)).toEqual(["Y'Bar Niê", 'Lê Văn Hai']);
    expect(problems.map(({ line, why }) => [line, why])).toEqual([
      [1, 'in_roster'],
      [3, 'in_list'],
      [5, 'in_list'],
    ]);
  });

  it('takes nothing of a list in an old font, not even the names that have no marks', () => {
    const text = '1. Nguyeãn Vaên An, phoù bí thö\n2. Cao Minh Tuy\n3. Traàn Thò Hoa';

    const { entries, problems } = parseRoster(text, empty);

    expect(entries).toEqual([]);
    expect(problems.map(({ line, why }) => [line, why])).toEqual([
      [1, 'old_font'],
      [3, 'old_font'],
    ]);
  });

  it('reports one line in an old font among others that can be read', () => {
    const { entries, problems } = parseRoster('Lê Văn Cường\nTrÇn ThÞ Hoa\nĐỗ Văn Sơn', empty);

    expect(entries.map(({ name }) => name)).toEqual(['Lê Văn Cường', 'Đỗ Văn Sơn']);
    expect(problems).toEqual([{ line: 2, text: 'TrÇn ThÞ Hoa', why: 'old_font' }]);
  });

  it('reports who stands in the roster, in an earlier message, or on an earlier line', () => {
    const text = 'nguyen van an\nTrần Thị Bình\nLê Văn Cường\nLÊ VĂN CƯỜNG, dự bị';

    const { entries, problems } = parseRoster(text, {
      roster: ['Nguyễn Văn An'],
      gathered: [{ name: 'Trần Thị Bình', membership: 'official', standing: 'active', role: 'member' }],
    });

    expect(entries.map(({ name }) => name)).toEqual(['Lê Văn Cường']);
    expect(problems).toEqual([
      { line: 1, text: 'nguyen van an', why: 'in_roster' },
      { line: 2, text: 'Trần Thị Bình', why: 'in_list', firstLine: undefined },
      { line: 4, text: 'LÊ VĂN CƯỜNG, dự bị', why: 'in_list', firstLine: 3 },
    ]);
  });

  it('keeps namesakes apart once something tells them apart', () => {
    const { entries, problems } = parseRoster('Nguyễn Văn An (1960)\nNguyễn Văn An (1972)', {
      roster: ['Nguyễn Văn An'],
      gathered: [],
    });

    expect(entries.map(({ name }) => name)).toEqual(['Nguyễn Văn An (1960)', 'Nguyễn Văn An (1972)']);
    expect(problems).toEqual([]);
  });

  it('reads a list of 150 names', () => {
    const letters = 'ABCDEGHIKLMNOPQ';
    const text = Array.from({ length: 150 }, (_, index) => {
      const [one, two] = [letters.charAt(Math.floor(index / 15)), letters.charAt(index % 15)];
      return `${index + 1}. Nguyễn ${one}a ${two}e`;
    }).join('\n');

    const { entries, problems } = parseRoster(text, empty);

    expect(entries).toHaveLength(150);
    expect(problems).toEqual([]);
  });

  it('stops at 200 members', () => {
    const roster = Array.from({ length: 199 }, (_, index) => `Nguyễn Văn Ba (${index})`);

    const { entries, problems } = parseRoster('Trần Thị Bình\nLê Văn Cường', { roster, gathered: [] });

    expect(entries.map(({ name }) => name)).toEqual(['Trần Thị Bình']);
    expect(problems).toEqual([{ line: 2, text: 'Lê Văn Cường', why: 'too_many' }]);
  });
});

describe('names without what was not understood', () => {
  it('takes the names of lines whose rest was not understood, and of these alone; who has a vote stays to be asked', () => {
    const { problems } = parseRoster(
      [
        '1\tNguyễn Văn An\t1960\t0912345678\tTổ trưởng - Trưởng ban',
        '2\tDung\t1961',
        '3\tLê Văn Cường 0912345678',
        '4\tNGUYỄN VĂN AN\tdự bị\tthôn 3',
        '5\tPhạm Thị Hoa\tBí thư',
      ].join('\n'),
      empty,
    );

    const { entries, problems: left } = namesOnly(problems, empty);

    expect(entries).toEqual([
      { name: 'Nguyễn Văn An', membership: undefined, standing: 'active', role: 'member' },
      { name: 'Lê Văn Cường', membership: undefined, standing: 'active', role: 'member' },
      { name: 'Phạm Thị Hoa', membership: undefined, standing: 'active', role: 'member' },
    ]);
    expect(left).toMatchObject([
      { line: 2, why: 'too_short' },
      { line: 4, why: 'in_list', firstLine: 1 },
    ]);
  });

  it("leaves the secretary's own line out where it says who they are", () => {
    const line = '1\tTrần Thị Bình\t1958\t0912345678\tBí thư - Trưởng ban';

    expect(
      parseRoster(line, { roster: ['Trần Thị Bình'], gathered: [], secretary: 'Trần Thị Bình' }),
    ).toEqual({
      entries: [],
      problems: [],
    });
    expect(
      parseRoster(line, { roster: ['Lê Văn Hai'], gathered: [], secretary: 'Lê Văn Hai' }).problems,
    ).toMatchObject([{ why: 'secretary', name: 'Trần Thị Bình' }]);
  });
});

describe('lines that are still refused', () => {
  it.each([
    ['Lê Thị Bình', ['2. Dung', '3. Phạm Văn Hai, tổ trưởng']],
    ['Phạm Văn Hai\nTrần Thị Dung, dự bị', ['1. Bình']],
    ['Đỗ Văn Sơn', ['1. Bình', '2. Dung', '3. Phạm Văn Hai, tổ trưởng']],
    ['Phạm Văn Hai, tổ trưởng', ['1. Bình', '2. Dung']],
  ])('after %j', (later, left) => {
    const { problems } = parseRoster(
      '1. Bình\n2. Dung\n3. Phạm Văn Hai, tổ trưởng\nTrÇn ThÞ Hoa\nLê Văn An\nLê Văn An\nVũ Văn Tư',
      { ...empty, roster: ['Vũ Văn Tư'] },
    );

    expect(stillRefused(problems, parseRoster(later, empty)).map(({ text }) => text)).toEqual(left);
  });
});

describe('members suggested for a typed name', () => {
  const roster = [
    member('Lê Văn An', 1, 'taken'),
    member('Nguyễn Văn An (1960)', 2, 'taken'),
    member('Nguyễn Văn An (1972)', 3, undefined),
    member('Trần Thị Bình', 4, undefined),
    member('Phạm An', 5, undefined),
  ];

  it.each([
    ['nguyen van an', ['Nguyễn Văn An (1972)', 'Nguyễn Văn An (1960)', 'Phạm An', 'Lê Văn An']],
    ['Văn An', ['Nguyễn Văn An (1972)', 'Lê Văn An', 'Nguyễn Văn An (1960)', 'Phạm An']],
    ['Bình Trần', ['Trần Thị Bình']],
    ['Hồ Xuân Hương', []],
  ])('for %j', (typed, names) => {
    expect(suggestMembers(typed, roster, 5).map(({ name }) => name)).toEqual(names);
  });

  it('gives no more than asked for', () => {
    expect(suggestMembers('Nguyễn Văn An', roster, 1).map(({ name }) => name)).toEqual([
      'Nguyễn Văn An (1972)',
    ]);
  });
});

describe('the role shown beside a name', () => {
  it.each([
    [[], 'member'],
    [['cell_officer'], 'cell_officer'],
    [['cell_officer', 'deputy'], 'deputy'],
    [['deputy', 'acting_secretary'], 'acting_secretary'],
    [['secretary', 'cell_officer'], 'secretary'],
  ] as const)('%j is shown as %s', (roles, shown) => {
    expect(shownRole(roles)).toBe(shown);
  });
});

function member(name: string, position: number, accountId: string | undefined): Member {
  return {
    id: `member-${position}`,
    unitId: 'unit',
    accountId,
    name,
    membership: 'official',
    standing: 'active',
    position,
    joinedAt: undefined,
    addedAt: new Date('2026-11-01T00:00:00Z'),
    removedAt: undefined,
  };
}
