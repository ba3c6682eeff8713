import type { IncomingMessage } from 'node:http';

/** Whoever sits behind the proxy: it alone reaches this port, and appends whom it heard. */
export function addressOf({ headers: given, socket }: IncomingMessage): string {
  const forwarded = given['x-forwarded-for'];
  const list = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '');
  const last = list.split(',').at(-1)?.trim();
  return last === undefined || last === '' || !isNear(socket.remoteAddress)
    ? (socket.remoteAddress ?? '')
    : last;
}

/** On this machine, or in its private network, where a proxy stands. */
function isNear(address = ''): boolean {
  return /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address);
}
