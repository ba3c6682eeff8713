import type { OwnLeavesOutcome } from '../../services/meetings/leave-asking.ts';
import type { LeaveListOutcome, LeaveOutcome } from '../../services/meetings/leave-deciding.ts';
import type { Leaves } from '../../services/meetings/leaves.ts';
import { dayArg, firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature } from '../feature.ts';
import { leaving, onTap, onText, refusal, unknownButton, wording } from '../handlers.ts';
import { pageArg } from '../paging.ts';
import { announcementOverScreen } from './announcement.ts';
import {
  leaveAskedNotice,
  leaveDaysScreen,
  leaveDecidedNotice,
  leaveEndingNotice,
  leaveListScreen,
  leaveOverlapsScreen,
  leaveReasonScreen,
  leaveScreen,
  leaveWordScreen,
  ownLeavesScreen,
} from './leave.ts';
import { nothingUnderWayScreen } from './meeting.ts';

/** "Vắng, có lý do": a member asks for it, whoever leads the cell records it. */
export function createLeaveFeature({ leaves }: { leaves: Leaves }): Feature {
  return {
    refusals: { gone: 'leave-list.gone' },
    taps: {
      'leave.own': onTap(leaves.own, turnOf),
      'leave.meeting': onTap(leaves.askForMeeting, turnOf),
      'leave.days': async (request) =>
        turnOf(request, await leaves.askForDays(request.actor, { unitId: firstArg(request) })),
      'leave.change': onTap(leaves.change, turnOf),
      'leave.from': async (request) => {
        const fromOn = dayArg(firstArg(request));
        if (fromOn === undefined) return unknownButton;
        return turnOf(request, await leaves.pickDays(request.actor, { fromOn, untilOn: undefined }));
      },
      'leave.day': async (request) => {
        const [fromOn, untilOn] = request.input.args.map(dayArg);
        // A day alone, as one version sent it, may be the first or the last.
        if (fromOn === undefined || untilOn === undefined) return unknownButton;
        return turnOf(request, await leaves.pickDays(request.actor, { fromOn, untilOn }));
      },
      'leave.take_back': onTap(leaves.takeBack, turnOf),
      'leave.list': async (request) => {
        const [unitId = '', page] = request.input.args;
        return listTurn(request, await leaves.list(request.actor, unitId), page);
      },
      'leave.show': onTap(leaves.show, turnOf),
      'leave.record': onTap(leaves.record, turnOf),
      'leave.decline': onTap(leaves.decline, turnOf),
      'leave.why': async (request) => {
        const leaveId = firstArg(request);
        const outcome = await leaves.readReason(request.actor, leaveId);
        const { label } = request.translator;
        switch (outcome.status) {
          case 'read': {
            const { memberId } = outcome;
            return { toast: label('reply-reason', outcome), alert: true, tells: { memberId, leaveId } };
          }
          case 'none':
            return refusal('leave-list.no_reason');
          case 'gone':
            return { ...outcome, says: 'reply-reason.gone' };
          case 'denied':
            return outcome;
        }
      },
    },
    dialogue: {
      name: 'leave',
      goesOn: { taps: ['leave.from', 'leave.day'], in: (actor) => leaves.cellInHand(actor) },
      hears: onText(leaves.hear, turnOf),
    },
    notices: {
      leave_asked: wording(leaves.read, (translator, news) => ({
        ...leaveAskedNotice(translator, news),
        cellId: news.leave.unitId,
      })),
      leave_decided: async (notice, { account, translator }) => {
        const news = await leaves.read(notice, account.id);
        return news?.isOwn === true
          ? { ...leaveDecidedNotice(translator, news), cellId: news.leave.unitId }
          : undefined;
      },
      leave_ending: wording(leaves.read, (translator, news) => ({
        ...leaveEndingNotice(translator, news),
        cellId: news.leave.unitId,
      })),
    },
  };
}

function turnOf(request: Asking, outcome: OwnLeavesOutcome | LeaveOutcome): Answer {
  return { ...shown(request, outcome), cellId: outcome.cellId };
}

function shown(request: Asking, outcome: OwnLeavesOutcome | LeaveOutcome): Answer {
  const { translator, input } = request;
  const { t } = translator;
  const left = leaving(request, 'leave');
  switch (outcome.status) {
    case 'own':
      return { screen: ownLeavesScreen(translator, outcome), ...left };
    case 'days_asked': {
      const problem = input.kind === 'other' ? 'typed' : outcome.problem;
      return { screen: leaveDaysScreen(translator, { ...outcome, problem }), dialogue: 'leave' };
    }
    case 'overlaps':
      return { screen: leaveOverlapsScreen(translator, outcome), ...left };
    case 'reason_asked':
      return { screen: leaveReasonScreen(translator, outcome), dialogue: 'leave' };
    case 'word_asked':
      return { screen: leaveWordScreen(translator, outcome), dialogue: 'leave' };
    case 'shown':
      return { screen: leaveScreen(translator, outcome), ...left };
    case 'recorded':
    case 'declined':
    case 'decided_before': {
      const said = t(`leave-list.${outcome.status}`);
      return { screen: leaveScreen(translator, outcome, said), ...left };
    }
    case 'idle':
      return { screen: nothingUnderWayScreen(translator), ...left };
    case 'over':
      return { screen: announcementOverScreen(translator), ...left };
    case 'gone':
    case 'denied':
      return outcome;
  }
}

function listTurn(request: Asking, outcome: LeaveListOutcome, page: string | undefined): Answer {
  return outcome.status === 'denied'
    ? outcome
    : {
        screen: leaveListScreen(request.translator, outcome, pageArg(page)),
        cellId: outcome.cellId,
        ...leaving(request, 'leave'),
      };
}
