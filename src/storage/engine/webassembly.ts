import { setFlagsFromString } from 'node:v8';

/**
 * Prisma's engines are WebAssembly, which V8 would compile a second time, optimised, as soon as it has run a little: 50 MB
 * that stay with the process, for less than this bot's few queries gain. Before the first of them is loaded.
 */
export function compileOnce(): void {
  // `--liftoff-only` stands for both, but only on the command line.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
