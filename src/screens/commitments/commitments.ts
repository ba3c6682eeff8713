import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import { commitmentReports, type CommitmentEvent } from '../../core/model/commitments.ts';
import type {
  CommitmentListView,
  CommitmentView,
  OwnCommitment,
} from '../../services/commitments/commitments.ts';
import type { DueView } from '../../services/commitments/reminders.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { deadlineButtons, stepLine } from './words.ts';
import { shortDate } from '../dates.ts';
import { inRows, pageOf, turnButtons } from '../paging.ts';
import { cut, paragraphs, quoted } from '../lines.ts';
import type { Button, Screen } from '../screen.ts';

/** Own commitments, open ones first. */
export function commitmentListScreen(
  translator: Translator,
  { unitId, commitments, cellName, zone }: CommitmentListView,
  wanted: number,
): Screen {
  const { t, label } = translator;
  const pledge = { text: label('pledge-button.open'), data: buttonData('pledge.show', unitId) };
  const title = [
    `<b>${t('menu.commitments')}</b>`,
    ...(cellName === undefined ? [] : [escapeHtml(cellName)]),
  ].join('\n');
  if (commitments.length === 0)
    return { text: paragraphs(title, t('commitment-list.empty')), buttons: [[pledge]] };
  const page = pageOf(commitments, wanted, perPage);
  const placed = page.items.map((one, index) => ({ one, place: page.first + index + 1 }));
  const lines = (isKept: boolean): string =>
    placed
      .filter(({ one }) => (one.status === 'kept') === isKept)
      .map(({ one, place }) => listLine(translator, one, { place, zone }))
      .join('\n');
  const [open, kept] = [lines(false), lines(true)];
  return {
    text: paragraphs(
      title,
      open === '' ? undefined : `${t('commitment-list.open')}\n${open}`,
      kept === '' ? undefined : `${t('commitment-list.kept')}\n${kept}`,
      t('commitment-list.hint'),
    ),
    buttons: [
      ...inRows(
        placed.map(({ one, place }) => ({
          text: String(place),
          data: buttonData('commitment.open', one.id),
        })),
        4,
      ),
      ...turnButtons(translator, page, (to) => buttonData('commitment.list', to), [
        'common-newer',
        'common-older',
      ]),
      [pledge],
    ],
    protect: true,
  };
}

/** One commitment: what, since when, until when, and what was said of it. */
export function commitmentScreen(translator: Translator, view: CommitmentView): Screen {
  const { t, label } = translator;
  const { commitment, zone } = view;
  const { id, status, reminding } = commitment;
  const report = (one: (typeof commitmentReports)[number]): Button => ({
    text: `${status === one ? '● ' : ''}${label(`commitment-button.${one}`)}`,
    data: buttonData('commitment.report', id, one),
  });
  const [kept, running, notYet] = commitmentReports;
  const isKept = status === 'kept';
  return {
    text: paragraphs(
      headOf(translator, view),
      madeText(translator, commitment, zone),
      [
        dueLine(translator, commitment),
        t('commitment.state', { status: statusWord(translator, status) }),
      ].join('\n'),
      [
        t('commitment-readers', { sharing: commitment.sharing }),
        ...(reminding || isKept ? [] : [t('commitment.silent')]),
      ].join('\n'),
      eventLines(translator, commitment, zone),
    ),
    buttons: [
      [report(kept)],
      [report(running), report(notYet)],
      [
        { text: label('commitment-button.note'), data: buttonData('commitment.note', id) },
        ...(isKept
          ? []
          : [{ text: label('commitment-button.due'), data: buttonData('commitment.deadline', id) }]),
      ],
      ...(isKept || commitment.dueOn === undefined
        ? []
        : [
            [
              reminding
                ? {
                    text: label('commitment-button.silence'),
                    data: buttonData('commitment.remind', id, 'off'),
                  }
                : {
                    text: label('commitment-button.remind'),
                    data: buttonData('commitment.remind', id, 'on'),
                  },
            ],
          ]),
      [{ text: label('commitment-button.back'), data: buttonData('commitment.list', 0) }],
    ],
    protect: true,
  };
}

/** How far it has come, or what stands in the way. */
export function commitmentNoteScreen(translator: Translator, view: CommitmentView, above?: string): Screen {
  const { t, label } = translator;
  const { id, status } = view.commitment;
  return {
    text: paragraphs(
      above && escapeHtml(above),
      headOf(translator, view),
      t('commitment.state', { status: statusWord(translator, status) }),
      t('commitment-ask.note'),
    ),
    buttons: [
      [
        {
          text: label('commitment-ask.no-note'),
          data: buttonData(status === 'kept' ? 'commitment.open' : 'commitment.deadline', id),
        },
      ],
      [{ text: label('common-back'), data: buttonData('commitment.open', id) }],
    ],
    protect: true,
  };
}

