import { createSuggestionsFeature } from '../../screens/suggestions/suggestions-feature.ts';
import { createSuggestionServices } from '../../services/suggestions/suggestions.ts';
import { createSuggestionWriting } from '../../services/suggestions/writing.ts';
import type { Base } from './base.ts';

/** What members suggest to the cell committee. */
export function composeSuggestions(base: Base) {
  const suggestions = createSuggestionServices(base);
  const writing = createSuggestionWriting(base);
  return { suggestions, writing, features: () => [createSuggestionsFeature({ suggestions, writing })] };
}
