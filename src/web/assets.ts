import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export type Asset = {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  packed: Uint8Array<ArrayBuffer>;
  /** By which a browser knows the style that stands in a page. */
  styleHash?: string;
};

/** By their paths; those of a page are small enough to be held. */
export type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** The page as it was built. */
export async function readAssets(folder: string): Promise<Assets> {
  const names = await readdir(folder);
  const read = await Promise.all(
    names.map(async (name) => {
      const body = new Uint8Array(await readFile(path.join(folder, name)));
      const type = types[path.extname(name)] ?? 'application/octet-stream';
      const [, style] = /<style>(.*)<\/style>/s.exec(new TextDecoder().decode(body)) ?? [];
      const packed = new Uint8Array(brotliCompressSync(body));
      const asset: Asset = { type, body, packed, ...(style !== undefined && { styleHash: hashOf(style) }) };
      return [name === 'index.html' ? '/' : `/${name}`, asset] as const;
    }),
  );
  return new Map(read);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
