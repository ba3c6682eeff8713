import { currentMembership, hasUnits, permit } from '../core/permissions.ts';
import { helpScreen } from './help.ts';
import type { Feature } from './feature.ts';

/** /trogiup: what this person can do, by role. */
export function createHelpFeature(): Feature {
  return {
    commands: {
      trogiup: ({ actor, translator }) => {
        const unitId = currentMembership(actor)?.unitId;
        const reviews = permit(actor, 'review', unitId).status === 'granted';
        const leads = permit(actor, 'cell_setup', unitId).status === 'granted';
        const sums = permit(actor, 'summary_read', unitId).status === 'granted';
        const role = leads ? 'secretary' : sums ? 'deputy' : reviews ? 'member' : 'stranger';
        const operator = permit(actor, 'unit_write', undefined).status === 'granted';
        const also = {
          operator,
          officer: hasUnits({ ...actor, offices: actor.offices.filter((one) => one.unitId !== undefined) }),
          switches: actor.memberships.length > 1,
        };
        return Promise.resolve({ screen: helpScreen(translator, role, also) });
      },
    },
  };
}
