import type {
  BotView,
  CallView,
  Checks,
  ClockView,
  DemoEvent,
  DemoState,
  FaultView,
  GroupView,
  MessageView,
  PersonView,
  Phase,
} from '../server/protocol.ts';
import { createStore } from './store.ts';

/** What the server told, arranged for drawing. */
export type Model = {
  phase: Phase;
  bot: BotView;
  clock: ClockView & { receivedAt: number };
  people: PersonView[];
  groups: GroupView[];
  messages: ReadonlyMap<number, readonly MessageView[]>;
  claimLink?: string;
  doorUrl?: string;
  calls: readonly CallView[];
  faults: readonly FaultView[];
  checks: Checks;
};

const keptCalls = 500;

export const model = createStore<Model | undefined>(undefined);

export function reduce(now: Model | undefined, event: DemoEvent): Model | undefined {
  if (event.type === 'state') return fromState(event.state);
  if (now === undefined) return undefined;
  switch (event.type) {
    case 'message':
      return {
        ...now,
        messages: changed(now.messages, event.message.chatId, (all) => insert(all, event.message)),
      };
    case 'deleted': {
      const gone = new Set(event.messageIds);
      return {
        ...now,
        messages: changed(now.messages, event.chatId, (all) =>
          all.filter(({ messageId }) => !gone.has(messageId)),
        ),
      };
    }
    case 'person':
      return { ...now, people: replace(now.people, event.person) };
    case 'group':
      return { ...now, groups: replace(now.groups, event.group) };
    case 'claim':
      return { ...now, claimLink: event.link };
    case 'bot':
      return { ...now, bot: event.bot };
    case 'clock':
      return { ...now, clock: { ...event.clock, receivedAt: performance.now() } };
    case 'call':
      return { ...now, calls: replace(now.calls, event.call).slice(-keptCalls) };
    case 'faults':
      return { ...now, faults: event.faults };
    case 'checks':
      return { ...now, checks: event.checks };
    case 'answered':
      return now;
  }
}

/** The demo's time now, in milliseconds: it runs on between two messages of the server. */
export function timeOf({ now, receivedAt }: Model['clock']): number {
  return Date.parse(now) + performance.now() - receivedAt;
}

function fromState({ messages, clock, ...state }: DemoState): Model {
  return {
    ...state,
    clock: { ...clock, receivedAt: performance.now() },
    messages: new Map(messages.map((chat) => [chat.chatId, chat.messages])),
  };
}

function changed(
  messages: Model['messages'],
  chatId: number,
  change: (all: readonly MessageView[]) => readonly MessageView[],
): Model['messages'] {
  return new Map([...messages, [chatId, change(messages.get(chatId) ?? [])]]);
}

function insert(all: readonly MessageView[], message: MessageView): readonly MessageView[] {
  const known = all.findIndex(({ messageId }) => messageId === message.messageId);
  return known === -1 ? [...all, message] : all.with(known, message);
}

function replace<One extends { id: number }>(all: readonly One[], one: One): One[] {
  const known = all.findLastIndex(({ id }) => id === one.id);
  return known === -1 ? [...all, one] : all.with(known, one);
}
