import type { Emulator } from '../emulator/emulator.ts';
import type { EmulatorEvent } from '../emulator/events.ts';
import { toMessageView } from '../emulator/message-view.ts';
import { toCallView } from './call-view.ts';
import type { DemoEvent } from './protocol.ts';
import type { Stage } from './stage.ts';

export type FeedListener = (event: DemoEvent) => void;
export type Feed = ReturnType<typeof createFeed>;

/** Tells every open page what changes. What depends on several things is looked up afterwards, and told only where it differs. */
export function createFeed({ emulator, stage }: { emulator: Emulator; stage: Stage }) {
  const listeners = new Set<FeedListener>();
  const told = new Map<string, string>();
  let isLooking = false;

  emulator.on((event) => {
    const known = translate(event, stage);
    if (known !== undefined) publish(known);
    look();
  });

  function publish(event: DemoEvent): void {
    for (const listener of listeners) listener(event);
  }

  function look(): void {
    if (isLooking || listeners.size === 0) return;
    isLooking = true;
    setImmediate(() => {
      isLooking = false;
      for (const person of emulator.people()) {
        tellIfNew(`person ${person.id}`, { type: 'person', person: stage.person(person) });
      }
      for (const group of emulator.groups()) {
        tellIfNew(`group ${group.id}`, { type: 'group', group: stage.group(group) });
      }
      tellIfNew('bot', { type: 'bot', bot: stage.bot() });
      tellIfNew('faults', { type: 'faults', faults: stage.faults() });
      tellIfNew('checks', { type: 'checks', checks: stage.checks() });
    });
  }

  function tellIfNew(name: string, event: DemoEvent): void {
    const json = JSON.stringify(event);
    if (told.get(name) === json) return;
    told.set(name, json);
    publish(event);
  }

  function subscribe(listener: FeedListener): () => void {
    listeners.add(listener);
    listener({ type: 'state', state: stage.state() });
    return () => {
      listeners.delete(listener);
    };
  }

  return { subscribe, publish, look };
}

function translate(event: EmulatorEvent, stage: Stage): DemoEvent | undefined {
  switch (event.type) {
    case 'message_sent':
    case 'message_edited':
      if (!stage.shows(event.message)) return undefined;
      return { type: 'message', message: toMessageView(event.message) };
    case 'callback_answered': {
      const { id, userId, chatId, messageId, answer } = event.query;
      const { text = '', isAlert = false, url } = answer ?? {};
      return { type: 'answered', queryId: id, userId, chatId, messageId, text, isAlert, url };
    }
    case 'call_received':
    case 'call_answered':
      if (event.call.method === 'getUpdates') return undefined;
      return { type: 'call', call: toCallView(event.call) };
    case 'keyboard_changed':
    case 'commands_changed':
    case 'profile_changed':
    case 'update_queued':
    case 'updates_confirmed':
      return undefined;
  }
}
