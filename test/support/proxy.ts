import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Proxy = {
  port: number;
  /** Where it was asked to lead to. */
  asked: string[];
  stop(): Promise<void>;
};

/** Speaks CONNECT and SOCKS5, whichever a client begins with, and leads everything to one port of this machine. */
export async function startProxy(targetPort: number): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void lead(socket, targetPort, asked);
  });
  const port = await listen(server);
  return {
    port,
    asked,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server got no port'));
      else resolve(address.port);
    });
  });
}

export type Relay = {
  url: string;
  /** From now on everything is swallowed, in old connections and new ones, and no end is told. */
  goSilent(): void;
  /** New connections lead on again; those of the outage stay silent for ever. */
  comeBack(): void;
  stop(): Promise<void>;
};

/** A way to a server of this machine that can go silent. */
export async function startRelay(targetPort: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((client) => {
    const target = isSilent ? undefined : connect(targetPort, '127.0.0.1');
    for (const socket of [client, ...(target ? [target] : [])]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    if (target === undefined) return;
    client.once('close', () => target.destroy());
    target.once('close', () => client.destroy());
    client.pipe(target).pipe(client);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    goSilent() {
      isSilent = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    comeBack() {
      isSilent = false;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function lead(client: Socket, targetPort: number, asked: string[]): Promise<void> {
  const first = await read(client);
  if (first[0] === 5) {
    client.write(Buffer.from([5, 0]));
    asked.push(socksTarget(await read(client)));
    client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
  } else {
    asked.push(/^CONNECT (\S+) HTTP/.exec(first.toString('latin1'))?.[1] ?? first.toString('latin1'));
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  }
  const target = connect(targetPort, '127.0.0.1');
  target.on('error', () => client.destroy());
  client.once('close', () => target.destroy());
  client.pipe(target).pipe(client);
}

/** What comes next; the rest waits. */
async function read(socket: Socket): Promise<Buffer> {
  const next = once(socket, 'data');
  socket.resume();
  const chunk: unknown = (await next)[0];
  socket.pause();
  if (!Buffer.isBuffer(chunk)) throw new Error('the proxy reads bytes');
  return chunk;
}

/** An address in four bytes, or a name; then the port. */
function socksTarget(request: Buffer): string {
  const isName = request[3] === 3;
  const hostEnd = isName ? 5 + request.readUInt8(4) : 8;
  const host = isName
    ? request.subarray(5, hostEnd).toString('latin1')
    : [...request.subarray(4, hostEnd)].join('.');
  return `${host}:${request.readUInt16BE(hostEnd)}`;
}
