import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Emulator } from '../../src/playground/emulator/emulator.ts';
import type { EmulatorEvent } from '../../src/playground/emulator/events.ts';
import type { ChatMessage } from '../../src/playground/emulator/model.ts';
import type { Person } from '../../src/playground/emulator/person.ts';

/** Somebody who taps their way through one message, over and over. */
export type Tapper = { person: Person; messageId: number; next: (message: ChatMessage) => string };

export type Load = {
  /** From the moment a tap was handed to getUpdates to the edited screen, in milliseconds. */
  latencies: number[];
  /** Taps that nobody was free to make, since every screen still waited for its answer. */
  missed: number;
};

/** Offers so many taps a second, spread evenly over people whose last tap has been answered; waits for the last screens. */
export async function offerTaps(
  emulator: Emulator,
  tappers: readonly Tapper[],
  offer: { perSecond: number; seconds: number },
): Promise<Load> {
  const load: Load = { latencies: [], missed: 0 };
  const handedAt = new Map<string, number>();
  /** The query that a chat waits for. */
  const waiting = new Map<number, string>();

  function listen(event: EmulatorEvent): void {
    if (event.type === 'call_answered' && event.call.method === 'getUpdates') {
      const now = performance.now();
      for (const id of tapsIn(event.call.outcome)) handedAt.set(id, now);
    }
    if (event.type !== 'message_edited') return;
    const query = waiting.get(event.chatId);
    const since = query === undefined ? undefined : handedAt.get(query);
    if (since === undefined) return;
    waiting.delete(event.chatId);
    load.latencies.push(performance.now() - since);
  }

  emulator.on(listen);
  const began = performance.now();
  const total = Math.round(offer.perSecond * offer.seconds);
  let made = 0;
  let turn = 0;
  while (made < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * offer.perSecond) + 1);
    for (; made < due; made += 1) {
      const free = nextFree();
      if (free === undefined) load.missed += 1;
      else tap(free);
    }
    await pause(2);
  }
  const end = performance.now() + 5000;
  while (waiting.size > 0 && performance.now() < end) await pause(5);
  emulator.off(listen);
  // A screen that never came is as late as can be.
  load.latencies.push(...Array.from(waiting, () => Number.POSITIVE_INFINITY));
  return load;

  function nextFree(): Tapper | undefined {
    for (let tried = 0; tried < tappers.length; tried += 1) {
      const tapper = tappers[turn % tappers.length];
      turn += 1;
      if (tapper !== undefined && !waiting.has(tapper.person.id)) return tapper;
    }
    return undefined;
  }

  function tap({ person, messageId, next }: Tapper): void {
    const message = person.messages().find((one) => one.messageId === messageId);
    if (message === undefined) throw new Error(`${person.firstName} has lost the screen`);
    waiting.set(person.id, person.tap(messageId, next(message)));
  }
}

const fetched = z.object({
  status: z.literal('accepted'),
  result: z.array(z.object({ callback_query: z.object({ id: z.string() }).optional() })),
});

function tapsIn(outcome: unknown): string[] {
  const read = fetched.safeParse(outcome);
  return read.success ? read.data.result.flatMap(({ callback_query: query }) => query?.id ?? []) : [];
}
