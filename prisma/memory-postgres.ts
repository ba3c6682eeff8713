import { PGlite } from '@electric-sql/pglite';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** PostgreSQL itself, as WebAssembly and in memory, with nothing in it. */
export async function openMemoryPostgres(): Promise<PGlite> {
  const kept = keptFile();
  if (existsSync(kept)) return PGlite.create({ loadDataDir: new Blob([readFileSync(kept)]) });
  const database = await PGlite.create();
  // Setting one up takes seven times as long as loading one that was set up before.
  const content = await database.dumpDataDir('none');
  mkdirSync(path.dirname(kept), { recursive: true });
  const draft = `${kept}.${process.pid}`;
  writeFileSync(draft, Buffer.from(await content.arrayBuffer()));
  renameSync(draft, kept);
  return database;
}

function keptFile(): string {
  const packages = path.resolve(import.meta.dirname, '../node_modules');
  const description = readFileSync(path.join(packages, '@electric-sql/pglite/package.json'), 'utf8');
  const version = /"version": "([^"]+)"/.exec(description)?.[1] ?? 'unknown';
  return path.join(packages, `.cache/memory-postgres-${version}.tar`);
}
