import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

export type Asset = { type: string; body: Uint8Array<ArrayBuffer> };
export type Assets = ReadonlyMap<string, Asset>;

const folder = path.resolve(import.meta.dirname, '../page');

/** The page, ready to be served: made at every start, from memory. */
export async function bundlePage(): Promise<Assets> {
  const [html, icon, bundle] = await Promise.all([
    readFile(path.join(folder, 'index.html')),
    readFile(path.join(folder, 'icon.svg')),
    build({
      entryPoints: [path.join(folder, 'main.tsx'), path.join(folder, 'style.css')],
      outdir: 'out',
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      legalComments: 'none',
      write: false,
      logLevel: 'silent',
    }),
  ]);
  const files = new Map(bundle.outputFiles.map((file) => [path.basename(file.path), file.contents]));
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: new Uint8Array(html) }],
    ['/icon.svg', { type: 'image/svg+xml', body: new Uint8Array(icon) }],
    ['/main.js', { type: 'text/javascript; charset=utf-8', body: take(files, 'main.js') }],
    ['/style.css', { type: 'text/css; charset=utf-8', body: take(files, 'style.css') }],
  ]);
}

function take(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array<ArrayBuffer> {
  const contents = files.get(name);
  if (contents === undefined) throw new Error(`the bundle has no ${name}`);
  return new Uint8Array(contents);
}
