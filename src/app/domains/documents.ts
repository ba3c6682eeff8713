import { createDocumentSettingsFeature } from '../../screens/documents/settings-feature.ts';
import { createDocumentSettings } from '../../services/documents/settings.ts';
import type { Base } from './base.ts';

/** Documents to be filed, and what every one of them prints. */
export function composeDocuments(base: Base) {
  const settings = createDocumentSettings(base);
  return {
    features: () => [
      createDocumentSettingsFeature({ settings }, 'document'),
      createDocumentSettingsFeature({ settings }, 'unit_document'),
    ],
  };
}
