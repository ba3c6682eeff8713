import {
  cellKinds,
  mostRecipients,
  type DocumentSetting,
  type DocumentSettings,
} from '../../core/documents/settings.ts';
import type { SettingProblem } from '../../core/documents/settings-form.ts';
import { printChoicesOf } from '../../core/documents/printing.ts';
import type {
  DocumentSettingsOutcome,
  DocumentSettingsView,
  PrintingOutcome,
} from '../../services/documents/settings.ts';
import { escapeHtml, html, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { paragraphs } from '../lines.ts';
import { inPairs } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { unitBackButton } from '../units/tree.ts';
import { numberText } from './numbers.ts';

/** The buttons of a cell's settings and those of a unit's begin differently: they are two parts of the bot. */
export type SettingsDomain = 'document' | 'unit_document';

type Asked = Extract<DocumentSettingsOutcome, { status: 'asked' }>;

/** Everything that is known, each with its way to be corrected. */
export function documentSettingsScreen(translator: Translator, view: DocumentSettingsView): Screen {
  const { t, label } = translator;
  const { unit, settings, all, missing, problem } = view;
  const domain = domainOf(view);
  const lines = all.map((setting) => {
    const value =
      valueText(translator, view, setting, settings) ?? escapeHtml(label('document-settings.none'));
    return t(`document-${setting}.line`, { value: html(value) });
  });
  const walk: Button[][] =
    missing.length === 0
      ? []
      : [
          [
            {
              text: label('document-settings.walk'),
              data: buttonData(`${domain}.walk`, unit.id),
              style: 'primary',
            },
          ],
        ];
  const back =
    unit.kind === 'cell'
      ? backButton(label('keyboard.cell'), buttonData('cell.menu', unit.id))
      : unitBackButton(unit);
  return {
    text: paragraphs(
      problem && problemText(translator, problem),
      t('document-settings', { unit: unit.name }),
      lines.join('\n'),
      t('document-settings.known', { known: all.length - missing.length, all: all.length }),
    ),
    buttons: [
      ...walk,
      ...inPairs(
        all.map((setting) => ({
          text: label(`document-${setting}.change`),
          data: buttonData(`${domain}.ask`, unit.id, setting),
        })),
      ),
      [{ text: label('document-printing.button'), data: buttonData(`${domain}.printing`, unit.id) }, back],
    ],
  };
}

/** In what the unit's documents differ from the usual form: a tap turns one round. */
export function printingScreen(
  { t, label }: Translator,
  { unit, printing }: Extract<PrintingOutcome, { status: 'printing' }>,
): Screen {
  const domain = domainOf({ unit });
  return {
    text: paragraphs(
      t('document-printing', { unit: unit.name }),
      t('document-printing.hint', { kind: unit.kind === 'cell' ? 'cell' : 'unit' }),
    ),
    buttons: [
      ...printChoicesOf(unit).map((choice): Button[] => [
        {
          text: `${printing.includes(choice) ? '☑' : '☐'} ${label(`document-printing.${choice}`)}`,
          data: buttonData(`${domain}.printed`, unit.id, choice, printing.includes(choice) ? 'off' : 'on'),
        },
      ]),
      [backButton(label('document-settings.button'), buttonData(`${domain}.show`, unit.id))],
    ],
  };
}

export function documentSettingScreen(translator: Translator, asked: Asked): Screen {
  const { t, label } = translator;
  const { unit, settings, setting, proposal, walk, problem } = asked;
  const domain = domainOf(asked);
  const to = (text: string, verb: string): Button => ({
    text,
    data: buttonData(`${domain}.${verb}`, unit.id, setting),
  });
  const now = valueText(translator, asked, setting, settings);
  const proposed = proposal && valueText(translator, asked, setting, proposal);
  const isNews = proposed !== undefined && proposed !== now;
  return {
    text: paragraphs(
      problem && problemText(translator, problem),
      t('document-settings', { unit: unit.name }),
      questionText(translator, asked),
      now === undefined ? undefined : t('setup-now', { value: html(now) }),
      isNews ? t('document-settings.proposal', { value: html(proposed) }) : undefined,
    ),
    buttons: [
      ...choices(translator, asked),
      ...(isNews
        ? [[{ ...to(label('document-settings.accept'), 'accept'), style: 'primary' as const }]]
        : []),
      ...(walk || now !== undefined ? [[to(label('document-settings.leave'), 'leave')]] : []),
      [backButton(label('document-settings.button'), buttonData(`${domain}.show`, unit.id))],
    ],
  };
}

function questionText({ t }: Translator, { setting, unit }: Asked): string {
  const kind = unit.kind === 'cell' ? 'cell' : 'unit';
  switch (setting) {
    case 'issuer':
      return paragraphs(t('document-issuer', { kind }), t('document-issuer.hint', { kind }));
    case 'recipients':
      return paragraphs(t('document-recipients'), t('document-recipients.hint', { most: mostRecipients }));
    case 'cellKind':
    case 'signer':
      return t(`document-${setting}`);
    case 'superior':
    case 'place':
    case 'termFrom':
    case 'lastReport':
    case 'lastMinutes':
      return paragraphs(t(`document-${setting}`), t(`document-${setting}.hint`));
  }
}

function choices({ label }: Translator, asked: Asked): Button[][] {
  const { setting, unit, signers } = asked;
  const domain = domainOf(asked);
  if (setting === 'cellKind') {
    return inPairs(
      cellKinds.map((kind) => ({
        text: label(`document-cellKind.${kind}`),
        data: buttonData(`${domain}.kind`, unit.id, kind),
      })),
    );
  }
  if (setting !== 'signer') return [];
  return signers.map(({ signer, onBehalf, office }) => [
    {
      text: signature({ onBehalf, office }),
      data: buttonData(`${domain}.signer`, unit.id, signer.for, signer.office),
    },
  ]);
}

/** As it is printed, in one line. */
function signature({ onBehalf, office }: { onBehalf: string; office: string }): string {
  return `T/M ${onBehalf}, ${office}`;
}

/** As HTML; undefined where nothing is said. */
function valueText(
  translator: Translator,
  { signers }: Pick<DocumentSettingsView, 'signers'>,
  setting: DocumentSetting,
  said: DocumentSettings,
): string | undefined {
  const { label } = translator;
  switch (setting) {
    case 'superior':
    case 'issuer':
    case 'place':
      return said[setting] && escapeHtml(said[setting]);
    case 'cellKind':
      return said.cellKind && escapeHtml(label(`document-cellKind.${said.cellKind}`));
    case 'termFrom':
      return said.termFrom && escapeHtml(shortDate(translator, said.termFrom));
    case 'lastReport':
    case 'lastMinutes': {
      const number = said[setting];
      if (number === undefined) return undefined;
      return number === 0 ? escapeHtml(label('document-settings.zero')) : numberText(number);
    }
    case 'recipients':
      return said.recipients && escapeHtml(said.recipients.join('; '));
    case 'signer': {
      const { signer } = said;
      const printed = signers.find(
        (one) => one.signer.for === signer?.for && one.signer.office === signer.office,
      );
      return printed && escapeHtml(signature(printed));
    }
  }
}

function problemText({ t }: Translator, problem: SettingProblem): string {
  switch (problem) {
    case 'date':
    case 'future':
    case 'number':
      return t(`document-problem.${problem}`);
    case 'too_many':
      return t('document-problem.too_many', { most: mostRecipients });
    case 'too_short':
    case 'too_long':
    case 'old_font':
    case 'classified':
    case 'press_button':
    case 'typed':
      return t(`input.${problem}`);
  }
}

function domainOf({ unit }: Pick<DocumentSettingsView, 'unit'>): SettingsDomain {
  return unit.kind === 'cell' ? 'document' : 'unit_document';
}
