import { createOfficesFeature } from '../../screens/offices/offices-feature.ts';
import { createActingServices } from '../../services/offices/acting.ts';
import { createHandoverServices } from '../../services/offices/handovers.ts';
import { createOfficeServices } from '../../services/offices/offices.ts';
import type { Base } from './base.ts';

/** Who holds which office in a cell, and how it changes hands. */
export function composeOffices(base: Base) {
  const handovers = createHandoverServices(base);
  const offices = createOfficeServices(base);
  const acting = createActingServices(base);
  return { handovers, features: () => [createOfficesFeature({ offices, acting, handovers })] };
}
