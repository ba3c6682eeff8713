import { memberships as membershipValues, standings, type Membership } from '../../core/model/people.ts';
import { rosterRoles, type RosterRole } from '../../core/roster/line.ts';
import type { EntryOutcome, RosterEntries } from '../../services/roster/entry.ts';
import type { MembershipsOutcome, RosterMemberships } from '../../services/roster/memberships.ts';
import type { MemberFacts, MemberOutcome, MemberView, Rosters } from '../../services/roster/roster.ts';
import type { Translator } from '../../i18n/translator.ts';
import { entryScreen, renamingScreen, savedScreen } from './entry.ts';
import {
  memberScreen,
  membershipsScreen,
  removedScreen,
  removeScreen,
  rolesScreen,
  rosterScreen,
  standingsScreen,
  unknownScreen,
} from './roster.ts';
import type { Screen } from '../screen.ts';
import { firstArg } from '../callback-data.ts';
import { textOf, type Feature, type Handler, type Input, type Request, type Turn } from '../feature.ts';
import { pageArg } from '../paging.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

type Deps = { rosters: Rosters; memberships: RosterMemberships; entries: RosterEntries };

/** The roster of a cell: read, entered, corrected. */
export function createRosterFeature({ rosters, memberships, entries }: Deps): Feature {
  return {
    taps: {
      'roster.list': async (request) => leaving(request, await list(request)),
      'roster.member': async (request) => {
        const outcome = await rosters.show(request.actor, firstArg(request));
        return leaving(request, memberTurn(request.translator, outcome, memberScreen));
      },
      'roster.memberships': ({ actor, translator, input }) =>
        ask(translator, rosters.show(actor, input.args[0] ?? ''), membershipsScreen),
      'roster.standings': ({ actor, translator, input }) =>
        ask(translator, rosters.show(actor, input.args[0] ?? ''), standingsScreen),
      'roster.roles': ({ actor, translator, input }) =>
        ask(translator, rosters.show(actor, input.args[0] ?? ''), rolesScreen),
      'roster.remove': ({ actor, translator, input }) =>
        ask(translator, rosters.show(actor, input.args[0] ?? ''), removeScreen),
      'roster.standing': choosing(factsOf, async ({ actor, translator }, memberId, facts) =>
        memberTurn(translator, await rosters.setFacts(actor, memberId, facts), memberScreen),
      ),
      'roster.membership': choosing(membershipOf, async ({ actor, translator }, memberId, membership) =>
        memberTurn(translator, await rosters.setFacts(actor, memberId, { membership }), memberScreen),
      ),
      'roster.unknown': async (request) =>
        leaving(
          request,
          unknownTurn(request.translator, await memberships.ask(request.actor, firstArg(request))),
        ),
      'roster.known': choosing(membershipOf, async ({ actor, translator }, memberId, membership) =>
        unknownTurn(translator, await memberships.answer(actor, memberId, membership)),
      ),
      'roster.rest_official': async ({ actor, translator, input: { args } }) => {
        const [unitId = '', count = ''] = args;
        if (!/^[1-9]\d{0,3}$/.test(count)) return goneTurn(translator, 'tap');
        return unknownTurn(translator, await memberships.restOfficial(actor, unitId, Number(count)));
      },
      'roster.set_role': choosing(roleOf, async ({ actor, translator }, memberId, role) =>
        memberTurn(translator, await rosters.setRole(actor, memberId, role), memberScreen),
      ),
      'roster.remove_now': async (request) => {
        const { actor, translator } = request;
        const outcome = await rosters.remove(actor, firstArg(request));
        const turn = memberTurn(translator, outcome, memberScreen);
        const key =
          outcome.status === 'shown' && outcome.view.role === 'secretary'
            ? 'office-kept-secretary'
            : 'roster-remove.self';
        return outcome.status === 'shown' ? { ...turn, toast: translator.label(key), alert: true } : turn;
      },
      'roster.add': async (request) =>
        entryTurn(request, 'tap', await entries.startAdding(request.actor, firstArg(request))),
      'roster.rename': async (request) =>
        entryTurn(request, 'tap', await entries.startRenaming(request.actor, firstArg(request))),
      'roster.save': async (request) => {
        const [unitId = '', count = ''] = request.input.args;
        if (!/^[1-9]\d{0,3}$/.test(count)) return goneTurn(request.translator, 'tap');
        return entryTurn(request, 'tap', await entries.save(request.actor, unitId, Number(count)));
      },
      'roster.names': async (request) =>
        entryTurn(request, 'tap', await entries.takeNames(request.actor, firstArg(request))),
      'roster.discard': async (request) =>
        entryTurn(request, 'tap', await entries.discard(request.actor, firstArg(request))),
    },
    dialogue: {
      name: 'roster',
      hears: async ({ input, ...who }) => {
        return entryTurn(who, input.kind, await entries.hear(who.actor, textOf(input), who.updateId));
      },
    },
  };

  async function list({ actor, translator, input }: Request<'tap'>): Promise<Turn> {
    const [unitId = '', page, order] = input.args;
    const outcome = await rosters.list(actor, unitId, order === 'entered' ? 'entered' : 'given_name');
    switch (outcome.status) {
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
      case 'listed':
        return { screen: rosterScreen(translator, outcome.view, pageArg(page)), cellId: outcome.cellId };
    }
  }

  /** Who goes to look at the roster is no longer typing a name, unless a list waits to be saved. */
  async function leaving({ account, actor }: Request<'tap'>, turn: Turn): Promise<Turn> {
    if (account.dialogue !== 'roster') return turn;
    return (await entries.leave(actor)).status === 'ended' ? { ...turn, dialogue: null } : turn;
  }

  function entryTurn(
    { translator }: Pick<Request, 'translator'>,
    from: Input['kind'],
    outcome: EntryOutcome,
  ): Turn {
    const { cellId } = outcome;
    const { label } = translator;
    switch (outcome.status) {
      case 'denied':
        return { ...deniedTurn(translator, from, outcome), dialogue: null };
      case 'gone':
        return { ...goneTurn(translator, from, 'member'), dialogue: null };
      case 'adding':
        return {
          screen: entryScreen(translator, outcome.draft, outcome.problem),
          dialogue: 'roster',
          cellId,
        };
      case 'changed':
        return {
          screen: entryScreen(translator, outcome.draft),
          dialogue: 'roster',
          toast: label('roster-list.changed', { then: 'save' }),
          cellId,
        };
      case 'saved':
        return { screen: savedScreen(translator, outcome), dialogue: 'roster', cellId };
      case 'renaming':
        return { screen: renamingScreen(translator, outcome), dialogue: 'roster', cellId };
      case 'discarded':
        return {
          screen: entryScreen(translator, outcome.draft),
          dialogue: 'roster',
          toast: label('roster-discard.done'),
          cellId,
        };
      case 'renamed':
        return { screen: memberScreen(translator, outcome.view), dialogue: null, cellId };
      case 'nothing_entered': {
        const screen = rosterScreen(translator, outcome.roster, 0);
        return { screen, dialogue: null, toast: label('roster-saved.before'), cellId };
      }
      case 'idle':
        return goneTurn(translator, from);
    }
  }
}

