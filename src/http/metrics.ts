import { Counter, Gauge as Level, Histogram, Registry } from 'prom-client';
import type { Gauge } from '../core/ports/gauge.ts';

export type Metrics = Gauge & {
  contentType: string;
  /** In the text format of Prometheus. */
  print(): Promise<string>;
};

/** How many are waiting, and who does what, asked for at each look. */
export type Depths = {
  inbox: () => number;
  outbox: () => Promise<number>;
  leads: () => boolean;
  processes: () => number;
};

/** `depths` is undefined while the program is starting. */
export function createMetrics(depths: () => Depths | undefined): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const handling = new Histogram({
    name: 'tu_soi_update_handling_seconds',
    help: 'Time from taking an update out of the inbox to having handled it',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const setAside = new Counter({
    name: 'tu_soi_updates_set_aside_total',
    help: 'Updates that failed three times and wait to be looked at',
    registers,
  });
  const deliveries = new Counter({
    name: 'tu_soi_deliveries_total',
    help: 'Attempts to send a message of the outbox, by what became of it',
    labelNames: ['outcome'] as const,
    registers,
  });
  const repeated = new Counter({
    name: 'tu_soi_transactions_repeated_total',
    help: 'Transactions done again because others had changed what they had read (PostgreSQL only)',
    registers,
  });
  const lastTick = new Level({
    name: 'tu_soi_last_tick_timestamp_seconds',
    help: 'When the jobs of the minute ended last',
    registers,
  });
  new Level({
    name: 'tu_soi_inbox_depth',
    help: 'Updates received and not handled yet',
    registers,
    collect() {
      this.set(depths()?.inbox() ?? 0);
    },
  });
  new Level({
    name: 'tu_soi_outbox_depth',
    help: 'Messages that are due and not sent yet',
    registers,
    async collect() {
      this.set((await depths()?.outbox()) ?? 0);
    },
  });
  new Level({
    name: 'tu_soi_leads',
    help: '1 where this process fetches, ticks and sends for all over its database',
    registers,
    collect() {
      this.set(depths()?.leads() === true ? 1 : 0);
    },
  });
  new Level({
    name: 'tu_soi_processes',
    help: 'Processes over the database of this one',
    registers,
    collect() {
      this.set(depths()?.processes() ?? 0);
    },
  });
  new Level({
    name: 'tu_soi_resident_memory_bytes',
    help: 'Resident memory of the process',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });

  return {
    updateHandled: (seconds) => {
      handling.observe(seconds);
    },
    updateSetAside: () => {
      setAside.inc();
    },
    deliveryTried: (outcome) => {
      deliveries.inc({ outcome });
    },
    ticked: (at) => {
      lastTick.set(at.getTime() / 1000);
    },
    transactionRepeated: () => {
      repeated.inc();
    },
    contentType: registry.contentType,
    print: () => registry.metrics(),
  };
}
