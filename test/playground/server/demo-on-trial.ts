import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Action } from '../../../src/playground/server/action.ts';
import type { StartBot } from '../../../src/playground/server/demo-bot.ts';
import type { DemoEvent, DemoState } from '../../../src/playground/server/protocol.ts';
import { startDemo, type Demo, type DemoOptions } from '../../../src/playground/start-demo.ts';
import { miniBot } from './mini-bot.ts';

export type DemoOnTrial = {
  demo: Demo;
  address: string;
  /** What the page would do. */
  act: (action: Action) => Promise<{ status: number; body: unknown }>;
  state: () => Promise<DemoState>;
  /** Listens as the page does; `until` resolves with the first event from now on that fits. */
  listen: () => Promise<{
    events: DemoEvent[];
    until: (fits: (event: DemoEvent) => boolean) => Promise<DemoEvent>;
  }>;
};

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-demo-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A demo on a free port, with a bot of a few lines where no other is given. */
export async function startTrial(
  options: { startBot?: StartBot } & Partial<DemoOptions> = {},
): Promise<DemoOnTrial> {
  const outcome = await startDemo({
    port: 0,
    folder: options.folder ?? temporaryFolder(),
    today: new Date('2026-11-26T01:00:00Z'),
    isEmpty: true,
    isReset: false,
    startBot: miniBot(),
    ...options,
  });
  if (outcome.status !== 'started') throw new Error(`the demo did not start: ${outcome.status}`);
  const { demo } = outcome;
  onTestFinished(() => demo.stop());
  return handle(demo);
}

function handle(demo: Demo): DemoOnTrial {
  const address = demo.url.replace('localhost', '127.0.0.1');

  async function act(action: Action): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${address}/api/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    return { status: response.status, body: await response.json() };
  }

  async function listen() {
    const events: DemoEvent[] = [];
    const waiting = new Set<() => void>();
    const hangUp = new AbortController();
    onTestFinished(() => {
      hangUp.abort();
    });
    const response = await fetch(`${address}/api/events`, { signal: hangUp.signal });
    void read(response, (event) => {
      events.push(event);
      for (const check of [...waiting]) check();
    }).catch(() => undefined);

    function until(fits: (event: DemoEvent) => boolean, from = events.length): Promise<DemoEvent> {
      return new Promise((resolve) => {
        const check = (): void => {
          const found = events.slice(from).find(fits);
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      });
    }
    await until(({ type }) => type === 'state', 0);
    return { events, until };
  }

  return {
    demo,
    address,
    act,
    listen,
    state: async () => {
      const { events } = await listen();
      const first = events.find((event) => event.type === 'state');
      if (first === undefined) throw new Error('the page was told nothing');
      return first.state;
    },
  };
}

async function read(response: Response, onEvent: (event: DemoEvent) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) return;
    text += part.value;
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      if (!message.startsWith('data: ')) continue;
      const list: unknown = JSON.parse(message.slice('data: '.length));
      if (isEvents(list)) list.forEach(onEvent);
    }
  }
}

/** The server sends lists of events and nothing else. */
function isEvents(value: unknown): value is DemoEvent[] {
  return Array.isArray(value);
}
