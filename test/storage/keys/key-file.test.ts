import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addKey, loadKeys, makeKeyFile, wantKey } from '../../../src/storage/keys/key-file.ts';
import type { KeyRing } from '../../../src/storage/keys/key-ring.ts';
import { createLiveKeys } from '../../../src/storage/keys/live-keys.ts';

const now = new Date();
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-keys-'));
  file = path.join(folder, 'data.key');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a key file that gets another key', () => {
  it('is replaced whole, keeps its mode, and leaves nothing beside it', () => {
    const before = makeKeyFile(file, now);
    chmodSync(file, 0o400);

    const added = addKey(file, now);

    expect(added).toMatchObject({ status: 'added' });
    expect(ringIn(file).keys.map(({ id }) => id)).toEqual([before.current.id, idOf(added)]);
    expect(ringIn(file).current.id).toBe(before.current.id);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    expect(readdirSync(folder)).toEqual(['data.key']);
  });

  it('is changed where it lies, also by way of a link to it', () => {
    makeKeyFile(file, now);
    const link = path.join(folder, 'link.key');
    symlinkSync(file, link);

    expect(wantKey(link, idOf(addKey(link, now)), now)).toEqual({ status: 'wanted' });
    expect(ringIn(file).keys).toHaveLength(2);
    expect(ringIn(file).current.id).toBe(ringIn(file).keys[1]?.id);
  });

  it('waits for no other command that changes it, and for none that was cut off', () => {
    makeKeyFile(file, now);
    writeFileSync(`${file}.new`, '{');

    expect(addKey(file, now)).toEqual({ status: 'busy' });
    utimesSync(`${file}.new`, now, new Date(now.getTime() - 11_000));
    expect(addKey(file, now)).toMatchObject({ status: 'added' });
  });

  it.each([
    ['is not there', undefined, 'missing'],
    ['is no ring', 'mật khẩu', 'malformed'],
  ])('stays as it is where it %s', (_, text, status) => {
    if (text !== undefined) writeFileSync(file, text, { mode: 0o600 });

    expect(addKey(file, now)).toMatchObject({ status });
    expect(readdirSync(folder)).toEqual(text === undefined ? [] : ['data.key']);
  });

  it('is not told to use a key that it does not have', () => {
    makeKeyFile(file, now);
    const before = readFileSync(file, 'utf8');

    expect(wantKey(file, 'nobody', now)).toMatchObject({ status: 'malformed' });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('the keys of a running program', () => {
  it('are read again when the file changes, and used only when it is told so', () => {
    const given = makeKeyFile(file, now);
    const keys = createLiveKeys({ kind: 'file', path: file }, given);
    expect(keys.reread([])).toBe('same');

    const id = idOf(addKey(file, now));
    wantKey(file, id, now);
    expect(keys.ring.find(id)).toBeUndefined();
    expect(keys.reread([])).toBe('taken');
    expect([keys.wanted(), keys.ring.current.id]).toEqual([id, given.current.id]);

    keys.sealWith(id);
    expect(keys.ring.current).toEqual({ id, secret: keys.ring.find(id) });
    expect(keys.reread([])).toBe('same');
  });

  it('stay what they are where the file is gone, is another ring, or lacks a key that rows still need', () => {
    const given = makeKeyFile(file, now);
    const keys = createLiveKeys({ kind: 'file', path: file }, given);
    const whole = readFileSync(file, 'utf8');

    rmSync(file);
    expect(keys.reread([])).toBe('refused');
    makeKeyFile(file, now);
    expect(keys.reread([])).toBe('refused');
    writeFileSync(file, whole);
    expect(keys.reread(['an older one'])).toBe('refused');
    expect(keys.ring.current.id).toBe(given.current.id);
    expect(keys.reread([])).toBe('taken');
  });

  it('seal with none that is not in the ring', () => {
    const keys = createLiveKeys({ kind: 'file', path: file }, makeKeyFile(file, now));

    expect(() => {
      keys.sealWith('nobody');
    }).toThrow('the key nobody is not in the key ring');
  });
});

function ringIn(location: string): KeyRing {
  const loaded = loadKeys({ kind: 'file', path: location });
  if (loaded.status !== 'loaded') throw new Error(loaded.status);
  return loaded.ring;
}

function idOf(added: ReturnType<typeof addKey>): string {
  return added.status === 'added' ? added.id : '';
}
