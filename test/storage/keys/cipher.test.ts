import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCipher, UnsealError } from '../../../src/storage/keys/cipher.ts';
import { parseKeys, type KeyRing } from '../../../src/storage/keys/key-ring.ts';

const keyHex = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const otherHex = 'ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff';
const place = { table: 'Answer', column: 'dataSealed', rowId: 'a1' };
const cipher = createCipher(ringOf(keyHex));

describe('a sealed text', () => {
  it.each([
    ['nothing', ''],
    ['an ending in spaces', 'Đã nêu trong họp  '],
    ['an ending in zero bytes', 'a\u0000\u0000'],
    ['characters whose bytes hold the padding mark', '\u0080à\u{20000}\u0080'],
    ['a block less one byte', 'x'.repeat(63)],
    ['a whole block', 'x'.repeat(64)],
    ['a block and one byte', 'x'.repeat(65)],
    ['the longest message', 'ệ'.repeat(4096)],
    ['pictures', '🌾🇻🇳'],
  ])('with %s comes back unchanged', (_, text) => {
    expect(cipher.open(place, cipher.seal(place, text))).toBe(text);
  });

  it('does not tell an answer by its length', () => {
    const none = cipher.seal(place, '{"level":"none"}');
    const correcting = cipher.seal(place, '{"level":"correcting"}');

    expect(none).toHaveLength(correcting.length);
  });

  it('padded in larger steps tells nothing within a step, and opens like any other', () => {
    const nothing = cipher.seal(place, '', 4096);
    const page = cipher.seal(place, 'ệ'.repeat(1365), 4096);

    expect(nothing).toHaveLength(page.length);
    expect(cipher.seal(place, 'x'.repeat(4096), 4096).length).toBeGreaterThan(page.length);
    expect(cipher.open(place, nothing)).toBe('');
    expect(cipher.open(place, page)).toBe('ệ'.repeat(1365));
  });

  it('never looks the same twice', () => {
    expect(cipher.seal(place, 'none')).not.toBe(cipher.seal(place, 'none'));
  });

  it('opens with AES-256-GCM alone, bound to table, column and row', () => {
    const [version, keyId, nonce = '', tag = '', data = ''] = cipher.seal(place, 'không').split('|');
    const plain = createDecipheriv(
      'aes-256-gcm',
      Buffer.from(keyHex, 'hex'),
      Buffer.from(nonce, 'base64url'),
    );
    plain.setAAD(Buffer.from(`["v1","${keyId}","Answer","dataSealed","a1"]`));
    plain.setAuthTag(Buffer.from(tag, 'base64url'));
    const bytes = Buffer.concat([plain.update(Buffer.from(data, 'base64url')), plain.final()]);

    expect(version).toBe('v1');
    expect(bytes).toHaveLength(64);
    expect(bytes.subarray(0, 7).toString('hex')).toBe('6b68c3b46e6780');
    expect(bytes.subarray(7).every((byte) => byte === 0)).toBe(true);
  });

  it.each([
    ['another row', { ...place, rowId: 'a2' }],
    ['another column', { ...place, column: 'other' }],
    ['another table', { ...place, table: 'Member' }],
    ['a place whose names run together alike', { table: 'Answer","dataSealed', column: '', rowId: 'a1' }],
  ])('moved to %s does not open', (_, elsewhere) => {
    const sealed = cipher.seal(place, 'bí mật');

    expect(() => cipher.open(elsewhere, sealed)).toThrow(UnsealError);
  });

  it.each([0, 1, 2, 3, 4])('with part %i changed does not open', (part) => {
    const parts = cipher.seal(place, 'bí mật').split('|');
    const piece = parts[part] ?? '';
    parts[part] = (piece.startsWith('A') ? 'B' : 'A') + piece.slice(1);

    expect(() => cipher.open(place, parts.join('|'))).toThrow(UnsealError);
  });

  it.each(['', 'bí mật', 'v1', 'v1|x|y|z', 'v1||||', 'v1|a|b|c|d|e'])('is never %o', (text) => {
    expect(() => cipher.open(place, text)).toThrow(UnsealError);
  });

  it('with a shortened tag does not open', () => {
    const parts = cipher.seal(place, 'bí mật').split('|');
    parts[3] = parts[3]?.slice(0, 6) ?? '';

    expect(() => cipher.open(place, parts.join('|'))).toThrow(UnsealError);
  });

  it('that does not open is named by its place, never by its content', () => {
    const sealed = cipher.seal(place, 'bí mật');
    const error = thrownBy(() => createCipher(ringOf(otherHex)).open(place, sealed));

    expect(error).toBeInstanceOf(UnsealError);
    expect(error).toMatchObject({ table: 'Answer', column: 'dataSealed' });
    expect(String(error)).toContain('Answer.dataSealed cannot be opened: the key');
    expect(String(error)).not.toContain(sealed.split('|')[4]);
  });
});

