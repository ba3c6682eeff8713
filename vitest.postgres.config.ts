import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

/** On PostgreSQL: `npm run test:postgres`. Needs Debian's postgresql, or TEST_DATABASE_URL, whose user may make databases. */
export default defineConfig({
  test: {
    ...everything.test,
    include: ['test/postgres/**/*.postgres.ts'],
    exclude: [],
    globalSetup: ['test/support/prepare-postgres.ts'],
  },
});
