import { findItem } from '../../core/rounds/checklist.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import {
  countedFor,
  deadlinesOf,
  raisedBy,
  raisedItems,
  type Deadline,
  type FrozenSummary,
  type SummaryItem,
} from '../../core/summaries/summary.ts';
import type { PersonState, SummaryPerson } from '../../core/summaries/people.ts';
import { valueLines } from './values.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { shortDate } from '../dates.ts';
import { bold, cut } from '../lines.ts';
import { itemRanges, itemTitle, roundLabel } from '../rounds/names.ts';
import { paperButton } from '../rounds/on-paper.ts';
import { pageAt, pageButtons, paginate, type Line, type Section } from '../long-text.ts';
import { openData, partData } from '../summary-links.ts';
import type { SummaryPage } from './page.ts';
import { levelsOf } from './figures.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';

/** The counts of every item, most raised first. */
export function itemsScreen(translator: Translator, view: SummaryView, wanted: number): SummaryPage {
  const { t } = translator;
  const { summary, round } = view;
  const raised = raisedItems(summary);
  const title = t('summary-items.title', { round: roundLabel(translator, round) });
  if (summary.participation.sent === 0 && raised.length === 0) {
    return part(translator, view, 'items', {
      title,
      note: t('summary-raised-nobody'),
      sections: [],
      wanted,
    });
  }
  const lines = raised.map((item): Line => ({ html: itemText(translator, view, item) }));
  return part(translator, view, 'items', {
    title,
    note: summary.items.length === 0 ? undefined : restNote(translator, summary),
    sections: [
      plain(lines),
      plain(quietLines(translator, summary)),
      plain(valueLines(translator, view).map((html) => ({ html }))),
    ],
    wanted,
  });
}

/** Everybody in the round, those who have not sent first. */
export function peopleScreen(translator: Translator, view: SummaryView, wanted: number): SummaryPage {
  const { t } = translator;
  const { people } = view.summary;
  const sections = states.flatMap((state): Section[] => {
    const those = inNameOrder(
      people.filter((person) => person.state === state),
      ({ name }) => name,
    );
    if (those.length === 0) return [];
    const heading = t('summary-people.state', { state, count: those.length });
    const lines = those.map((person) => ({ html: personLine(translator, person) }));
    return [{ heading, continued: heading, together: false, lines }];
  });
  const page = part(translator, view, 'people', {
    title: t('summary-people.title', { round: roundLabel(translator, view.round) }),
    note: people.length === 0 ? t('summary-people.empty') : undefined,
    sections,
    wanted,
  });
  if (!view.may.markPaper) return page;
  const buttons = [[paperButton(translator, view.round.id)], ...page.screen.buttons];
  return { ...page, screen: { ...page.screen, buttons } };
}

/** Deadlines under a name, soonest first: words of those who set them. */
export function deadlinesScreen(translator: Translator, view: SummaryView, wanted: number): SummaryPage {
  const { t } = translator;
  const deadlines = inNameOrder(deadlinesOf(view.summary), ({ name }) => name);
  const days = [...new Set(deadlines.map(({ deadlineOn }) => deadlineOn))].sort();
  const sections = days.map((day): Section => {
    const heading = bold(shortDate(translator, day));
    const lines = deadlines
      .filter(({ deadlineOn }) => deadlineOn === day)
      .map((deadline) => deadlineLine(translator, view, deadline));
    return { heading, continued: heading, together: false, lines };
  });
  return part(translator, view, 'deadlines', {
    title: t('summary-deadlines.title', { round: roundLabel(translator, view.round) }),
    note: deadlines.length === 0 ? t('summary-deadlines.empty') : t('summary-words.note'),
    sections,
    wanted,
  });
}

type PartName = 'items' | 'committee' | 'words' | 'commitments' | 'deadlines' | 'people';

