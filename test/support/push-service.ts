import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import http from 'node:http';
import type https from 'node:https';
import type { PushTarget } from '../../src/core/model/page.ts';
import { publicLookup, type PushNetwork } from '../../src/web/push/network.ts';

type Received = { path: string; headers: http.IncomingHttpHeaders; body: Buffer };

export type PushService = {
  /** Under the name of a known service everything comes here, over plain HTTP. */
  network: PushNetwork;
  received: Received[];
  /** How it answers from now on. */
  answers: (how: (response: http.ServerResponse) => void) => void;
  /** Where names lead, as far as the check of addresses sees. */
  leadsTo: (...addresses: string[]) => void;
  stop: () => Promise<void>;
};

const somewhere = '142.250.0.1';

/** Stands in for the push service of a browser's maker. */
export async function startPushService(): Promise<PushService> {
  const received: Received[] = [];
  let answer = taken;
  let addresses = [somewhere];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the push service does not listen');
  const { port } = address;

  const lookup = publicLookup((_name, _options, callback) => {
    callback(
      null,
      addresses.map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })),
    );
  });
  return {
    received,
    network: {
      request: plainRequest(port),
      // What was found to be out there is here.
      lookup: (name, options, callback) => {
        lookup(name, options, (error, found, family) => {
          if (error !== null) callback(error, found, family);
          else if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
          else callback(null, '127.0.0.1', 4);
        });
      },
    },
    answers(how) {
      answer = how;
    },
    leadsTo(...other) {
      addresses = other;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function taken(response: http.ServerResponse): void {
  response.writeHead(201).end();
}

function plainRequest(port: number): typeof https.request {
  return (
    url: string | URL | https.RequestOptions,
    options?: https.RequestOptions | ((response: http.IncomingMessage) => void),
    callback?: (response: http.IncomingMessage) => void,
  ) => {
    if (!(url instanceof URL) || typeof options === 'function') throw new Error('asked in another way');
    const { hostname, pathname, search } = url;
    return http.request({ ...options, hostname, port, path: pathname + search }, callback);
  };
}

/** A browser that lets itself be told: what it gives away, and what it reads of what comes. */
export function createBrowser(path = '/fcm/send/abc'): {
  target: PushTarget;
  reads: (body: Buffer) => string;
} {
  const ecdh = createECDH('prime256v1');
  const publicKey = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    target: {
      endpoint: `https://fcm.googleapis.com${path}`,
      keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    },
    /** As RFC 8291 and RFC 8188 have it, in one record. */
    reads(body) {
      const salt = body.subarray(0, 16);
      const length = body.readUInt8(20);
      const theirs = body.subarray(21, 21 + length);
      const shared = ecdh.computeSecret(theirs);
      const about = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, theirs]);
      const secret = Buffer.from(hkdfSync('sha256', shared, auth, about, 32));
      const derived = (name: string, bytes: number): Buffer =>
        Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, bytes));
      const sealed = body.subarray(21 + length);
      const decipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString();
      return text.slice(0, text.lastIndexOf('\u0002'));
    },
  };
}
