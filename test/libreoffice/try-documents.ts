/**
 * Has LibreOffice open one of every kind of document, as it is usually and full of what somebody types to break it: each has
 * to come out as pages with its title on them, without a word of warning.
 *
 *   npm run test:libreoffice
 *
 * Needs Debian's libreoffice-writer, libreoffice-calc and poppler-utils.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { examples, type Example } from '../support/document-examples.ts';
import { documentsFull } from '../support/hostile-documents.ts';
import { hostile } from '../support/hostile-texts.ts';
import { printAll, wordsOf } from './office.ts';

/** Some of everything, no longer than a message, which is all that anybody can type. */
const text = Object.values(hostile)
  .map((one) => one.slice(0, 150))
  .join('\n');

const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-office-'));
try {
  const titles = await writeAll();
  const { pdfs, complaints } = printAll([...titles.keys()], folder);
  const printed = new Map(pdfs.map((pdf) => [path.parse(pdf).name, wordsOf(pdf)]));
  const faults = [...titles].flatMap(([file, title]) => {
    const { name } = path.parse(file);
    const words = printed.get(name);
    if (words === undefined) return [`${name} did not open`];
    return words.includes(title) ? [] : [`${name} has no “${title}” on its pages`];
  });
  for (const fault of [...complaints, ...faults]) process.stderr.write(`   ${fault}\n`);
  process.stdout.write(`   ${titles.size - faults.length} of ${titles.size} documents opened\n`);
  if (complaints.length + faults.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The title that has to stand in each file. */
async function writeAll(): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const { key, title, make } of Object.values(examples).flat()) {
    const { name, bytes } = await make();
    titles.set(write(`${key}${path.extname(name)}`, bytes), title);
  }
  const byKind = new Map<string, readonly Example[]>(Object.entries(examples));
  for (const [kind, make] of Object.entries({ ...documentsFull.docx, ...documentsFull.xlsx })) {
    const { name, bytes } = await make(text);
    const alike = byKind.get(kind)?.[0];
    if (alike === undefined) throw new Error(`there is no example of a ${kind}`);
    titles.set(write(`hostile ${kind}${path.extname(name)}`, bytes), alike.title);
  }
  return titles;
}

function write(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
