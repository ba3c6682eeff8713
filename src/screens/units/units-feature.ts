import { kindsBelow, type TreeUnit, type UnitKind } from '../../core/units/tree.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { SecretaryClaims } from '../../services/joining/secretary-claims.ts';
import type { ClaimCreated, UnitClaims } from '../../services/units/unit-claims.ts';
import type { UnitNotices } from '../../services/units/notices.ts';
import type { UnitOfficers } from '../../services/units/officers.ts';
import type { UnitCounting } from '../../services/units/counts.ts';
import type { Asking } from '../../core/units/naming.ts';
import type { ClaimKeys } from '../../services/offices/claim-keys.ts';
import type { TypedOutcome, UnitNaming } from '../../services/units/naming.ts';
import type { CloseOutcome, ListOutcome, UnitOutcome, Units } from '../../services/units/units.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  claimCaption,
  claimListScreen,
  claimScreen,
  claimedNotice,
  pageClaimCaption,
  type ClaimView,
} from './unit-claims.ts';
import { dismissedNotice, dismissScreen, officerListScreen } from './officers.ts';
import {
  askedScreen,
  closeScreen,
  foundScreen,
  kindScreen,
  moveScreen,
  topArg,
  unitListScreen,
  unitScreen,
} from './tree.ts';
import { firstArg } from '../callback-data.ts';
import {
  leaving,
  textOf,
  wording,
  type Feature,
  type Input,
  type Request,
  type Turn,
  type Who,
} from '../feature.ts';
import { linkPhoto } from '../joining/link-photo.ts';
import { pageLink, telegramLink } from '../links.ts';
import { unitCountsTaps } from './counts-taps.ts';
import { pageArg } from '../paging.ts';
import { refusedTurn } from './refusals.ts';

type Deps = {
  units: Units;
  naming: UnitNaming;
  claims: UnitClaims;
  officers: UnitOfficers;
  reissuing: Pick<SecretaryClaims, 'reissueClaim'>;
  counting: UnitCounting;
  notices: UnitNotices;
  botUsername: string;
  /** Where there is a page to come in by, too. */
  webUrl: string | undefined;
  zone: Zone;
};

type Tap = Request<'tap'>;

