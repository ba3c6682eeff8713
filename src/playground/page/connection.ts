import type { Action } from '../server/action.ts';
import type { DemoEvent } from '../server/protocol.ts';
import { flash } from './flashes.ts';
import { model, reduce } from './model.ts';
import { createStore } from './store.ts';
import { startLanguage, word } from './words.ts';

export const isConnected = createStore(true);

export type Did = { status: 'done'; result: unknown } | { status: 'failed' };

/** Listens to the server for as long as the page is open; the browser connects again by itself. */
export function connect(deps: {
  onAnswered: (answer: Extract<DemoEvent, { type: 'answered' }>) => void;
}): void {
  const source = new EventSource('/api/events');
  source.onopen = () => {
    isConnected.set(true);
  };
  source.onerror = () => {
    isConnected.set(false);
  };
  source.onmessage = ({ data }) => {
    const events = readEvents(data);
    model.update((now) => events.reduce(reduce, now));
    for (const event of events) {
      if (event.type === 'answered') deps.onAnswered(event);
      if (event.type === 'state') startLanguage(event.state.language);
    }
  };
}

/** Does something as a person of the demo; what cannot be done is said on the screen. */
export async function act(action: Action): Promise<Did> {
  try {
    const response = await fetch('/api/do', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'result' in body)
      return { status: 'done', result: body.result };
    const isStarting = response.status === 503;
    const reason = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : '';
    flash(isStarting ? word('starting') : `${word('not-possible')} ${reason}`);
  } catch {
    flash(word('no-connection'));
  }
  return { status: 'failed' };
}

/** The server sends lists of events and nothing else. */
function readEvents(data: unknown): DemoEvent[] {
  const events: unknown = typeof data === 'string' ? JSON.parse(data) : [];
  return isEvents(events) ? events : [];
}

function isEvents(value: unknown): value is DemoEvent[] {
  return Array.isArray(value);
}
