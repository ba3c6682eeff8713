import { build } from 'esbuild';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

// They load files of their own, or are one big file already.
const external = ['better-sqlite3', '@prisma/schema-engine-wasm', 'pino', 'esbuild', '*.wasm-base64.mjs'];

/**
 * A program in one file, which starts in a third of the time that loading module by module takes. The sources are the
 * same, and so is what turns them into JavaScript. Lies among the packages, as it has to find those that stay outside;
 * whoever asked for it removes it.
 */
export async function bundleProgram(entry) {
  const name = path.basename(entry, '.ts');
  const outfile = path.join(root, `node_modules/.cache/tu-soi/${name}-${randomUUID()}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // node-fetch knows an AbortSignal by the name of its class.
    keepNames: true,
    external,
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
    },
    plugins: [inPlace],
    logLevel: 'error',
  });
  return outfile;
}

const sources = path.join(root, 'src');
const generated = path.join(sources, 'storage', 'generated');

/** Each module still finds the files beside it. */
const inPlace = {
  name: 'in-place',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      if (!file.startsWith(sources) || file.startsWith(generated)) return undefined;
      const contents = await readFile(file, 'utf8');
      const folder = JSON.stringify(path.dirname(file));
      return { loader: 'ts', contents: contents.replaceAll('import.meta.dirname', folder) };
    });
  },
};
