import { createUnitsFeature } from '../../screens/units/units-feature.ts';
import { createUnitCounting } from '../../services/units/counts.ts';
import { createUnitNaming } from '../../services/units/naming.ts';
import { createUnitNotices } from '../../services/units/notices.ts';
import { createUnitOfficers } from '../../services/units/officers.ts';
import { createUnits } from '../../services/units/units.ts';
import type { Base, FeatureDeps } from './base.ts';
import type { Joining } from './joining.ts';

/** The tree above the cells, and what is counted in it. */
export function composeUnits(base: Base, { unitClaims, secretaryClaims }: Joining) {
  const services = {
    units: createUnits(base),
    naming: createUnitNaming(base),
    claims: unitClaims,
    officers: createUnitOfficers(base),
    reissuing: secretaryClaims,
    counting: createUnitCounting(base),
    notices: createUnitNotices(base),
  };
  return {
    features: ({ links, webUrl }: FeatureDeps) => [
      createUnitsFeature({ ...services, links, webUrl, zone: base.defaultZone }),
    ],
  };
}
