import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import type { Screen } from './screen.ts';

/** Help for what somebody is: the secretary also reads what every member reads. */
export function helpScreen(
  { t, label }: Translator,
  role: 'secretary' | 'deputy' | 'member' | 'stranger',
  also: { operator: boolean; officer: boolean; switches: boolean },
): Screen {
  const offices = [
    ...(also.officer ? [t('help-officer')] : []),
    ...(also.operator ? [t('help-operator')] : []),
  ];
  if (role === 'stranger') {
    const rest = offices.length > 0 ? offices : [t('help-before')];
    return { text: [t('help-title'), ...rest].join('\n\n'), buttons: [] };
  }
  const parts = [t('help-title'), t('help-member')];
  if (role === 'secretary') parts.push(t('help-secretary'));
  if (role === 'deputy') parts.push(t('help-deputy'));
  if (also.switches) parts.push(t('help-switch'));
  parts.push(...offices);
  parts.push(t('help-private'));
  const suggest = { text: label('suggestion-button'), data: callbackData('suggestion.start') };
  return { text: parts.join('\n\n'), buttons: [[suggest]] };
}
