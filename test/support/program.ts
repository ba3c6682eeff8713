import { build, type Plugin } from 'esbuild';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/**
 * The program in one file, which starts in a third of the time that loading module by module takes. The sources are the
 * same, and so is what turns them into JavaScript; that `npm start` gets that far is for the tests that run `npm start`.
 * Gone after the test file.
 */
export async function bundleProgram(projectRoot: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-program-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  const outfile = path.join(folder, 'main.mjs');
  await build({
    entryPoints: [path.join(projectRoot, 'src/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // They load files of their own.
    external: ['better-sqlite3', '@prisma/schema-engine-wasm', 'pino'],
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
    },
    plugins: [inPlace],
    logLevel: 'error',
  });
  return outfile;
}

/** Each module still finds the files beside it. */
const inPlace: Plugin = {
  name: 'in-place',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8').replaceAll(
        'import.meta.dirname',
        JSON.stringify(path.dirname(file)),
      ),
    }));
  },
};
