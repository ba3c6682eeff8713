import type { Emulator } from '../emulator/emulator.ts';
import type { Group } from '../emulator/group.ts';
import { toMessageView } from '../emulator/message-view.ts';
import type { Person } from '../emulator/person.ts';
import { toCallView, toFaultView } from './call-view.ts';
import type { Door } from './door.ts';
import type {
  BotView,
  Checks,
  ClockView,
  DemoState,
  FaultView,
  GroupView,
  Language,
  MessageView,
  Move,
  Part,
  PersonView,
  Phase,
} from './protocol.ts';

/** What the page remembers of people that Telegram does not know: the rest is in the emulator. */
export type StageMemory = {
  parts: [personId: number, part: Part][];
  /** Up to which message somebody deleted the chat. The bot never hears of that. */
  cleared: [personId: number, messageId: number][];
  /** What was asked for on the page. */
  language?: Language;
  /** By which sessions people are known on the page of the web door. */
  sessions?: [personId: number, session: string][];
};

type Deps = {
  emulator: Emulator;
  clock: { now(): Date };
  zone: string;
  language: Language;
  memory?: StageMemory;
  door?: Door;
};

export type Stage = ReturnType<typeof createStage>;

const shownCalls = 300;
const shownMessages = 400;

/** The people, groups and the bot as the page shows them. */
export function createStage({ emulator, clock, zone, language, memory, door }: Deps) {
  const parts = new Map(memory?.parts);
  const cleared = new Map(memory?.cleared);
  let spoken = memory?.language ?? language;
  let phase: Phase = 'starting';
  let moving: Move | undefined;
  let claimLink: string | undefined;

  function findPerson(id: number): Person {
    const person = emulator.people().find((one) => one.id === id);
    if (person === undefined) throw new Error(`there is no person ${id}`);
    return person;
  }

  function findGroup(id: number): Group {
    const group = emulator.groups().find((one) => one.id === id);
    if (group === undefined) throw new Error(`there is no group ${id}`);
    return group;
  }

  function person(one: Person): PersonView {
    const { name, languageCode, hasStarted, isBlocked, isDeleted, keyboard, forceReplyTo } = one.state();
    const after = cleared.get(one.id) ?? 0;
    const isEmpty = !one.messages().some(({ messageId }) => messageId > after);
    const isShown = keyboard !== undefined && keyboard.messageId > after;
    return {
      id: one.id,
      name,
      part: parts.get(one.id),
      languageCode,
      hasStarted: hasStarted && !isEmpty,
      isBlocked,
      isDeleted,
      keyboard: isShown
        ? {
            rows: keyboard.rows.map((row) => row.map(({ text }) => text)),
            isOneTime: keyboard.isOneTime,
            placeholder: keyboard.placeholder,
          }
        : undefined,
      forceReplyTo: forceReplyTo !== undefined && forceReplyTo > after ? forceReplyTo : undefined,
      commands: one.menu(),
    };
  }

  function group(one: Group): GroupView {
    const inside = one.members().filter(({ status }) => status !== 'left' && status !== 'kicked');
    const memberIds = inside.map(({ userId }) => userId).filter((id) => id !== emulator.me.id);
    const reader = emulator.people().find(({ id }) => id === memberIds[0]);
    return {
      id: one.id,
      title: one.title,
      hasBot: inside.some(({ userId }) => userId === emulator.me.id),
      memberIds,
      commands: reader?.menu({ in: one }) ?? [],
    };
  }

  function messagesOf(one: Person): MessageView[] {
    const after = cleared.get(one.id) ?? 0;
    return one
      .messages()
      .filter(({ messageId }) => messageId > after)
      .slice(-shownMessages)
      .map(toMessageView);
  }

  function bot(): BotView {
    const { profile, me } = emulator;
    return {
      id: me.id,
      name: me.firstName,
      username: me.username ?? '',
      description: profile.descriptions.get('') ?? '',
    };
  }

  const clockView = (): ClockView => ({ now: clock.now().toISOString(), zone, moving });
  const faults = (): FaultView[] => emulator.faults.pending().map(toFaultView);
  const checks = (): Checks => ({
    refused: emulator.refusals.length,
    unreachable: emulator.unreachable.length,
    unanswered: emulator.unanswered().length,
    waiting: emulator.pendingUpdates(),
  });

  function state(): DemoState {
    const calls = emulator.calls.filter(({ method }) => method !== 'getUpdates').slice(-shownCalls);
    return {
      phase,
      language: spoken,
      bot: bot(),
      clock: clockView(),
      people: emulator.people().map(person),
      groups: emulator.groups().map(group),
      messages: [
        ...emulator.people().map((one) => ({ chatId: one.id, messages: messagesOf(one) })),
        ...emulator.groups().map((one) => ({
          chatId: one.id,
          messages: one.messages().slice(-shownMessages).map(toMessageView),
        })),
      ],
      claimLink,
      ...(door && { doorUrl: door.url }),
      calls: calls.map(toCallView),
      faults: faults(),
      checks: checks(),
    };
  }

  return {
    findPerson,
    findGroup,
    person,
    group,
    bot,
    clock: clockView,
    faults,
    checks,
    state,
    phase: () => phase,
    setPhase: (next: Phase) => {
      phase = next;
    },
    setMoving: (next: Move | undefined) => {
      moving = next;
    },
    claimLink: () => claimLink,
    setClaimLink: (link: string | undefined) => {
      claimLink = link;
    },
    /** What everybody is to speak, where the bot speaks another language to those whom it does not know. */
    otherLanguage: () => (spoken === language ? undefined : spoken),
    setLanguage: (next: Language) => {
      spoken = next;
    },
    setPart: (personId: number, part: Part) => {
      parts.set(personId, part);
    },
    /** Empties somebody's own side of the chat; returns the messages that are gone from it. */
    clearChat: (one: Person): number[] => {
      const ids = messagesOf(one).map(({ messageId }) => messageId);
      const last = Math.max(0, ...one.messages().map(({ messageId }) => messageId));
      cleared.set(one.id, last);
      return ids;
    },
    /** Whether a message still stands on somebody's side of the chat. */
    shows: ({ chatId, messageId }: { chatId: number; messageId: number }): boolean =>
      messageId > (cleared.get(chatId) ?? 0),
    memory: (): StageMemory => ({
      parts: [...parts],
      cleared: [...cleared],
      language: spoken,
      ...(door && { sessions: door.sessions() }),
    }),
  };
}