/** One page of a part, with the way to its other pages and back. */
export function part(
  translator: Translator,
  { round, version }: SummaryView,
  name: PartName,
  given: { title: string; note: string | undefined; sections: readonly Section[]; wanted: number },
): SummaryPage {
  const pages = paginate(given.sections);
  const { page, number } = pageAt(pages, given.wanted);
  const text = [given.title, page.html, given.note ?? ''].filter((one) => one !== '').join('\n\n');
  const data = (target: number): string => partData(name, { roundId: round.id, version, page: target });
  return {
    screen: {
      text,
      buttons: [
        ...pageButtons({ number, pages: pages.length, data }),
        [{ text: translator.label('summary-button.back'), data: openData(round.id, version) }],
      ],
      protect: true,
    },
    memberIds: page.memberIds,
  };
}

/** For words that are for the reader alone, and must not be read out. */
export function lockOf(sharing: 'cell' | 'secretary' | 'counts_only'): string {
  return sharing === 'cell' ? '' : ' 🔒';
}

const states = [
  'missing',
  'late',
  'excused',
  'exempt',
  'paper',
  'sent',
] as const satisfies readonly PersonState[];

function plain(lines: readonly Line[]): Section {
  return { heading: '', continued: '', together: false, lines };
}

function itemText(translator: Translator, { checklist }: SummaryView, item: SummaryItem): string {
  const { t, label } = translator;
  const title = itemTitle(translator, checklist, item.item);
  return [
    t('summary-items.line', { item: item.item, title, count: raisedBy(item), of: countedFor(item) }),
    [
      ...levelsOf(translator, item),
      ...(item.skipped > 0 ? [label('summary-level', { level: 'skipped', count: item.skipped })] : []),
      label('summary-level', { level: 'rest', count: item.rest }),
    ].join(' · '),
  ].join('\n');
}

function quietLines(translator: Translator, { items, read }: FrozenSummary): Line[] {
  const { t, label } = translator;
  const quiet = items.filter((item) => raisedBy(item) === 0);
  const skipped = quiet.filter((item) => item.skipped > 0);
  const names = skipped.map((item) =>
    label('summary-items.skipped_one', { item: item.item, count: item.skipped, of: countedFor(item) }),
  );
  const numbers = itemRanges(quiet.map(({ item }) => item));
  return [
    ...(quiet.length === 0
      ? []
      : [
          {
            html: t('summary-items.quiet', { items: numbers, read: read?.reviews ?? 0 }),
          },
        ]),
    ...(names.length === 0 ? [] : [{ html: t('summary-items.skipped', { items: names.join(', ') }) }]),
  ];
}

/** What "the rest" beside an item is; a question has none. */
function restNote({ t }: Translator, { read, closed }: FrozenSummary): string {
  if (read !== undefined) return t('summary-items.note_read');
  return [t('summary-items.note'), ...(closed ? [] : [t('summary-pool-open.later')])].join(' ');
}

const longestCommitment = 200;

function deadlineLine(
  translator: Translator,
  { checklist, summary }: SummaryView,
  { memberId, name, item: asked, sharing }: Deadline,
): Line {
  const question = findItem(checklist, asked);
  const item = (question?.kind === 'date' ? question.deadlineOf : undefined) ?? asked;
  const remedy = summary.words.find((words) => words.memberId === memberId && words.item === item)?.value;
  const title =
    item !== asked && remedy?.kind === 'text'
      ? cut(remedy.text, longestCommitment)
      : itemTitle(translator, checklist, item);
  return {
    html: translator.t('summary-deadlines.line', { name, item, title, lock: lockOf(sharing) }),
    memberId,
  };
}

/** Only of those who have not sent is it said why they cannot be reached. */
function personLine({ label }: Translator, { name, state, obstacle: why, enteredBy }: SummaryPerson): string {
  const note =
    enteredBy !== undefined
      ? label('paper-entered.by', { by: enteredBy })
      : state !== 'missing' || why === 'none'
        ? undefined
        : label('obstacle', { why });
  const said = note === undefined ? name : `${name}: ${note}`;
  return `• ${escapeHtml(said)}`;
}
