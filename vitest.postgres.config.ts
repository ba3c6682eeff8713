import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

/** What is about SQLite's file itself. */
const ofFiles = ['test/storage/{statements,webassembly,answers}.test.ts'];

/** On PostgreSQL: `npm run test:postgres`. Needs Debian's postgresql, or TEST_DATABASE_URL, whose user may make databases. */
export default defineConfig({
  test: {
    ...everything.test,
    include: [
      'test/postgres/**/*.postgres.ts',
      'test/storage/*.test.ts',
      'test/{services,journeys,hostile}/**/*.test.ts',
      'test/programs/killed.test.ts',
    ],
    exclude: ofFiles,
    // A server is asked over a socket, and by several at once.
    testTimeout: 180_000,
    globalSetup: ['test/support/prepare-postgres.ts'],
  },
});
