import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { postgres, sqlite } from '../../prisma/engines.ts';
import { diffSchema } from '../../prisma/schema-diff.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import { projectRoot } from '../support/process.ts';

const schema = readFileSync(path.join(projectRoot, 'prisma/schema.prisma'), 'utf8');
const added = `${schema}\nmodel Added {\n  id String @id\n}\n`;

describe('on SQLite', () => {
  it('the migrations lead to exactly the schema', async () => {
    expect(await diffSchema(sqlite, readMigrations(sqlite.folder), schema)).toBeUndefined();
  });

  it('a model added to the schema becomes the next migration', async () => {
    expect(await diffSchema(sqlite, readMigrations(sqlite.folder), added)).toBe(
      '-- CreateTable\nCREATE TABLE "Added" (\n    "id" TEXT NOT NULL PRIMARY KEY\n);\n',
    );
  });
});

it('on PostgreSQL the migrations lead to exactly the same schema', async () => {
  expect(await diffSchema(postgres, readMigrations(postgres.folder), schema)).toBeUndefined();
});

it('what SQLite does by itself PostgreSQL is told: to number rows, to hold long numbers, to find what is known', () => {
  const ours = 'model KnownUpdate {\n  position Int    @id\n  updateId Int\n  attempts Int\n}\n';
  expect(postgres.schemaOf(ours)).toBe(
    'model KnownUpdate {\n  position Int    @id @default(autoincrement())\n  updateId BigInt\n  attempts Int\n' +
      '\n  @@index([source, updateId])\n}\n',
  );
});