describe('a key ring with two keys', () => {
  it('seals with the current key and opens what the earlier one sealed', () => {
    const earlier = createCipher(ringFile('old', ['old']));
    const later = createCipher(ringFile('new', ['old', 'new']));
    const sealedBefore = earlier.seal(place, 'trước');
    const sealedAfter = later.seal(place, 'sau');

    expect(sealedAfter).toMatch(/^v1\|new\|/);
    expect(later.open(place, sealedBefore)).toBe('trước');
    expect(() => earlier.open(place, sealedAfter)).toThrow(UnsealError);
  });
});

describe('a text that is sealed anew', () => {
  const before = createCipher(ringFile('old', ['old', 'new']));
  const after = createCipher(ringFile('new', ['old', 'new']));

  it.each([
    ['a short one', 'không', undefined],
    ['one padded in large steps', 'ệ'.repeat(1365), 4096],
  ])('%s says the same in the same length under the key in use alone', (_, text, steps) => {
    const sealed = before.seal(place, text, steps);
    const anew = after.reseal(place, sealed) ?? '';

    expect(anew).toHaveLength(sealed.length);
    expect(createCipher(ringFile('new', ['new'])).open(place, anew)).toBe(text);
  });

  it('is left as it is where that key has sealed it', () => {
    expect(after.reseal(place, after.seal(place, 'không'))).toBeUndefined();
  });

  it('is refused where it stands in another place or its key is gone', () => {
    const sealed = before.seal(place, 'không');

    expect(() => after.reseal({ ...place, rowId: 'a2' }, sealed)).toThrow(UnsealError);
    expect(() => createCipher(ringFile('new', ['new'])).reseal(place, sealed)).toThrow(UnsealError);
  });
});

describe('the hash by which a row is found', () => {
  it('is the same for the same text, and another in another column and under another key', () => {
    const hash = cipher.hash({ table: 'Door', column: 'addressHash' }, '7003');

    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(cipher.hash({ table: 'Door', column: 'addressHash' }, '7003')).toBe(hash);
    expect(cipher.hash({ table: 'Door', column: 'addressHash' }, '7004')).not.toBe(hash);
    expect(cipher.hash({ table: 'Group', column: 'addressHash' }, '7003')).not.toBe(hash);
    expect(createCipher(ringOf(otherHex)).hash({ table: 'Door', column: 'addressHash' }, '7003')).not.toBe(
      hash,
    );
  });

  it('stays the same when the keys are rotated', () => {
    const column = { table: 'Door', column: 'addressHash' };
    const before = createCipher(ringFile('old', ['old']));
    const after = createCipher(ringFile('new', ['old', 'new']));

    expect(after.hash(column, '7003')).toBe(before.hash(column, '7003'));
  });
});

function ringOf(hex: string): KeyRing {
  const parsed = parseKeys(hex);
  if (parsed.status !== 'parsed') throw new Error(parsed.why);
  return parsed.ring;
}

function ringFile(current: string, ids: readonly string[]): KeyRing {
  const keys = ids.map((id) => ({
    id,
    key: Buffer.alloc(32, id).toString('base64'),
    createdAt: '2026-01-01T00:00:00Z',
  }));
  return ringOf(JSON.stringify({ version: 1, current, keys }));
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
