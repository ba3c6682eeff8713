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

export async function readChecklist(
  tx: Pick<Store, 'checklists'>,
  round: Pick<Round, 'id' | 'checklistId' | 'focusItems'>,
): Promise<ChecklistContent> {
  const checklist = await tx.checklists.findById(round.checklistId);
  if (checklist === undefined)
    throw new Error(`the checklist of the round ${round.id} is not in the database`);
  return checklistOfRound(checklist.content, round);
}
