import { migrationsFolder, postgresMigrationsFolder } from '../src/storage/data-files/project-files.ts';
import type { Provider } from '../src/storage/engine/schema-engine.ts';

/** One of the two for which schema.prisma is written. */
export type Engine = {
  provider: Provider;
  /** Where its migrations lie. */
  folder: string;
  /** What the schema says for it. */
  schemaOf: (schema: string) => string;
};

export const sqlite: Engine = {
  provider: 'sqlite',
  folder: migrationsFolder,
  schemaOf: (schema) => schema,
};

export const postgres: Engine = {
  provider: 'postgresql',
  folder: postgresMigrationsFolder,
  schemaOf: (schema) =>
    schema
      .replace('provider = "sqlite"', 'provider = "postgresql"')
      // SQLite by itself numbers the rows of a table whose key is a whole number.
      .replaceAll(/^( *\w+ +Int +@id)$/gm, '$1 @default(autoincrement())')
      // SQLite's whole numbers have 64 bits; what a page does is numbered by 48.
      .replaceAll(/^( *updateId +)Int$/gm, '$1BigInt')
      // Several programs ask the table what a single one has in memory.
      .replace(/^model KnownUpdate \{[^}]*/m, '$&\n  @@index([source, updateId])\n'),
};
