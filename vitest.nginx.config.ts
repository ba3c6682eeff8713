import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

/** The page behind the proxy that docs/OPERATIONS.md shows: `npm run test:nginx`. Needs Debian's nginx and openssl. */
export default defineConfig({
  test: { ...everything.test, include: ['test/nginx/**/*.nginx.ts'], exclude: [] },
});
