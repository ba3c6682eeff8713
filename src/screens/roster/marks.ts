import type { Member, Standing } from '../../core/model/people.ts';
import type { shownRole } from '../../core/roster/roster.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';

/** What stands behind a name: role, membership and standing, where they are not the usual ones. */
export function marksOf(
  { label }: Translator,
  {
    role,
    membership,
    standing,
  }: Pick<Member, 'membership' | 'standing'> & { role: ReturnType<typeof shownRole> },
): string {
  const marks = [
    ...(role === 'member' ? [] : [label(`role.${role}`)]),
    ...(membership === 'official' ? [] : [membershipName({ label }, membership)]),
    ...(standing === 'active' ? [] : [standingName({ label }, standing)]),
  ];
  return marks.map((mark) => ` · ${escapeHtml(mark)}`).join('');
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
