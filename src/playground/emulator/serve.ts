import { parseArgs } from 'node:util';
import { startControl } from './control.ts';
import { startEmulator } from './emulator.ts';
import { createMovableClock } from './movable-clock.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    control: { type: 'string', default: '0' },
    token: { type: 'string' },
    /** An instant such as 2026-10-05T08:00:00Z at which time stands still; it runs when left out. */
    clock: { type: 'string' },
    'delay-ms': { type: 'string', default: '0' },
    /** Multiplies the flood limits; `Infinity` switches them off. */
    scale: { type: 'string', default: '1' },
  },
});

const clock = createMovableClock(values.clock === undefined ? undefined : new Date(values.clock));
const emulator = await startEmulator({
  clock,
  token: values.token,
  port: Number(values.port),
  delayMs: Number(values['delay-ms']),
  limits: { scale: Number(values.scale) },
  keepCalls: 10_000,
});
const control = await startControl({ emulator, clock, port: Number(values.control) });
const { url, token, me } = emulator;
process.stdout.write(`${JSON.stringify({ url, token, username: me.username, control: control.url })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([control.stop(), emulator.stop()]).then(() => process.exit(0));
  });
}
