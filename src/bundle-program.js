import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const cache = path.join(root, 'node_modules/.cache/tu-soi');

// They load files of their own, or are one big file already.
const external = ['better-sqlite3', '@prisma/schema-engine-wasm', 'pino', 'esbuild', '*.wasm-base64.mjs'];

/**
 * A program in one file, which starts in a third of the time that loading module by module takes. The sources are the
 * same, and so is what turns them into JavaScript. Lies among the packages, as it has to find those that stay outside;
 * whoever asked for it removes it.
 */
export async function bundleProgram(entry, { plain = false } = {}) {
  const outfile = path.join(cache, `${path.basename(entry, '.ts')}-${randomUUID()}.mjs`);
  // Only now: most starts find what is kept.
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external,
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
    },
    plugins: plain ? [] : [inPlace, withoutNodeFetch],
    logLevel: 'error',
  });
  return outfile;
}

/**
 * The same, kept for the next start: made anew when any source or installed package is another. Undefined where nothing
 * may be written among the packages.
 */
export async function keptProgram(entry) {
  const name = `${path.basename(entry, '.ts')}@`;
  const file = path.join(cache, `${name}${fingerprint()}.mjs`);
  // A power cut may leave an empty file.
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return file;
  try {
    const made = await bundleProgram(entry);
    await sync(made);
    await rename(made, file);
    const older = (await readdir(cache)).filter(
      (other) => other.startsWith(name) && other !== path.basename(file),
    );
    await Promise.all(older.map((other) => rm(path.join(cache, other), { force: true })));
    return file;
  } catch (error) {
    if (
      ['EACCES', 'EPERM', 'EROFS'].includes(error.code) ||
      /permission denied|read-only/i.test(error.message)
    )
      return undefined;
    throw error;
  }
}

const sources = path.join(root, 'src');
const generated = path.join(sources, 'storage', 'generated');

async function sync(file) {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Of all sources that a start may load, by name and content, and of what is installed beside them. */
function fingerprint() {
  const hash = createHash('sha256');
  const names = readdirSync(sources, { recursive: true }).filter(
    (name) => /\.[jt]s$/.test(name) && !name.startsWith('playground'),
  );
  const files = [...names.sort().map((name) => path.join(sources, name)), installed].filter(existsSync);
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Written by npm at every installation. */
const installed = path.join(root, 'node_modules/.package-lock.json');

/** Each module still finds the files beside it. */
const inPlace = {
  name: 'in-place',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      if (!file.startsWith(sources) || file.startsWith(generated)) return undefined;
      const contents = await readFile(file, 'utf8');
      const folder = JSON.stringify(path.dirname(file));
      return { loader: 'ts', contents: contents.replaceAll('import.meta.dirname', () => folder) };
    });
  },
};

/** grammY loads it for those who give it no `fetch`, and it brings tables of 6 MB: src/bot/transport.ts takes its place. */
const withoutNodeFetch = {
  name: 'without-node-fetch',
  setup(building) {
    building.onLoad({ filter: /[\\/]node_modules[\\/]node-fetch[\\/]/ }, () => ({
      loader: 'js',
      contents: '',
    }));
  },
};
