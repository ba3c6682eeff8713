import type { Round } from '../../core/model/rounds.ts';
import { checklistOfRound } from '../../core/rounds/items.ts';
import type { ChecklistContent, ChecklistVersion } from '../../core/rounds/checklist.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

type Deps = { store: Transactional<Pick<Store, 'checklists'>>; clock: Pick<Clock, 'now'>; log: Log };

/** Takes in the checklists as read from their files. A changed one becomes a new version beside the old. */
export async function loadChecklists(
  { store, clock, log }: Deps,
  contents: readonly ChecklistContent[],
): Promise<ChecklistVersion[]> {
  const now = clock.now();
  const loaded = await store.transaction(async (tx) => {
    const versions: { version: ChecklistVersion; isNew: boolean }[] = [];
    for (const content of contents) {
      const before = await tx.checklists.findLatest(content.key);
      const version = await tx.checklists.load(content, now);
      versions.push({ version, isNew: version.id !== before?.id });
    }
    return versions;
  });
  for (const { version, isNew } of loaded)
    if (isNew) log.info({ key: version.key, version: version.version }, 'a checklist has a new version');
  return loaded.map(({ version }) => version);
}

type OfRound = Pick<Round, 'checklistId' | 'focusItems'>;

export type ReadChecklist = (tx: Pick<Store, 'checklists'>, round: OfRound) => Promise<ChecklistContent>;

export const readChecklist: ReadChecklist = async (tx, round) => {
  const version = await tx.checklists.findById(round.checklistId);
  if (version === undefined)
    throw new Error(`the checklist ${round.checklistId} of a round is not in the database`);
  return checklistOfRound(version.content, round);
};

/** A checklist version never changes, so that reading each once is enough. */
export function createChecklistReader(): ReadChecklist {
  const known = new Map<string, ChecklistContent>();
  return async (tx, round) => {
    const key = `${round.checklistId} ${round.focusItems?.join() ?? ''}`;
    const content = known.get(key) ?? (await readChecklist(tx, round));
    // eslint-disable-next-line house/harmless-twice -- a transaction that is undone or runs again finds the same version
    known.set(key, content);
    return content;
  };
}
