import type { Door } from '../../src/core/model/people.ts';
import { createTokens } from '../../src/storage/engine/tokens.ts';
import type { TestApp } from './app.ts';
import type { Device } from './device.ts';
import { listenTo } from './hostile.ts';
import type { PersonDriver } from './people.ts';

/** Somebody who sends what no button of theirs carries, by whichever door they came in. */
export type Intruder = {
  door: Pick<Door, 'kind' | 'address'>;
  /** Resolves when it is on its way; what comes of it is heard when the bot has settled. */
  forge(all: readonly string[]): Promise<void>;
  /** What was said since the time before. */
  listen(): Promise<string>;
};

export function atTelegram({ clock }: Pick<TestApp, 'clock'>, person: PersonDriver): Intruder {
  const listen = listenTo(person);
  return {
    door: { kind: 'telegram', address: String(person.id) },
    forge(all) {
      const { messageId } = person.last();
      for (const data of all) {
        clock.advance(3000);
        person.hands.forge(data, messageId);
      }
      return Promise.resolve();
    },
    listen: () => Promise.resolve(listen()),
  };
}

/** Everything that stands on the page is heard again and again: nothing of it may ever be what it must not be. */
export function onPage(device: Device): Intruder {
  const session = /=([\w-]+)/.exec(device.cookie() ?? '')?.[1] ?? '';
  let heard: string[] = [];
  return {
    door: { kind: 'web', address: createTokens().hash(session) },
    async forge(all) {
      const number = device.state().screen[0]?.number ?? -1;
      for (const data of all) {
        const { status } = await device.act({ tap: { number, data } });
        if (status === 200) heard.push(...(await wordsOf(device)));
        // Too long for any button, or the owner of the page has erased everything.
        else if (status !== 400 && status !== 401)
          throw new Error(`a forged tap was answered with ${status}`);
      }
    },
    async listen() {
      if ((await device.looks()).status === 200) heard.push(...(await wordsOf(device)));
      const said = heard.join('\n');
      heard = [];
      return said;
    },
  };
}

async function wordsOf(device: Device): Promise<string[]> {
  const state = device.state();
  const messages = [...state.screen, ...state.notices];
  const files = messages.filter(({ file }) => file !== undefined);
  const bytes = await Promise.all(files.map(({ number }) => device.request('GET', `/file/${number}`)));
  return [
    ...[state.cell ?? '', device.word()],
    ...messages.flatMap(({ text, buttons, file }) => [
      text,
      file?.name ?? '',
      ...buttons.flat().map((one) => one.text),
    ]),
    ...bytes.map(({ body }) => body),
  ];
}
