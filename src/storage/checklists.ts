import {
  fingerprintOf,
  markGrave,
  parseChecklist,
  type ChecklistContent,
  type ChecklistVersion,
} from '../core/rounds/checklist.ts';
import type { Checklists } from '../core/ports/rounds.ts';
import type { Ids } from '../core/ports/runtime.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import type { Access, Row } from './engine/sql.ts';
import { found, instant, maybe, tableRow, text, whole } from './engine/row.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { ids: Ids; cipher: Cipher };

export function createChecklists({ prisma, read, ids, cipher }: Deps): Checklists {
  const own = paddedColumn(cipher, 'Checklist', 'contentSealed');

  const toVersion = (row: Row): ChecklistVersion => {
    const { ownerId, contentSealed, withdrawnAt, ...read } = raw.read(row);
    const { id, key, version, fingerprint } = read;
    const content = contentSealed === undefined ? read.content : own.open(id, contentSealed);
    return {
      ...{ id, key, version, fingerprint, content: readContent({ id, content }) },
      ...(ownerId !== undefined && { ownerId }),
      ...(withdrawnAt !== undefined && { isWithdrawn: true }),
    };
  };

  async function findLatest(key: string): Promise<ChecklistVersion | undefined> {
    const statement = `SELECT ${raw.columns} FROM Checklist WHERE key = ? ORDER BY version DESC LIMIT 1`;
    return found(await read((sql) => sql.first(statement, [key])), toVersion);
  }

  async function listLatest(whose: string, owners: readonly string[] = []): Promise<ChecklistVersion[]> {
    const statement = `SELECT ${raw.columns} FROM Checklist
      WHERE ${whose} AND NOT EXISTS (SELECT 1 FROM Checklist AS Newer
        WHERE Newer.key = Checklist.key AND Newer.version > Checklist.version)
      ORDER BY Checklist.key`;
    return (await read((sql) => sql.all(statement, owners))).map(toVersion);
  }

  return {
    findLatest,
    async findById(id) {
      const row = await read((sql) => sql.first(`SELECT ${raw.columns} FROM Checklist WHERE id = ?`, [id]));
      return row && toVersion(row);
    },
    listLatest: () => listLatest('TRUE'),
    async listOffered(unitIds) {
      const written: ChecklistVersion[] = [];
      for (const id of unitIds) written.push(...(await listLatest('ownerId = ?', [id])));
      written.sort((one, other) => (one.key < other.key ? -1 : 1));
      return [...(await listLatest('ownerId IS NULL')), ...written.filter((one) => one.isWithdrawn !== true)];
    },
    async listOwn(unitId) {
      const written = await listLatest('ownerId = ?', [unitId]);
      return written.sort((one, other) => (one.id < other.id ? 1 : -1));
    },
    async load(content, at) {
      const fingerprint = fingerprintOf(content);
      const latest = await findLatest(content.key);
      if (latest?.fingerprint === fingerprint) return latest;
      const row = await prisma((db) =>
        db.checklist.create({
          data: {
            id: ids.next(),
            key: content.key,
            version: (latest?.version ?? 0) + 1,
            effectiveOn: content.effectiveOn,
            fingerprint,
            content: JSON.stringify(content),
            loadedAt: at,
          },
        }),
      );
      return toVersion(row);
    },
    async keepOwn(content, unitId, at) {
      const latest = await findLatest(content.key);
      if (latest !== undefined && fingerprintOf(latest.content) === fingerprintOf(content)) return latest;
      const id = ids.next();
      const row = await prisma((db) =>
        db.checklist.create({
          data: {
            ...{
              id,
              key: content.key,
              version: (latest?.version ?? 0) + 1,
              effectiveOn: content.effectiveOn,
            },
            // A digest of the words would let a thief try out what they say.
            ...{ fingerprint: id, content: '', contentSealed: own.seal(id, JSON.stringify(content)) },
            ...{ ownerId: unitId, loadedAt: at },
          },
        }),
      );
      return toVersion(row);
    },
    async withdraw(key, at) {
      await prisma((db) => db.checklist.updateMany({ where: { key }, data: { withdrawnAt: at ?? null } }));
    },
    async markGrave(key, items) {
      const marked: string[] = [];
      for (const row of await prisma((db) => db.checklist.findMany({ where: { key } }))) {
        const content = markGrave(toVersion(row).content, items);
        if (content === undefined) continue;
        const words = JSON.stringify(content);
        const data =
          row.contentSealed === null ? { content: words } : { contentSealed: own.seal(row.id, words) };
        await prisma((db) => db.checklist.update({ where: { id: row.id }, data }));
        marked.push(row.id);
      }
      return marked;
    },
  };
}

const raw = tableRow('Checklist', {
  ...{ id: text, key: text, version: whole, fingerprint: text, content: text },
  ...{ ownerId: maybe(text), contentSealed: maybe(text), withdrawnAt: maybe(instant) },
});

/** Nearly every tap reads one, and there are few: each is parsed once, and frozen because all share it. */
const contents = new Map<string, ChecklistContent>();
const mostContents = 50;

export function readContent({ id, content }: { id: string; content: string }): ChecklistContent {
  const known = contents.get(content);
  if (known !== undefined) return known;
  const parsed = parseChecklist(JSON.parse(content));
  if (parsed.status !== 'parsed')
    throw new Error(`the stored checklist ${id} is of a form that this version does not read`);
  freeze(parsed.checklist);
  const [oldest] = contents.keys();
  if (contents.size >= mostContents && oldest !== undefined) contents.delete(oldest);
  contents.set(content, parsed.checklist);
  return parsed.checklist;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
