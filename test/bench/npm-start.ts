import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const root = path.resolve(import.meta.dirname, '../..');

const packageFile = z.object({ scripts: z.object({ start: z.string() }) });

/** What stands behind `npm start`, without npm. */
export const startArguments = readStart();

/** The options it gives Node. */
export const startFlags = startArguments.filter((argument) => argument.startsWith('--'));

function readStart(): string[] {
  const { scripts } = packageFile.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const [program, ...args] = scripts.start.split(' ');
  if (program !== 'node') throw new Error(`npm start no longer runs node, but ${scripts.start}`);
  return args;
}
