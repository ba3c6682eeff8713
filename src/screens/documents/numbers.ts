import type { CellNumberView, NumberView } from '../../services/documents/numbers.ts';
import type { DocumentKind } from '../../core/documents/legal-bases.ts';
import { choiceKey } from '../../core/documents/numbers.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { paragraphs } from '../lines.ts';
import { meetingName } from '../meetings/names.ts';
import { inPairs } from '../paging.ts';
import { roundLabel } from '../rounds/names.ts';
import { backButton, type Button, type Screen } from '../screen.ts';

/** "05", as it stands on a document. */
export function numberText(number: number): string {
  return String(number).padStart(2, '0');
}

type NumberButtons = {
  choose: (choice: string) => string;
  type: string;
  /** Once it is decided, what makes the document. */
  make?: string;
  back: Button;
};

/** What number a document bears, with what may be decided about it. */
export function numberScreen(
  translator: Translator,
  { kind, about, view }: { kind: DocumentKind; about: string; view: NumberView },
  { choose, type, make, back }: NumberButtons,
): Screen {
  const { t, label } = translator;
  const { last, kept, choices } = view;
  const decided =
    kept === undefined
      ? undefined
      : kept.number === undefined
        ? t('document-number.open')
        : t('document-number.kept', { number: numberText(kept.number) });
  const others = choices
    .filter(({ number }) => kept === undefined || kept.number !== number)
    .map((one) => ({
      text: label('document-number.choice', {
        choice: one.choice,
        number: one.number === undefined ? '' : numberText(one.number),
      }),
      data: choose(choiceKey(one)),
    }));
  return {
    text: paragraphs(
      t('document-number', { kind, about }),
      decided,
      last === undefined
        ? t('document-number.unknown')
        : t('document-number.last', { last, number: numberText(last) }),
      t('document-number.hint'),
    ),
    buttons: [
      ...(kept === undefined || make === undefined
        ? []
        : [[{ text: label('document-number.make'), data: make, style: 'primary' as const }]]),
      ...inPairs([
        ...others,
        { text: label('document-number.type', { decided: kept === undefined ? 'no' : 'yes' }), data: type },
      ]),
      [back],
    ],
    protect: true,
  };
}

/** The same for a document of a cell. */
export function cellNumberScreen(translator: Translator, view: CellNumberView): Screen {
  const { label } = translator;
  const { of, then, round, meeting } = view;
  const kind = of.of === 'round' ? ('report' as const) : ('minutes' as const);
  const about =
    round === undefined ? (meeting ? meetingName(translator, meeting) : '') : roundLabel(translator, round);
  return numberScreen(
    translator,
    { kind, about, view },
    {
      choose: (choice) => buttonData('document.numbered', of.of, of.id, then, choice),
      type: buttonData('document.number_type', of.of, of.id, then),
      ...(kind === 'minutes' && { make: buttonData('document.minutes_made', of.id) }),
      back: backButton(
        label('document-button.back', { kind }),
        kind === 'report' ? buttonData('document.round', of.id) : buttonData('meeting.show', of.id),
      ),
    },
  );
}

/** The number is typed. */
export function numberAskedScreen(
  { t, label }: Translator,
  { problem, cancel }: { problem: 'number' | undefined; cancel: string },
): Screen {
  return {
    text: paragraphs(problem && t('document-problem.number'), t('document-number.ask')),
    buttons: [[{ text: label('common-cancel'), data: cancel }]],
    protect: true,
  };
}
