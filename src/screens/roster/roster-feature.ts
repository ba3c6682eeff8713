import { memberships as membershipValues, standings, type Membership } from '../../core/model/people.ts';
import { rosterRoles, type RosterRole } from '../../core/roster/line.ts';
import type { EntryOutcome, RosterEntries } from '../../services/roster/entry.ts';
import type { MembershipsOutcome, RosterMemberships } from '../../services/roster/memberships.ts';
import type { MemberFacts, MemberOutcome, MemberView, Rosters } from '../../services/roster/roster.ts';
import type { Actor } from '../../core/permissions.ts';
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
import { firstArg, numberArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Handler, Request } from '../feature.ts';
import { onTap, onText, unknownButton } from '../handlers.ts';
import { pageArg } from '../paging.ts';

type Lay = (translator: Translator, view: MemberView) => Screen;

type Deps = { rosters: Rosters; memberships: RosterMemberships; entries: RosterEntries };

/** The roster of a cell: read, entered, corrected. */
export function createRosterFeature({ rosters, memberships, entries }: Deps): Feature {
  return {
    refusals: { gone: 'gone.member' },
    taps: {
      'roster.list': async (request) => leaving(request, await list(request)),
      'roster.member': async (request) =>
        leaving(request, memberTurn(request, await rosters.show(request.actor, firstArg(request)))),
      'roster.memberships': asking(membershipsScreen),
      'roster.standings': asking(standingsScreen),
      'roster.roles': asking(rolesScreen),
      'roster.remove': asking(removeScreen),
      'roster.standing': choosing(factsOf, rosters.setFacts, memberTurn),
      'roster.membership': choosing(
        membershipOf,
        (actor, memberId, membership) => rosters.setFacts(actor, memberId, { membership }),
        memberTurn,
      ),
      'roster.unknown': async (request) =>
        leaving(request, unknownTurn(request, await memberships.ask(request.actor, firstArg(request)))),
      'roster.known': choosing(membershipOf, memberships.answer, unknownTurn),
      'roster.rest_official': choosing(numberArg, memberships.restOfficial, unknownTurn),
      'roster.set_role': choosing(roleOf, rosters.setRole, memberTurn),
      'roster.remove_now': onTap(rosters.remove, (request, outcome) => {
        const turn = memberTurn(request, outcome);
        if (outcome.status !== 'shown') return turn;
        const kept = outcome.view.role === 'secretary' ? 'office-kept-secretary' : 'roster-remove.self';
        return { ...turn, toast: request.translator.label(kept), alert: true };
      }),
      'roster.add': onTap(entries.startAdding, entryTurn),
      'roster.rename': onTap(entries.startRenaming, entryTurn),
      'roster.save': choosing(numberArg, entries.save, entryTurn),
      'roster.names': onTap(entries.takeNames, entryTurn),
      'roster.discard': onTap(entries.discard, entryTurn),
    },
    dialogue: {
      name: 'roster',
      hears: onText(entries.hear, entryTurn),
    },
  };

  async function list({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const [unitId = '', page, order] = input.args;
    const outcome = await rosters.list(actor, unitId, order === 'entered' ? 'entered' : 'given_name');
    return outcome.status === 'listed'
      ? { screen: rosterScreen(translator, outcome.view, pageArg(page)), cellId: outcome.cellId }
      : outcome;
  }

  /** What somebody may change of a member is asked of nobody else. */
  function asking(lay: Lay): Handler<'tap'> {
    return onTap(rosters.askChange, (request, outcome) => memberTurn(request, outcome, lay));
  }

  /** Who goes to look at the roster is no longer typing a name, unless a list waits to be saved. */
  async function leaving({ account, actor }: Request<'tap'>, turn: Answer): Promise<Answer> {
    if (account.dialogue !== 'roster') return turn;
    return (await entries.leave(actor)).status === 'ended' ? { ...turn, dialogue: null } : turn;
  }

  function entryTurn({ translator }: Pick<Request, 'translator'>, outcome: EntryOutcome): Answer {
    const { cellId } = outcome;
    const { label } = translator;
    switch (outcome.status) {
      case 'denied':
      case 'gone':
        return { ...outcome, dialogue: null };
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
        return unknownButton;
    }
  }
}

/** What a button chooses for a member, or says of a cell. */
function choosing<Value, Outcome>(
  read: (value: string | undefined) => Value | undefined,
  work: (actor: Actor, id: string, value: Value) => Promise<Outcome>,
  turnOf: (request: Request<'tap'>, outcome: Outcome) => Answer,
): Handler<'tap'> {
  return async (request) => {
    const [id = '', chosen] = request.input.args;
    const value = read(chosen);
    return value === undefined ? unknownButton : turnOf(request, await work(request.actor, id, value));
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

function unknownTurn({ translator }: Asking, outcome: MembershipsOutcome): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
    case 'gone':
      return outcome;
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

function memberTurn({ translator }: Asking, outcome: MemberOutcome, screenOf: Lay = memberScreen): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
    case 'gone':
      return outcome;
    case 'removed':
      return { screen: removedScreen(translator, outcome), cellId };
    case 'shown':
      return { screen: screenOf(translator, outcome.view), cellId };
  }
}
