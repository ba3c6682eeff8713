import { createCommitmentsFeature } from '../../screens/commitments/commitments-feature.ts';
import { createCommitmentServices } from '../../services/commitments/commitments.ts';
import { createCommitmentReminding } from '../../services/commitments/reminders.ts';
import type { Base } from './base.ts';

/** What members said they will put right, and by when. */
export function composeCommitments(base: Base) {
  const commitments = createCommitmentServices(base);
  const reminding = createCommitmentReminding(base);
  return { reminding, features: () => [createCommitmentsFeature({ commitments, reminding })] };
}
