import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What runs a program of its own mostly waits for it: begun first, it waits while the others compute. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWaiting = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/main');
    return [...sorted.filter(isWaiting), ...sorted.filter((file) => !isWaiting(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/prepare.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // More than two cores can serve, as some of them wait.
    maxWorkers: 5,
    sequence: { sequencer: WaitingFirst },
    // Modules are evaluated once a worker: no test leaves anything in one.
    isolate: false,
    // Node loads TypeScript by itself, in less time.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
});
