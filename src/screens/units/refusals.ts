import type { Permission } from '../../core/permissions.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Input, Turn } from '../feature.ts';

/** A unit out of reach, or one that is no longer there. */
export function refusedTurn(
  { t, label }: Translator,
  from: Input['kind'],
  { status }: Extract<Permission, { status: 'denied' }> | { status: 'gone' },
): Turn {
  const key = status === 'denied' ? 'unit-denied' : 'gone.unit';
  return from === 'tap' ? { toast: label(key), alert: true } : { screen: { text: t(key), buttons: [] } };
}
