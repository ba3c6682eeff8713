import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tables } from '../../src/storage/generated/tables.ts';
import { projectRoot } from '../support/process.ts';

const storage = path.join(projectRoot, 'src/storage');

/** Tables that lie with another one, as nothing reads them without it, and those whose file has the word that the rest says. */
const elsewhere: Readonly<Record<string, string>> = {
  ...{ InboxUpdate: 'inbox', KnownUpdate: 'inbox', Meta: 'meta' },
  ...{ PageFile: 'page-messages', ReviewTexts: 'reviews' },
  ...{ PledgeSeason: 'pledges', PledgePaper: 'pledges' },
  ...{ Peer: 'postgres/crew', Lease: 'postgres/crew', ChatClaim: 'postgres/inbox-share' },
};

/** Beside the tables' own: what is asked of several of them, what is read from the rows of one, and the whole. */
const ofNoTable = [
  'actors',
  'answer-text',
  'commitments',
  'due-sheets',
  'store',
  'unit-figures',
  'unit-tree',
];

const kept = tables.map(({ name }) => name).filter((name) => !name.startsWith('Plain'));

function fileOf(table: string): string {
  const words = table.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  if (/s[sh]$/.test(words)) return `${words}es`;
  if (words.endsWith('s')) return words;
  return words.endsWith('y') ? `${words.slice(0, -1)}ies` : `${words}s`;
}

it.each(kept)('%s is read and written in the file that is called like it', (table) => {
  const file = elsewhere[table] ?? fileOf(table);
  const content = readFileSync(path.join(storage, `${file}.ts`), 'utf8');
  const client = `db.${table.slice(0, 1).toLowerCase()}${table.slice(1)}.`;
  const statement = new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE)\\s+"?${table}\\b`);
  expect(statement.test(content) || content.includes(client)).toBe(true);
});

it('no other file lies among those of the tables', () => {
  const files = globSync('*.ts', { cwd: storage }).map((file) => path.basename(file, '.ts'));
  const named = kept.map((table) => elsewhere[table] ?? fileOf(table));
  expect(files.filter((file) => !named.includes(file)).sort()).toEqual(ofNoTable);
});
