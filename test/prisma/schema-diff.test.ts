import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { diffSchema } from '../../prisma/schema-diff.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import { migrationsFolder } from '../../src/storage/data-files/project-files.ts';

const schema = readFileSync(path.resolve(migrationsFolder, '../schema.prisma'), 'utf8');

it('the migrations lead to exactly the schema', async () => {
  expect(await diffSchema(readMigrations(migrationsFolder), schema)).toBeUndefined();
});

it('a model added to the schema becomes the next migration', async () => {
  const added = `${schema}\nmodel Added {\n  id String @id\n}\n`;

  expect(await diffSchema(readMigrations(migrationsFolder), added)).toBe(
    '-- CreateTable\nCREATE TABLE "Added" (\n    "id" TEXT NOT NULL PRIMARY KEY\n);\n',
  );
});
