import { retentionMonths } from '../../core/joining/consent.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { Role } from '../../core/model/people.ts';
import type { Sharing } from '../../core/sharing.ts';
import type { OwnDataView, OwnReviewView } from '../../services/own-data/own-data.ts';
import type { ReadingView } from '../../services/own-data/readings.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDate, shortDateTime } from '../dates.ts';
import { meetingName } from '../meetings/names.ts';
import type { Button, Screen } from '../screen.ts';
import { itemRanges, roundLabel } from '../rounds/names.ts';
import { pageAt, pageButtons, paginate } from '../long-text.ts';

/** What is kept about a person, in plain words. */
export function ownDataScreen(translator: Translator, data: OwnDataView): Screen {
  const { t } = translator;
  const text = [
    t('own-data.title'),
    [
      t('own-data.account', { by: data.comesBy.includes('telegram') ? 'telegram' : 'web' }),
      ...consentLines(translator, data),
    ].join('\n'),
    [...cellLines(translator, data)].join('\n'),
    [
      ...reviewLines(translator, data),
      ...commitmentLines(translator, data),
      ...pledgeLines(translator, data),
      ...suggestionLines(translator, data),
      ...meetingLines(translator, data),
    ].join('\n'),
    [
      ...(data.hasUnopened ? [t('own-data.unopened')] : []),
      data.readings === 0 ? t('own-data-readings.none') : t('own-data-readings', { count: data.readings }),
      t('own-data.retention', { months: retentionMonths }),
    ].join('\n'),
  ].join('\n\n');
  return { text, buttons: ownDataButtons(translator, data), protect: true };
}

/** Who has read, newest first. */
export function readingsScreen(
  translator: Translator,
  { zone, readings }: { zone: Zone; readings: readonly ReadingView[] },
  wanted: number,
): Screen {
  const { t } = translator;
  const lines = readings.map((reading) => ({ html: readingLine(translator, reading, zone) }));
  const pages = paginate([{ heading: '', continued: '', together: false, lines }]);
  const { page, number } = pageAt(pages, wanted);
  const text = [
    t('own-data-readings.title'),
    ...(readings.length === 0 ? [t('own-data-readings.none')] : [page.html, t('own-data-readings.note')]),
  ].join('\n\n');
  return {
    text,
    buttons: [
      ...pageButtons({
        number,
        pages: pages.length,
        data: (target) => buttonData('own_data.readings', target),
      }),
      [backButton(translator)],
    ],
    protect: true,
  };
}

/** `handOver` is the cell whose secretary this is: its office goes to somebody else first, where it can. */
export function withdrawScreen(
  translator: Translator,
  { leads, handOver }: { leads: string | undefined; handOver: string | undefined },
): Screen {
  const { t, label } = translator;
  const text = [
    t('own-data-withdraw.title', { months: retentionMonths }),
    ...(leads === undefined ? [] : [t('own-data-withdraw.leads', { cell: leads })]),
  ].join('\n\n');
  return {
    text,
    buttons: [
      ...(handOver === undefined
        ? []
        : [[{ text: label('office-hand'), data: buttonData('office.menu', handOver) }]]),
      [
        {
          text: label('own-data-button.withdraw'),
          data: buttonData('own_data.withdraw_now'),
          style: 'danger',
        },
      ],
      [backButton(translator)],
    ],
  };
}

/** What is left to say once something was done: a way back, and nothing else. */
export function doneScreen(translator: Translator, text: string): Screen {
  return { text, buttons: [[backButton(translator)]] };
}

export function backButton({ label }: Translator): Button {
  return { text: label('own-data-button.back'), data: buttonData('own_data.open') };
}

const reviewsOnScreen = 12;

function consentLines(
  translator: Translator,
  { consent, zone, hasPendingInvitation }: OwnDataView,
): string[] {
  const { t } = translator;
  return [
    consent === undefined
      ? t('own-data-consent.none')
      : t('own-data-consent', {
          version: consent.version,
          at: shortDateTime(translator, consent.givenAt, zone),
        }),
    ...(hasPendingInvitation ? [t('own-data.invitation')] : []),
  ];
}

function cellLines(translator: Translator, { cells }: OwnDataView): string[] {
  const { t } = translator;
  if (cells.length === 0) return [t('own-data-cells.none')];
  return [
    t('own-data-cells'),
    ...cells.map(({ cell, name, membership, standing, roles }) => {
      const line = t('own-data-cells.line', { cell, name, membership: membership ?? 'unknown', standing });
      return [`• ${line}`, ...roles.map((role) => roleName(translator, role))].join(', ');
    }),
  ];
}

function reviewLines(translator: Translator, { reviews, cells }: OwnDataView): string[] {
  const { t } = translator;
  if (reviews.length === 0) return [t('own-data-reviews.none')];
  const more = reviews.length - reviewsOnScreen;
  return [
    t('own-data-reviews'),
    ...reviews.slice(0, reviewsOnScreen).map((review) => {
      const facts = { round: roundLabel(translator, review), state: stateName(translator, review) };
      return cells.length > 1
        ? t('own-data-reviews.line-in-cell', { ...facts, cell: review.cell })
        : t('own-data-reviews.line', facts);
    }),
    ...(more > 0 ? [t('own-data-reviews.more', { count: more })] : []),
  ];
}