/** /donvi: the tree above the cells, its links and officers, and the counts. */
export function createUnitsFeature({
  units,
  naming,
  claims,
  officers,
  reissuing,
  counting,
  notices,
  botUsername,
  webUrl,
  zone,
}: Deps): Feature {
  return {
    about: 'units',
    commands: {
      donvi: async (request) => ({ ...(await home(request, 'command')), ...leaving(request, 'units') }),
    },
    taps: {
      ...unitCountsTaps(counting),
      'unit.home': async (request) => ({ ...(await home(request, 'tap')), ...leaving(request, 'units') }),
      'unit.show': async (request) => ({
        ...shown(request.translator, 'tap', await units.show(request.actor, firstArg(request))),
        ...leaving(request, 'units'),
      }),
      'unit.list': async ({ actor, translator, input }) => {
        const [unitId = '', page] = input.args;
        return listed(translator, 'tap', await units.list(actor, unlessTop(unitId)), pageArg(page));
      },
      'unit.add': async ({ actor, translator, input }) => {
        const outcome = await units.kinds(actor, unlessTop(input.args[0] ?? ''));
        return outcome.status === 'offered'
          ? { screen: kindScreen(translator, outcome) }
          : refusedTurn(translator, 'tap', outcome);
      },
      'unit.kind': async (request) => {
        const [under = '', wanted] = request.input.args;
        const kind = kindsBelow(undefined).find((one) => one === wanted);
        return kind === undefined
          ? refusedTurn(request.translator, 'tap', { status: 'gone' })
          : ask(request, adding(kind, unlessTop(under)));
      },
      'unit.rename': (request) => ask(request, { asks: 'rename', unitId: firstArg(request) }),
      'unit.find': (request) => ask(request, { asks: 'find' }),
      'unit.move': async ({ actor, translator, input }) => {
        const [unitId = '', page] = input.args;
        const outcome = await units.targets(actor, unitId);
        return outcome.status === 'offered'
          ? { screen: moveScreen(translator, outcome, pageArg(page)) }
          : refusedTurn(translator, 'tap', outcome);
      },
      'unit.under': async ({ actor, translator, input }) => {
        const [unitId = '', under = ''] = input.args;
        const outcome = await units.move(actor, unitId, unlessTop(under));
        if (outcome.status === 'misplaced') {
          return { toast: translator.label(`unit-misplaced.${outcome.why}`), alert: true };
        }
        if (outcome.status !== 'moved') return refusedTurn(translator, 'tap', outcome);
        const { view } = outcome;
        const said = translator.t('unit-done', { what: 'moved', unit: view.unit.name });
        return { screen: unitScreen(translator, view, said) };
      },
      'unit.close': async (request) =>
        closing(request, await units.closing(request.actor, firstArg(request))),
      'unit.close_now': async (request) =>
        closing(request, await units.close(request.actor, firstArg(request))),
      'unit.claim': async ({ actor, translator, input }) =>
        claimTurn(translator, await claims.create(actor, input.args[0] ?? '')),
      'unit.reissue': async ({ actor, translator, input }) => {
        const outcome = await reissuing.reissueClaim(actor, input.args[0] ?? '');
        switch (outcome.status) {
          case 'denied':
          case 'gone':
            return refusedTurn(translator, 'tap', outcome);
          case 'unled':
            return claimTurn(translator, await claims.create(actor, outcome.unit.id));
          case 'created':
            return linkTurn(translator, outcome, true);
        }
      },
      'unit.claims': (request) => claimList(request, firstArg(request)),
      'unit.withdraw': async (request) => {
        const outcome = await claims.withdraw(request.actor, firstArg(request));
        if (outcome.status !== 'withdrawn') return refusedTurn(request.translator, 'tap', outcome);
        const toast = request.translator.label('invite-list.withdrawn');
        return { screen: claimListScreen(request.translator, { ...outcome, zone }), toast };
      },
      'unit.officers': (request) => officerList(request, firstArg(request)),
      'unit.dismiss': async ({ actor, translator, input }) => {
        const [officeId = '', unitId = ''] = input.args;
        const outcome = await officers.list(actor, unitId);
        if (outcome.status !== 'listed') return refusedTurn(translator, 'tap', outcome);
        const officer = outcome.officers.find((one) => one.officeId === officeId);
        return officer === undefined
          ? { screen: officerListScreen(translator, { ...outcome, zone }) }
          : { screen: dismissScreen(translator, { unit: outcome.unit, officer, zone }) };
      },
      'unit.dismiss_now': async (request) => {
        const outcome = await officers.dismiss(request.actor, firstArg(request));
        if (outcome.status !== 'dismissed') return refusedTurn(request.translator, 'tap', outcome);
        const toast = request.translator.label('unit-officers.ended');
        return { screen: officerListScreen(request.translator, { ...outcome, zone }), toast };
      },
    },
    dialogue: {
      name: 'units',
      hears: async ({ actor, translator, updateId, input }) => {
        return typed(translator, input.kind, await naming.hear(actor, textOf(input), updateId));
      },
    },
    notices: {
      unit_claimed: wording(({ unitId }, accountId) => notices.claimed(accountId, unitId), claimedNotice),
      officer_dismissed: wording(
        ({ unitId }) => notices.dismissed(unitId),
        (translator, unit) => ({ ...dismissedNotice(translator, unit), menu: true }),
      ),
    },
  };

  async function home({ actor, translator }: Who, from: Input['kind']): Promise<Turn> {
    const outcome = await units.home(actor);
    return outcome.status === 'listed'
      ? listed(translator, from, outcome, 0)
      : shown(translator, from, outcome);
  }

  async function ask({ actor, translator }: Tap, asking: Asking): Promise<Turn> {
    return typed(translator, 'tap', await naming.ask(actor, asking));
  }

  async function claimTurn(translator: Translator, outcome: ClaimCreated): Promise<Turn> {
    switch (outcome.status) {
      case 'denied':
      case 'gone':
        return refusedTurn(translator, 'tap', outcome);
      case 'led':
        return { toast: translator.label('unit-claim-led'), alert: true };
      case 'just_created':
        return { toast: translator.label('link-to-open.just_created') };
      case 'created':
        return linkTurn(translator, outcome, false);
    }
  }

  async function linkTurn(
    translator: Translator,
    { payload, code, ...made }: ClaimKeys & Omit<ClaimView, 'zone' | 'again'>,
    again: boolean,
  ): Promise<Turn> {
    const claim = { ...made, zone, again };
    const link = telegramLink(botUsername, payload);
    const photo = await linkPhoto(link, 'donvi.png', claimCaption(translator, claim, { link, payload }));
    const more = [photo];
    if (webUrl !== undefined) {
      const link = pageLink(webUrl, payload);
      const caption = pageClaimCaption(translator, { ...claim, code }, { link, webUrl });
      more.push(await linkPhoto(link, 'donvi-trang-web.png', caption));
    }
    return { screen: claimScreen(translator, { ...claim, code }, { link, webUrl }), more };
  }

  async function claimList({ actor, translator }: Tap, unitId: string): Promise<Turn> {
    const outcome = await claims.list(actor, unitId);
    return outcome.status === 'listed'
      ? { screen: claimListScreen(translator, { ...outcome, zone }) }
      : refusedTurn(translator, 'tap', outcome);
  }

  async function officerList({ actor, translator }: Tap, unitId: string): Promise<Turn> {
    const outcome = await officers.list(actor, unitId);
    return outcome.status === 'listed'
      ? { screen: officerListScreen(translator, { ...outcome, zone }) }
      : refusedTurn(translator, 'tap', outcome);
  }

  function closing({ translator }: Tap, outcome: CloseOutcome): Turn {
    switch (outcome.status) {
      case 'denied':
      case 'gone':
        return refusedTurn(translator, 'tap', outcome);
      case 'not_closable':
        return { toast: translator.label('unit-not-closable', { why: outcome.why }), alert: true };
      case 'closable':
        return { screen: closeScreen(translator, outcome.view.unit) };
      case 'closed': {
        const toast = translator.label('unit-closed', { unit: outcome.name });
        return { ...listed(translator, 'tap', outcome.siblings, 0), toast };
      }
    }
  }
}

