import { z } from 'zod';

export const order = z.enum(['usage', 'settle', 'stop']);
export type Order = z.infer<typeof order>;

export const reply = z.object({
  order: z.union([order, z.literal('started')]),
  /** Of the whole process since it began, in microseconds. */
  processorUs: z.number(),
  residentBytes: z.number(),
});
export type Reply = z.infer<typeof reply>;

/** In the measured process: says that it has started, and then does what it is asked. */
export function answerOrders(bot: { settle: () => Promise<void>; stop: () => Promise<void> }): void {
  function tell(what: Reply['order']): void {
    const { user, system } = process.cpuUsage();
    const told: Reply = {
      order: what,
      processorUs: user + system,
      residentBytes: process.memoryUsage().rss,
    };
    process.send?.(told);
  }

  async function obey(what: Order): Promise<void> {
    if (what === 'settle') await bot.settle();
    if (what === 'stop') await bot.stop();
    tell(what);
    if (what === 'stop') process.disconnect();
  }

  process.on('message', (message) => {
    void obey(order.parse(message));
  });
  // Nothing measured outlives who measures it.
  process.on('disconnect', () => process.exit());
  tell('started');
}
