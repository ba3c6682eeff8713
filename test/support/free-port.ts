import { once } from 'node:events';
import { createServer } from 'node:net';
import { threadId } from 'node:worker_threads';

/**
 * Below those from which a kernel takes one for every connection that goes out, else it might be one of these by the time it
 * is used.
 */
const [lowest, highest] = [20_000, 32_000];
/**
 * Each process begins far from those that run beside it, so that no two choose the same before either listens: steps of the
 * golden section of them all lie apart however many there are.
 */
const apart = 7417;

const count = highest - lowest;
const first = ((process.pid + threadId) * apart) % count;
let given = 0;

/** One that nobody listens on, whatever the address, and that is given to nobody else in this process. */
export async function freePort(): Promise<number> {
  while (given < count) {
    const port = lowest + ((first + given) % count);
    given += 1;
    if (await isFree(port)) return port;
  }
  throw new Error('no port is free');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}
