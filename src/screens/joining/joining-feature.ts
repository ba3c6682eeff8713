import type { AdmissionOutcome, Admissions, MatchesOutcome } from '../../services/joining/admissions.ts';
import type { Enrolment } from '../../services/joining/enrolment.ts';
import type { StartLinks } from '../../services/joining/start-links.ts';
import type { Joining } from '../../services/joining/joining.ts';
import type { PeopleNotices } from '../../services/joining/notices.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  admissionScreen,
  contestScreen,
  backNotice,
  ledAgainNotice,
  leftNotice,
  pickScreen,
  requestGoneScreen,
  secretarysScreen,
  takenScreen,
  unledNotice,
} from './admission.ts';
import { approvedTogetherScreen, matchesScreen, waitingListScreen } from './waiting-list.ts';
import { approvedNotice, contestedNotice, declinedNotice, laterScreen, notMeScreen } from './joiner.ts';
import { landingTurn } from './where-they-stand.ts';
import { firstArg } from '../callback-data.ts';
import {
  textOf,
  type Feature,
  type Handler,
  type NoticeViews,
  type Request,
  type Turn,
  type Land,
} from '../feature.ts';
import { pageArg } from '../paging.ts';
import { deniedTurn } from '../refusals.ts';

type Deps = {
  joining: Joining;
  admissions: Admissions;
  startLinks: Pick<StartLinks, 'dropPending'>;
  enrolment: Pick<Enrolment, 'land'>;
  notices: PeopleNotices;
  land: Land;
};

/** Coming into a cell: what the joiner answers and what the secretary decides. */
export function createJoiningFeature(deps: Deps): Feature {
  const { joining, admissions, startLinks, enrolment, land } = deps;

  return {
    about: 'person',
    taps: {
      'join.menu': (request) => land(request, 'tap'),
      'join.mine': async (request) =>
        landingTurn(request, 'tap', await joining.confirmName(request.actor, firstArg(request))),
      'join.claim': async (request) =>
        landingTurn(request, 'tap', await enrolment.land(request.actor, { holderBy: firstArg(request) })),
      'join.not_mine': dropping(notMeScreen),
      'join.later': dropping(laterScreen),
      'join.rename': async (request) =>
        landingTurn(request, 'tap', await joining.rename(request.actor, firstArg(request))),
      'join.waiting': async ({ actor, translator, input }) => {
        const outcome = await admissions.listWaiting(actor, input.args[0] ?? '');
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        return { screen: waitingListScreen(translator, outcome), cellId: outcome.cellId };
      },
      'join.matches': async (request) =>
        matchesTurn(request, await admissions.listMatches(request.actor, firstArg(request))),
      'join.approve_matches': async (request) => {
        const [unitId = '', mark = ''] = request.input.args;
        return matchesTurn(request, await admissions.approveMatches(request.actor, unitId, mark));
      },
      'join.request': async (request) =>
        decided(request, await admissions.show(request.actor, firstArg(request))),
      'join.pick': async ({ actor, translator, input }) => {
        const [requestId = '', page] = input.args;
        const outcome = await admissions.roster(actor, requestId);
        if (outcome.status !== 'listed') return decided({ translator }, outcome);
        return { screen: pickScreen(translator, outcome, pageArg(page)), cellId: outcome.cellId };
      },
      'join.approve': (request) => approve(request, false),
      'join.relink': (request) => approve(request, true),
      'join.decline': async (request) =>
        decided(request, await admissions.decline(request.actor, firstArg(request))),
      'join.contest': async (request) => {
        const { actor, translator } = request;
        const outcome = await admissions.show(actor, firstArg(request));
        if (outcome.status !== 'shown' || outcome.admission.request.status !== 'joined')
          return decided(request, outcome);
        if (outcome.admission.contestable)
          return { screen: contestScreen(translator, outcome.admission), cellId: outcome.cellId };
        return { ...decided(request, outcome), toast: translator.label('join-contest.late'), alert: true };
      },
      'join.contest_now': async (request) => {
        const outcome = await admissions.contest(request.actor, firstArg(request));
        const turn = decided(request, outcome);
        const isLate = outcome.status === 'shown' && outcome.admission.request.status === 'joined';
        return isLate ? { ...turn, toast: request.translator.label('join-contest.late'), alert: true } : turn;
      },
    },
    dialogue: {
      name: 'joining',
      hears: async (request) => {
        const { actor, updateId, input } = request;
        return landingTurn(request, input.kind, await joining.giveName(actor, textOf(input), updateId));
      },
    },
    notices: joiningNotices(deps.notices),
  };

  function dropping(screenOf: typeof notMeScreen): Handler<'tap'> {
    return async (request) => {
      const outcome = await startLinks.dropPending(request.actor, firstArg(request));
      if (outcome.status === 'denied') return deniedTurn(request.translator, 'tap', outcome);
      return { screen: screenOf(request.translator), dialogue: null };
    };
  }

  async function approve(request: Request<'tap'>, confirmed: boolean): Promise<Turn> {
    const [requestId = '', memberId = ''] = request.input.args;
    return decided(request, await admissions.approve(request.actor, requestId, { memberId, confirmed }));
  }
}

