/** Writes the programs to dist/: `npm run build`, and every installation. */
import { Resvg } from '@resvg/resvg-js';
import { build, type Plugin } from 'esbuild';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { z } from 'zod';
import { projectFolder } from './storage/data-files/project-files.ts';

/** grammY loads it for those who give it no `fetch`, and it brings tables of 6 MB: src/telegram/sending/transport.ts takes its place. */
const withoutNodeFetch: Plugin = {
  name: 'without-node-fetch',
  setup(building) {
    building.onLoad({ filter: /[\\/]node_modules[\\/]node-fetch[\\/]/ }, () => ({
      loader: 'js',
      contents: '',
    }));
  },
};

const compilerModule = z.object({ wasm: z.base64() });

/** Prisma carries its query compiler as a text of 4 MB, which would stay in memory twice: here it becomes a file, read once. */
const compilerAsFile: Plugin = {
  name: 'compiler-as-file',
  setup(building) {
    // By its own name, as that of each engine lies in the same folder.
    building.onLoad({ filter: /\.wasm-base64\.mjs$/ }, ({ path: file }) => ({
      contents: `
        import { readFileSync } from 'node:fs';
        import file from './${path.basename(file, '-base64.mjs')}';
        export const wasm = readFileSync(new URL(file, import.meta.url));`,
    }));
    building.onResolve({ filter: /^\.\/query_compiler.*\.wasm$/ }, ({ importer, path: file }) => ({
      path: path.resolve(path.dirname(importer), file),
      namespace: 'compiler',
      pluginData: importer,
    }));
    building.onLoad({ filter: /.*/, namespace: 'compiler' }, async ({ pluginData }) => {
      const { wasm } = compilerModule.parse(await import(pathToFileURL(String(pluginData)).href));
      return { contents: Buffer.from(wasm, 'base64'), loader: 'file' };
    });
  },
};

/**
 * One letter beyond Latin-1 makes the whole program take two bytes a character in memory. esbuild writes letters as escapes
 * wherever that means the same, except in regular expressions. Only what may be one is rewritten before the source map is
 * made, so that the columns of all other code are those of the sources.
 */
const lettersAsEscapes: Plugin = {
  name: 'letters-as-escapes',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: (await readFile(file, 'utf8')).replace(/\/.+\//g, (between) =>
        between.replace(
          /[\u0080-\uffff]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
      ),
    }));
  },
};

/** What makes the programs smaller than their packages are. */
export const slimming: Plugin[] = [withoutNodeFetch, compilerAsFile, lettersAsEscapes];

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
    minifyWhitespace: true,
    legalComments: 'linked',
    // Node shows the line in which a program broke.
    lineLimit: 200,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    // jsonc-parser's other entry loads its parts in a way that cannot be bundled.
    mainFields: ['module', 'main'],
    // They load files of their own, are one big file already, or use what Node warns of where it is not in a package.
    external: [
      ...['better-sqlite3', '@prisma/schema-engine-wasm', 'pino', 'esbuild', '@resvg/resvg-js'],
      'web-push',
    ],
    // What is bundled of CommonJS asks for Node's own modules with `require`.
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
    },
    logLevel: 'error',
  });
}

/** What the page is written for. */
export const oldestBrowsers = ['chrome87', 'firefox84', 'safari15'];

/**
 * The page of the web door: its style stands in it, as nothing is painted before that has come; its script, what lives beside it
 * in the browser, and the rest.
 */
async function bundlePage(outdir: string): Promise<void> {
  const folder = path.join(projectFolder, 'src/web/page');
  await build({
    entryPoints: ['page/main.tsx', 'page/style.css', 'worker/worker.ts'].map((name) =>
      path.join(projectFolder, 'src/web', name),
    ),
    outdir,
    entryNames: '[name]',
    bundle: true,
    minify: true,
    format: 'esm',
    // Browsers of phones that are five years old.
    target: oldestBrowsers,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const name of ['manifest.webmanifest', 'icon.svg'])
    await copyFile(path.join(folder, name), path.join(outdir, name));
  const icon = await readFile(path.join(folder, 'icon.svg'), 'utf8');
  for (const size of [192, 512]) {
    // Phones round it themselves.
    const drawn = new Resvg(icon.replace(' rx="14"', ''), { fitTo: { mode: 'width', value: size } }).render();
    await writeFile(path.join(outdir, `icon-${size}.png`), drawn.asPng());
  }
  const styleFile = path.join(outdir, 'style.css');
  const style = await readFile(styleFile, 'utf8');
  await rm(styleFile);
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  await writeFile(
    path.join(outdir, 'index.html'),
    page.replace('<style></style>', () => `<style>${style}</style>`),
  );
  // As they go over the wire: packing them takes longer than the rest of a start.
  for (const name of await readdir(outdir))
    await writeFile(
      path.join(outdir, `${name}.br`),
      brotliCompressSync(await readFile(path.join(outdir, name))),
    );
}

if (import.meta.filename === process.argv[1]) {
  const outdir = path.join(projectFolder, 'dist');
  const sources = ['main', 'backup', 'restore', 'keys', 'move', 'documents/worker'].map((name) =>
    path.join(projectFolder, 'src', `${name}.ts`),
  );
  await rm(outdir, { recursive: true, force: true });
  await bundle(sources, { outdir, plugins: slimming });
  await bundlePage(path.join(outdir, 'page'));
}
