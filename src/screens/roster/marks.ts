import type { Standing } from '../../core/model/people.ts';
import type { shownRole } from '../../core/roster/roster.ts';
import { html, type Html, type Translator } from '../../i18n/translator.ts';

/** What stands behind a name: a role and a standing, where they are not the usual ones. */
export function marksOf(
  { t, label }: Translator,
  { role, standing }: { role: ReturnType<typeof shownRole>; standing: Standing },
): Html {
  const marks = [
    ...(role === 'member' ? [] : [label(`roster-role-${role}`)]),
    ...(standing === 'official' ? [] : [label(`roster-standing-${standing}`)]),
  ];
  return html(marks.map((mark) => t('roster-mark', { mark })).join(''));
}

export function joinedMark(accountId: string | undefined): string {
  return accountId === undefined ? '○' : '✓';
}
