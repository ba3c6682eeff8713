import type { ResealStep } from './resealing.ts';

/** In the order in which they were added: a later one may rely on the form that an earlier one left. */
export const resealSteps: readonly ResealStep[] = [];
