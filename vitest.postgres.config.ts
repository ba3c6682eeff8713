import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

/** What is about SQLite's file itself. */
const ofFiles = ['test/storage/{statements,webassembly,telegram-ids,answers,leaks}.test.ts'];

/** With POSTGRES=all: some still name an order that a server does not keep, or tap too late by the test's clock, and decide nothing yet. */
const more = ['services', 'journeys', 'hostile'].map((room) => `test/${room}/**/*.test.ts`);

/** On PostgreSQL: `npm run test:postgres`. Needs Debian's postgresql, or TEST_DATABASE_URL, whose user may make databases. */
export default defineConfig({
  test: {
    ...everything.test,
    include: [
      'test/postgres/**/*.postgres.ts',
      'test/storage/*.test.ts',
      ...(process.env['POSTGRES'] === 'all' ? more : []),
    ],
    exclude: ofFiles,
    // A server is asked over a socket, and by several at once.
    testTimeout: 180_000,
    globalSetup: ['test/support/prepare-postgres.ts'],
  },
});
