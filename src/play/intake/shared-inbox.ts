import type { InboxShare, LeftRow, UpdateRef } from '../../core/ports/inbox.ts';
import type { Log } from '../../core/ports/runtime.ts';
import { nameOf } from '../error-name.ts';

type Deps = {
  share: InboxShare;
  log: Log;
  /** Writes with what is done by now, and forgets it where that was written. */
  removeDone: <Result>(write: (done: readonly UpdateRef[]) => Promise<Result>) => Promise<Result>;
  /** How many more updates this program takes on. */
  room: () => number;
  /** The chats that it has taken on. */
  held: () => readonly string[];
  push: (row: LeftRow) => void;
};

/** Nothing that waits is found later than this, also where a call was lost. */
export const lookEveryMs = 1000;

/** Takes what waits in the database, however it came there, and gives back the chats that are done with. */
export function createSharedInbox({ share, log, removeDone, room, held, push }: Deps) {
  let idle: string[] = [];
  let turning: Promise<boolean> | undefined;
  let isAskedAgain = false;
  /** Nobody knows whether the last one was carried out, and which chats stand in this program's name since. */
  let isUnsure = false;
  let hasStopped = false;

  /**
   * Asked while a turn is under way, a further one begins after it: what was stored meanwhile may have been missed by that.
   * Whether the last one was carried out.
   */
  function turn(): Promise<boolean> {
    if (hasStopped) return Promise.resolve(false);
    isAskedAgain = true;
    turning ??= turnWhileAsked();
    return turning;
  }

  async function turnWhileAsked(): Promise<boolean> {
    while (isAsked()) {
      isAskedAgain = false;
      await turnOnce();
    }
    turning = undefined;
    return !isUnsure;
  }

  // Asked anew each time: it changes while a turn is under way.
  function isAsked(): boolean {
    return isAskedAgain && !hasStopped;
  }

  async function turnOnce(): Promise<void> {
    const left = idle;
    idle = [];
    try {
      const rows = await removeDone((done) =>
        share.turn({
          ...{ done, idle: left, most: Math.max(room(), 0) },
          ...(isUnsure && { held: held() }),
        }),
      );
      isUnsure = false;
      rows.forEach(push);
    } catch (error) {
      isUnsure = true;
      idle = [...left, ...idle];
      log.error({ err: nameOf(error) }, 'what waits could not be taken; it is looked for again');
    }
  }

  return {
    turn,
    isTurning: () => turning !== undefined,
    /** Resolves when nothing of it is under way, nor begins any more. */
    async stop(): Promise<void> {
      hasStopped = true;
      await turning;
    },
    leave(chatKey: string): void {
      idle.push(chatKey);
      void turn();
    },
  };
}
