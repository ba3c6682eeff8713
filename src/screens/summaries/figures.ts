import type { Participation } from '../../core/summaries/people.ts';
import type { LevelCounts } from '../../core/summaries/snapshot-counts.ts';
import type { Translator } from '../../i18n/translator.ts';
import { figure } from '../figure.ts';

/** What concerns of an item, level by level. */
export function levelsOf(
  translator: Translator,
  { at_risk, correcting, discuss }: Pick<LevelCounts, 'at_risk' | 'correcting' | 'discuss'>,
): string[] {
  return notZero({ at_risk, correcting, discuss }).map(([level, count]) =>
    translator.label('summary-level', { level, count: figure(translator, count) }),
  );
}

/** What is said beside how many have sent. */
export function figuresBeside({ late, paper, excused, exempt }: Participation) {
  return { late, paper, excused, exempt };
}

export function notZero(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).filter(([, count]) => count > 0);
}
