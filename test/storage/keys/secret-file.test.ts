import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadKeys } from '../../../src/storage/keys/key-file.ts';
import { makeKeys } from '../../../src/storage/keys/key-ring.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { startRefusalText } from '../../../src/screens/operator/start.ts';

const uid = process.getuid?.() ?? 0;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-secret-'));
  file = path.join(folder, 'data.key');
  writeFileSync(file, makeKeys(new Date('2026-12-01T08:00:00Z')));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('the program’s own key file is made readable by nobody else', () => {
  chmodSync(file, 0o644);

  expect(loadKeys({ kind: 'file', path: file })).toMatchObject({ status: 'loaded' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('one that nobody else may read keeps its mode, as a secret that lies where nothing can be written does', () => {
  chmodSync(file, 0o400);

  expect(loadKeys({ kind: 'file', path: file })).toMatchObject({ status: 'loaded' });
  expect(statSync(file).mode & 0o777).toBe(0o400);
});

it.runIf(uid === 0)('another’s that everybody may read is refused, and keeps its mode', async () => {
  chownSync(file, 1234, 1234);
  chmodSync(file, 0o644);

  expect(loadKeys({ kind: 'file', path: file })).toEqual({ status: 'exposed', uid });
  expect(statSync(file).mode & 0o777).toBe(0o644);
  const { vi } = await loadTranslators('locales');
  expect(startRefusalText(vi, { status: 'key_exposed', database: 'tu-soi.db', key: file, uid })).toBe(
    `Ai trên máy này cũng đọc được khóa ${file}. Chương trình chạy với uid 0; xin đặt: chown 0 ${file}, chmod 0400 ${file}`,
  );
});

it.runIf(uid === 0)('another’s that a group may read is used', () => {
  chownSync(file, 1234, 1234);
  chmodSync(file, 0o640);

  expect(loadKeys({ kind: 'file', path: file })).toMatchObject({ status: 'loaded' });
});
