import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { keptProgram } from './bundle-program.js';

// JavaScript, which Node starts without a loader.
const entry = path.join(import.meta.dirname, 'main.ts');
const program = await keptProgram(entry);
if (program === undefined) await import('tsx');
await import(pathToFileURL(program ?? entry).href);
