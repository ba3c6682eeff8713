import { shownCode } from '../../core/joining/door-code.ts';
import type { Invitation, Member, Unit } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import type { InvitationListView, InvitationView } from '../../services/joining/invitations.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { longDateTime, shortDate } from '../dates.ts';
import { fitLines } from '../lines.ts';
import { inRows, pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { zaloButton, zaloScreen, type ZaloReader } from '../zalo.ts';

export function inviteMenuScreen(translator: Translator, unit: Unit): Screen {
  const { t, label } = translator;
  return {
    text: [t('invite', { unit: unit.name }), t('invite.intro')].join('\n\n'),
    buttons: [
      [{ text: label('invite.cell'), data: buttonData('invite.cell', unit.id), style: 'primary' }],
      [{ text: label('invite.one'), data: buttonData('invite.pick', unit.id, 0) }],
      [zaloButton(translator, buttonData('invite.zalo', unit.id, 'group'))],
      [
        { text: label('invite.list'), data: buttonData('invite.list', unit.id) },
        cellBackButton(translator, unit.id),
      ],
    ],
  };
}

/** Says where the assistant is, and that a key to it is sent to each one alone. */
export function inviteZaloScreen(
  translator: Translator,
  { unit, next }: { unit: Unit; next: Meeting | undefined },
  { to, url }: { to: ZaloReader; url: string },
): Screen {
  const { label } = translator;
  const meets =
    next === undefined
      ? []
      : [label('zalo.next', { when: longDateTime(translator, next), place: next.place })];
  return zaloScreen(translator, {
    to,
    text: [label('zalo.invite', { to, unit: unit.name, url }), ...meets].join('\n'),
    dataFor: (reader) => buttonData('invite.zalo', unit.id, reader),
    back: inviteBackButton(translator, unit.id),
  });
}

/** Whom a link of their own may be made for: those who have not joined. */
export function invitePickScreen(
  translator: Translator,
  { unit, members }: { unit: Unit; members: readonly Member[] },
  wanted: number,
): Screen {
  const { t } = translator;
  const open = members.filter(({ accountId }) => accountId === undefined);
  const back = inviteBackButton(translator, unit.id);
  if (open.length === 0) return { text: t('invite-pick.none'), buttons: [[back]] };
  const page = pageOf(open, wanted);
  const names = page.items.map((member) => [
    { text: member.name, data: buttonData('invite.member', member.id) },
  ]);
  const turns = turnButtons(translator, page, (to) => buttonData('invite.pick', unit.id, to));
  return { text: t('invite-pick'), buttons: [...names, ...turns, [back]] };
}

/** For the secretary, above the picture that can be passed on. */
export function invitationScreen(
  translator: Translator,
  { invitation, unit, member, code }: InvitationView & { code: string | undefined },
  { link, webUrl }: { link: string; webUrl: string | undefined },
): Screen {
  const { t, label } = translator;
  const until = lastDayOf(translator, invitation, unit);
  const facts = { name: member?.name ?? '', unit: unit.name, until };
  const text =
    webUrl === undefined || code === undefined
      ? label('zalo.own-link', { ...facts, link })
      : label('zalo.own-code', { ...facts, code: shownCode(code), url: webUrl });
  return {
    text: t(`invite-created.${member === undefined ? 'cell' : 'member'}`, facts),
    buttons: [
      ...(member === undefined ? [] : [[{ text: label('zalo.own'), copy: text }]]),
      [
        { text: label('invite.list'), data: buttonData('invite.list', unit.id) },
        inviteBackButton(translator, unit.id),
      ],
    ],
  };
}

/** Written to whoever is invited, so that the picture can be forwarded as it is. `payload` is what the link carries. */
export function invitationCaption(
  translator: Translator,
  { invitation, unit, member }: InvitationView,
  { link, payload }: { link: string; payload: string },
): string {
  const { t } = translator;
  const until = lastDayOf(translator, invitation, unit);
  const facts = { name: member?.name ?? '', unit: unit.name, link, payload, until };
  return t(`invite-caption.${member === undefined ? 'cell' : 'member'}`, facts);
}

/** The same for who comes by the page. */
export function pageInvitationCaption(
  translator: Translator,
  { invitation, unit, member, code }: InvitationView & { code: string | undefined },
  { link, webUrl }: { link: string; webUrl: string },
): string {
  const { t } = translator;
  const until = lastDayOf(translator, invitation, unit);
  const facts = { name: member?.name ?? '', unit: unit.name, link, until };
  if (code === undefined) return t('invite-page.cell', facts);
  return t('invite-page.member', { ...facts, code: shownCode(code), url: webUrl });
}

export function invitationListScreen(
  translator: Translator,
  { unit, invitations }: InvitationListView,
): Screen {
  const { t, label } = translator;
  const title = t('invite-list', { unit: unit.name });
  const back = inviteBackButton(translator, unit.id);
  if (invitations.length === 0)
    return { text: [title, t('invite-list.none')].join('\n\n'), buttons: [[back]] };
  const lines = invitations.map(({ invitation, member }, index) => {
    return t('invite-list.line', {
      number: index + 1,
      kind: member === undefined ? 'cell' : 'member',
      name: member?.name ?? '',
      from: shortDate(translator, localDateOf(invitation.createdAt, unit.zone)),
      until: lastDayOf(translator, invitation, unit),
    });
  });
  const { fitting, left } = fitLines(lines.slice(0, mostListed), 3000);
  const hidden = left + Math.max(0, lines.length - mostListed);
  const more = hidden > 0 ? [t('more', { count: hidden, what: 'links' })] : [];
  const numbers = invitations.slice(0, fitting.length).map(({ invitation }, index): Button => ({
    text: label('invite-list.withdraw', { number: index + 1 }),
    data: buttonData('invite.withdraw', invitation.id),
  }));
  return {
    text: [title, [...fitting, ...more].join('\n'), t('invite-list.choose')].join('\n\n'),
    buttons: [...inRows(numbers, 2), [back]],
  };
}

const mostListed = 20;

function inviteBackButton({ label }: Translator, unitId: string): Button {
  return { text: label('invite.back'), data: buttonData('invite.menu', unitId) };
}

/** The last whole day on which a link works: it may expire in the middle of the next one. */
export function lastDayOf(
  translator: Translator,
  { expiresAt }: Invitation,
  { zone }: Pick<Unit, 'zone'>,
): string {
  const dayBefore = new Date(expiresAt.getTime() - 24 * 60 * 60 * 1000);
  return shortDate(translator, localDateOf(dayBefore, zone));
}
