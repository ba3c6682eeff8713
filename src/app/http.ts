import type { HttpConfig } from './config.ts';
import type { Gauge } from '../core/ports/gauge.ts';
import { createMetrics, type Depths } from '../http/metrics.ts';
import { startHttpServer, type Readiness } from '../http/server.ts';

/** The running program, as monitors and the webhook see it. */
export type Running = Depths & {
  readiness(): Readiness;
  /** Resolves once what could be read of it is stored. */
  receive(update: unknown): Promise<void>;
};

export type HttpFront = {
  gauge: Gauge;
  /** From now on there is something to look at; `undefined` again when it stops. */
  show(running: Running | undefined): void;
  stop(): Promise<void>;
};

export type HttpFrontOutcome =
  { status: 'opened'; front: HttpFront } | { status: 'port_taken'; port: number };

/** Opened before everything else, so that a start that takes long can be seen; without a port it only counts. */
export async function openHttp(config: HttpConfig | undefined): Promise<HttpFrontOutcome> {
  let running: Running | undefined;
  const metrics = createMetrics(() => running);
  const front = {
    gauge: metrics,
    show(next: Running | undefined) {
      running = next;
    },
  };
  if (config === undefined) return { status: 'opened', front: { ...front, stop: () => Promise.resolve() } };

  const { host, port, webhook } = config;
  const outcome = await startHttpServer({
    host,
    port,
    metrics,
    readiness: () => running?.readiness(),
    webhook: webhook && {
      path: new URL(webhook.url).pathname,
      secret: webhook.secret,
      receive: () => {
        const shown = running;
        return shown && ((update) => take(shown, update));
      },
    },
  });
  if (outcome.status === 'port_taken') return { status: 'port_taken', port };
  return { status: 'opened', front: { ...front, stop: () => outcome.server.stop() } };
}

/** Telegram brings again what is refused: only what is no update at all is. What cannot be read of one is the inbox's to keep apart. */
async function take(running: Running, update: unknown): Promise<'received' | 'malformed'> {
  if (typeof update !== 'object' || update === null || !('update_id' in update)) return 'malformed';
  await running.receive(update);
  return 'received';
}
