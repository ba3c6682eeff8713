import type { ChatMessage } from '../../src/playground/emulator/model.ts';
import type { TestApp } from './app.ts';
import type { PersonDriver } from './people.ts';

/** The newest message whose buttons are alive. */
export function screenOf(person: PersonDriver): ChatMessage {
  const message = person.inbox().findLast(({ isFromBot, buttons }) => isFromBot && buttons.length > 0);
  if (message === undefined) throw new Error(`${person.firstName} has no buttons`);
  return message;
}

/** The data of a button that is on the screen now, by the beginning of its label. */
export function dataOn(person: PersonDriver, label: string): string {
  const buttons = screenOf(person).buttons.flat();
  const found =
    buttons.find(({ text }) => text === label) ?? buttons.find(({ text }) => text.startsWith(label));
  if (found?.data === undefined) {
    throw new Error(
      `${person.firstName} sees no "${label}" but ${buttons.map(({ text }) => text).join(', ')}`,
    );
  }
  return found.data;
}

/** The same person with a shaking finger: every button is tapped so often before the bot can answer. */
export function shaking(test: TestApp, person: PersonDriver, times = 2): PersonDriver {
  return {
    ...person,
    async taps(label) {
      if (typeof label !== 'string') throw new Error('a shaking finger is given the beginning of a label');
      await atOnce(test, () => {
        const [{ messageId }, data] = [screenOf(person), dataOn(person, label)];
        for (let time = 0; time < times; time += 1) person.hands.forge(data, messageId);
      });
    },
  };
}

/** Does everything before the bot can answer any of it, then waits. */
export async function atOnce(test: TestApp, act: () => void): Promise<void> {
  test.clock.advance(3000);
  act();
  await test.settle();
}
