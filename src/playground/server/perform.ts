import type { Emulator } from '../emulator/emulator.ts';
import type { Person, Where } from '../emulator/person.ts';
import type { Action } from './action.ts';
import type { Feed } from './feed.ts';
import { samplePhoto } from './sample-photo.ts';
import type { Settle } from '../settle.ts';
import type { Language } from './protocol.ts';
import type { Stage } from './stage.ts';
import type { TimeTravel } from './time-travel.ts';

type Deps = {
  emulator: Emulator;
  stage: Stage;
  feed: Feed;
  travel: TimeTravel;
  settle: Settle;
};

export type Perform = (action: Action) => Promise<unknown>;

/** Does what the page asks for, as the person it names. What the real app would not let somebody do throws. */
export function createPerform({ emulator, stage, feed, travel, settle }: Deps): Perform {
  return async (action) => {
    const result = await perform(action);
    feed.look();
    return result;
  };

  async function perform(action: Action): Promise<unknown> {
    if (isPersonal(action)) {
      const person = stage.findPerson(action.person);
      const isNew = !person.state().hasStarted;
      const result = act(action, person);
      if (isNew) await greet(person);
      return result;
    }
    switch (action.do) {
      case 'move':
        return travel(action.to);
      case 'fault': {
        const { kind, method, chatId, times, retryAfter, delayMs } = action;
        emulator.faults.next({ kind, method, chatId, times, retryAfter, delayMs });
        return {};
      }
      case 'clear-faults':
        emulator.faults.clear();
        return {};
      case 'language':
        stage.setLanguage(action.language);
        return speakAll(action.language);
      case 'add-person':
        return { person: emulator.person({ firstName: action.name }).id };
      case 'membership': {
        const group = stage.findGroup(action.group);
        if (action.isMember) group.add({ id: action.person });
        else group.remove({ id: action.person }, { id: action.person });
        return {};
      }
      case 'bot-membership': {
        const group = stage.findGroup(action.group);
        if (action.isMember) group.addBot({ id: action.by });
        else group.removeBot({ id: action.by });
        return {};
      }
    }
  }

  function act(action: Personal, person: Person): unknown {
    switch (action.do) {
      case 'start':
        return sent(person.start(action.payload));
      case 'open':
        return open(person, new URL(action.link));
      case 'say':
        return sent(person.say(action.text, { ...whereOf(action), replyTo: action.replyTo }));
      case 'edit':
        person.edit(action.message, action.text, whereOf(action));
        return {};
      case 'send':
        return send(person, action, whereOf(action));
      case 'tap':
        return { query: tap(person, action) };
      case 'press':
        return sent(person.press(action.label));
      case 'block':
        if (action.isBlocked) person.block();
        else person.unblock();
        return {};
      case 'clear-chat':
        feed.publish({ type: 'deleted', chatId: person.id, messageIds: stage.clearChat(person) });
        return {};
      case 'delete-account':
        person.deleteAccount();
        return {};
      case 'speak':
        person.speak(action.language);
        return {};
    }
  }

  /** Everybody who talks with the bot asks it for this language, as each could by themselves. */
  async function speakAll(language: Language): Promise<unknown> {
    const people = emulator.people().filter((one) => {
      const { hasStarted, isBlocked, isDeleted } = one.state();
      return hasStarted && !isBlocked && !isDeleted;
    });
    await speak(people, language);
    return {};
  }

  /** Whoever has just come is met in the language of the page. */
  async function greet(person: Person): Promise<void> {
    const language = stage.otherLanguage();
    if (language === undefined || !person.state().hasStarted) return;
    await settle();
    await speak([person], language);
    person.start();
  }

  async function speak(people: readonly Person[], language: Language): Promise<void> {
    for (const person of people) person.say('/ngonngu');
    await settle();
    for (const person of people) chooseLanguage(person, language);
    await settle();
  }

  /** The screen may have changed between the look and the tap; the real app then sends what stood on the button. */
  function tap(person: Person, { group, message, data }: Extract<Action, { do: 'tap' }>): string {
    const where = whereOf({ group });
    const shown = person.messages(where).find(({ messageId }) => messageId === message);
    const row = shown?.buttons.findIndex((cells) => cells.some((button) => button.data === data)) ?? -1;
    const column = shown?.buttons[row]?.findIndex((button) => button.data === data) ?? -1;
    return row === -1 ? person.forge(data, message, where) : person.tap(message, { row, column }, where);
  }

  function open(person: Person, link: URL): unknown {
    if (link.href === stage.claimLink()) {
      stage.setClaimLink(undefined);
      feed.publish({ type: 'claim', link: undefined });
    }
    const payload = link.searchParams.get('startgroup');
    if (payload === null) return { chat: person.id, ...sent(person.open(link.href)) };
    const group = emulator.groups().find((one) => one.members().some(({ userId }) => userId === person.id));
    if (group === undefined) throw new Error(`${person.firstName} is in no group`);
    group.addBot(person);
    const command = `/start@${emulator.me.username ?? ''} ${payload}`;
    return { chat: group.id, ...sent(person.say(command, { in: group })) };
  }
}

const general = [
  ...(['move', 'fault', 'clear-faults', 'language'] as const),
  ...(['add-person', 'membership', 'bot-membership'] as const),
] as const;
/** What somebody does in the app, as against what happens to the demo. */
type Personal = Exclude<Action, { do: (typeof general)[number] }>;

/** Nothing is tapped where the bot did not answer, as during an injected fault. */
function chooseLanguage(person: Person, language: Language): void {
  const wanted = `language.set:${language}`;
  const asked = person.messages().findLast(({ isFromBot }) => isFromBot);
  const row = asked?.buttons.findIndex((cells) => cells.some(({ data }) => data === wanted)) ?? -1;
  const column = asked?.buttons[row]?.findIndex(({ data }) => data === wanted) ?? -1;
  if (asked !== undefined && row !== -1) person.tap(asked.messageId, { row, column });
}

function isPersonal(action: Action): action is Personal {
  return !general.some((name) => name === action.do);
}

function send(
  person: Person,
  { content, file: own }: Extract<Action, { do: 'send' }>,
  where: Where | undefined,
): unknown {
  if (content === 'contact') return sent(person.sendContact('+84912345678', where));
  const sample = content === 'photo' ? { name: 'anh-mau.png', bytes: samplePhoto } : {};
  const file = own === undefined ? sample : { name: own.name, bytes: Buffer.from(own.base64, 'base64') };
  return sent(person.send(content, file, where));
}

function whereOf({ group }: { group?: number }): Where | undefined {
  return group === undefined ? undefined : { in: { id: group } };
}

function sent({ messageId }: { messageId: number }): { message: number } {
  return { message: messageId };
}