/** What a button chooses for a member. */
function choosing<Value>(
  read: (value: string | undefined) => Value | undefined,
  work: (request: Request<'tap'>, memberId: string, value: Value) => Promise<Turn>,
): Handler<'tap'> {
  return async (request) => {
    const [memberId = '', chosen] = request.input.args;
    const value = read(chosen);
    return value === undefined ? goneTurn(request.translator, 'tap') : work(request, memberId, value);
  };
}

function membershipOf(value: string | undefined): Membership | undefined {
  return membershipValues.find((one) => one === value);
}

function roleOf(value: string | undefined): RosterRole | undefined {
  return rosterRoles.find((one) => one === value);
}

/** Buttons made when both facts were one carry a membership here, and mean somebody who takes part as usual. */
function factsOf(value: string | undefined): MemberFacts | undefined {
  const standing = standings.find((one) => one === value);
  if (standing !== undefined) return { standing };
  const membership = membershipOf(value);
  return membership && { membership, standing: 'active' };
}

function unknownTurn(translator: Translator, outcome: MembershipsOutcome): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
    case 'gone':
      return goneTurn(translator, 'tap', 'member');
    case 'asking':
      return { screen: unknownScreen(translator, outcome), cellId };
    case 'changed':
      return {
        screen: unknownScreen(translator, outcome),
        toast: translator.label('roster-list.changed', { then: 'look' }),
        cellId,
      };
  }
}

async function ask(
  translator: Translator,
  looked: Promise<MemberOutcome>,
  screenOf: (translator: Translator, view: MemberView) => Screen,
): Promise<Turn> {
  const outcome = await looked;
  if (outcome.status === 'shown' && !outcome.view.editable) {
    return deniedTurn(translator, 'tap', { status: 'denied', why: 'not_your_office' });
  }
  return memberTurn(translator, outcome, screenOf);
}

function memberTurn(
  translator: Translator,
  outcome: MemberOutcome,
  screenOf: (translator: Translator, view: MemberView) => Screen,
): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
    case 'gone':
      return goneTurn(translator, 'tap', 'member');
    case 'removed':
      return { screen: removedScreen(translator, outcome), cellId };
    case 'shown':
      return { screen: screenOf(translator, outcome.view), cellId };
  }
}
