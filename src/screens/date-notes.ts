import type { LocalDate } from '../core/time/local-time.ts';
import type { Translator } from '../i18n/translator.ts';
import { shortDate } from './dates.ts';

/** The year is asked for only where none was written. */
export function datePastText(
  translator: Translator,
  note: { kind: 'date_past' | 'date_too_far'; on: LocalDate; next?: LocalDate },
  example: string,
): string {
  const { label } = translator;
  const facts = { date: shortDate(translator, note.on), example };
  if (note.kind === 'date_too_far') return label('input-written.date_too_far', facts);
  return note.next === undefined
    ? label('input-written.date_over', facts)
    : label('input-written.date_past', { ...facts, next: shortDate(translator, note.next) });
}
