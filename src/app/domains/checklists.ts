import { createOwnChecklistsFeature } from '../../screens/checklists/own-feature.ts';
import { createOwnChecklists } from '../../services/checklists/own-checklists.ts';
import type { Base } from './base.ts';
import type { Documents } from './documents.ts';

/** Checklists that units write for themselves. */
export function composeChecklists(base: Base, { press }: Pick<Documents, 'press'>) {
  const ownChecklists = createOwnChecklists({ ...base, readForm: press.readChecklist });
  return {
    features: () => {
      const deps = { ownChecklists, makeForm: press.checklistForm };
      return [createOwnChecklistsFeature(deps, 'checklist'), createOwnChecklistsFeature(deps, 'unit_list')];
    },
  };
}
