import { readdirSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { postgres, sqlite } from '../../prisma/engines.ts';
import { endAll, npmRun } from '../support/process.ts';

afterEach(endAll);

it('npm run migrate:new ends by itself, and writes nothing where the schema has not changed', async () => {
  const before = migrations();
  const command = npmRun('migrate:new', ['nothing-changed'], { env: {} });
  expect(await command.exited).toEqual({ code: 1, signal: null });
  expect(command.stderr()).toContain('prisma/schema.prisma has not changed since the last migration.');
  expect(migrations()).toEqual(before);
});

function migrations(): string[] {
  return [sqlite, postgres].flatMap(({ folder }) => readdirSync(folder));
}
