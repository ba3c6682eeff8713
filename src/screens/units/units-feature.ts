import { kindsBelow, type TreeUnit, type UnitKind } from '../../core/units/tree.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { SecretaryClaims } from '../../services/joining/secretary-claims.ts';
import type { ClaimCreated, UnitClaims } from '../../services/units/unit-claims.ts';
import type { UnitNotices } from '../../services/units/notices.ts';
import type { UnitOfficers } from '../../services/units/officers.ts';
import type { UnitCounting } from '../../services/units/counts.ts';
import type { Asking as Naming } from '../../core/units/naming.ts';
import type { ClaimKeys } from '../../services/offices/claim-keys.ts';
import type { TypedOutcome, UnitNaming } from '../../services/units/naming.ts';
import type { CloseOutcome, ListOutcome, UnitOutcome, Units } from '../../services/units/units.ts';
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
import { firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Request } from '../feature.ts';
import { leaving, onTap, onText, refusal, wording } from '../handlers.ts';
import { linkPhoto } from '../joining/link-photo.ts';
import { pageLink, type BotLinks } from '../links.ts';
import { unitCountsTaps } from './counts-taps.ts';
import { pageArg } from '../paging.ts';
import { unitRefusals } from './refusals.ts';

type Deps = {
  units: Units;
  naming: UnitNaming;
  claims: UnitClaims;
  officers: UnitOfficers;
  reissuing: Pick<SecretaryClaims, 'reissueClaim'>;
  counting: UnitCounting;
  notices: UnitNotices;
  links: BotLinks;
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
  links,
  webUrl,
  zone,
}: Deps): Feature {
  return {
    about: 'units',
    refusals: unitRefusals,
    commands: {
      donvi: async (request) => ({ ...(await home(request)), ...leaving(request, 'units') }),
    },
    taps: {
      ...unitCountsTaps(counting),
      'unit.home': async (request) => ({ ...(await home(request)), ...leaving(request, 'units') }),
      'unit.show': async (request) => ({
        ...shown(request, await units.show(request.actor, firstArg(request))),
        ...leaving(request, 'units'),
      }),
      'unit.list': async (request) => {
        const [unitId = '', page] = request.input.args;
        return listed(request, await units.list(request.actor, unlessTop(unitId)), pageArg(page));
      },
      'unit.add': async (request) => {
        const outcome = await units.kinds(request.actor, unlessTop(firstArg(request)));
        return outcome.status === 'offered' ? { screen: kindScreen(request.translator, outcome) } : outcome;
      },
      'unit.kind': async (request) => {
        const [under = '', wanted] = request.input.args;
        const kind = kindsBelow(undefined).find((one) => one === wanted);
        return kind === undefined ? { status: 'gone' } : ask(request, adding(kind, unlessTop(under)));
      },
      'unit.rename': (request) => ask(request, { asks: 'rename', unitId: firstArg(request) }),
      'unit.find': (request) => ask(request, { asks: 'find' }),
      'unit.move': async ({ actor, translator, input }) => {
        const [unitId = '', page] = input.args;
        const outcome = await units.targets(actor, unitId);
        return outcome.status === 'offered'
          ? { screen: moveScreen(translator, outcome, pageArg(page)) }
          : outcome;
      },
      'unit.under': async ({ actor, translator, input }) => {
        const [unitId = '', under = ''] = input.args;
        const outcome = await units.move(actor, unitId, unlessTop(under));
        if (outcome.status === 'misplaced') {
          return { toast: translator.label(`unit-misplaced.${outcome.why}`), alert: true };
        }
        if (outcome.status !== 'moved') return outcome;
        const { view } = outcome;
        const said = translator.t('unit-done', { what: 'moved', unit: view.unit.name });
        return { screen: unitScreen(translator, view, said) };
      },
      'unit.close': onTap(units.closing, closing),
      'unit.close_now': onTap(units.close, closing),
      'unit.claim': onTap(claims.create, claimTurn),
      'unit.reissue': onTap(reissuing.reissueClaim, async (request, outcome) => {
        if (outcome.status === 'created') return linkTurn(request, outcome, true);
        if (outcome.status !== 'unled') return outcome;
        return claimTurn(request, await claims.create(request.actor, outcome.unit.id));
      }),
      'unit.claims': onTap(claims.list, ({ translator }, outcome) =>
        outcome.status === 'listed' ? { screen: claimListScreen(translator, { ...outcome, zone }) } : outcome,
      ),
      'unit.withdraw': onTap(claims.withdraw, ({ translator }, outcome) => {
        if (outcome.status !== 'withdrawn') return outcome;
        const toast = translator.label('invite-list.withdrawn');
        return { screen: claimListScreen(translator, { ...outcome, zone }), toast };
      }),
      'unit.officers': onTap(officers.list, ({ translator }, outcome) =>
        outcome.status === 'listed'
          ? { screen: officerListScreen(translator, { ...outcome, zone }) }
          : outcome,
      ),
      'unit.dismiss': async ({ actor, translator, input }) => {
        const [officeId = '', unitId = ''] = input.args;
        const outcome = await officers.list(actor, unitId);
        if (outcome.status !== 'listed') return outcome;
        const officer = outcome.officers.find((one) => one.officeId === officeId);
        return officer === undefined
          ? { screen: officerListScreen(translator, { ...outcome, zone }) }
          : { screen: dismissScreen(translator, { unit: outcome.unit, officer, zone }) };
      },
      'unit.dismiss_now': async (request) => {
        const outcome = await officers.dismiss(request.actor, firstArg(request));
        if (outcome.status !== 'dismissed') return outcome;
        const toast = request.translator.label('unit-officers.ended');
        return { screen: officerListScreen(request.translator, { ...outcome, zone }), toast };
      },
    },
    dialogue: {
      name: 'units',
      hears: onText(naming.hear, typed),
    },
    notices: {
      unit_claimed: wording(({ unitId }, accountId) => notices.claimed(accountId, unitId), claimedNotice),
      officer_dismissed: wording(
        ({ unitId }) => notices.dismissed(unitId),
        (translator, unit) => ({ ...dismissedNotice(translator, unit), menu: true }),
      ),
    },
  };

  async function home(request: Asking): Promise<Answer> {
    const outcome = await units.home(request.actor);
    return outcome.status === 'listed' ? listed(request, outcome) : shown(request, outcome);
  }

  async function ask(request: Tap, asking: Naming): Promise<Answer> {
    return typed(request, await naming.ask(request.actor, asking));
  }

  async function claimTurn(request: Asking, outcome: ClaimCreated): Promise<Answer> {
    const { translator } = request;
    switch (outcome.status) {
      case 'denied':
      case 'gone':
        return outcome;
      case 'led':
        return refusal('unit-claim-led');
      case 'just_created':
        return { toast: translator.label('link-to-open.just_created') };
      case 'created':
        return linkTurn(request, outcome, false);
    }
  }

  async function linkTurn(
    { translator }: Asking,
    { payload, code, ...made }: ClaimKeys & Omit<ClaimView, 'zone' | 'again'>,
    again: boolean,
  ): Promise<Answer> {
    const claim = { ...made, zone, again };
    const link = links.startWith(payload);
    const photo = await linkPhoto(link, 'donvi.png', claimCaption(translator, claim, { link, payload }));
    const more = [photo];
    if (webUrl !== undefined) {
      const link = pageLink(webUrl, payload);
      const caption = pageClaimCaption(translator, { ...claim, code }, { link, webUrl });
      more.push(await linkPhoto(link, 'donvi-trang-web.png', caption));
    }
    return { screen: claimScreen(translator, { ...claim, code }, { link, webUrl }), more };
  }

  function closing(request: Tap, outcome: CloseOutcome): Answer {
    const { translator } = request;
    switch (outcome.status) {
      case 'denied':
      case 'gone':
        return outcome;
      case 'not_closable':
        return { toast: translator.label('unit-not-closable', { why: outcome.why }), alert: true };
      case 'closable':
        return { screen: closeScreen(translator, outcome.view.unit) };
      case 'closed': {
        const toast = translator.label('unit-closed', { unit: outcome.name });
        return { ...listed(request, outcome.siblings), toast };
      }
    }
  }
}

function shown({ translator }: Asking, outcome: UnitOutcome): Answer {
  return outcome.status === 'shown' ? { screen: unitScreen(translator, outcome.view) } : outcome;
}

function listed({ translator }: Asking, outcome: ListOutcome, page = 0): Answer {
  return outcome.status === 'listed' ? { screen: unitListScreen(translator, outcome, page) } : outcome;
}

function typed({ translator }: Asking, outcome: TypedOutcome): Answer {
  const { t } = translator;
  switch (outcome.status) {
    case 'denied':
    case 'gone':
      return outcome;
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

function adding(kind: UnitKind, underId: string | undefined): Naming {
  return { asks: 'add', kind, underId };
}

function unlessTop(arg: string): TreeUnit['parentId'] {
  return arg === topArg ? undefined : arg;
}
