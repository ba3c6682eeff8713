import type { PrismaClient } from '../generated/client.ts';
import type { Client } from './sql.ts';

export type Joined = { client: Promise<Client>; leave: () => Promise<void> };

/** An interactive transaction of Prisma's as long as the one that is open: what it begins and ends is that one's affair. */
export function joinPrisma(prisma: PrismaClient, limitMs: number): Joined {
  const begun = Promise.withResolvers<Client>();
  const ended = Promise.withResolvers<undefined>();
  const whole = prisma
    .$transaction(
      (client) => {
        begun.resolve(client);
        return ended.promise;
      },
      // Longer than what is around it may take, which is undone first.
      { maxWait: 2 * limitMs, timeout: 2 * limitMs },
    )
    .catch(begun.reject);
  return {
    client: begun.promise,
    leave() {
      ended.resolve(undefined);
      return whole;
    },
  };
}

/** A transaction that takes longer is given up, as others wait for its end. */
export async function withinLimit<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`A transaction took longer than ${limitMs} ms.`));
    }, limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
