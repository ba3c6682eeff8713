import { createCancelFeature } from '../screens/cancel-feature.ts';
import type { Feature } from '../screens/feature.ts';
import { createHelpFeature } from '../screens/help-feature.ts';
import { createLand } from '../screens/joining/where-they-stand.ts';
import type { Base, FeatureDeps } from './domains/base.ts';
import { composeCell } from './domains/cell.ts';
import { composeChecklists } from './domains/checklists.ts';
import { composeCommitments } from './domains/commitments.ts';
import { composeDelivery } from './domains/delivery.ts';
import { composeDocuments } from './domains/documents.ts';
import { composeGroups } from './domains/groups.ts';
import { composeJoining } from './domains/joining.ts';
import { composeMeetings } from './domains/meetings.ts';
import { composeOffices } from './domains/offices.ts';
import { composeOwnData } from './domains/own-data.ts';
import { composePledges } from './domains/pledges.ts';
import { composeReminders } from './domains/reminders.ts';
import { composeReviews } from './domains/reviews.ts';
import { composeRoster } from './domains/roster.ts';
import { composeRounds } from './domains/rounds.ts';
import { composeSuggestions } from './domains/suggestions.ts';
import { composeSummaries } from './domains/summaries.ts';
import { composeUnits } from './domains/units.ts';

export type Domains = ReturnType<typeof composeDomains>;

/** Every domain over one store, each given what it needs of the others. */
export function composeDomains(base: Base) {
  const documents = composeDocuments(base);
  const summaries = composeSummaries(base);
  const rounds = composeRounds(base, summaries);
  const roster = composeRoster(base, rounds);
  const cell = composeCell(base, rounds, roster);
  const joining = composeJoining(base, rounds, cell);
  const meetings = composeMeetings(base, rounds);
  const domains = {
    ...{ documents, summaries, rounds, roster, cell, joining },
    offices: composeOffices(base),
    units: composeUnits(base, joining),
    meetings,
    reviews: composeReviews(base, summaries, meetings),
    commitments: composeCommitments(base),
    pledges: composePledges(base),
    suggestions: composeSuggestions(base),
    reminders: composeReminders(base, meetings),
    ownData: composeOwnData(base, summaries),
    groups: composeGroups(base),
    checklists: composeChecklists(base, documents),
    delivery: composeDelivery(base),
  };
  return { ...domains, features };

  /** Every part of the bot, each given the services it shows. */
  function features(front: Omit<FeatureDeps, 'land'>): {
    features: readonly Feature[];
    land: FeatureDeps['land'];
  } {
    const { roster, suggestions } = domains;
    const land = createLand(joining);
    const parts = Object.values(domains).flatMap((domain) => domain.features({ ...front, land }));
    const cancel = createCancelFeature({ entries: roster.entries, suggestions: suggestions.writing });
    return { features: [...parts, createHelpFeature(), cancel], land };
  }
}
