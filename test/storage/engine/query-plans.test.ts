import { QueryCompiler } from '@prisma/client/runtime/query_compiler_fast_bg.sqlite.mjs';
import { expect, it, onTestFinished } from 'vitest';
import { openTestDatabase } from '../../support/database.ts';

it('what is asked outside of a transaction and inside one is planned once', async () => {
  const opened = await openTestDatabase();
  const { prototype } = QueryCompiler;
  const compile = Reflect.get(prototype, 'compile');
  onTestFinished(() => {
    prototype.compile = compile;
    return opened.close();
  });
  const plans: object[] = [];
  const { database } = opened;
  const ask = (client: typeof database.client) =>
    client.account.findFirst({ where: { locale: 'vi', reachable: false }, select: { id: true } });
  await ask(database.client);
  prototype.compile = function (query) {
    const plan = compile.call(this, query);
    plans.push(plan);
    return plan;
  };
  const other = await openTestDatabase();
  onTestFinished(() => other.close());

  await ask(other.database.client);
  await database.transaction(({ access }) => ask(access.client));

  expect(plans).toHaveLength(2);
  expect(plans[1]).toBe(plans[0]);
});
