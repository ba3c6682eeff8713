import { defineConfig } from 'vitest/config';
import everything, { programs } from './vitest.config.ts';

/** The program as a process of its own: it mostly waits, for a timeout, a disk or a network, so that more run side by side. */
export default defineConfig({
  test: { ...everything.test, include: programs, exclude: [], maxWorkers: 6 },
});
