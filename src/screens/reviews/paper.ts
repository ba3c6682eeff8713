import type { PaperEntriesView } from '../../services/reviews/paper-entries.ts';
import type { PaperFootView } from '../../services/reviews/paper-foot.ts';
import type { PaperSaved } from '../../services/reviews/outcome.ts';
import { addDays, type LocalDate } from '../../core/time/local-time.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { paragraphs } from '../lines.ts';
import { pageOf, turnButtons } from '../paging.ts';
import { roundLabel } from '../rounds/names.ts';
import type { Button, Screen } from '../screen.ts';

/** Whose form can be entered, and whose was. */
export function paperEntriesScreen(translator: Translator, view: PaperEntriesView, wanted: number): Screen {
  const { t, label } = translator;
  const { roundId, people, underWay } = view;
  const page = pageOf(people, wanted, namesOnPage);
  const hint = !view.isPrinted
    ? t('paper-entries.not-printed')
    : people.length === 0
      ? t('paper-entries.nobody')
      : t('paper-entries.hint');
  const goOn: Button[][] =
    underWay === undefined
      ? []
      : [
          [
            {
              text: label('paper-entries.under-way', { name: underWay.name }),
              data: buttonData('review.open', underWay.key),
              style: 'primary',
            },
          ],
        ];
  return {
    text: paragraphs(t('paper-entries', { round: roundLabel(translator, view.round) }), hint),
    buttons: [
      ...goOn,
      ...(view.isPrinted ? page.items : []).map(({ memberId, name, state }): Button[] => [
        state === 'due'
          ? { text: name, data: buttonData('paper.enter', roundId, memberId) }
          : { text: `✓ ${name}`, data: buttonData('paper.entered', roundId, memberId) },
      ]),
      ...turnButtons(translator, page, (target) => buttonData('paper.entries', roundId, target)),
      [{ text: label('common-back'), data: buttonData('paper.list', roundId, 0) }],
    ],
    shows: { roundId, memberIds: [] },
  };
}

/** A form that was entered: corrected while the round is open, taken back at any time. */
export function paperEnteredScreen(
  translator: Translator,
  { roundId, round, phase }: PaperEntriesView,
  { memberId, name }: { memberId: string; name: string },
): Screen {
  const { t, label } = translator;
  const correct = {
    text: label('paper-entered.correct'),
    data: buttonData('paper.enter', roundId, memberId),
  };
  return {
    text: t('paper-entered', { name, round: roundLabel(translator, round) }),
    buttons: [
      ...(phase === 'open' ? [[correct]] : []),
      [
        {
          text: label('paper-entered.take-back'),
          data: buttonData('paper.take_back', roundId, memberId),
          style: 'danger',
        },
      ],
      [backToEntries(translator, roundId)],
    ],
  };
}

/** What stands at the foot of a form, one question a screen: whom it is for, when it was signed, when it was received. */
export function paperFootScreen(translator: Translator, foot: PaperFootView): Screen {
  const { t, label } = translator;
  const { roundId, participantId, draft, problem } = foot;
  const asked =
    draft.sharing === undefined ? 'sharing' : draft.signedOn === undefined ? 'signed' : 'received';
  return {
    text: paragraphs(
      problem === undefined ? undefined : t(`paper-foot.problem-${problem}`),
      t('paper-foot', { name: foot.name }),
      t(`paper-foot.${asked}`),
    ),
    buttons: [
      ...(asked === 'sharing' ? readers(translator, foot) : days(translator, foot, asked)),
      ...(asked === 'sharing'
        ? [[{ text: label('paper-foot.counts'), data: buttonData('paper.no_names', participantId) }]]
        : []),
      [backToEntries(translator, roundId)],
    ],
  };
}

function readers({ label }: Translator, { participantId, holders }: PaperFootView): Button[][] {
  return [
    [{ text: label('paper-foot.cell'), data: buttonData('paper.cell', participantId) }],
    ...holders.map(({ memberId, name }): Button[] => [
      {
        text: label('paper-foot.reader', { name }),
        data: buttonData('paper.reader', participantId, memberId),
      },
    ]),
  ];
}

function days(
  translator: Translator,
  { participantId, today, draft }: PaperFootView,
  asked: 'signed' | 'received',
): Button[][] {
  const { label } = translator;
  const day = (text: string, on: LocalDate): Button => ({
    text,
    data: buttonData(`paper.${asked}`, participantId, on),
  });
  const yesterday = addDays(today, -1);
  const { signedOn } = draft;
  const isEarlier = asked === 'received' && signedOn !== undefined && signedOn < yesterday;
  return [
    [
      day(label('paper-foot.today'), today),
      ...(asked === 'received' && signedOn === today ? [] : [day(label('paper-foot.yesterday'), yesterday)]),
    ],
    ...(isEarlier
      ? [[day(label('paper-foot.same', { date: shortDate(translator, signedOn) }), signedOn)]]
      : []),
  ];
}

/** What became of a form that was entered to its end; the next one is a tap away. */
export function paperSavedScreen(translator: Translator, { status, roundId, name }: PaperSaved): Screen {
  const { t, label } = translator;
  return {
    text: status === 'paper_saved' ? t('paper-saved', { name }) : t('paper-saved.already_here', { name }),
    buttons: [
      [
        {
          text: label('paper-saved.next'),
          data: buttonData('paper.entries', roundId, 0),
          style: 'primary',
        },
      ],
    ],
    shows: { roundId, memberIds: [] },
  };
}

/** To whose form it is: by whom it was entered, and how it goes. */
export function paperNotice(
  translator: Translator,
  { roundId, ...facts }: { roundId: string; by: string; round: string; signed: string },
): Screen {
  const { t, label } = translator;
  return {
    text: t('paper-notice', facts),
    buttons: [
      [{ text: label('paper-notice.read'), data: buttonData('review.read', roundId), style: 'primary' }],
      [contestButton(translator, roundId)],
    ],
  };
}

export function contestButton({ label }: Translator, roundId: string): Button {
  return {
    text: label('paper-notice.contest'),
    data: buttonData('paper.contest', roundId),
    style: 'danger',
  };
}

function backToEntries({ label }: Translator, roundId: string): Button {
  return { text: label('paper-entries.back'), data: buttonData('paper.entries', roundId, 0) };
}

const namesOnPage = 8;
