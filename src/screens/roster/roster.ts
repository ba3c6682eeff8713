import { leads, memberships, standings, type Member, type Unit } from '../../core/model/people.ts';
import { rosterRoles } from '../../core/roster/line.ts';
import type { MembershipsView } from '../../services/roster/memberships.ts';
import type { MemberView, RosterRowView, RosterView } from '../../services/roster/roster.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton, unknownButton } from '../cell/cell.ts';
import { bold } from '../lines.ts';
import { inPairs, inRows, pageOf, turnButtons } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { joinedMark, marksOf, membershipName, standingName } from './marks.ts';

export function rosterScreen(
  translator: Translator,
  { unit, rows, counts, order, editable }: RosterView,
  wanted: number,
): Screen {
  const { t, label } = translator;
  const page = pageOf(rows, wanted);
  const lines = page.items.map(({ member, role }, index) =>
    [
      `${page.first + index + 1}. ${escapeHtml(member.name)}${marksOf(translator, { ...member, role })}`,
      joinedMark(member.accountId),
    ].join(' '),
  );
  const text = [
    [
      t('roster-list', { unit: unit.name }),
      t('roster-counts', { count: rows.length, ...counts }),
      ...(page.pages > 1 ? [t('roster-list.page', { page: page.page + 1, pages: page.pages })] : []),
    ].join('\n'),
    lines.join('\n'),
    [t('roster-list.legend'), t('roster-list.choose', { editable: editable ? 'yes' : 'no' })].join('\n'),
  ].join('\n\n');
  const numbers = page.items.map(({ member }, index) => ({
    text: String(page.first + index + 1),
    data: buttonData('roster.member', member.id),
  }));
  const other = order === 'entered' ? 'given_name' : 'entered';
  const otherOrder = {
    text: label('roster-list.order', { order: other }),
    data: buttonData('roster.list', unit.id, 0, other),
  };
  const add = { text: label('cell-add'), data: buttonData('roster.add', unit.id) };
  return {
    text,
    buttons: [
      ...inRows(numbers, 5),
      ...turnButtons(translator, page, (to) => buttonData('roster.list', unit.id, to, order)),
      ...(rows.length > 1 ? [[otherOrder]] : []),
      ...(editable ? unknownButton(translator, unit, counts) : []),
      [cellBackButton(translator, unit.id), ...(editable ? [add] : [])],
    ],
  };
}

export function memberScreen(translator: Translator, view: MemberView): Screen {
  const { t, label } = translator;
  const { member, role, unit, editable, self, contestableRequestId } = view;
  const isJoined = member.accountId !== undefined;
  const joined = isJoined ? 'yes' : 'no';
  const text = [
    bold(member.name),
    [
      t('roster-member.role', { role: label(`role.${role}`) }),
      t('roster-member.membership', { membership: member.membership ?? 'unknown' }),
      t('roster-member.standing', { standing: member.standing }),
      t('roster-member.joined', { joined }),
      ...(self ? [t('roster-member.self')] : []),
    ].join('\n'),
  ].join('\n\n');
  const to = (words: string, action: string): Button => ({
    text: words,
    data: buttonData(action, member.id),
  });
  const changes = [
    ...(isJoined ? [] : [to(label('roster-member.invite', { joined }), 'invite.member')]),
    to(label('roster-rename'), 'roster.rename'),
    to(label('roster-membership.button'), 'roster.memberships'),
    to(label('roster-standing.button'), 'roster.standings'),
    ...(leads({ role }) ? [] : [to(label('office-button'), 'roster.roles')]),
    ...(isJoined && !self ? [to(label('roster-member.invite', { joined }), 'invite.member')] : []),
    ...(contestableRequestId === undefined || self
      ? []
      : [{ text: label('roster-member.contest'), data: buttonData('join.contest', contestableRequestId) }]),
    ...(self || role === 'secretary' ? [] : [to(label('roster-remove'), 'roster.remove')]),
  ];
  const back = backButton(label('cell-roster'), buttonData('roster.list', unit.id, 0));
  return { text, buttons: [...(editable ? inPairs(changes) : []), [back]] };
}

/** Asks of one after the other; once all are known it says so. */
export function unknownScreen(translator: Translator, { unit, counts, member }: MembershipsView): Screen {
  const { t, label } = translator;
  const back = [backButton(label('cell-roster'), buttonData('roster.list', unit.id, 0))];
  if (member === undefined) return { text: t('roster-unknown.none', counts), buttons: [back] };
  const rest: Button = {
    text: label('roster-unknown.rest', { count: counts.unknown }),
    data: buttonData('roster.rest_official', unit.id, counts.unknown),
  };
  return {
    text: [
      t('roster-membership.ask', { name: member.name }),
      t('roster-unknown', { count: counts.unknown }),
    ].join('\n\n'),
    buttons: [
      membershipChoices(translator, member, 'roster.known'),
      ...(counts.unknown > 1 ? [[rest]] : []),
      back,
    ],
  };
}

export function membershipsScreen(translator: Translator, { member }: RosterRowView): Screen {
  return {
    text: translator.t('roster-membership.ask', { name: member.name }),
    buttons: [
      membershipChoices(translator, member, 'roster.membership'),
      [backToMember(translator.label('common-back'), member)],
    ],
  };
}

function membershipChoices(translator: Translator, member: Member, action: string): Button[] {
  return memberships.map((membership) => ({
    text: `${membership === member.membership ? '● ' : ''}${membershipName(translator, membership)}`,
    data: buttonData(action, member.id, membership),
  }));
}

export function standingsScreen(translator: Translator, { member }: RosterRowView): Screen {
  const { t, label } = translator;
  const choices = standings.map((standing): Button => ({
    text: `${standing === member.standing ? '● ' : ''}${standingName(translator, standing)}`,
    data: buttonData('roster.standing', member.id, standing),
  }));
  return {
    text: t('roster-standing.ask', { name: member.name }),
    buttons: [...choices.map((choice) => [choice]), [backToMember(label('common-back'), member)]],
  };
}

export function rolesScreen({ t, label }: Translator, { member, role: current }: RosterRowView): Screen {
  const choices = rosterRoles.map((role): Button => ({
    text: `${role === current ? '● ' : ''}${label(`role.${role}`)}`,
    data: buttonData('roster.set_role', member.id, role),
  }));
  return {
    text: t('roster-role.ask', { name: member.name }),
    buttons: [...inPairs(choices), [backToMember(label('common-back'), member)]],
  };
}

export function removeScreen({ t, label }: Translator, { member, unit }: MemberView): Screen {
  return {
    text: t('roster-remove.ask', { name: member.name, unit: unit.name }),
    buttons: [
      [backToMember(label('roster-remove.keep'), member)],
      [
        {
          text: label('roster-remove'),
          data: buttonData('roster.remove_now', member.id),
          style: 'danger',
        },
      ],
    ],
  };
}

export function removedScreen(
  { t, label }: Translator,
  { name, unit }: { name: string; unit: Unit },
): Screen {
  return {
    text: t('roster-remove.done', { name, unit: unit.name }),
    buttons: [[backButton(label('cell-roster'), buttonData('roster.list', unit.id, 0))]],
  };
}

function backToMember(text: string, member: Member): Button {
  return { text, data: buttonData('roster.member', member.id) };
}
