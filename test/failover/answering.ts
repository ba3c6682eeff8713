import { setTimeout as pause } from 'node:timers/promises';
import type { Emulator } from '../../src/playground/emulator/emulator.ts';
import type { EmulatorEvent } from '../../src/playground/emulator/events.ts';
import type { Person } from '../../src/playground/emulator/person.ts';
import { answering } from '../bench/review-taps.ts';

export type Answering = {
  /** Of the taps since this was asked last, and those that waited then: how many were answered, and the longest wait, in milliseconds. */
  waits(): { answered: number; longestMs: number };
  /** How many wait for their screen at this instant. */
  waiting(): number;
  /** Of each person, in their order: how many taps on an answer were answered. */
  end(): Promise<number[]>;
};

const patienceMs = 60_000;

/**
 * People who tap on through their review, each waiting for the screen before the next tap, and each at a time of their own:
 * after all have waited together they would all tap together, and what happens in between would meet nobody.
 */
export function answerOn(emulator: Emulator, people: readonly Person[], everyMs: number): Answering {
  let isEnding = false;
  let longest = 0;
  let answers = 0;
  const startedAt = performance.now();
  const waiting = new Map<number, () => void>();
  const since = new Map<number, number>();

  function listen(event: EmulatorEvent): void {
    if (event.type !== 'message_edited') return;
    waiting.get(event.chatId)?.();
    waiting.delete(event.chatId);
  }
  emulator.on(listen);

  async function walk(person: Person, index: number): Promise<number> {
    const tapper = answering(person);
    let answered = 0;
    const shiftMs = (everyMs * index) / people.length;
    const ownTime = (): Promise<void> => {
      const turns = Math.floor((performance.now() - startedAt - shiftMs) / everyMs) + 1;
      return pause(startedAt + shiftMs + turns * everyMs - performance.now());
    };
    await ownTime();
    while (!isEnding) {
      const screen = person.messages().find(({ messageId }) => messageId === tapper.messageId);
      if (screen === undefined) throw new Error(`${person.firstName} has lost the screen`);
      const label = tapper.next(screen);
      const begun = performance.now();
      since.set(person.id, begun);
      const edited = new Promise<void>((resolve) => {
        waiting.set(person.id, resolve);
      });
      person.tap(tapper.messageId, label);
      const outcome = await Promise.race([edited, pause(patienceMs, 'late' as const, { ref: false })]);
      if (outcome === 'late')
        throw new Error(`${person.firstName} waited a minute for an answer to "${label}"`);
      since.delete(person.id);
      longest = Math.max(longest, performance.now() - begun);
      answers += 1;
      if (label === 'Không có' || label === 'Có nguy cơ') answered += 1;
      await ownTime();
    }
    return answered;
  }

  const walks = people.map(walk);
  // A failure is told by `end`.
  for (const one of walks) one.catch(() => undefined);
  return {
    waits() {
      const now = performance.now();
      const open = [...since.values()].map((begun) => now - begun);
      const found = { answered: answers, longestMs: Math.max(longest, ...open) };
      [answers, longest] = [0, 0];
      return found;
    },
    waiting: () => since.size,
    async end() {
      isEnding = true;
      const counts = await Promise.all(walks);
      emulator.off(listen);
      return counts;
    },
  };
}

/** What stands for an item of the first group after so many answers: they go around its nine items, in turn without and with a risk. */
export function levelAfter(item: number, answers: number): 'none' | 'at_risk' | undefined {
  for (let last = answers - 1; last >= 0; last -= 1)
    if (last % 9 === item - 1) return last % 18 < 9 ? 'none' : 'at_risk';
  return undefined;
}
