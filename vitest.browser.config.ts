import { defineConfig } from 'vitest/config';

/** The playground in a real browser: `npm run test:browser`. Needs /usr/bin/chromium, or another one in CHROMIUM. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    globalSetup: ['test/browser/seed.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 300_000,
    maxWorkers: 1,
  },
});
