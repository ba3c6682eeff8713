import type { ContentProblem } from '../../src/core/text/content-schema.ts';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { faultText } from '../../src/screens/operator/start.ts';

const { en } = await loadTranslators('locales');

/** What is wrong with a file, as an operator who reads English is told. */
export function toldInEnglish(problems: readonly ContentProblem[]): { path: string; message: string }[] {
  return problems.map(({ path, fault }) => ({ path, message: faultText(en, fault) }));
}
