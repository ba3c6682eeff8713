import { retentionMonths } from '../../core/joining/consent.ts';
import type { ConsentText } from '../../services/joining/consent-text.ts';
import type { ConsentView } from '../../services/joining/enrolment.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Button, Screen } from '../screen.ts';

/** No answer is set beforehand. The button says which version of the text was on screen. */
export function consentScreen(translator: Translator, view: ConsentView): Screen {
  const { t, label } = translator;
  const { again, whole } = view;
  const parts = [
    introOf(translator, view),
    ...(again ? [t('consent.again')] : []),
    ...pointsOf(translator, view),
  ];
  return {
    text: [t('consent'), ...(whole ? parts : [t('consent.line'), linesOf(translator, view)])].join('\n\n'),
    buttons: [
      [giveButton(translator, view)],
      [declineButton(translator), { text: label('consent.more'), data: buttonData('consent.more') }],
    ],
  };
}

export function consentDetailsScreen(translator: Translator, text: ConsentText): Screen {
  return {
    text: detailsOf(translator, text).join('\n\n'),
    buttons: [
      [giveButton(translator, text)],
      [
        { text: translator.label('common-back'), data: buttonData('consent.show') },
        declineButton(translator),
      ],
    ],
  };
}

export function consentDeclinedScreen({ t, label }: Translator): Screen {
  return {
    text: t('consent.declined'),
    buttons: [[{ text: label('consent.show'), data: buttonData('consent.show') }]],
  };
}

function introOf({ t }: Translator, { unitName: unit, asOfficer }: ConsentView): string {
  const as = unit === undefined ? 'nobody' : asOfficer ? 'officer' : 'member';
  return t('consent.intro', { as, unit: unit ?? '' });
}

function pointsOf(translator: Translator, text: ConsentText): string[] {
  const { t } = translator;
  const { operator, asOfficer, doors } = text;
  const months = retentionMonths;
  if (operator === undefined) return [t('consent-points.unnamed', { months, door: doors[0] ?? '' })];
  return [
    t(asOfficer ? 'consent-points.officer' : 'consent-points', { months, ...operatorOf(operator) }),
    linesOf(translator, text),
  ];
}

function linesOf({ t }: Translator, { doors }: ConsentText): string {
  return doors.map((door) => t(`consent-points.${door}`)).join('\n');
}

function detailsOf({ t }: Translator, text: ConsentText): string[] {
  if (!text.whole) return [...doorDetails({ t }, text), t('consent-details.rights')];
  return [...(text.asOfficer ? [t('consent-details.officer')] : []), ...memberDetails({ t }, text)];
}

function memberDetails({ t }: Pick<Translator, 't'>, text: ConsentText): string[] {
  const { operator, doors } = text;
  const months = retentionMonths;
  if (operator === undefined) return [t('consent-details.unnamed', { months, door: doors[0] ?? '' })];
  return [
    t('consent-details', { months, ...operatorOf(operator) }),
    ...doorDetails({ t }, text),
    t('consent-details.rights'),
  ];
}

function doorDetails({ t }: Pick<Translator, 't'>, { doors }: ConsentText): string[] {
  return doors.map((door) => t(`consent-details.${door}`));
}

function operatorOf(operator: NonNullable<ConsentText['operator']>): { who: string; name: string } {
  return operator === 'reader' ? { who: 'reader', name: '' } : { who: 'named', name: operator.name };
}

function giveButton({ label }: Translator, { version, doors }: ConsentText): Button {
  return {
    text: label('consent.give'),
    data: buttonData('consent.give', version, ...doors),
    style: 'success',
  };
}

function declineButton({ label }: Translator): Button {
  return { text: label('consent.decline'), data: buttonData('consent.decline') };
}
