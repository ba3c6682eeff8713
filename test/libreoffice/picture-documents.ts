/**
 * The pictures of docs/van-ban/README.md, one example of each document as it comes out of a printer:
 *
 *   npm run screenshots:documents
 *
 * Needs what `npm run test:libreoffice` needs, and fonts-liberation, whose letters are as wide as those of Times New Roman.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chartExample, examples } from '../support/document-examples.ts';
import { greyPng } from './grey-png.ts';
import { printAll, run } from './office.ts';

const pictures = path.resolve(import.meta.dirname, '../../docs/van-ban');
const largestBytes = 150 * 1024;

const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-pictures-'));
try {
  for (const file of globSync('*.png', { cwd: pictures })) rmSync(path.join(pictures, file));
  await takeAll();
  keep(`${chartExample.key}.png`, chartExample.make().bytes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function takeAll(): Promise<void> {
  const files: string[] = [];
  for (const { key, make } of Object.values(examples).flat()) {
    const { name, bytes } = await make();
    const file = path.join(folder, key + path.extname(name));
    writeFileSync(file, bytes);
    files.push(file);
  }
  const { complaints } = printAll(files, folder);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  for (const { key, pages } of Object.values(examples).flat()) {
    for (const page of pages) {
      const name = `${key}-${page}`;
      keep(`${name}.png`, draw(path.join(folder, `${key}.pdf`), page, path.join(folder, name)));
    }
  }
}

/** No wider than a page of documentation. */
function draw(pdf: string, page: number, target: string): Buffer {
  const only = ['-f', String(page), '-l', String(page), '-singlefile'];
  const size = ['-r', '150', '-scale-to-x', '900', '-scale-to-y', '-1'];
  run('pdftoppm', ['-gray', ...size, ...only, pdf, target]);
  return greyPng(readFileSync(`${target}.pgm`));
}

function keep(name: string, bytes: Uint8Array): void {
  if (bytes.byteLength > largestBytes) throw new Error(`${name} has ${bytes.byteLength} bytes`);
  writeFileSync(path.join(pictures, name), bytes);
  process.stdout.write(`docs/van-ban/${name}: ${Math.ceil(bytes.byteLength / 1024)} KB\n`);
}
