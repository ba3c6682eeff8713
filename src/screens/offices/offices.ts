import { handoverDays } from '../../core/offices/handover.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import type { Unit } from '../../core/model/people.ts';
import type { CandidatesView, Holder, OfficesView } from '../../services/offices/offices.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { shortDate } from '../dates.ts';
import { pageOf, turnButtons } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';

/** Who holds what, and for the secretary what may be changed. */
export function officesScreen(translator: Translator, view: OfficesView): Screen {
  const { t, label } = translator;
  const { unit, secretary, deputies, officers, acting, handover, editable } = view;
  const names = (holders: readonly Holder[]): string => holders.map(({ name }) => name).join(', ');
  const lines = [
    t('office-title.secretary', { name: secretary?.name ?? '' }),
    ...acting.map((one) =>
      t('office-acting', {
        name: one.name,
        inForce: one.isInForce ? 'yes' : 'no',
        ...termOf(translator, one, unit),
      }),
    ),
    ...(deputies.length === 0 ? [] : [t('office-title.deputies', { names: names(deputies) })]),
    ...(officers.length === 0 ? [] : [t('office-title.officers', { names: names(officers) })]),
  ];
  const offered =
    handover === undefined
      ? []
      : [
          t('office-title.offered', {
            name: handover.to,
            until: shortDate(translator, localDateOf(handover.expiresAt, unit.zone)),
          }),
        ];
  const to = (text: string, action: string): Button => ({ text, data: buttonData(action, unit.id, 0) });
  return {
    text: [t('office-title', { unit: unit.name }), lines.join('\n'), ...offered].join('\n\n'),
    buttons: [
      ...(editable
        ? [
            handover === undefined
              ? [to(label('office-hand'), 'office.hand')]
              : [{ text: label('office-withdraw'), data: buttonData('office.withdraw', handover.id) }],
            [to(label('office-act'), 'office.act')],
            ...acting.map(({ officeId, name }) => [
              { text: label('office-end', { name }), data: buttonData('office.end', officeId) },
            ]),
            [to(label('office-roles'), 'office.roles')],
          ]
        : []),
      [cellBackButton(translator, unit.id)],
    ],
  };
}

/** `role`: everybody may be given a lower office; the others need somebody who joined. */
export function candidatesScreen(
  translator: Translator,
  { unit, candidates }: CandidatesView,
  { purpose, page: wanted }: { purpose: 'hand' | 'act' | 'roles'; page: number },
): Screen {
  const { t } = translator;
  const choices = purpose === 'roles' ? candidates : candidates.filter(({ able }) => able);
  const page = pageOf(choices, wanted, 8);
  const target = { hand: 'office.hand_to', act: 'office.from', roles: 'roster.roles' }[purpose];
  const left = candidates.length - choices.length;
  return {
    text: [
      t(`office-${purpose}.choose`),
      ...(choices.length === 0 ? [t('office-candidates.none')] : []),
      ...(left > 0 ? [t('office-candidates.left', { count: left })] : []),
    ].join('\n\n'),
    buttons: [
      ...page.items.map(({ member }) => [{ text: member.name, data: buttonData(target, member.id) }]),
      ...turnButtons(translator, page, (to) => buttonData(`office.${purpose}`, unit.id, to)),
      [officesBackButton(translator, unit.id)],
    ],
  };
}

export function handScreen(
  translator: Translator,
  { unit, member }: { unit: Unit; member: { id: string; name: string } },
): Screen {
  const { t, label } = translator;
  return {
    text: t('office-hand.ask', { name: member.name, unit: unit.name, days: handoverDays }),
    buttons: [
      [{ text: label('office-hand.offer'), data: buttonData('office.offer', member.id), style: 'primary' }],
      [officesBackButton(translator, unit.id)],
    ],
  };
}

/** What became of what was done, and the way back. */
export function officeDoneScreen(translator: Translator, text: string, unitId?: string): Screen {
  return { text, buttons: unitId === undefined ? [] : [[officesBackButton(translator, unitId)]] };
}

/** The question to the successor. */
export function offerNotice(
  translator: Translator,
  view: { handoverId: string; unit: Unit; from: string; expiresAt: Date },
): Screen {
  const { t, label } = translator;
  const { handoverId, unit, from, expiresAt } = view;
  const until = shortDate(translator, localDateOf(expiresAt, unit.zone));
  return {
    text: t('office-notice-offered', { from, unit: unit.name, until }),
    buttons: [
      [{ text: label('office-accept'), data: buttonData('office.accept', handoverId), style: 'success' }],
      [{ text: label('office-decline'), data: buttonData('office.decline', handoverId) }],
    ],
  };
}

export function endScreen(
  translator: Translator,
  { officeId, name, unitId }: { officeId: string; name: string; unitId: string },
): Screen {
  const { t, label } = translator;
  return {
    text: t('office-end.ask', { name }),
    buttons: [
      [{ text: label('office-end.now'), data: buttonData('office.end_now', officeId), style: 'danger' }],
      [officesBackButton(translator, unitId)],
    ],
  };
}

/** Both days as people read them; the last one is the day before the instant at which it ends. */
export function termOf(
  translator: Translator,
  { fromAt, untilAt }: { fromAt: Date; untilAt: Date },
  { zone }: Pick<Unit, 'zone'>,
): { from: string; until: string } {
  return {
    from: shortDate(translator, localDateOf(fromAt, zone)),
    until: shortDate(translator, localDateOf(new Date(untilAt.getTime() - 1), zone)),
  };
}

export function officesBackButton({ label }: Translator, unitId: string): Button {
  return backButton(label('office-button'), buttonData('office.menu', unitId));
}
