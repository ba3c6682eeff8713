import type { Translator } from '../i18n/translator.ts';
import type { Screen } from './screen.ts';

/** Help for what somebody is: the secretary also reads what every member reads. */
export function helpScreen({ t }: Translator, role: 'secretary' | 'deputy' | 'member' | 'stranger'): Screen {
  if (role === 'stranger') return { text: [t('help-title'), t('help-before')].join('\n\n'), buttons: [] };
  const parts = [t('help-title'), t('help-member')];
  if (role === 'secretary') parts.push(t('help-secretary'));
  if (role === 'deputy') parts.push(t('help-deputy'));
  parts.push(t('help-private'));
  return { text: parts.join('\n\n'), buttons: [] };
}
