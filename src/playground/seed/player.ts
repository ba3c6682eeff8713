import type { DemoClock } from '../demo-clock.ts';
import type { InlineButton } from '../emulator/markup.ts';
import type { ChatMessage } from '../emulator/model.ts';
import type { Person } from '../emulator/person.ts';

/** Somebody of the seed, who waits after every action until the bot has nothing left to do. */
export type Player = {
  opens(link: string): Promise<void>;
  says(text: string): Promise<void>;
  /**
   * Taps the newest button that does this, such as `review.level` for item 4: words change more often than what they do.
   * Ids among the button's arguments are passed over.
   */
  taps(action: string, ...args: readonly (string | number)[]): Promise<void>;
  /** Taps the newest button with this label. */
  tapsLabel(label: string): Promise<void>;
  /** The newest link in the chat. */
  newestLink(): string;
  /** The newest code for the page of the web door. */
  newestCode(): string;
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
    taps: (action, ...args) =>
      act(() => {
        const wanted = [action, ...args].join(':');
        const does = ({ data = '' }: InlineButton): boolean =>
          `${withoutIds(data)}:`.startsWith(`${wanted}:`);
        return tap(person, does, wanted);
      }),
    tapsLabel: (label) => act(() => tap(person, ({ text }) => text.includes(label), label)),
    newestLink: () => {
      const links = person
        .messages()
        .flatMap(({ text }) => text.match(/https:\/\/t\.me\/\S+\?start=[\w-]+/g) ?? []);
      const newest = links.at(-1);
      if (newest === undefined) throw new Error(`${person.firstName} has no link`);
      return newest;
    },
    newestCode: () => {
      const codes = person
        .messages()
        .flatMap(({ text }) => text.match(/\b[0-9A-Z]{4}(?:[- ][0-9A-Z]{4}){2}\b/g) ?? []);
      const newest = codes.at(-1);
      if (newest === undefined) throw new Error(`${person.firstName} has no code`);
      return newest;
    },
  };
}

function tap(person: Person, fits: (button: InlineButton) => boolean, wanted: string): string {
  const messages = person.messages().toReversed();
  for (const { messageId, buttons } of messages) {
    const row = buttons.findIndex((cells) => cells.some(fits));
    const column = buttons[row]?.findIndex(fits) ?? -1;
    if (row !== -1) return person.tap(messageId, { row, column });
  }
  throw new Error(`${person.firstName} sees no button "${wanted}", but\n${describe(messages)}`);
}

function withoutIds(data: string): string {
  return data
    .split(':')
    .filter((part) => !part.startsWith('~'))
    .join(':');
}

function describe(messages: readonly ChatMessage[]): string {
  const newest = messages.find(({ isFromBot }) => isFromBot);
  const labels = newest?.buttons.flat().map(({ text, data }) => `[${text}: ${data ?? ''}]`) ?? [];
  return `${newest?.text ?? 'nothing'}\n${labels.join(' ')}`;
}
