import { expect, it } from 'vitest';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { backupText, restoreText } from '../../../src/screens/operator/backup.ts';
import { brokenFileText, startRefusalText } from '../../../src/screens/operator/start.ts';
import type { Damaged, Foreign } from '../../../src/core/model/database.ts';

const { vi, en } = await loadTranslators('locales');

const places = { database: 'data/tu-soi.db', key: 'data/data.key', file: 'sao-luu.db' };

const found: [Damaged | Foreign, string, string][] = [
  [
    { status: 'damaged', why: 'key_check_gone' },
    'không còn giá trị đối chiếu khóa',
    'the check value of its key is gone',
  ],
  [
    { status: 'damaged', why: 'migration_unfinished', migration: '2_more' },
    'bước nâng cấp 2_more chưa xong',
    'the migration 2_more was not finished',
  ],
  [
    { status: 'damaged', why: 'migration_edited', migration: '2_more' },
    'bước nâng cấp 2_more đã bị sửa sau khi chạy',
    'the migration 2_more was edited after it had been applied',
  ],
  [
    { status: 'damaged', why: 'unsound' },
    'SQLite không đọc được, hoặc thấy nội dung không còn nguyên vẹn',
    'SQLite cannot read it, or finds its contents damaged',
  ],
  [
    { status: 'foreign', why: 'other_program' },
    'tệp chứa bảng của chương trình khác',
    'it holds the tables of another program',
  ],
  [
    { status: 'foreign', why: 'not_sqlite' },
    'tệp không phải cơ sở dữ liệu SQLite',
    'it is not an SQLite database',
  ],
];

it.each(found)('why a file is refused is said in the language of the sentence: %o', (outcome, inVi, inEn) => {
  for (const [translator, words] of [
    [vi, inVi],
    [en, inEn],
  ] as const) {
    const said = [
      startRefusalText(translator, { ...outcome, ...places }),
      backupText(translator, outcome, places),
      restoreText(translator, outcome, places),
    ];
    for (const text of said) expect(text).toContain(`(${words})`);
  }
});

it('a file of content that is wrong is told in one language, with each place and what is wrong there', () => {
  const problems = [
    { path: 'title.vi', fault: { is: 'wrong_kind', expected: 'text', found: 'number' } },
    { path: 'groups', fault: { is: 'too_few', least: 1 } },
    { path: '', fault: { is: 'not_json', line: 3, column: 1, found: 'end', expected: 'nothing' } },
  ] as const;
  expect(brokenFileText(vi, { file: 'a.json', problems })).toBe(
    'Không dùng được a.json: title.vi phải là chữ, không phải một số; groups cần ít nhất 1 mục; ' +
      'dòng 3, cột 1 không đúng JSON: tệp đã hết, không được đứng ở đó. Xin sửa tệp rồi khởi động lại.',
  );
  expect(brokenFileText(en, { file: 'a.json', problems })).toBe(
    'a.json cannot be used: title.vi must be text, not a number; groups needs at least 1 entry; ' +
      'line 3, column 1 is not valid JSON: the file ends, which may not stand there. Correct the file, then start again.',
  );
});
