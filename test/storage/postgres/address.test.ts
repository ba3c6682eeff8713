import { describe, expect, it } from 'vitest';
import { addressText, readAddress } from '../../../src/storage/postgres/address.ts';

const plain = {
  ...{ hosts: [{ host: 'db', port: 5432 }], database: 'tusoi', user: 'bot', password: undefined },
  ...{ tls: { mode: 'verify-full' }, poolSize: 10, statementMs: 10_000, connectMs: 5000 },
};

describe('the address of a server', () => {
  it.each([
    ['postgresql://bot@db/tusoi', {}],
    ['postgres://bot:b%40c:d@db/tusoi', { password: 'b@c:d' }],
    ['postgresql://bot@db:6000/tusoi', { hosts: [{ host: 'db', port: 6000 }] }],
    [
      'postgresql://bot@db1,db2:5433/tusoi?target_session_attrs=read-write',
      { hosts: ['db1', 'db2'].map((host, place) => ({ host, port: 5432 + place })) },
    ],
    ['postgresql://bot@[::1]:5432/tusoi', { hosts: [{ host: '::1', port: 5432 }], tls: { mode: 'disable' } }],
    [
      'postgresql://bot@localhost/tusoi',
      { hosts: [{ host: 'localhost', port: 5432 }], tls: { mode: 'disable' } },
    ],
    [
      'postgresql://bot@/tusoi?host=/run/postgresql&port=5433',
      { hosts: [{ host: '/run/postgresql', port: 5433 }], tls: { mode: 'disable' } },
    ],
    [
      'postgresql://bot@db/tusoi?sslmode=verify-ca&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem',
      { tls: { mode: 'verify-ca', rootFile: '/ca.pem', certificateFile: '/c.pem', keyFile: '/k.pem' } },
    ],
    [
      'postgresql://bot@db/tusoi?pool=4&statement_timeout=30&connect_timeout=2',
      { poolSize: 4, statementMs: 30_000, connectMs: 2000 },
    ],
  ])('%s', (url, different) => {
    expect(readAddress(url)).toEqual({ ...plain, ...different });
  });

  it.each([
    'postgresql://db/tusoi',
    'postgresql://bot@/tusoi',
    'postgresql://bot@db/',
    'postgresql://bot@db',
    'postgresql://bot@db:0/tusoi',
    'postgresql://bot@db/tusoi?sslmode=prefer',
    'postgresql://bot@db/tusoi?target_session_attrs=any',
    'postgresql://bot@db/tusoi?pool=0',
    'postgresql://bot@db/tusoi?connection_limit=5',
    'postgresql://bot:%ZZ@db%ZZ/tusoi',
    'mysql://bot@db/tusoi',
  ])('%s is none', (url) => {
    expect(readAddress(url)).toBeUndefined();
  });

  it('is told to the operator without user and password', () => {
    expect(addressText('postgresql://bot:secret@db1,db2:5433/tusoi?pool=4')).toBe(
      'postgresql://db1,db2:5433/tusoi',
    );
    expect(addressText('postgresql://bot:secret@/tusoi?host=/run/postgresql')).toBe(
      'postgresql:///run/postgresql/tusoi',
    );
  });
});
