import { describe, expect, it } from 'vitest';
import {
  makeKeys,
  parseKeys,
  withCurrent,
  withLookup,
  withNewKey,
  type KeyRing,
} from '../../../src/storage/keys/key-ring.ts';

const bytes = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff', 'hex');
const entry = { id: 'k1', key: bytes.toString('base64'), createdAt: '2026-12-01T00:00:00.000Z' };

describe('a key given by the operator', () => {
  it.each([
    ['hex', bytes.toString('hex')],
    ['capital hex', bytes.toString('hex').toUpperCase()],
    ['base64', bytes.toString('base64')],
    ['base64 without padding', bytes.toString('base64').replace('=', '')],
    ['base64 for addresses', bytes.toString('base64url')],
    ['a file that ends in a new line', `${bytes.toString('base64')}\n`],
  ])('is read from %s, always as the same key', (_, text) => {
    const parsed = parseKeys(text);

    expect(parsed).toMatchObject({ status: 'parsed', origin: 'given' });
    expect(parsed.status === 'parsed' && parsed.ring.current.secret.export()).toEqual(bytes);
    expect(parsed.status === 'parsed' && parsed.ring.current.id).toBe(idOf(bytes.toString('hex')));
  });

  it.each([
    ['nothing', ''],
    ['a word', 'mật khẩu'],
    ['31 bytes', Buffer.alloc(31, 1).toString('base64')],
    ['33 bytes', Buffer.alloc(33, 1).toString('base64')],
    ['hex of 31 bytes', 'ab'.repeat(31)],
  ])('is refused when it is %s', (_, text) => {
    expect(parseKeys(text)).toEqual({
      status: 'malformed',
      why: 'it is neither a key ring nor 32 bytes in base64 or hex',
    });
  });
});

describe('a key ring', () => {
  it('that was just made is read back, each with a key of its own', () => {
    const first = parseKeys(makeKeys(new Date('2026-12-01T00:00:00Z')));
    const second = parseKeys(makeKeys(new Date('2026-12-01T00:00:00Z')));

    expect(first).toMatchObject({ status: 'parsed', origin: 'made' });
    expect(first.status === 'parsed' && first.ring.current.secret.symmetricKeySize).toBe(32);
    expect(first.status === 'parsed' && first.ring.current.id).not.toBe(
      second.status === 'parsed' && second.ring.current.id,
    );
  });

  it.each([
    ['cut short', '{"version":1,"curr', 'it is not whole JSON'],
    ['of another version', { version: 2, current: 'k1', keys: [entry] }, 'version'],
    ['without keys', { version: 1, current: 'k1', keys: [] }, 'current is not in keys'],
    ['whose current key is missing', { version: 1, current: 'k2', keys: [entry] }, 'current is not in keys'],
    ['that repeats an id', { version: 1, current: 'k1', keys: [entry, entry] }, 'keys repeats an id'],
    [
      'with a short key',
      { version: 1, current: 'k1', keys: [{ ...entry, key: 'AAAA' }] },
      'keys.0.key must be 32 bytes',
    ],
    [
      'with a bad id',
      { version: 1, current: 'a|b', keys: [{ ...entry, id: 'a|b' }] },
      'keys.0.id must be letters',
    ],
  ])('%s is refused with the place and without the key', (_, ring, why) => {
    const parsed = parseKeys(typeof ring === 'string' ? ring : JSON.stringify(ring));

    expect(parsed.status).toBe('malformed');
    expect(parsed.status === 'malformed' && parsed.why).toContain(why);
    expect(JSON.stringify(parsed)).not.toContain(entry.key);
  });
});

describe('the lookup key', () => {
  const before = JSON.stringify({
    version: 1,
    current: 'k1',
    keys: [{ ...entry, note: 'két sắt' }],
    owner: 'An',
  });

  it('is the same for a ring from before it, the completed ring, and its first key alone', () => {
    const lookup = lookupIn(before);

    expect(lookup).not.toEqual(bytes);
    expect(lookupIn(withLookup(before) ?? '')).toEqual(lookup);
    expect(lookupIn(bytes.toString('hex'))).toEqual(lookup);
  });

  it('stays when every key it came with has been rotated away', () => {
    const lookup = lookupIn(before)?.toString('base64');
    const rotated = {
      ...{ version: 1, lookup },
      current: 'k2',
      keys: [{ ...entry, id: 'k2', key: Buffer.alloc(32, 9).toString('base64') }],
    };

    expect(lookupIn(JSON.stringify(rotated))).toEqual(lookupIn(before));
  });

  it('is added to a key file without losing anything, once', () => {
    const completed = withLookup(before) ?? '';

    expect(JSON.parse(completed)).toMatchObject(JSON.parse(before));
    expect(withLookup(completed)).toBeUndefined();
    expect(withLookup(makeKeys(new Date('2026-12-01T00:00:00Z')))).toBeUndefined();
    expect(withLookup(bytes.toString('hex'))).toBeUndefined();
  });
});

describe('a ring that gets another key', () => {
  const now = new Date('2027-01-05T02:00:00Z');

  it.each([
    ['a ring', JSON.stringify({ version: 1, current: 'k1', keys: [{ ...entry, note: 'két sắt' }] })],
    ['a single key', bytes.toString('base64')],
  ])('%s opens and finds what it did before, and goes on sealing with the same key', (_, text) => {
    const before = ringIn(text);
    const added = withNewKey(text, now);
    const after = ringIn(added?.text ?? '');

    expect(after.current.id).toBe(before.current.id);
    expect(after.current.secret.export()).toEqual(bytes);
    expect(after.lookup.export()).toEqual(before.lookup.export());
    expect(after.keys).toEqual([...before.keys, { id: added?.id, createdAt: now }]);
    expect(after.find(added?.id ?? '')?.symmetricKeySize).toBe(32);
  });

  it('keeps what else stands in the file', () => {
    const text = JSON.stringify({
      version: 1,
      current: 'k1',
      keys: [{ ...entry, note: 'két sắt' }],
      owner: 'An',
    });

    expect(JSON.parse(withNewKey(text, now)?.text ?? '')).toMatchObject({
      owner: 'An',
      keys: [{ note: 'két sắt' }, {}],
    });
  });

  it('is told to use it, and then needs the old one only for what that sealed', () => {
    const added = withNewKey(bytes.toString('base64'), now) ?? { text: '', id: '' };
    const used = ringIn(withCurrent(added.text, added.id) ?? '');

    expect(used.current.id).toBe(added.id);
    expect(used.find(idOf(bytes.toString('base64')))?.export()).toEqual(bytes);
    expect(withCurrent(added.text, 'nobody')).toBeUndefined();
  });

  it('is not made of what is no ring', () => {
    expect(withNewKey('mật khẩu', now)).toBeUndefined();
    expect(withCurrent('{"version":1', 'k1')).toBeUndefined();
  });
});

function ringIn(text: string): KeyRing {
  const parsed = parseKeys(text);
  if (parsed.status !== 'parsed') throw new Error(parsed.why);
  return parsed.ring;
}

function lookupIn(text: string): Buffer | undefined {
  const parsed = parseKeys(text);
  return parsed.status === 'parsed' ? parsed.ring.lookup.export() : undefined;
}

function idOf(text: string): string {
  const parsed = parseKeys(text);
  return parsed.status === 'parsed' ? parsed.ring.current.id : '';
}
