import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChecklistFiles } from '../../../src/storage/data-files/checklist-files.ts';
import { readHolidayFile } from '../../../src/storage/data-files/holiday-file.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { brokenFileText } from '../../../src/screens/operator/start.ts';

const shipped = fileURLToPath(new URL('../../../prisma/', import.meta.url));
const { en } = await loadTranslators('locales');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checklists-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a folder of checklists', () => {
  it('gives those that are shipped', async () => {
    const read = await readChecklistFiles(join(shipped, 'checklists'));
    expect(read).toMatchObject({
      status: 'read',
      checklists: [
        { key: 'bieu-hien-27', shortTitle: { vi: '27 biểu hiện' } },
        { key: 'chuan-muc-144', shortTitle: { vi: '5 chuẩn mực (144)' } },
        { key: 'dieu-khong-lam-207', shortTitle: { vi: '19 điều (207)' } },
        { key: 'trong-tam-5', shortTitle: { vi: '5 điều trọng tâm' } },
        { key: 'phieu-thang', shortTitle: { vi: 'Phiếu tự soi tháng' } },
        { key: 'trach-nhiem-19', shortTitle: { vi: 'Trách nhiệm (19)' } },
      ],
    });
  });

  it('is read in the order of file names, and only its .json files', async () => {
    await put('b.json', await shippedFocus());
    await put('a.json', (await shippedFocus()).replace('"trong-tam-5"', '"ban-khac"'));
    await put('README.md', 'not a checklist');
    await put('._a.json', 'left behind by a copy program');
    await mkdir(join(folder, 'old.json'));
    const read = await readChecklistFiles(folder);
    expect(read.status === 'read' && read.checklists.map((checklist) => checklist.key)).toEqual([
      'ban-khac',
      'trong-tam-5',
    ]);
  });

  it('takes a file that an editor saved with a byte order mark', async () => {
    await put('a.json', `\uFEFF${await shippedFocus()}`);
    expect(await readChecklistFiles(folder)).toMatchObject({ status: 'read' });
  });

  it('names the file and the place inside it where the content is wrong', async () => {
    await put('a.json', await shippedFocus());
    const fourthHint = /("number": 4,[^]*?"hint": \{\s*"vi": ")[^"]*/;
    const spoiled = (await shippedFocus()).replace('"trong-tam-5"', '"ban-khac"').replace(fourthHint, '$1 ');
    await put('b.json', spoiled);
    expect(await told()).toBe(
      `${join(folder, 'b.json')} cannot be used: groups[0].items[3].hint.vi is empty. Correct the file, then start again.`,
    );
  });

  it('names both files that use one key', async () => {
    await put('a.json', await shippedFocus());
    await put('b.json', await shippedFocus());
    expect(await told()).toBe(
      `${join(folder, 'b.json')} cannot be used: key is "trong-tam-5", which a.json already has. Correct the file, then start again.`,
    );
  });

  it.each([
    ['{\n  "key": "a",\n  "title": }', 'line 3, column 12', 'there is "}" where a value is expected'],
    [
      '{\n  "key": "a"\n  "title": 1\n}',
      'line 3, column 3',
      'there is "\\"" where a comma or the closing bracket is expected',
    ],
    [
      '{\n  "key": "a",\n}',
      'line 3, column 1',
      'there is "}" where a name in double quotes is expected (is there a comma too many?)',
    ],
    ['[1, 2,\n]', 'line 2, column 1', 'there is "]" where a value is expected'],
    ['{ "key" "a" }', 'line 1, column 9', 'there is "\\"" where a colon after the name is expected'],
    ["{ 'key': 1 }", 'line 1, column 3', 'there is "\'", which may not stand there'],
    [
      '{ "a": [{ "b": 1 }',
      'line 1, column 19',
      'the file ends where a comma or the closing bracket is expected',
    ],
    ['{ "a": 1 } }', 'line 1, column 12', 'there is "}" where the end of the file is expected'],
    ['{ "a": [1} }', 'line 1, column 10', 'there is "}" where a comma or the closing bracket is expected'],
    ['{\n  "a": "two\nlines"\n}', 'line 2, column 8', 'there is "\\"", which may not stand there'],
    ['{ "a": 01 }', 'line 1, column 9', 'there is "1" where a comma or the closing bracket is expected'],
    ['{ "a": tru }', 'line 1, column 8', 'there is "t", which may not stand there'],
    ['{ "a": 1 // note\n}', 'line 1, column 10', 'there is "/", which may not stand there'],
    ['', 'line 1, column 1', 'the file ends where a value is expected'],
  ])('names line and column where the file is not JSON: %j', async (text, place, found) => {
    expect(() => {
      JSON.parse(text);
    }).toThrow();
    await put('a.json', text);
    expect(await told()).toBe(
      `${join(folder, 'a.json')} cannot be used: ${place} is not valid JSON: ${found}. Correct the file, then start again.`,
    );
  });

  it('finds the very character removed from a long file', async () => {
    const text = await shippedFocus();
    const comma = text.indexOf('",\n', 1500) + 1;
    await put('a.json', text.slice(0, comma) + text.slice(comma + 1));
    const lineAfter = text.slice(0, comma).split('\n').length + 1;
    expect(await told()).toMatch(new RegExp(`: line ${lineAfter}, column \\d+ is not valid JSON`));
  });

  it('refuses a file in an old encoding instead of showing broken letters', async () => {
    await writeFile(join(folder, 'a.json'), Buffer.from([0x7b, 0x22, 0xe1, 0xba, 0x22, 0x7d]));
    expect(await told()).toContain('is not saved as UTF-8 text; save it again with that encoding');
  });

  it('tells five problems of a file and counts the rest', async () => {
    const shorts = /("short": \{\s*"vi": ")[^"]*(",\s*"en": ")[^"]*/g;
    await put('a.json', (await shippedFocus()).replace(shorts, '$1$2'));
    expect(await told()).toBe(
      `${join(folder, 'a.json')} cannot be used: groups[0].items[0].short.vi is empty; groups[0].items[0].short.en is empty; ` +
        'groups[0].items[1].short.vi is empty; groups[0].items[1].short.en is empty; groups[0].items[2].short.vi is empty; ' +
        '5 more. Correct the file, then start again.',
    );
  });

  it('says so when the folder is empty, missing or a file', async () => {
    expect(await told()).toContain('holds no .json file, and at least one checklist is needed');
    expect(await told(join(folder, 'nowhere'))).toContain('is not a folder that can be read');
    await put('a.json', '{}');
    expect(await told(join(folder, 'a.json'))).toContain('is not a folder that can be read');
  });
});

describe('the file of holidays', () => {
  it('that is shipped can be read', async () => {
    expect(await readHolidayFile(join(shipped, 'holidays', 'viet-nam.json'))).toMatchObject({
      status: 'read',
      holidays: { key: 'viet-nam', coversFrom: '2025-01-01', coversUntil: '2028-12-31' },
    });
  });

  it('is named with the place where it is wrong', async () => {
    const text = await readFile(join(shipped, 'holidays', 'viet-nam.json'), 'utf8');
    await put('h.json', text.replace('"2026-02-20"', '"2026-02-10"'));
    const read = await readHolidayFile(join(folder, 'h.json'));
    expect(read).toMatchObject({
      status: 'broken',
      problems: [{ path: 'daysOff[5].until', fault: { is: 'before_from' } }],
    });
  });

  it('is named when it does not exist', async () => {
    const file = join(folder, 'h.json');
    const read = await readHolidayFile(file);
    expect(read.status === 'broken' && brokenFileText(en, read)).toBe(
      `${file} cannot be used: does not exist. Correct the file, then start again.`,
    );
  });
});

async function put(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text);
}

async function shippedFocus(): Promise<string> {
  return readFile(join(shipped, 'checklists', 'giang-thanh-5.json'), 'utf8');
}

async function told(path = folder): Promise<string> {
  const read = await readChecklistFiles(path);
  return read.status === 'broken' ? brokenFileText(en, read) : 'nothing is wrong';
}
