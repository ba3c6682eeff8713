import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { openProcessWorld, type ProcessWorld } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Linux answers at every 127.…, so that there is another address also on a machine without a network. */
const others = [
  ...(process.platform === 'linux' ? ['127.0.0.2'] : []),
  ...Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : [])),
  ),
];

let world: ProcessWorld;
let port: number;

beforeEach(async () => {
  world = await openProcessWorld();
  port = await freePort();
  world.env['HTTP_PORT'] = String(port);
});

afterEach(async () => {
  await world.close();
});

async function answersAt(host: string): Promise<boolean> {
  try {
    return (await fetch(`http://${host}:${port}/healthz`)).ok;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

it('monitors are answered on 127.0.0.1 alone', async () => {
  await world.start();
  expect(others).not.toEqual([]);
  expect(await answersAt('127.0.0.1')).toBe(true);
  for (const host of others) expect([host, await answersAt(host)]).toEqual([host, false]);
});

it('on every address of the machine where HTTP_HOST says so', async () => {
  world.env['HTTP_HOST'] = '0.0.0.0';
  await world.start();
  for (const host of ['127.0.0.1', ...others]) expect([host, await answersAt(host)]).toEqual([host, true]);
});
