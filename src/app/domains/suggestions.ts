import { createSuggestionsFeature } from '../../screens/suggestions/suggestions-feature.ts';
import { createSuggestionServices } from '../../services/suggestions/suggestions.ts';
import type { Base } from './base.ts';

/** What members suggest to the cell committee. */
export function composeSuggestions(base: Base) {
  const suggestions = createSuggestionServices(base);
  return { suggestions, features: () => [createSuggestionsFeature({ suggestions })] };
}
