import {
  fingerprintOf,
  markGrave,
  parseChecklist,
  type ChecklistContent,
  type ChecklistVersion,
} from '../core/rounds/checklist.ts';
import type { Checklists } from '../core/ports/rounds.ts';
import type { Ids } from '../core/ports/runtime.ts';
import type { ChecklistModel } from './generated/models.ts';
import { prepared } from './engine/prepared.ts';
import type { Access, Client } from './engine/prisma-client.ts';
import { rawRow, text, whole } from './engine/raw-row.ts';

export function createChecklists({
  client,
  read,
  ids,
}: Pick<Access, 'read'> & {
  client: Pick<Client, 'checklist'>;
  ids: Ids;
}): Checklists {
  async function findLatest(key: string): Promise<ChecklistVersion | undefined> {
    const row = await client.checklist.findFirst({ where: { key }, orderBy: { version: 'desc' } });
    return row === null ? undefined : toChecklistVersion(row);
  }

  return {
    findLatest,
    async findById(id) {
      const row = await read((connection) =>
        prepared(connection, `SELECT ${raw.columns} FROM Checklist WHERE id = ?`).get(id),
      );
      return row === undefined ? undefined : toChecklistVersion(raw.read(row));
    },
    async listLatest() {
      const rows = await client.checklist.findMany({
        orderBy: [{ key: 'asc' }, { version: 'desc' }],
        distinct: ['key'],
      });
      return rows.map(toChecklistVersion);
    },
    async load(content, at) {
      const fingerprint = fingerprintOf(content);
      const latest = await findLatest(content.key);
      if (latest?.fingerprint === fingerprint) return latest;
      const row = await client.checklist.create({
        data: {
          id: ids.next(),
          key: content.key,
          version: (latest?.version ?? 0) + 1,
          effectiveOn: content.effectiveOn,
          fingerprint,
          content: JSON.stringify(content),
          loadedAt: at,
        },
      });
      return toChecklistVersion(row);
    },
    async markGrave(key, items) {
      const marked: string[] = [];
      for (const row of await client.checklist.findMany({ where: { key } })) {
        const content = markGrave(readContent(row), items);
        if (content === undefined) continue;
        await client.checklist.update({ where: { id: row.id }, data: { content: JSON.stringify(content) } });
        marked.push(row.id);
      }
      return marked;
    },
  };
}

const raw = rawRow('Checklist', { id: text, key: text, version: whole, fingerprint: text, content: text });

type Columns = Pick<ChecklistModel, keyof ReturnType<typeof raw.read>>;

function toChecklistVersion(row: Columns): ChecklistVersion {
  const { id, key, version, fingerprint } = row;
  return { id, key, version, fingerprint, content: readContent(row) };
}

/** Nearly every tap reads one, and there are few: each is parsed once, and frozen because all share it. */
const contents = new Map<string, ChecklistContent>();
const mostContents = 50;

export function readContent({ id, content }: Pick<ChecklistModel, 'id' | 'content'>): ChecklistContent {
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
