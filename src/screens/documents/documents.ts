import { retentionMonths } from '../../core/joining/consent.ts';
import { mostSheets } from '../../services/documents/paper-form.ts';
import type { RoundDocumentsView } from '../../services/documents/round-documents.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { paragraphs } from '../lines.ts';
import { openData } from '../summary-links.ts';
import { inPairs, pageOf, turnButtons } from '../paging.ts';
import { roundLabel } from '../rounds/names.ts';
import type { Button, Screen } from '../screen.ts';
import { numberText } from './numbers.ts';

/** What can be printed of a round, and what of it stays in the cell. */
export function roundDocumentsScreen(translator: Translator, view: RoundDocumentsView): Screen {
  const { t, label } = translator;
  const { round, unitId, final, number, missing, withoutAccount } = view;
  const count = withoutAccount.length;
  const forms: Button[] = [
    ...(count === 0
      ? []
      : [
          ...portions(count).map(({ from, to }) => ({
            text:
              count <= mostSheets
                ? label('document-button.everybody', { count })
                : label('document-button.portion', { from: from + 1, to }),
            data: formData(round.id, String(from)),
          })),
          { text: label('document-button.one'), data: buttonData('document.people', round.id, 0) },
        ]),
    { text: label('document-button.anybody'), data: formData(round.id, 'anybody') },
    { text: label('paper-entries.button'), data: buttonData('paper.entries', round.id, 0) },
  ];
  return {
    text: paragraphs(
      t('document-round', { round: roundLabel(translator, round) }),
      final ? undefined : t('document-round.draft'),
      number?.number === undefined
        ? undefined
        : t('document-round.number', { number: numberText(number.number) }),
      missing === 0 ? undefined : t('document-round.missing', { count: missing }),
      t('document-round.forms', { count }),
    ),
    buttons: [
      [
        {
          text: label('document-button.committee'),
          data: buttonData('document.report', round.id, 'committee'),
        },
      ],
      [{ text: label('document-button.cell'), data: buttonData('document.report', round.id, 'cell') }],
      [
        { text: label('document-button.workbook'), data: buttonData('workbook.round', round.id) },
        {
          text: label('document-number.button'),
          data: buttonData('document.number', 'round', round.id, ''),
        },
      ],
      ...inPairs(forms),
      [
        ...(missing === 0
          ? []
          : [{ text: label('document-settings.button'), data: buttonData('document.show', unitId) }]),
        { text: label('common-back'), data: openData(round.id, undefined) },
      ],
    ],
    protect: true,
  };
}

/** Those for whom a form of their own can be made. */
export function formPeopleScreen(
  translator: Translator,
  { round, withoutAccount }: RoundDocumentsView,
  wanted: number,
): Screen {
  const { t, label } = translator;
  const page = pageOf(withoutAccount, wanted);
  return {
    text: t('document-people'),
    buttons: [
      ...page.items.map(({ id, name }) => [{ text: name, data: formData(round.id, id) }]),
      ...turnButtons(translator, page, (to) => buttonData('document.people', round.id, to)),
      [{ text: label('common-back'), data: buttonData('document.round', round.id) }],
    ],
    protect: true,
  };
}

/** How much of the own review is to stand on paper. */
export function ownDocumentScreen({ t, label }: Translator, roundId: string): Screen {
  const to = (scope: 'all' | 'cell'): Button[] => [
    {
      text: label('document-button.own', { scope }),
      data: buttonData('document.own_made', roundId, scope),
    },
  ];
  return {
    text: t('document-own'),
    buttons: [
      to('all'),
      to('cell'),
      [{ text: label('common-back'), data: buttonData('review.read', roundId) }],
    ],
    protect: true,
  };
}

/** Of which year what was sent is to be put together, newest first. */
export function ownYearScreen({ t, label }: Translator, years: readonly number[]): Screen {
  return {
    text: t('document-year', { months: retentionMonths }),
    buttons: [
      ...inPairs(
        years.map((year) => ({
          text: label('common-year', { year: String(year) }),
          data: buttonData('document.year', year),
        })),
      ),
      [{ text: label('own-data-button.back'), data: buttonData('own_data.open') }],
    ],
    protect: true,
  };
}

function portions(count: number): { from: number; to: number }[] {
  const starts = Array.from({ length: Math.ceil(count / mostSheets) }, (_, index) => index * mostSheets);
  return starts.map((from) => ({ from, to: Math.min(from + mostSheets, count) }));
}

function formData(roundId: string, whose: string): string {
  return buttonData('document.form', roundId, whose);
}
