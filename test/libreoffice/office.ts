import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Of all files together; a single one that hangs is a failure, too. */
const longestMs = 120_000;

/** Said wherever no Java is installed, of which opening a document needs nothing. */
const withoutJava = 'Warning: failed to launch javaldx - java may not function correctly';

/** Has LibreOffice open all of these in one go, without a window, and print each as a PDF into `folder`. */
export function printAll(files: readonly string[], folder: string): { pdfs: string[]; complaints: string[] } {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const options = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder];
  const complaints = run('soffice', [profile, ...options, ...files])
    .stderr.split('\n')
    .filter((line) => line.trim() !== '' && line !== withoutJava);
  const pdfs = files.map((file) => path.join(folder, `${path.parse(file).name}.pdf`));
  return { pdfs: pdfs.filter((pdf) => existsSync(pdf)), complaints };
}

/** What stands on the pages, on one line. */
export function wordsOf(pdf: string): string {
  return run('pdftotext', [pdf, '-']).stdout.normalize('NFC').replace(/\s+/g, ' ');
}

export function run(program: string, args: readonly string[]): { stdout: string; stderr: string } {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    ...{ encoding: 'utf8', timeout: longestMs, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 },
  });
  if (error !== undefined) throw new Error(`${program} did not run to its end: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr}`);
  return { stdout, stderr };
}
