import type Sqlite from 'better-sqlite3';
import type { Gate } from './gate.ts';
import { prepared } from './sqlite.ts';

/** What waits for the disk: written, and told only when it can no longer be lost. */
type Waiting = { resolve: () => void; reject: (error: unknown) => void };

export type GroupCommit = {
  /** Runs work that writes, and resolves when it is on disk. Where it throws, it alone is undone. */
  run: <Result>(work: () => Promise<Result> | Result) => Promise<Result>;
  /** Runs what may not become part of a group, after what waits for the disk was put there. */
  alone: <Result>(work: () => Promise<Result> | Result) => Promise<Result>;
  /** Puts on disk what waits for it; to be called inside the gate. */
  settle: () => void;
};

/** Waiting for the disk takes longer than most writes: what comes at the same time shares one wait. */
const most = 100;

/** Transactions that follow each other closely become savepoints of one, and wait for the disk together. */
export function createGroupCommit({ handle, gate }: { handle: Sqlite.Database; gate: Gate }): GroupCommit {
  let group: Waiting[] | undefined;

  function settle(): void {
    if (group === undefined) return;
    const waiting = group;
    group = undefined;
    try {
      prepared(handle, 'COMMIT').run();
    } catch (error) {
      abandon(waiting, error);
      return;
    }
    for (const { resolve } of waiting) resolve();
  }

  /** The next in line would join what stays open. */
  function abandon(waiting: readonly Waiting[], error: unknown): void {
    try {
      if (handle.inTransaction) prepared(handle, 'ROLLBACK').run();
    } finally {
      for (const { reject } of waiting) reject(error);
    }
  }

  function undo(error: unknown): void {
    const waiting = group ?? [];
    if (handle.inTransaction && waiting.length > 0) {
      try {
        prepared(handle, 'ROLLBACK TO work').run();
        prepared(handle, 'RELEASE work').run();
        return;
      } catch {
        // What cannot be undone alone is undone with all of its group.
      }
    }
    group = undefined;
    abandon(waiting, error);
  }

  /** After a failure of the disk SQLite ends a transaction by itself, in whatever statement that shows. */
  function noticeEnd(): void {
    if (group === undefined || handle.inTransaction) return;
    const lost = group;
    group = undefined;
    abandon(lost, new Error('The transaction was ended by a failure of the disk.'));
  }

  return {
    settle,
    alone: (work) =>
      gate.run(() => {
        settle();
        return work();
      }),
    async run(work) {
      const leave = await gate.enter();
      let onDisk: Promise<void>;
      let result: Awaited<ReturnType<typeof work>>;
      try {
        noticeEnd();
        if (group === undefined) {
          prepared(handle, 'BEGIN').run();
          group = [];
        }
        prepared(handle, 'SAVEPOINT work').run();
        result = await work();
        prepared(handle, 'RELEASE work').run();
        onDisk = join(group);
      } catch (error) {
        undo(error);
        throw error;
      } finally {
        leave();
      }
      await onDisk;
      return result;
    },
  };

  function join(joined: Waiting[]): Promise<void> {
    const onDisk = new Promise<void>((resolve, reject) => {
      joined.push({ resolve, reject });
    });
    if (joined.length >= most) settle();
    else if (joined.length === 1) settleSoon(joined, 0);
    return onDisk;
  }

  /** As soon as a turn of the event loop has brought nobody else who writes: what has arrived meanwhile is let in first. */
  function settleSoon(joined: readonly Waiting[], seen: number): void {
    setImmediate(() => {
      // It may have been put on disk meanwhile, and another group begun.
      if (group !== joined) return;
      if (joined.length > seen) settleSoon(joined, joined.length);
      else
        void gate.run(() => {
          if (group === joined) settle();
        });
    });
  }
}
