import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

/**
 * Three processes over PostgreSQL with a standby, killed, frozen and cut off: `npm run test:failover`, as few times as tell
 * something with FAILOVER=short. Needs Debian's postgresql; cutting off needs root and iproute2.
 */
export default defineConfig({
  test: { ...everything.test, include: ['test/failover/**/*.failover.ts'], exclude: [] },
});
