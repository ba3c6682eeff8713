import { mostMatches, type Match } from '../../core/roster/matching.ts';
import type { Unit } from '../../core/model/people.ts';
import type { WaitingListView } from '../../services/joining/matches.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { fitLines } from '../lines.ts';
import { momentText } from '../meetings/names.ts';
import { inRows } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

const mostListed = 20;

/** Everybody who waits to be confirmed. */
export function waitingListScreen(
  translator: Translator,
  { unit, requests, matches }: WaitingListView,
): Screen {
  const { t, label } = translator;
  const title = t('join-waiting-list', { unit: unit.name });
  const back = [cellBackButton(translator, unit.id)];
  if (requests.length === 0)
    return { text: [title, t('join-waiting-list.none')].join('\n\n'), buttons: [back] };
  const lines = requests.map(({ name = '', createdAt }, index) =>
    t('join-waiting-list.line', {
      number: index + 1,
      name,
      since: momentText(translator, createdAt, unit.zone),
    }),
  );
  const { fitting, left } = fitLines(lines.slice(0, mostListed), 3000);
  const hidden = left + Math.max(0, lines.length - mostListed);
  const numbers = requests
    .slice(0, fitting.length)
    .map(({ id }, index): Button => ({ text: String(index + 1), data: buttonData('join.request', id) }));
  return {
    text: [
      title,
      [...fitting, ...(hidden > 0 ? [t('more', { count: hidden, what: 'people' })] : [])].join('\n'),
      t('join-waiting-list.choose'),
    ].join('\n\n'),
    buttons: [
      ...(matches.length > 0
        ? [
            [
              {
                text: label('join-matches', { count: matches.length }),
                data: buttonData('join.matches', unit.id),
              },
            ],
          ]
        : []),
      ...inRows(numbers, 5),
      back,
    ],
  };
}

/** Who would be confirmed together: every name that was typed, and the row it stands for. */
export function matchesScreen(
  translator: Translator,
  { unit, matches, mark }: { unit: Unit; matches: readonly Match[]; mark: string },
): Screen {
  const { t, label } = translator;
  const title = t('join-matches.title', { unit: unit.name });
  const back = [waitingListButton(translator, unit)];
  if (matches.length === 0) return { text: [title, t('join-matches.none')].join('\n\n'), buttons: [back] };
  const lines = matches.map(({ request, member: { name } }, index) => {
    const since = momentText(translator, request.createdAt, unit.zone);
    const typed = request.name ?? '';
    const number = index + 1;
    const same = typed === name ? 'yes' : 'no';
    return t('join-matches.line', { number, name, typed, same, since });
  });
  const more = matches.length === mostMatches ? [t('join-matches.more')] : [];
  return {
    text: [title, lines.join('\n'), [t('join-matches.hint'), ...more].join('\n')].join('\n\n'),
    buttons: [
      [
        {
          text: label('join-matches.confirm', { count: matches.length }),
          data: buttonData('join.approve_matches', unit.id, mark),
          style: 'success',
        },
      ],
      back,
    ],
  };
}

export function approvedTogetherScreen(
  translator: Translator,
  { approved, view }: { approved: readonly Match[]; view: WaitingListView },
): Screen {
  const { t } = translator;
  const names = approved.map(({ member }) => `• ${escapeHtml(member.name)}`);
  return {
    text: [t('join-matches.approved', { count: approved.length }), names.join('\n')].join('\n\n'),
    buttons: [
      ...(view.requests.length > 0 ? [[waitingListButton(translator, view.unit)]] : []),
      [cellBackButton(translator, view.unit.id)],
    ],
  };
}

export function waitingListButton({ label }: Translator, unit: Unit): Button {
  return { text: label('join-matches.back'), data: buttonData('join.waiting', unit.id) };
}
