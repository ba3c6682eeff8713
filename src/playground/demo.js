import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleProgram } from '../bundle-program.js';

// JavaScript, which Node starts without a loader. The packages outside the bundle are loaded while it is made.
const [program] = await Promise.all([
  bundleProgram(path.join(import.meta.dirname, 'demo.ts')),
  import('better-sqlite3'),
  import('pino'),
]);
const { main } = await import(pathToFileURL(program).href);
await rm(program);
await main();
