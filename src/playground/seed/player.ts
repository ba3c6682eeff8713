import type { DemoClock } from '../demo-clock.ts';
import type { ChatMessage } from '../emulator/model.ts';
import type { Person } from '../emulator/person.ts';

/** Somebody of the seed, who waits after every action until the bot has nothing left to do. */
export type Player = {
  opens(link: string): Promise<void>;
  says(text: string): Promise<void>;
  /** Taps the newest button with this label, or one that begins with it. */
  taps(label: string): Promise<void>;
  /** The newest link in the chat. */
  newestLink(): string;
};

type Deps = { person: Person; clock: DemoClock; settle: () => Promise<void> };

/** How long people take from one action to the next, by the demo's clock. */
const paceMs = 12_000;

export function createPlayer({ person, clock, settle }: Deps): Player {
  async function act(action: () => unknown): Promise<void> {
    clock.moveTo(new Date(clock.now().getTime() + paceMs));
    action();
    await settle();
  }

  return {
    opens: (link) => act(() => person.open(link)),
    says: (text) => act(() => person.say(text)),
    taps: (label) =>
      act(() => {
        const { messageId, row, column } = findButton(person, label);
        return person.tap(messageId, { row, column });
      }),
    newestLink: () => {
      const links = person
        .messages()
        .flatMap(({ text }) => text.match(/https:\/\/t\.me\/\S+\?start=[\w-]+/g) ?? []);
      const newest = links.at(-1);
      if (newest === undefined) throw new Error(`${person.firstName} has no link`);
      return newest;
    },
  };
}

function findButton(person: Person, label: string): { messageId: number; row: number; column: number } {
  const messages = person.messages().toReversed();
  const fits = [(text: string) => text === label, (text: string) => text.startsWith(label)];
  for (const { messageId, buttons } of messages) {
    for (const fit of fits) {
      const row = buttons.findIndex((cells) => cells.some(({ text }) => fit(text)));
      const column = buttons[row]?.findIndex(({ text }) => fit(text)) ?? -1;
      if (row !== -1) return { messageId, row, column };
    }
  }
  throw new Error(`${person.firstName} sees no button "${label}", but\n${describe(messages)}`);
}

function describe(messages: readonly ChatMessage[]): string {
  const newest = messages.find(({ isFromBot }) => isFromBot);
  const labels = newest?.buttons.flat().map(({ text }) => `[${text}]`) ?? [];
  return `${newest?.text ?? 'nothing'}\n${labels.join(' ')}`;
}
