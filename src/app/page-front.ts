import type { WebConfig } from './config.ts';
import type { Log } from '../core/ports/runtime.ts';
import { pageFolder } from '../storage/data-files/project-files.ts';
import { readAssets } from '../web/assets.ts';
import { startWebServer, type Patience } from '../web/server.ts';
import type { Visits } from '../web/visits.ts';

export type PageFront = {
  port: number;
  /** From now on what is asked is answered; `undefined` again when the program stops. */
  show(visits: Visits | undefined): void;
  stop(): Promise<void>;
};

export type PageFrontOutcome = { status: 'opened'; front: PageFront } | { status: 'port_taken' };

/** Opened before everything else: the page says that the assistant is starting. */
export async function openPageFront(
  config: WebConfig,
  log: Log,
  patience?: Partial<Patience>,
): Promise<PageFrontOutcome> {
  let shown: Visits | undefined;
  const assets = await readAssets(pageFolder);
  const outcome = await startWebServer({ ...config, assets, log, patience, visits: () => shown });
  if (outcome.status === 'port_taken') return outcome;
  const front = {
    port: outcome.server.port,
    show(visits: Visits | undefined) {
      shown = visits;
    },
    stop: () => outcome.server.stop(),
  };
  return { status: 'opened', front };
}
