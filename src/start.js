import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { keptProgram } from './bundle-program.js';

// JavaScript, which Node starts without a loader. npm prepares it at the installation, when the packages can be written to.
const entry = path.join(import.meta.dirname, 'main.ts');
const program = await keptProgram(entry);
if (!process.argv.includes('--prepare')) {
  if (program === undefined) await import('tsx');
  await import(pathToFileURL(program ?? entry).href);
}
