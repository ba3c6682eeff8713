import type { ActingServices } from '../../services/offices/acting.ts';
import type { Handovers } from '../../services/offices/handovers.ts';
import type { OfficeServices } from '../../services/offices/offices.ts';
import type { NoticeShown, NoticeViews } from '../feature.ts';
import { offerNotice, officeDoneScreen, termOf } from './offices.ts';

/** What is told of offices: offered, given, taken over, ended. A notice that has become pointless says nothing. */
export function officeNotices({
  offices,
  acting,
  handovers,
}: {
  offices: Pick<OfficeServices, 'readRole'>;
  acting: Pick<ActingServices, 'readActing'>;
  handovers: Handovers;
}): NoticeViews {
  return {
    office_offered: async ({ handoverId }, { account, translator }) => {
      const read = await handovers.read(handoverId, account.id);
      if (read?.side !== 'to' || read.view.state !== 'proposed') return undefined;
      const { unit, from, handover } = read.view;
      return offerNotice(translator, { handoverId, unit, from, expiresAt: handover.expiresAt });
    },
    office_offer_ended: async ({ handoverId }, { account, translator }) => {
      const read = await handovers.read(handoverId, account.id);
      if (read === undefined) return undefined;
      const { view, side } = read;
      const { t } = translator;
      const { state, unit } = view;
      if (side === 'to' && (state === 'withdrawn' || state === 'expired'))
        return officeDoneScreen(translator, t('office-notice-offer-over', { state, unit: unit.name }));
      if (side === 'from' && (state === 'declined' || state === 'expired'))
        return officeDoneScreen(
          translator,
          t(`office-notice-not-taken.${state}`, { name: view.to }),
          unit.id,
        );
      return undefined;
    },
    office_handed_over: async ({ handoverId }, { account, translator }) => {
      const read = await handovers.read(handoverId, account.id);
      if (read?.side !== 'from') return undefined;
      const { to, unit } = read.view;
      return menuNotice(translator.t('office-notice-handed-over', { name: to, unit: unit.name }));
    },
    secretary_changed: async ({ handoverId }, { account, translator }) => {
      const read = await handovers.readChange(handoverId, account.id);
      if (read === undefined) return undefined;
      const { unitName: unit, from, to } = read;
      return { text: translator.t('office-notice-secretary-changed', { unit, from, to }), buttons: [] };
    },
    office_changed: async ({ unitId, memberId, role, given }, { account, translator }) => {
      const read = await offices.readRole({ unitId, memberId, role }, account.id);
      if (!read?.isOwn || read.holds !== given) return undefined;
      const { t, label } = translator;
      const facts = { role: label(`role.${role}`), unit: read.unit.name };
      return menuNotice(t(given ? 'office-notice-role.given' : 'office-notice-role.ended', facts));
    },
    acting_named: async ({ officeId }, { account, translator }) => {
      const read = await acting.readActing(officeId, account.id);
      const untilAt = read?.office.untilAt;
      if (read === undefined || untilAt === undefined || untilAt <= read.now) return undefined;
      const term = termOf(translator, { fromAt: read.office.fromAt, untilAt }, read.unit);
      const text = translator.t('office-notice-acting.named', { unit: read.unit.name, ...term });
      return officeDoneScreen(translator, text);
    },
    acting_began: async ({ officeId }, { account, translator }) => {
      const read = await acting.readActing(officeId, account.id);
      const untilAt = read?.office.untilAt;
      if (read === undefined || untilAt === undefined || untilAt <= read.now) return undefined;
      const { until } = termOf(translator, { fromAt: read.office.fromAt, untilAt }, read.unit);
      return menuNotice(translator.t('office-notice-acting.began', { unit: read.unit.name, until }));
    },
    acting_ended: async ({ officeId, at, early }, { account, translator }) => {
      const read = await acting.readActing(officeId, account.id);
      const untilAt = read?.office.untilAt;
      if (read === undefined || untilAt?.toISOString() !== at) return undefined;
      const key = early === true ? 'office-notice-acting.ended-early' : 'office-notice-acting.ended';
      return menuNotice(translator.t(key, { unit: read.unit.name }));
    },
    secretary_claimed: async ({ unitId, memberId }, { account, translator }) => {
      const read = await offices.readRole({ unitId, memberId, role: 'secretary' }, account.id);
      if (read === undefined || !read.holds || read.isOwn) return undefined;
      const { name, unit } = read;
      return menuNotice(translator.t('office-notice-claimed', { name, unit: unit.name }));
    },
  };
}

function menuNotice(text: string): NoticeShown {
  return { text, buttons: [], menu: true };
}
