import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The title of each section of README.md, with the one README.vi.md gives it. */
const sections = [
  ['Tự Soi ([tiếng Việt](README.vi.md))', 'Tự Soi ([English](README.md))'],
  ['What it looks like', 'Trông ra sao'],
  ['Start', 'Bắt đầu'],
  ['Commands', 'Các lệnh'],
  ['What members are promised', 'Điều đã hứa với đảng viên'],
  ['Configuration', 'Cấu hình'],
  ['What the operator must decide about Telegram', 'Điều người vận hành phải quyết định về Telegram'],
  ['Backup', 'Sao lưu'],
  ['Layout', 'Cách sắp xếp'],
];

describe('README.vi.md and README.md', () => {
  const english = read('README.md');
  const vietnamese = read('README.vi.md');

  it('name each other in their first line and have the same sections in the same order', () => {
    expect(headings(english)).toEqual(sections.map(([title]) => title));
    expect(headings(vietnamese)).toEqual(sections.map(([, title]) => title));
  });

  it('give the same commands to paste and the same excerpts of screens', () => {
    expect(blocks(vietnamese)).toEqual(blocks(english));
  });

  it('name the same commands, options, variables and files', () => {
    expect(named(vietnamese)).toEqual(named(english));
  });

  it('have the same rows in each table', () => {
    expect(firstCells(vietnamese)).toEqual(firstCells(english));
  });

  it('show the same pictures and lead only to files that are there', () => {
    expect(pictures(vietnamese)).toEqual(pictures(english));
    for (const text of [english, vietnamese]) {
      for (const target of links(text)) expect(() => read(target), target).not.toThrow();
    }
  });
});

describe('every guide', () => {
  it.each([
    'docs/huong-dan/ba-cach-dung.md',
    'docs/huong-dan/bi-thu.md',
    'docs/huong-dan/nguoi-van-hanh.md',
    'docs/documents.md',
    'docs/van-ban/README.md',
  ])('%s leads only to files that are there', (guide) => {
    const targets = links(read(guide));
    for (const target of targets) {
      const file = path.join(path.dirname(guide), target);
      expect(() => read(file), target).not.toThrow();
    }
  });

  it('shows the secretary a month step by step, with every picture that was taken for it', () => {
    const guide = read('docs/huong-dan/bi-thu.md');
    const shown = [...guide.matchAll(/src="hinh\/([^"]+)"/gu)].map(([, file]) => file);
    expect(shown).toEqual(readdirSync(path.join(root, 'docs/huong-dan/hinh')).sort());
    const steps = [...guide.matchAll(/^\*\*(\d+)\. /gmu)].map(([, number]) => Number(number));
    expect(steps).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  });

  it('shows each of the three ways to take part with a picture that is there', () => {
    const guide = 'docs/huong-dan/ba-cach-dung.md';
    const shown = [...read(guide).matchAll(/^## (.*)$|src="([^"]+)"/gmu)].map(
      ([, way, file]) => way ?? file ?? '',
    );
    expect(shown.slice(0, 6)).toEqual([
      ...['Telegram', '../review-phone-light.webp'],
      ...['Trang web', '../page-phone-light.webp'],
      ...['Phiếu giấy', '../van-ban/phieu-giay-1.png'],
    ]);
    for (const picture of shown.filter((one) => one.startsWith('../')))
      expect(() => read(path.join(path.dirname(guide), picture)), picture).not.toThrow();
  });

  it('shows every picture of a document that was taken, and no other', () => {
    const shown = [...read('docs/van-ban/README.md').matchAll(/src="([^"]+)"/gu)].map(([, file]) => file);
    const taken = readdirSync(path.join(root, 'docs/van-ban')).filter((file) => file.endsWith('.png'));
    expect(shown.sort()).toEqual(taken.sort());
  });

  it('quotes buttons as they stand on the screen', () => {
    const labels = `${read('locales/vi.ftl')}${read('src/web/page/words.ts')}`;
    const quoted = [
      ...['docs/huong-dan/bi-thu.md', 'docs/huong-dan/ba-cach-dung.md'].flatMap((guide) => [
        ...read(guide).matchAll(/\*\*\[([^\]]+)\]\*\*/gu),
      ]),
      ...[...read('docs/huong-dan/dang-vien.html').matchAll(/<b>([^<]+)<\/b>/gu)],
    ].map(([, label = '']) => label);
    expect(quoted.length).toBeGreaterThan(20);
    expect(
      quoted.filter(
        (label) => ![` = ${label}\n`, `] ${label}\n`, `: '${label}',`].some((line) => labels.includes(line)),
      ),
    ).toEqual([]);
  });

  it('for the operator has the sections and the commands of OPERATIONS.md', () => {
    const english = read('docs/OPERATIONS.md');
    const vietnamese = read('docs/huong-dan/nguoi-van-hanh.md');
    expect(headings(vietnamese)).toHaveLength(headings(english).length);
    expect(blocks(vietnamese)).toEqual(blocks(english));
    expect(named(vietnamese)).toEqual(named(english));
    expect(firstCells(vietnamese)).toEqual(firstCells(english));
  });
});

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function headings(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.*)$/gmu)].map(([, title]) => title ?? '');
}

/** What stands between fences, but for the comments of the folder's plan, which are words. */
function blocks(text: string): string[] {
  return [...text.matchAll(/^ *```.*\n([\s\S]*?)^ *```$/gmu)].map(([, block = '']) =>
    block.startsWith('src/') ? [...block.matchAll(/^ {0,2}\S+/gmu)].join('\n') : block,
  );
}

/** Whatever stands in backticks outside of tables and blocks, each once, in the order of the alphabet. */
function named(text: string): string[] {
  const prose = withoutBlocks(text).replaceAll(/^\|.*$/gmu, '');
  return [...new Set([...prose.matchAll(/`([^`\n]+)`/gu)].map(([, name = '']) => name))].sort();
}

function firstCells(text: string): string[] {
  const rows = withoutBlocks(text).matchAll(/^\| *(`[^|]*?) *\|(?: *(`[^|]*?) *\|)?/gmu);
  return [...rows].map(([, first = '']) => first);
}

function pictures(text: string): string[] {
  return [...text.matchAll(/(?:\]\(|src=")(docs\/[^)"]+\.webp)/gu)].map(([, file]) => file ?? '');
}

function links(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#:\s]+)\)/gu)].map(([, target]) => target ?? '');
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^ *```[\s\S]*?^ *```$/gmu, '');
}
