import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/screens/commands.ts';
import { projectRoot } from '../support/process.ts';

const tree = globSync('{src,test,prisma,locales,lint,docs}/**', { cwd: projectRoot }).map((one) =>
  one.split(path.sep).join('/'),
);

/** A file or folder by its whole path, or by the end of it. */
function isThere(named: string): boolean {
  const name = named.replace(/\/$/, '');
  return tree.some((one) => one === name || one.endsWith(`/${name}`));
}

it.each([
  'README.md',
  'README.vi.md',
  'CONTRIBUTING.md',
  'docs/DESIGN.md',
  'docs/OPERATIONS.md',
  'docs/documents.md',
  'docs/huong-dan/nguoi-van-hanh.md',
])('every file and folder of the source that %s names is there', (page) => {
  const text = readFileSync(path.join(projectRoot, page), 'utf8');
  const named = [...text.matchAll(/`([\w./-]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => /^[\w-][\w./-]*\.(tsx?|ftl|prisma)$/.test(name) || /^(src|test|prisma)\//.test(name));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

it('the layout in the README names what is there, and every folder of src', () => {
  const readme = readFileSync(path.join(projectRoot, 'README.md'), 'utf8');
  const [, layout = ''] = /```\n(src\/\n[\s\S]*?)```/.exec(readme) ?? [];
  const inSrc = [...layout.matchAll(/^ {2}([\w.-]+\/?) /gm)].map(([, name = '']) => name);
  expect(inSrc.filter((name) => !isThere(`src/${name}`))).toEqual([]);
  const folders = tree.filter((one) => /^src\/[\w-]+$/.test(one)).map((one) => `${path.basename(one)}/`);
  expect(inSrc.filter((name) => name.endsWith('/')).sort()).toEqual(folders.sort());
});

describe.each(['README.md', 'README.vi.md'])('%s', (page) => {
  const readme = readFileSync(path.join(projectRoot, page), 'utf8');

  it('names every command of the bot, with its other name', () => {
    const rows = [...readme.matchAll(/^\| `\/(\w+)` +\| (?:`\/(\w+)`)? *\|/gm)].map(([, name, alias]) => [
      name,
      alias,
    ]);
    const named = commands.map(({ name, english }) => [name, english]);
    expect(rows.sort()).toEqual([['start', undefined], ...named].sort());
  });

  it('lists the domains, which are the rooms of the services', () => {
    const [, listed = ''] = /\(joining, ([^)]*)\)/.exec(readme) ?? [];
    const rooms = tree.flatMap((one) => /^src\/services\/([\w-]+)$/.exec(one)?.[1] ?? []);
    expect(['joining', ...listed.split(/,\s+/)].sort()).toEqual(rooms.sort());
  });

  it('says which folders a folder may import: those that it does import', () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| ([^|]+)\|$/gm)]
      .map(([, folder = '', may = '']) => ({
        folder,
        may: may
          .split(/[^\w-]+/)
          .filter(isFolder)
          .sort(),
      }))
      .filter(({ folder }) => isFolder(folder) && folder !== 'app');
    expect(rows.map(({ folder }) => folder)).toContain('core');
    expect(rows).toEqual(rows.map(({ folder }) => ({ folder, may: importsOf(folder) })));
  });
});

function isFolder(name: string): boolean {
  return tree.includes(`src/${name}`);
}

/** The other folders of src that a folder imports. */
function importsOf(folder: string): string[] {
  const files = tree.filter((one) => one.startsWith(`src/${folder}/`) && /\.tsx?$/.test(one));
  const imported = files.flatMap((file) =>
    [...readFileSync(path.join(projectRoot, file), 'utf8').matchAll(/ from '(\.[^']+)'/g)].map(
      ([, target = '']) => path.posix.join(path.posix.dirname(file), target).split('/')[1] ?? '',
    ),
  );
  return [...new Set(imported)].filter((one) => one !== folder).sort();
}
