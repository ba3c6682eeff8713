import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

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
  const names = (await readdir(folder)).filter((name) => path.extname(name) !== '.br');
  const read = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const [body, packed] = await Promise.all([readBytes(file), readBytes(`${file}.br`)]);
      const type = types[path.extname(name)] ?? 'application/octet-stream';
      const [, style] = /<style>(.*)<\/style>/s.exec(new TextDecoder().decode(body)) ?? [];
      const asset: Asset = { type, body, packed, ...(style !== undefined && { styleHash: hashOf(style) }) };
      return [name === 'index.html' ? '/' : `/${name}`, asset] as const;
    }),
  );
  return new Map(read);
}

async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