function joiningNotices(notices: PeopleNotices): NoticeViews {
  return {
    join_waiting: async ({ joinRequestId }, { account, translator }) => {
      const admission = await notices.forLead(account.id, joinRequestId, 'waiting');
      return admission && admissionScreen(translator, admission);
    },
    joined_by_name: async ({ joinRequestId }, { account, translator }) => {
      const admission = await notices.forLead(account.id, joinRequestId, 'joined');
      return admission && admissionScreen(translator, admission);
    },
    join_approved: async ({ joinRequestId, unitId: joinedId }, { account, translator }) => {
      const news = await notices.forJoiner(account.id, joinRequestId, 'joined');
      return news && { ...approvedNotice(translator, news), joinedId };
    },
    join_declined: async ({ joinRequestId }, { account, translator }) => {
      const news = await notices.forJoiner(account.id, joinRequestId, 'declined');
      return news && declinedNotice(translator, news);
    },
    join_contested: async ({ joinRequestId }, { account, translator }) => {
      const news = await notices.forJoiner(account.id, joinRequestId, 'contested');
      return news && contestedNotice(translator, news);
    },
    member_left: async ({ memberId }, { account, translator }) => {
      const news = await notices.memberLeft(account.id, memberId);
      return news && leftNotice(translator, news);
    },
    member_back: async ({ memberId }, { account, translator }) => {
      const news = await notices.memberBack(account.id, memberId);
      return news && backNotice(translator, news);
    },
    secretary_back: async ({ unitId, memberId }, { translator }) => {
      const news = await notices.secretaryBack({ unitId, memberId });
      return news && ledAgainNotice(translator, news);
    },
    secretary_withdrew: async ({ unitId, memberId }, { account, translator }) => {
      const news = await notices.secretaryWithdrew(account.id, { unitId, memberId });
      return news && unledNotice(translator, { ...news, unitId });
    },
  };
}

function matchesTurn({ translator }: Pick<Request, 'translator'>, outcome: MatchesOutcome): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
    case 'listed':
      return { screen: matchesScreen(translator, outcome), cellId };
    case 'changed':
      return {
        screen: matchesScreen(translator, outcome),
        toast: translator.label('join-matches.changed'),
        alert: true,
        cellId,
      };
    case 'approved':
      return { screen: approvedTogetherScreen(translator, outcome), cellId };
  }
}

function decided({ translator }: { translator: Translator }, outcome: AdmissionOutcome): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
    case 'gone':
      return { screen: requestGoneScreen(translator), cellId };
    case 'secretarys':
      return { screen: secretarysScreen(translator, outcome.admission.request, outcome.member), cellId };
    case 'taken':
      return { screen: takenScreen(translator, { ...outcome, request: outcome.admission.request }), cellId };
    case 'shown':
      return { screen: admissionScreen(translator, outcome.admission), cellId };
  }
}