function shown(translator: Translator, from: Input['kind'], outcome: UnitOutcome): Turn {
  return outcome.status === 'shown'
    ? { screen: unitScreen(translator, outcome.view) }
    : refusedTurn(translator, from, outcome);
}

function listed(translator: Translator, from: Input['kind'], outcome: ListOutcome, page: number): Turn {
  return outcome.status === 'listed'
    ? { screen: unitListScreen(translator, outcome, page) }
    : refusedTurn(translator, from, outcome);
}

function typed(translator: Translator, from: Input['kind'], outcome: TypedOutcome): Turn {
  const { t } = translator;
  switch (outcome.status) {
    case 'denied':
    case 'gone':
      // A refused tap leaves what is being typed for another part alone.
      return { ...refusedTurn(translator, from, outcome), ...(from === 'tap' ? {} : { dialogue: null }) };
    case 'idle':
      return { screen: { text: t('frame.unknown'), buttons: [] }, dialogue: null };
    case 'asked':
      return { screen: askedScreen(translator, outcome), dialogue: 'units' };
    case 'found':
      return { screen: foundScreen(translator, outcome) };
    case 'added':
    case 'renamed': {
      const said = t('unit-done', { what: outcome.status, unit: outcome.view.unit.name });
      return { screen: unitScreen(translator, outcome.view, said), dialogue: null };
    }
  }
}

function adding(kind: UnitKind, underId: string | undefined): Asking {
  return { asks: 'add', kind, underId };
}

function unlessTop(arg: string): TreeUnit['parentId'] {
  return arg === topArg ? undefined : arg;
}
