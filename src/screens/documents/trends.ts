import type { TrendFacts, TrendPoint } from '../../core/documents/trend.ts';
import type { UnitTrendView } from '../../services/documents/unit-trends.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { figure } from '../figure.ts';
import { paragraphs } from '../lines.ts';
import { inPairs } from '../paging.ts';
import { roundLabel } from '../rounds/names.ts';
import type { Button, Screen } from '../screen.ts';
import { roundsData } from '../summaries/rounds.ts';

/** The latest rounds of a cell, a line each. */
export function roundTrendScreen(translator: Translator, trend: TrendFacts, roundId: string): Screen {
  const { label } = translator;
  return trendScreen(translator, trend, [
    [{ text: label('trend.picture'), data: buttonData('trend.round_picture', roundId) }],
    [{ text: label('common-back'), data: roundsData(roundId, 1) }],
  ]);
}

/** The latest months of a unit, and the way to the groups of other checklists. */
export function unitTrendScreen(translator: Translator, view: UnitTrendView): Screen {
  const { label } = translator;
  const { unit, trend, place, others } = view;
  return trendScreen(translator, trend, [
    [{ text: label('trend.picture'), data: buttonData('trend.unit_picture', unit.id, place) }],
    ...inPairs(
      others.map((other) => ({
        text: other.title,
        data: buttonData('trend.unit', unit.id, other.place),
      })),
    ),
    [{ text: label('common-back'), data: buttonData('unit.counts', unit.id) }],
  ]);
}

function trendScreen(translator: Translator, trend: TrendFacts, buttons: readonly Button[][]): Screen {
  const { t } = translator;
  const { unit, checklist, groups, points } = trend;
  const isAnyPooled = points.some(({ pooled }) => pooled);
  return {
    text: paragraphs(
      t('trend', { unit }),
      points.length === 0
        ? t('trend.none')
        : points.map((point) => `• ${lineOf(translator, point)}`).join('\n'),
      groups.length === 0
        ? undefined
        : [
            t('trend.groups', { checklist }),
            ...groups.map((title, index) => escapeHtml(`${index + 1}. ${title}`)),
          ].join('\n'),
      t('trend.note', { pooled: isAnyPooled ? 'yes' : 'no' }),
    ),
    buttons: points.length === 0 ? buttons.slice(1) : [...buttons],
    protect: true,
  };

  function lineOf(translator: Translator, { at, participation, groups: times, pooled }: TrendPoint): string {
    const say = (count: number | undefined): string =>
      count === undefined ? '–' : figure(translator, count);
    const sent = participation === undefined ? '–' : `${say(participation.done)}/${say(participation.of)}`;
    const raised = times.map((count) => say(count)).join(' · ');
    return t('trend.line', {
      ...{ round: roundLabel(translator, at), sent, raised: `${raised}${pooled ? '*' : ''}` },
      ...{ asked: times.length === 0 ? 'no' : 'yes' },
    });
  }
}
