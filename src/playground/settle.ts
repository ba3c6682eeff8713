import type { Emulator } from './emulator/emulator.ts';
import type { DemoBot } from './server/demo-bot.ts';

export type Settle = () => Promise<void>;

/** Waits until the bot has done everything; those who act at the same time wait together. */
export function createSettle({ emulator, bot }: { emulator: Emulator; bot: Pick<DemoBot, 'idle'> }): Settle {
  let settling: Promise<void> | undefined;

  async function settle(): Promise<void> {
    do await emulator.confirmed();
    while (emulator.pendingUpdates() > 0);
    settling = undefined;
    await bot.idle();
  }
  return () => (settling ??= settle());
}