export function commitmentDeadlineScreen(
  translator: Translator,
  view: CommitmentView,
  above?: string,
): Screen {
  const { t, label } = translator;
  const { id } = view.commitment;
  return {
    text: paragraphs(
      above && escapeHtml(above),
      headOf(translator, view),
      dueLine(translator, view.commitment),
      t('commitment-ask.due'),
    ),
    buttons: [
      ...deadlineButtons(translator, view.deadlines, (on) => buttonData('commitment.due', id, on)),
      [{ text: label('commitment-ask.keep-due'), data: buttonData('commitment.open', id) }],
    ],
    protect: true,
  };
}

/** To the member alone, two days before a deadline and on its day. */
export function dueNotice(translator: Translator, view: DueView): Screen {
  const { t, label, locale } = translator;
  const { commitmentId: id, item } = view;
  return {
    text: paragraphs(
      t('reminder-dear', { name: view.name }),
      t('commitment-notice', { days: view.daysLeft }),
      [
        t('commitment.item', { item, name: view.itemName[locale] }),
        quoted(cut(view.remedy, longestRemedy)),
        t('commitment-due', { date: shortDate(translator, view.dueOn) }),
      ].join('\n'),
      t('commitment-notice.private'),
    ),
    buttons: [
      [{ text: label('commitment-button.kept'), data: buttonData('commitment.report', id, 'kept') }],
      [
        { text: label('commitment-button.running'), data: buttonData('commitment.report', id, 'running') },
        { text: label('commitment-button.due'), data: buttonData('commitment.deadline', id) },
      ],
      [{ text: label('commitment-button.silence'), data: buttonData('commitment.remind', id, 'off') }],
    ],
    protect: true,
  };
}

export function statusWord({ label }: Translator, status: CommitmentEvent['status']): string {
  return label('commitment-status', { status });
}

function listLine(
  translator: Translator,
  one: OwnCommitment,
  { place, zone }: { place: number; zone: Zone },
): string {
  const { label, locale } = translator;
  const item = cut(one.name[locale], longestName);
  const remedy = cut(one.text?.remedy ?? '', longestInList);
  const line = `${place}. ${escapeHtml(`${item}: ${remedy}`)}`;
  const parts =
    one.settledAt === undefined
      ? [statusWord(translator, one.status), dueWord(translator, one)]
      : [label('commitment-list.settled', { date: dateOf(translator, one.settledAt, zone) })];
  return `${line}\n     <i>${parts.join(' · ')}</i>`;
}

function dueWord(translator: Translator, { dueOn, isOverdue }: OwnCommitment): string {
  const { label } = translator;
  if (dueOn === undefined) return label('commitment-list.no-due');
  const date = shortDate(translator, dueOn);
  return isOverdue ? label('commitment-list.overdue', { date }) : label('commitment-list.due', { date });
}

function headOf(translator: Translator, { commitment, cellName }: CommitmentView): string {
  const { t, locale } = translator;
  return [
    ...(cellName === undefined ? [] : [escapeHtml(cellName)]),
    t('commitment.item', { item: commitment.item, name: commitment.name[locale] }),
  ].join('\n');
}

function madeText(translator: Translator, { text, madeAt }: OwnCommitment, zone: Zone): string {
  const { t } = translator;
  return [
    t('commitment.made', { date: dateOf(translator, madeAt, zone) }),
    ...(text === undefined ? [] : [quoted(cut(text.remedy, longestRemedy))]),
    ...(['how', 'cause', 'help'] as const).flatMap((step) => {
      const said = text?.[step];
      return said === undefined ? [] : stepLine(translator, step, cut(said, longestWords));
    }),
  ].join('\n');
}

function dueLine(translator: Translator, { dueOn, isOverdue }: OwnCommitment): string {
  const { t } = translator;
  if (dueOn === undefined) return t('commitment-due.none');
  const date = shortDate(translator, dueOn);
  return isOverdue ? t('commitment-due.overdue', { date }) : t('commitment-due', { date });
}

/** The newest last; older ones are only counted. */
function eventLines(translator: Translator, { events }: OwnCommitment, zone: Zone): string {
  const { t } = translator;
  const shown = events.slice(-eventsOnScreen);
  const more = events.length - shown.length;
  return [
    t('commitment-events'),
    ...(more > 0 ? [t('commitment-events.more', { count: more })] : []),
    ...shown.flatMap(({ status, dueOn, note, at }) => {
      const line = `• ${dateOf(translator, at, zone)}: ${statusWord(translator, status)}`;
      const due = dueOn && t('commitment-events.due', { due: shortDate(translator, dueOn) });
      return [
        due === undefined ? line : `${line}, ${due}`,
        ...(note === undefined ? [] : [quoted(cut(note, longestNote))]),
      ];
    }),
  ].join('\n');
}

function dateOf(translator: Translator, at: Date, zone: Zone): string {
  return shortDate(translator, localDateOf(at, zone));
}

const perPage = 8;
const longestInList = 120;
const longestName = 60;
const longestRemedy = 900;
const longestWords = 300;
const longestNote = 200;
const eventsOnScreen = 6;
