import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { html, loadTranslators } from '../../src/i18n/translator.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-locales-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(vi: string, en = vi): void {
  writeFileSync(path.join(folder, 'vi.ftl'), vi);
  writeFileSync(path.join(folder, 'en.ftl'), en);
}

it('what people typed is escaped, markup of the locale file stays', async () => {
  write('welcome =\n    .already_in = <b>{ $unit }</b> 1 &amp; 2');
  const { vi } = await loadTranslators(folder);
  expect(vi.t('welcome.already_in', { unit: '<i>Tổ 5</i> & bạn' })).toBe(
    '<b>&lt;i&gt;Tổ 5&lt;/i&gt; &amp; bạn</b> 1 &amp; 2',
  );
});

it('a button’s label is plain text', async () => {
  write('welcome =\n    .already_in = Mở { $unit }');
  const { vi } = await loadTranslators(folder);
  expect(vi.label('welcome.already_in', { unit: 'A & B <C>' })).toBe('Mở A & B <C>');
});

it('text that is markup already is not escaped twice', async () => {
  write('welcome =\n    .already_in = { $unit }');
  const { vi } = await loadTranslators(folder);
  expect(vi.t('welcome.already_in', { unit: html('<b>A &amp; B</b>') })).toBe('<b>A &amp; B</b>');
});

it('years and counts carry no thousands separator', async () => {
  write('roster-save = { $count }');
  const { vi, en } = await loadTranslators(folder);
  expect(vi.t('roster-save', { count: 2026 })).toBe('2026');
  expect(en.t('roster-save', { count: 12345 })).toBe('12345');
});

it('a part of a message is asked for by its name after a point, and given what that part needs', async () => {
  write(
    'gone =\n    .member = { -place } không có\n    .cell = Không thấy\n-place = Ở đây',
    'gone =\n    .member = x',
  );
  const { vi, en } = await loadTranslators(folder);
  expect(vi.t('gone.member')).toBe('Ở đây không có');
  expect(vi.label('gone.cell')).toBe('Không thấy');
  expect(() => en.t('gone.cell')).toThrow('locales/en.ftl has no text for "gone.cell"');
});

it('a missing text is an error that names file and key', async () => {
  write('common-back = x', '');
  const { en } = await loadTranslators(folder);
  expect(() => en.t('common-back')).toThrow('locales/en.ftl has no text for "common-back"');
});
