import { localDateOf } from '../../core/time/local-time.ts';
import type { JoinRequest, Member } from '../../core/model/people.ts';
import type { AdmissionView } from '../../services/joining/admissions.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { shortDate } from '../dates.ts';
import { momentText } from '../meetings/names.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { waitingListButton } from './waiting-list.ts';

/** What the secretary decides, or has decided, about one who wants to join. */
export function admissionScreen(translator: Translator, view: AdmissionView): Screen {
  const { request, unit, contestable } = view;
  if (request.status === 'waiting') return waitingRequest(translator, view);
  const { t, label } = translator;
  const back = [
    ...(view.othersWait ? [waitingListButton(translator, unit)] : []),
    cellBackButton(translator, unit.id),
  ];
  const text = [
    decidedText(translator, view),
    ...(view.waits === undefined
      ? []
      : [t('join-decided.night', { when: momentText(translator, view.waits, unit.zone) })]),
  ].join('\n\n');
  if (!contestable) return { text, buttons: [back] };
  const contest = { text: label('join-decided.contest'), data: buttonData('join.contest', request.id) };
  return { text: [text, t('join-decided.hint')].join('\n\n'), buttons: [[contest], back] };
}

export function pickScreen(
  { t, label }: Translator,
  { request, members }: { request: JoinRequest; members: readonly Member[] },
  wanted: number,
): Screen {
  const page = pageOf(members, wanted);
  const turns = turnButtons({ label }, page, (to) => buttonData('join.pick', request.id, to));
  return {
    text: [t('join-pick', { name: request.name ?? '' }), t('join-request.taken')].join('\n\n'),
    buttons: [
      ...page.items.map((member) => [approveButton(request, member)]),
      ...turns,
      [{ text: label('join-request.back'), data: buttonData('join.request', request.id) }],
    ],
  };
}

/** The secretary's own row: the office comes first. */
export function secretarysScreen(
  { t, label }: Translator,
  request: Pick<JoinRequest, 'id'>,
  member: Pick<Member, 'name'>,
): Screen {
  return {
    text: t('office-secretarys-row', { name: member.name }),
    buttons: [[{ text: label('join-request.back'), data: buttonData('join.request', request.id) }]],
  };
}

/** The row belongs to another account: the secretary's own one asks for more care. */
export function takenScreen(
  { t, label }: Translator,
  { request, member, own }: { request: JoinRequest; member: Member; own: boolean },
): Screen {
  const names = { name: member.name, typed: request.name ?? '' };
  const text = t(own ? 'join-taken.own' : 'join-taken', names);
  return {
    text,
    buttons: [
      [{ text: label('join-request.back'), data: buttonData('join.request', request.id) }],
      [
        {
          text: label('join-taken.yes'),
          data: buttonData('join.relink', request.id, member.id),
          style: 'danger',
        },
      ],
    ],
  };
}

export function contestScreen({ t, label }: Translator, { request, member }: AdmissionView): Screen {
  return {
    text: t('join-contest', { name: member?.name ?? '' }),
    buttons: [
      [{ text: label('join-contest.no'), data: buttonData('join.request', request.id) }],
      [
        {
          text: label('join-contest.yes'),
          data: buttonData('join.contest_now', request.id),
          style: 'danger',
        },
      ],
    ],
  };
}

export function requestGoneScreen({ t }: Translator): Screen {
  return { text: t('join-request.gone'), buttons: [] };
}

export function leftNotice(
  { t }: Translator,
  { name, unitName }: { name: string; unitName: string },
): Screen {
  return { text: t('join-notice.left', { name, unit: unitName }), buttons: [] };
}

/** To whoever was told that they had left. */
export function backNotice(
  { t }: Translator,
  { name, unitName }: { name: string; unitName: string },
): Screen {
  return { text: t('join-notice.back', { name, unit: unitName }), buttons: [] };
}

/** To whoever was told that the cell had nobody in charge. */
export function ledAgainNotice(
  { t }: Translator,
  { name, unitName }: { name: string; unitName: string },
): Screen {
  return { text: t('join-notice.led_again', { name, unit: unitName }), buttons: [] };
}

/** That a cell has nobody in charge: who may give out its link finds that here. */
export function unledNotice(
  { t, label }: Translator,
  {
    unitId,
    unitName,
    isStoodInFor,
    mayReissue,
  }: { unitId: string; unitName: string; isStoodInFor: boolean; mayReissue: boolean },
): Screen {
  const news = isStoodInFor
    ? t('join-unled.acting', { unit: unitName })
    : t('join-unled', { unit: unitName });
  const todo = mayReissue ? t('join-unled.operator') : t('join-unled.cell');
  const reissue = { text: label('unit-button.reissue'), data: buttonData('unit.reissue', unitId) };
  return {
    text: `${news}\n\n${todo}`,
    buttons: mayReissue ? [[reissue]] : [],
  };
}

/** By which link, and since when: what somebody typed proves nothing. */
function cameText(translator: Translator, { request, unit, invitation }: AdmissionView): string[] {
  if (invitation === undefined) return [];
  const came = {
    from: shortDate(translator, localDateOf(invitation.createdAt, unit.zone)),
    since: momentText(translator, request.createdAt, unit.zone),
  };
  return [translator.t('join-request.came', { kind: invitation.kind, ...came })];
}

function waitingRequest(translator: Translator, view: AdmissionView): Screen {
  const { t, label } = translator;
  const { request, unit, member, suggested } = view;
  const name = request.name ?? '';
  const isTaken = suggested.some(({ accountId }) => accountId !== undefined);
  const text = [
    t('join-request', { unit: unit.name }),
    member === undefined ? t('join-request.name', { name }) : t('join-request.relink', { name: member.name }),
    ...cameText(translator, view),
    t('join-request.match', { found: suggested.length > 0 ? 'yes' : 'no' }),
    ...(isTaken ? [t('join-request.taken')] : []),
  ].join('\n\n');
  return {
    text,
    buttons: [
      ...suggested.map((one) => [approveButton(request, one)]),
      [{ text: label('join-request.other'), data: buttonData('join.pick', request.id, 0) }],
      [{ text: label('join-request.decline'), data: buttonData('join.decline', request.id) }],
    ],
  };
}

function decidedText({ t }: Translator, { request, member }: AdmissionView): string {
  const typed = request.name ?? '';
  const name = member?.name ?? typed;
  switch (request.status) {
    case 'joined':
      return request.decidedBy === undefined
        ? t('join-decided.joined', { name })
        : t('join-decided.approved', { typed, name, same: typed === name ? 'yes' : 'no' });
    case 'contested':
      return t('join-decided.contested', { name });
    case 'declined':
    case 'waiting':
      return t('join-decided.declined', { typed });
  }
}

function approveButton(request: JoinRequest, member: Member): Button {
  const mark = member.accountId === undefined ? '' : ' ✓';
  return { text: `${member.name}${mark}`, data: buttonData('join.approve', request.id, member.id) };
}
