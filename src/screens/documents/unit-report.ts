import { spanKinds, spanOf, wholeSpanKey, type Span } from '../../core/units/span.ts';
import type { UnitReportOutcome, UnitReportView } from '../../services/documents/unit-report.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { paragraphs } from '../lines.ts';
import { inPairs } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { spanName } from '../units/counts.ts';
import { unitBackButton } from '../units/tree.ts';
import { numberScreen, numberText } from './numbers.ts';

/** The report that can be made of a unit: on which months, what is still open in it, and what number it bears. */
export function unitReportScreen(translator: Translator, view: UnitReportView): Screen {
  const { t, label } = translator;
  const { unit, span, final, number, missing, before, after } = view;
  const kept = number.kept?.number;
  const kinds = spanKinds
    .filter((kind) => kind !== span.kind)
    .map((kind) =>
      to(label('unit-counts.kind_button', { kind }), 'unit_report.show', {
        unit,
        span: spanOf(kind, span.from),
      }),
    );
  return {
    text: paragraphs(
      t('unit-report', { span: spanName(translator, span), unit: unit.name }),
      t('unit-report.hint'),
      final ? undefined : t('unit-report.draft'),
      kept === undefined ? undefined : t('document-round.number', { number: numberText(kept) }),
      missing === 0 ? undefined : t('document-round.missing', { count: missing }),
    ),
    buttons: [
      [{ ...to(label('document-number.make'), 'unit_report.make', view), style: 'primary' }],
      kinds,
      [
        to(`‹ ${spanName(translator, before)}`, 'unit_report.show', { unit, span: before }),
        ...(after === undefined
          ? []
          : [to(`${spanName(translator, after)} ›`, 'unit_report.show', { unit, span: after })]),
      ],
      ...inPairs([
        to(label('unit-report.other'), 'unit_report.type_span', view),
        to(label('document-number.button'), 'unit_report.number', view),
        ...(missing === 0
          ? []
          : [{ text: label('document-settings.button'), data: buttonData('unit_document.show', unit.id) }]),
      ]),
      [unitBackButton(unit)],
    ],
  };
}

export function unitReportNumberScreen(translator: Translator, view: UnitReportView): Screen {
  const { unit, span, number } = view;
  const key = wholeSpanKey(span);
  return numberScreen(
    translator,
    { kind: 'report', about: spanName(translator, span), view: number },
    {
      choose: (choice) => buttonData('unit_report.numbered', unit.id, key, choice),
      type: buttonData('unit_report.type_number', unit.id, key),
      back: backButton(translator.label('unit-report.button'), buttonData('unit_report.show', unit.id, key)),
    },
  );
}

/** A number, or months, are typed. */
export function unitReportAskedScreen(
  { t, label }: Translator,
  view: Extract<UnitReportOutcome, { status: 'asked' }>,
): Screen {
  const { asks, problem, unit, span } = view;
  const said =
    problem === undefined
      ? undefined
      : problem === 'number'
        ? t('document-problem.number')
        : t('unit-report.problem', { problem });
  return {
    text: paragraphs(said, asks === 'number' ? t('document-number.ask') : t('unit-report.ask')),
    buttons: [
      [{ text: label('common-cancel'), data: buttonData('unit_report.show', unit.id, wholeSpanKey(span)) }],
    ],
  };
}

function to(
  text: string,
  action: string,
  { unit, span }: { unit: Pick<UnitReportView['unit'], 'id'>; span: Span },
): Button {
  return { text, data: buttonData(action, unit.id, wholeSpanKey(span)) };
}
