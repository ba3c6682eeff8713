/** A process that opens a database, to be killed: `node database-child.ts <mode> <url> <key file>`. */
import Sqlite from 'better-sqlite3';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openDatabase } from '../../src/storage/engine/database.ts';
import { createDialogueStore } from '../../src/storage/dialogues.ts';

const [mode = '', url = '', keyFile = ''] = process.argv.slice(2);
const clock = { now: () => new Date('2026-12-01T08:00:00Z') };

/** Keeps a connection from being collected as garbage, which would close it. */
let writer: Sqlite.Database | undefined;

if (mode.endsWith('elsewhere')) {
  writer = new Sqlite(url.replace('file:', ''));
  if (mode === 'writes ahead elsewhere') writer.pragma('journal_mode = WAL');
  writer.exec(mode === 'writes ahead elsewhere' ? 'BEGIN IMMEDIATE' : 'BEGIN EXCLUSIVE');
  process.stdout.write('ready\n');
} else {
  if (mode.startsWith('dies')) dieAt(mode);
  const outcome = await openDatabase({ url, keys: { kind: 'file', path: keyFile }, clock });
  if (outcome.status === 'opened') {
    const dialogues = createDialogueStore(outcome.database, outcome.cipher);
    await dialogues.write('chat', 'trạng thái', clock.now());
  }
  process.stdout.write(outcome.status === 'opened' ? 'ready\n' : `${outcome.status}\n`);
}
setInterval(() => writer?.open, 60_000);

function dieAt(point: string): void {
  const { renameSync } = fs;
  switch (point) {
    case 'dies before the first migration':
      before('exec', (sql) => sql === 'BEGIN IMMEDIATE', die);
      break;
    case 'dies after half of the first migration':
      before(
        'exec',
        (sql) => sql.includes('CREATE TABLE'),
        (sql, run) => {
          run(sql.slice(0, sql.indexOf('-- CreateTable', sql.length / 2)));
          die();
        },
      );
      break;
    case 'dies before the migrations are committed':
      before('exec', (sql) => sql === 'COMMIT', die);
      break;
    case 'dies before the key is made':
      clock.now = die;
      break;
    case 'dies before the key gets its name':
      fs.renameSync = die;
      break;
    case 'dies after the key got its name':
      fs.renameSync = (from, to) => {
        renameSync(from, to);
        die();
      };
      break;
    case 'dies before the check value is stored':
      before('prepare', (sql) => sql.startsWith('INSERT INTO Meta'), die);
      break;
    case 'dies before the WAL begins':
      before('pragma', (source) => source === 'journal_mode = WAL', die);
      break;
    default:
      throw new Error(`no such point: ${point}`);
  }
  syncBuiltinESMExports();
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('not dead');
}

function before(
  method: 'exec' | 'prepare' | 'pragma',
  isPoint: (text: string) => boolean,
  react: (text: string, run: (text: string) => void) => void,
): void {
  const original: unknown = Reflect.get(Sqlite.prototype, method);
  if (typeof original !== 'function') throw new Error(`no such method: ${method}`);
  const intercepted = new Proxy(original, {
    apply(target, connection, args) {
      const text = String(args[0]);
      if (isPoint(text)) react(text, (part) => void Reflect.apply(target, connection, [part]));
      const result: unknown = Reflect.apply(target, connection, args);
      return result;
    },
  });
  Reflect.set(Sqlite.prototype, method, intercepted);
}
