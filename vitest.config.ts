import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long, longest first: begun last it would keep one worker busy when the others have nothing left to do. */
const longest = [
  ...[
    'programs/comes-back',
    'programs/network',
    'programs/killed',
    'programs/stopping',
    'programs/disk',
    'programs/',
  ],
  ...['playground/command-line', 'hostile/taps', 'hostile/ways-out', 'journeys/two-cells', 'playground/demo'],
  ...['documents/hostile', 'services/summaries/differencing', 'screens/documents/differencing'],
  ...['journeys/month', 'hostile/'],
  ...['storage/engine/', 'storage/leaks', 'storage/statements', 'web/', 'journeys/', 'services/meetings/'],
  ...['playground/'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.includes(`/test/${name}`));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}

/** The bot and the demo as processes, killed, cut off and filled up: `npm run test:programs`. */
export const programs = ['test/programs/**/*.test.ts', 'test/playground/command-line.test.ts'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: programs,
    globalSetup: ['test/support/prepare.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    // How long is waited for what comes about by itself: a bound for when it never does.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
    // More than two cores can serve, as some of them wait.
    maxWorkers: 4,
    // Most of what a walk makes is soon let go of: collected less often, it costs a twelfth less of the processor.
    execArgv: ['--min-semi-space-size=8', '--max-semi-space-size=32'],
    sequence: { sequencer: LongestFirst },
    // Modules are evaluated once a worker: no test leaves anything in one.
    isolate: false,
    // Node loads TypeScript by itself, in less time.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
});
