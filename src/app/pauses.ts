import { z } from 'zod';
import type { Opened } from './app.ts';
import type { Call } from '../core/ports/crew.ts';
import type { Partnership } from '../jobs/crew.ts';

type Parts = Pick<Opened, 'gate' | 'crew'> & { partnership: Pick<Partnership, 'call' | 'size'> };

const askedPause = z.object({ of: z.enum(['chat', 'method', 'all']), key: z.string(), seconds: z.number() });
/** A call stands in no row of a table. */
const row = 'pause';

/** Telegram counts by the token: what it asks of one program all of them keep. Returns what hears of the others'. */
export function sharePauses({ gate, crew, partnership }: Parts) {
  if (crew === undefined) return () => undefined;
  const { words } = crew;
  gate.whenAsked((asked) => {
    if (partnership.size() === 1) return;
    partnership.call({ about: 'pause', asked: words.seal(row, JSON.stringify(asked)) });
  });
  return ({ asked }: Extract<Call, { about: 'pause' }>): void => {
    gate.hold(askedPause.parse(JSON.parse(words.open(row, asked))));
  };
}
