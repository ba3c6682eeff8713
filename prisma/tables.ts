import type { Column, Table } from '../src/storage/engine/table.ts';

const types = ['String', 'Int', 'Boolean', 'DateTime'] as const;

/** The tables of a schema, each after those that it references. */
export function tablesOf(schema: string): Table[] {
  return inOrder(
    [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) =>
      tableOf(name, body.split('\n')),
    ),
  );
}

function tableOf(name: string, lines: readonly string[]): Table {
  const columns: Column[] = [];
  const key: string[] = [];
  const references = new Set<string>();
  let parent: string | undefined;
  for (const line of lines) {
    const [, column = '', type = ''] = /^ +(\w+) +(\w+)/.exec(line) ?? [];
    const [, fields] = /@relation\(.*?fields: \[(.*?)\]/.exec(line) ?? [];
    const known = types.find((one) => one === type);
    if (known !== undefined) columns.push({ name: column, type: known });
    if (/ @id\b/.test(line)) key.push(column);
    const [, together] = /^ +@@id\(\[(.*?)\]\)/.exec(line) ?? [];
    if (together !== undefined) key.push(...together.split(', '));
    if (fields === undefined) continue;
    if (type === name) parent = fields;
    else references.add(type);
  }
  if (key.length === 0) throw new Error(`${name} has no primary key`);
  return { name, key, columns, references: [...references], ...(parent !== undefined && { parent }) };
}

function inOrder(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  while (ordered.length < tables.length) {
    const next = tables.find(
      (table) =>
        !ordered.includes(table) &&
        table.references.every((name) => ordered.some((earlier) => earlier.name === name)),
    );
    if (next === undefined) throw new Error('tables reference each other in a circle');
    ordered.push(next);
  }
  return ordered;
}
