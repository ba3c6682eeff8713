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
import { firstArg } from '../button-data.ts';
import type { Answer, Feature, Handler, Land, NoticeViews, Request } from '../feature.ts';
import { onTap, onText, wording } from '../handlers.ts';
import { pageArg } from '../paging.ts';

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
      'join.menu': land,
      'join.mine': onTap(joining.confirmName, landingTurn),
      'join.claim': async (request) =>
        landingTurn(request, await enrolment.land(request.actor, { holderBy: firstArg(request) })),
      'join.not_mine': dropping(notMeScreen),
      'join.later': dropping(laterScreen),
      'join.rename': onTap(joining.rename, landingTurn),
      'join.waiting': onTap(admissions.listWaiting, ({ translator }, outcome) =>
        outcome.status === 'listed'
          ? { screen: waitingListScreen(translator, outcome), cellId: outcome.cellId }
          : outcome,
      ),
      'join.matches': onTap(admissions.listMatches, matchesTurn),
      'join.approve_matches': async (request) => {
        const [unitId = '', mark = ''] = request.input.args;
        return matchesTurn(request, await admissions.approveMatches(request.actor, unitId, mark));
      },
      'join.request': onTap(admissions.show, decided),
      'join.pick': async ({ actor, translator, input }) => {
        const [requestId = '', page] = input.args;
        const outcome = await admissions.roster(actor, requestId);
        if (outcome.status !== 'listed') return decided({ translator }, outcome);
        return { screen: pickScreen(translator, outcome, pageArg(page)), cellId: outcome.cellId };
      },
      'join.approve': (request) => approve(request, false),
      'join.relink': (request) => approve(request, true),
      'join.decline': onTap(admissions.decline, decided),
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
      hears: onText(joining.giveName, landingTurn),
    },
    notices: joiningNotices(deps.notices),
  };

  function dropping(screenOf: typeof notMeScreen): Handler<'tap'> {
    return async (request) => {
      const outcome = await startLinks.dropPending(request.actor, firstArg(request));
      if (outcome.status === 'denied') return outcome;
      return { screen: screenOf(request.translator), dialogue: null };
    };
  }

  async function approve(request: Request<'tap'>, confirmed: boolean): Promise<Answer> {
    const [requestId = '', memberId = ''] = request.input.args;
    return decided(request, await admissions.approve(request.actor, requestId, { memberId, confirmed }));
  }
}

function joiningNotices(notices: PeopleNotices): NoticeViews {
  return {
    join_waiting: wording(
      ({ joinRequestId }, accountId) => notices.forLead(accountId, joinRequestId, 'waiting'),
      admissionScreen,
    ),
    joined_by_name: wording(
      ({ joinRequestId }, accountId) => notices.forLead(accountId, joinRequestId, 'joined'),
      admissionScreen,
    ),
    join_approved: wording(
      ({ joinRequestId }, accountId) => notices.forJoiner(accountId, joinRequestId, 'joined'),
      (translator, news, { unitId: joinedId }) => ({ ...approvedNotice(translator, news), joinedId }),
    ),
    join_declined: wording(
      ({ joinRequestId }, accountId) => notices.forJoiner(accountId, joinRequestId, 'declined'),
      declinedNotice,
    ),
    join_contested: wording(
      ({ joinRequestId }, accountId) => notices.forJoiner(accountId, joinRequestId, 'contested'),
      contestedNotice,
    ),
    member_left: wording(({ memberId }, accountId) => notices.memberLeft(accountId, memberId), leftNotice),
    member_back: wording(({ memberId }, accountId) => notices.memberBack(accountId, memberId), backNotice),
    secretary_back: wording(
      ({ unitId, memberId }) => notices.secretaryBack({ unitId, memberId }),
      ledAgainNotice,
    ),
    secretary_withdrew: wording(
      ({ unitId, memberId }, accountId) => notices.secretaryWithdrew(accountId, { unitId, memberId }),
      (translator, news, { unitId }) => unledNotice(translator, { ...news, unitId }),
    ),
  };
}

function matchesTurn({ translator }: Pick<Request, 'translator'>, outcome: MatchesOutcome): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
      return outcome;
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

function decided({ translator }: { translator: Translator }, outcome: AdmissionOutcome): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'denied':
      return outcome;
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