function commitmentLines({ t }: Translator, { commitments }: OwnDataView): string[] {
  return commitments.open + commitments.kept === 0 ? [] : [t('own-data-kept.commitments', commitments)];
}

function pledgeLines({ t }: Translator, { pledges, paperPledges }: OwnDataView): string[] {
  return [
    ...(pledges.length === 0 ? [] : [t('own-data-kept.pledges', { years: pledges.join(', ') })]),
    ...(paperPledges.length === 0
      ? []
      : [t('own-data-kept.paper-pledges', { years: paperPledges.join(', ') })]),
  ];
}

function suggestionLines({ t }: Translator, { suggestions }: OwnDataView): string[] {
  return suggestions === 0 ? [] : [t('own-data-kept.suggestions', { count: suggestions })];
}

function meetingLines({ t }: Translator, { meetings, leaves }: OwnDataView): string[] {
  const { replies, reasons, rollCalls } = meetings;
  return [
    ...(replies === 0 ? [] : [t('own-data-kept.replies', { replies })]),
    ...(reasons === 0 ? [] : [t('own-data-kept.reasons', { reasons })]),
    ...(leaves === 0 ? [] : [t('own-data-kept.leaves', { leaves })]),
    ...(rollCalls === 0 ? [] : [t('own-data-kept.roll-calls', { rollCalls })]),
  ];
}

function ownDataButtons(
  { label }: Translator,
  { consent, readings, reviews, suggestions, hasUnopened }: OwnDataView,
): Button[][] {
  const hasSent = reviews.some(({ state }) => state === 'sent' || state === 'late');
  const own: Button[] = [
    ...(suggestions > 0 ? [{ text: label('suggestion-mine'), data: buttonData('suggestion.own', 0) }] : []),
    ...(hasSent ? [{ text: label('document-year.open'), data: buttonData('document.years') }] : []),
  ];
  return [
    ...(consent === undefined || own.length === 0 ? [] : [own]),
    ...(hasUnopened ? [[{ text: label('unopened.ask'), data: buttonData('door.ask') }]] : []),
    [{ text: label('own-data-button.doors'), data: buttonData('door.list') }],
    [
      ...(readings > 0
        ? [{ text: label('own-data-button.readings'), data: buttonData('own_data.readings', 1) }]
        : []),
      { text: label('own-data-button.export'), data: buttonData('own_data.export') },
    ],
    [
      { text: label('own-data-button.erase'), data: buttonData('own_data.erase') },
      ...(consent === undefined
        ? []
        : [{ text: label('own-data-button.withdraw'), data: buttonData('own_data.withdraw') }]),
    ],
  ];
}

function readingLine(translator: Translator, reading: ReadingView, zone: Zone): string {
  const { t } = translator;
  const facts = {
    name: reading.viewerName,
    role: roleName(translator, reading.role),
    what: whatWasRead(translator, reading),
  };
  const from = shortDateTime(translator, reading.firstAt, zone);
  const to = shortDateTime(translator, reading.lastAt, zone);
  return from === to
    ? t('own-data-readings.line', { ...facts, at: from })
    : t('own-data-readings.span', { ...facts, from, to });
}

function whatWasRead(translator: Translator, reading: ReadingView): string {
  const { label } = translator;
  if (reading.what === 'pledge') return label('own-data-readings.pledge', { year: String(reading.year) });
  if (reading.what === 'leave')
    return label('own-data-readings.leave', { date: shortDate(translator, reading.fromOn) });
  if (reading.what !== 'absence')
    return label(`own-data-readings.${reading.what}`, { round: roundLabel(translator, reading) });
  return label('own-data-readings.absence', {
    meeting: meetingName(translator, reading),
    date: shortDate(translator, reading.on),
  });
}

/** Who may read it, and where items differ, who may read those. */
function readersOf(
  translator: Pick<Translator, 'label'>,
  { sharing, readerName, apart }: OwnReviewView,
): string {
  const { label } = translator;
  const named = (one: Sharing | undefined): string =>
    one === 'secretary' && readerName !== undefined
      ? label('own-data-sharing.named', { name: readerName })
      : sharingName(translator, one);
  return [
    named(sharing),
    ...apart.map(({ sharing: narrower, items }) =>
      label('own-data-sharing.items', { items: itemRanges(items), sharing: named(narrower) }),
    ),
  ].join('; ');
}

function stateName(translator: Translator, review: OwnReviewView): string {
  const sharing = readersOf(translator, review);
  return translator.label('own-data-review', { state: review.state, sharing });
}

export function sharingName({ label }: Pick<Translator, 'label'>, sharing: Sharing | undefined): string {
  return label('own-data-sharing', { sharing: sharing ?? 'counts_only' });
}

/** Undefined for who held an office that is not known any more. */
export function roleName({ label }: Translator, role: Role | undefined): string {
  return label(`role.${role ?? 'former'}`);
}
