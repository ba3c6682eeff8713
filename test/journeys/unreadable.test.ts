import { expect, it } from 'vitest';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { startTestApp } from '../support/app.ts';
import { openAt } from '../support/open-database.ts';

it('the operator is told once for each day how many updates could not be read, also of a day the bot ended down', async () => {
  const test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z' });
  const operator = test.people.person({ firstName: 'Hạnh' });
  await operator.opens(test.claimLink);
  await operator.taps('Tôi đồng ý');
  const told = (): string[] =>
    operator.inbox().flatMap(({ text }) => /^Ngày \S+ có \d+ tin/.exec(text)?.[0] ?? []);

  const came = {
    // Both are the 21st in Viet Nam, and not the same day in UTC.
    1: '2026-11-20T18:00:00Z',
    2: '2026-11-21T16:59:00Z',
    3: '2026-11-21T17:00:00Z',
    4: '2026-11-25T01:00:00Z',
  };
  await test.restart(async (url) => {
    const { database, cipher } = await openAt(url);
    const inbox = createInboxStore(database, cipher);
    for (const [updateId, at] of Object.entries(came)) {
      const aside = { source: 'a bot', updateId: Number(updateId), chatKey: 'none', payload: '{}' };
      await inbox.keep({ rows: [], asides: [aside], done: [], at: new Date(at) });
    }
    await database.close();
  });
  await test.jumpTo('2026-11-21T16:58:00Z');
  expect(told()).toEqual([]);

  await test.jumpTo('2026-11-25T02:00:00Z');
  await test.jumpTo('2026-11-25T03:00:00Z');
  expect(told()).toEqual(['Ngày 21/11/2026 có 2 tin', 'Ngày 22/11/2026 có 1 tin']);

  await test.restart();
  await test.passTo('2026-11-27T02:00:00Z');
  expect(told()).toEqual([
    'Ngày 21/11/2026 có 2 tin',
    'Ngày 22/11/2026 có 1 tin',
    'Ngày 25/11/2026 có 1 tin',
  ]);
  await test.close();
});
