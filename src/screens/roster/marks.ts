import type { Member, Standing } from '../../core/model/people.ts';
import type { shownRole } from '../../core/roster/roster.ts';
import { html, type Html, type Translator } from '../../i18n/translator.ts';

/** What stands behind a name: role, membership and standing, where they are not the usual ones. */
export function marksOf(
  { t, label }: Translator,
  {
    role,
    membership,
    standing,
  }: Pick<Member, 'membership' | 'standing'> & { role: ReturnType<typeof shownRole> },
): Html {
  const marks = [
    ...(role === 'member' ? [] : [label(`roster-role-${role}`)]),
    ...(membership === 'official' ? [] : [membershipName({ label }, membership)]),
    ...(standing === 'active' ? [] : [standingName({ label }, standing)]),
  ];
  return html(marks.map((mark) => t('roster-mark', { mark })).join(''));
}

export function membershipName(
  { label }: Pick<Translator, 'label'>,
  membership: Member['membership'],
): string {
  return label('roster-membership', { membership: membership ?? 'unknown' });
}

export function standingName({ label }: Pick<Translator, 'label'>, standing: Standing): string {
  return label('roster-standing', { standing });
}

export function joinedMark(accountId: string | undefined): string {
  return accountId === undefined ? '○' : '✓';
}
