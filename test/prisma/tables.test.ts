import Sqlite from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tablesOf } from '../../prisma/tables.ts';
import { migrationsFolder } from '../../src/storage/data-files/project-files.ts';
import { tables } from '../../src/storage/generated/tables.ts';
import type { Column, Table } from '../../src/storage/engine/table.ts';
import { openTestDatabase } from '../support/database.ts';

it('the list of tables says of each what the database says, parents before children', async () => {
  const opened = await openTestDatabase();
  const file = new Sqlite(path.join(opened.folder, 'tu-soi.db'), { readonly: true });
  const found = file
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .filter(({ name }) => !/^(sqlite_|_prisma)/.test(name))
    .map(({ name }) => inCatalog(file, name));
  file.close();
  await opened.close();

  const said = tables.map(({ columns, references, ...table }) => ({
    ...{ ...table, columns: columns.toSorted(byName), references: references.toSorted() },
  }));
  expect(said.sort(byName)).toEqual(found.sort(byName));
  for (const [place, { references }] of tables.entries())
    expect(tables.slice(0, place).map(({ name }) => name)).toEqual(expect.arrayContaining([...references]));
});

it('follows the schema, and refuses one whose tables reference each other in a circle', () => {
  const schema = readFileSync(path.resolve(migrationsFolder, '../schema.prisma'), 'utf8');
  expect(tablesOf(schema)).toEqual(tables);

  const circle = `
model One {
  id String @id
  other Other @relation(fields: [otherId], references: [id])
  otherId String
}

model Other {
  id String @id
  one One @relation(fields: [oneId], references: [id])
  oneId String
}
`;
  expect(() => tablesOf(circle)).toThrow('in a circle');
});

function inCatalog(file: Sqlite.Database, name: string): Table {
  const columns = file
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY name',
    )
    .all(name);
  const foreign = file
    .prepare<[string], { table: string; from: string }>(
      'SELECT DISTINCT "table", "from" FROM pragma_foreign_key_list(?) ORDER BY "table"',
    )
    .all(name);
  const parent = foreign.find(({ table }) => table === name)?.from;
  const references = foreign.map(({ table }) => table).filter((table) => table !== name);
  return {
    name,
    key: columns
      .filter(({ pk }) => pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map((column) => column.name),
    columns: columns.map((column) => ({ name: column.name, type: typeOf(column.type) })),
    references: [...new Set(references)],
    ...(parent !== undefined && { parent }),
  };
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1;
}

function typeOf(declared: string): Column['type'] {
  const types = { TEXT: 'String', INTEGER: 'Int', BOOLEAN: 'Boolean', DATETIME: 'DateTime' } as const;
  const found = Object.entries(types).find(([sql]) => sql === declared);
  if (found === undefined) throw new Error(`nobody knows what ${declared} holds`);
  return found[1];
}
