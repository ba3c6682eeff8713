import { expect, it } from 'vitest';
import { publicLookup } from '../../../src/web/push/network.ts';

/** What is connected to where a name leads to these addresses. */
async function connected(addresses: string[], options: { all?: boolean } = {}): Promise<unknown> {
  const lookup = publicLookup((_name, _options, callback) => {
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  });
  return new Promise((resolve) => {
    lookup('fcm.googleapis.com', options, (error, found) => {
      resolve(error === null ? found : 'nothing');
    });
  });
}

it.each([['142.250.0.1'], ['2404:6800:4005:80b::200a'], ['172.15.0.1'], ['172.32.0.1'], ['100.128.0.1']])(
  '%s is out there',
  async (address) => {
    expect(await connected([address])).toBe(address);
  },
);

it('all addresses are given to whoever tries one after the other', async () => {
  const addresses = ['2404:6800:4005:80b::200a', '142.250.0.1'];
  expect(await connected(addresses, { all: true })).toEqual([
    { address: '2404:6800:4005:80b::200a', family: 6 },
    { address: '142.250.0.1', family: 4 },
  ]);
});

it.each([
  ['127.0.0.1'],
  ['127.1.2.3'],
  ['0.0.0.0'],
  ['10.0.0.5'],
  ['172.16.0.1'],
  ['172.31.255.255'],
  ['192.168.1.1'],
  ['169.254.169.254'],
  ['100.64.0.1'],
  ['224.0.0.1'],
  ['255.255.255.255'],
  ['::'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['::ffff:7f00:1'],
  ['::ffff:142.250.0.1'],
  ['64:ff9b::7f00:1'],
  ['2002:7f00:1::'],
  ['2001:0:7f00:1::'],
  ['fd00::1'],
  ['fe80::1'],
  ['fe80::1%eth0'],
  ['ff02::1'],
  ['localhost'],
])('%s is not, and nothing is connected to', async (address) => {
  expect(await connected([address])).toBe('nothing');
  expect(await connected(['142.250.0.1', address])).toBe('nothing');
  expect(await connected([address], { all: true })).toBe('nothing');
});

it('a name that leads nowhere is connected to nothing', async () => {
  expect(await connected([])).toBe('nothing');
});
