import dns from 'node:dns';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** How the push services are reached. */
export type PushNetwork = {
  request: typeof https.request;
  lookup: LookupFunction;
};

type Resolve = (
  hostname: string,
  options: dns.LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

/**
 * Gives the addresses that are connected to right after, and none where any of them is not on the open internet: a name can be
 * made to point anywhere, at this machine and its neighbours too.
 */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    const asked: dns.LookupAllOptions = { all: true };
    if (options.family === 4 || options.family === 6) asked.family = options.family;
    resolve(hostname, asked, (error, addresses) => {
      const [first] = addresses;
      if (error !== null) callback(error, []);
      else if (first === undefined || !addresses.every(({ address }) => isPublic(address)))
        callback(new Error('the name does not lead to the open internet'), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

export const openInternet: PushNetwork = { request: https.request, lookup: publicLookup(dns.lookup) };

const withheld = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  withheld.addSubnet(network, bits, 'ipv4');
// They carry an IPv4 address inside, or are for examples.
for (const [network, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  withheld.addSubnet(network, bits, 'ipv6');

const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

/** Of IPv6 only one eighth is given out at all. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !withheld.check(address, 'ipv4');
    case 6:
      return given.check(address, 'ipv6') && !withheld.check(address, 'ipv6');
    default:
      return false;
  }
}
