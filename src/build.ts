/** Writes the programs to dist/: `npm run build`, and every installation. */
import { build, type Plugin } from 'esbuild';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './storage/project-files.ts';

/** grammY loads it for those who give it no `fetch`, and it brings tables of 6 MB: src/bot/transport.ts takes its place. */
export const withoutNodeFetch: Plugin = {
  name: 'without-node-fetch',
  setup(building) {
    building.onLoad({ filter: /[\\/]node_modules[\\/]node-fetch[\\/]/ }, () => ({
      loader: 'js',
      contents: '',
    }));
  },
};

/** Bundles programs: a few files start in a third of the time that loading module by module takes. */
export async function bundle(
  entryPoints: readonly string[],
  { outdir, plugins }: { outdir: string; plugins: Plugin[] },
): Promise<void> {
  await build({
    entryPoints: [...entryPoints],
    outdir,
    plugins,
    bundle: true,
    splitting: true,
    sourcemap: 'linked',
    sourcesContent: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    // jsonc-parser's other entry loads its parts in a way that cannot be bundled.
    mainFields: ['module', 'main'],
    // They load files of their own, or are one big file already.
    external: ['better-sqlite3', '@prisma/schema-engine-wasm', 'pino', 'esbuild', '*.wasm-base64.mjs'],
    // What is bundled of CommonJS asks for Node's own modules with `require`.
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
    },
    logLevel: 'error',
  });
}

if (import.meta.filename === process.argv[1]) {
  const outdir = path.join(projectFolder, 'dist');
  const sources = ['main', 'backup', 'restore'].map((name) => path.join(projectFolder, 'src', `${name}.ts`));
  await rm(outdir, { recursive: true, force: true });
  await bundle(sources, { outdir, plugins: [withoutNodeFetch] });
}
