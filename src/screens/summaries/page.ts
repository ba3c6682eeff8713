import type { Screen } from '../screen.ts';

/** A screen with the members whose words stand on it. */
export type SummaryPage = { screen: Screen; memberIds: readonly string[] };
