import { describe, expect, it } from 'vitest';
import { createCipher } from '../../../src/storage/keys/cipher.ts';
import type { Inspection } from '../../../src/storage/engine/inspection.ts';
import type { LoadedKeys } from '../../../src/storage/keys/key-file.ts';
import { makeKeys, parseKeys } from '../../../src/storage/keys/key-ring.ts';
import { sealKeyCheck } from '../../../src/storage/meta.ts';
import { planStart } from '../../../src/storage/engine/start-plan.ts';

const migrations = [
  { name: '1_init', sql: '', checksum: 'aaa' },
  { name: '2_more', sql: '', checksum: 'bbb' },
];
const first = { name: '1_init', checksum: 'aaa', finished: true };
const second = { name: '2_more', checksum: 'bbb', finished: true };

const made = loaded(makeKeys(new Date('2026-12-01T00:00:00Z')));
const given = loaded(Buffer.alloc(32, 1).toString('hex'));
const missing: LoadedKeys = { status: 'missing', path: '/data/data.key' };
const unreadable: LoadedKeys = { status: 'unreadable', uid: 1000 };
const malformed: LoadedKeys = { status: 'malformed', why: 'it is not whole JSON' };

const check = sealKeyCheck(createCipher(made.ring));
const absent: Inspection = { status: 'absent' };

function found(facts: Partial<Extract<Inspection, { status: 'inspected' }>>): Inspection {
  return { status: 'inspected', recorded: [first, second], keyCheck: undefined, hasRows: false, ...facts };
}

describe('a start without a database', () => {
  it('makes a key where there is none', () => {
    expect(planStart({ inspection: absent, keys: missing, migrations })).toEqual({
      status: 'planned',
      behind: true,
      makeKeyAt: '/data/data.key',
    });
  });

  it('uses the key that the operator gave', () => {
    expect(planStart({ inspection: absent, keys: given, migrations })).toMatchObject({
      ring: given.ring,
      behind: true,
    });
  });

  it('is refused with a key that was made for one, as the database is lost', () => {
    expect(planStart({ inspection: absent, keys: made, migrations })).toEqual({ status: 'missing' });
    expect(planStart({ inspection: found({ recorded: [] }), keys: made, migrations })).toEqual({
      status: 'missing',
    });
  });

  it('is refused with a key that cannot be read', () => {
    expect(planStart({ inspection: absent, keys: unreadable, migrations })).toEqual({
      status: 'key_unreadable',
      uid: 1000,
    });
    expect(planStart({ inspection: absent, keys: malformed, migrations })).toEqual({
      status: 'key_malformed',
    });
  });
});

describe('a first start that was cut off', () => {
  it('goes on with an empty file', () => {
    expect(planStart({ inspection: found({ recorded: [] }), keys: missing, migrations })).toMatchObject({
      behind: true,
      makeKeyAt: '/data/data.key',
    });
  });

  it('goes on with a database that has no key yet', () => {
    expect(planStart({ inspection: found({}), keys: missing, migrations })).toMatchObject({
      behind: false,
      makeKeyAt: '/data/data.key',
    });
  });

  it('goes on with the key it had made', () => {
    expect(planStart({ inspection: found({}), keys: made, migrations })).toMatchObject({ ring: made.ring });
  });
});

describe('a database with data', () => {
  it('opens with its key', () => {
    expect(
      planStart({ inspection: found({ keyCheck: check, hasRows: true }), keys: made, migrations }),
    ).toMatchObject({
      status: 'planned',
      behind: false,
      ring: made.ring,
    });
  });

  it('never gets a new key', () => {
    expect(planStart({ inspection: found({ keyCheck: check }), keys: missing, migrations })).toEqual({
      status: 'key_missing',
    });
    expect(planStart({ inspection: found({ hasRows: true }), keys: missing, migrations })).toEqual({
      status: 'damaged',
      why: 'key_check_gone',
    });
  });

  it('does not open with another key', () => {
    expect(planStart({ inspection: found({ keyCheck: check }), keys: given, migrations })).toEqual({
      status: 'key_wrong',
    });
  });
});

describe('the migrations of a database', () => {
  it.each([
    ['all there', [first, second], { status: 'planned', behind: false }],
    ['one behind', [first], { status: 'planned', behind: true }],
    [
      'one this program does not know',
      [first, second, { ...first, name: '3_new' }],
      { status: 'newer', migrations: ['3_new'] },
    ],
    [
      'one not finished',
      [first, { ...second, finished: false }],
      { status: 'damaged', why: 'migration_unfinished', migration: '2_more' },
    ],
    [
      'one edited',
      [{ ...first, checksum: 'ccc' }, second],
      { status: 'damaged', why: 'migration_edited', migration: '1_init' },
    ],
  ])('%s', (_, recorded, outcome) => {
    expect(
      planStart({ inspection: found({ recorded, keyCheck: check }), keys: made, migrations }),
    ).toMatchObject(outcome);
  });

  it('come before the key: a newer database is not called a wrong key', () => {
    const newer = found({ recorded: [{ ...first, name: '3_new' }], keyCheck: check });

    expect(planStart({ inspection: newer, keys: given, migrations })).toMatchObject({ status: 'newer' });
  });
});

it.each([
  { status: 'locked' },
  { status: 'foreign', why: 'not_sqlite' },
  { status: 'damaged', why: 'unsound' },
] as const)('a database that is $status is refused as such', (inspection) => {
  expect(planStart({ inspection, keys: made, migrations })).toEqual(inspection);
});

function loaded(text: string) {
  const parsed = parseKeys(text);
  if (parsed.status !== 'parsed') throw new Error(parsed.why);
  return { ...parsed, status: 'loaded' as const };
}
