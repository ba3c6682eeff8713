import { isLocalTime } from '../../core/time/local-time.ts';
import { changeFields } from '../../core/meetings/change.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ChangeOutcome, MeetingChanges } from '../../services/meetings/changes.ts';
import {
  letterChanges,
  type ChangeLetterOutcome,
  type ChangeLetters,
} from '../../services/meetings/change-letters.ts';
import type { MeetingNews } from '../../services/meetings/news.ts';
import type {
  CancelOutcome,
  MeetingServices,
  MenuOutcome,
  MoveOutcome,
  PutBackOutcome,
} from '../../services/meetings/meetings.ts';
import { askChangeScreen, proposedChangeScreen } from './change.ts';
import { changeLetterScreen, letterOfChange } from './change-letter.ts';
import { trialTurn } from './letter-preview.ts';
import { cancelledNotice, dayAskedNotice, movedNotice, putBackNotice } from './notices.ts';
import {
  askPutBackScreen,
  cancelledScreen,
  cancelScreen,
  meetingOverScreen,
  meetingScreen,
  movedScreen,
  noMeetingScreen,
  nothingUnderWayScreen,
  putBackScreen,
} from './meeting.ts';
import { overTurn, readNumber, withMeeting, type Tap } from './meeting-taps.ts';
import { dayArg } from '../callback-data.ts';
import { leaving, textOf, wording, type Feature, type Input, type Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

type Deps = {
  meetings: MeetingServices;
  changes: MeetingChanges;
  news: MeetingNews;
  letters: ChangeLetters;
};

/** What a secretary does with the meetings to come: look, move, cancel. */
export function createMeetingFeature({ meetings, changes, news, letters }: Deps): Feature {
  return {
    taps: {
      'meeting.menu': async (request) => {
        const [unitId] = request.input.args;
        return menuTurn(request, await meetings.menu(request.actor, unitId), unitId);
      },
      'meeting.show': withMeeting(async (request, id) =>
        menuTurn(request, await meetings.show(request.actor, id)),
      ),
      'meeting.change': withMeeting(async ({ actor, translator }, id) =>
        changeTurn(translator, await changes.change(actor, id), 'tap'),
      ),
      'meeting.ask': withMeeting(async ({ actor, translator }, id, [name]) => {
        const field = changeFields.find((one) => one === name);
        if (field === undefined) return goneTurn(translator, 'tap');
        return changeTurn(translator, await changes.ask(actor, id, field), 'tap');
      }),
      'meeting.day': withMeeting(async ({ actor, translator }, id, [day]) => {
        const on = dayArg(day);
        if (on === undefined) return goneTurn(translator, 'tap');
        return changeTurn(translator, await changes.pickDay(actor, id, on), 'tap');
      }),
      'meeting.move': withMeeting(async ({ actor, translator }, id, [day, hour, by]) => {
        const [on, time, placeBy] = [dayArg(day), readTime(hour), readNumber(by)];
        if (on === undefined || time === undefined || placeBy === undefined)
          return goneTurn(translator, 'tap');
        return moveTurn(translator, await meetings.move(actor, id, { on, time, placeBy }));
      }),
      'meeting.decide': withMeeting(async ({ actor, translator }, id, [day]) => {
        const on = dayArg(day);
        if (on === undefined) return goneTurn(translator, 'tap');
        return moveTurn(translator, await meetings.decide(actor, id, on));
      }),
      'meeting.letter': withMeeting(async (request, id, [change]) =>
        letterTurn(request, await letterOf(request, id, change)),
      ),
      'meeting.trial': withMeeting(async (request, id, [change]) => {
        const outcome = await letterOf(request, id, change);
        if (outcome.status !== 'previewed') return letterTurn(request, outcome);
        const { translator } = request;
        const letter = letterOfChange(translator, outcome.letter);
        const turn = trialTurn(translator, changeLetterScreen(translator, outcome), letter);
        return { ...turn, cellId: outcome.cellId };
      }),
      'meeting.cancel': withMeeting(async (request, id) => {
        const outcome = await meetings.show(request.actor, id);
        if (outcome.status !== 'found') return menuTurn(request, outcome);
        if (!outcome.mayWrite)
          return deniedTurn(request.translator, 'tap', { status: 'denied', why: 'not_your_office' });
        return {
          screen: cancelScreen(request.translator, outcome.meeting),
          ...leaving(request, 'meeting'),
          cellId: outcome.cellId,
        };
      }),
      'meeting.cancel_now': withMeeting(async (request, id) =>
        cancelTurn(request, await meetings.cancel(request.actor, id)),
      ),
      'meeting.back': withMeeting(async (request, id) =>
        putBackTurn(request, await meetings.askPutBack(request.actor, id)),
      ),
      'meeting.back_now': withMeeting(async (request, id) =>
        putBackTurn(request, await meetings.putBack(request.actor, id)),
      ),
    },
    dialogue: {
      name: 'meeting',
      hears: async ({ actor, translator, updateId, input }) => {
        return changeTurn(translator, await changes.hear(actor, textOf(input), updateId), input.kind);
      },
    },
    notices: {
      meeting_moved: wording(news.moved, movedNotice),
      meeting_put_back: wording(news.putBack, putBackNotice),
      meeting_cancelled: wording(news.cancelled, cancelledNotice),
      meeting_day_asked: wording(news.asked, dayAskedNotice),
    },
  };

  async function letterOf(
    { actor }: Tap,
    meetingId: string,
    named: string | undefined,
  ): Promise<ChangeLetterOutcome> {
    const change = letterChanges.find((one) => one === named);
    return change === undefined ? { status: 'over' } : letters.preview(actor, meetingId, change);
  }
}

function menuTurn(request: Tap, outcome: MenuOutcome, unitId?: string): Turn {
  const { cellId } = outcome;
  const { translator } = request;
  switch (outcome.status) {
    case 'found':
      return { screen: meetingScreen(translator, outcome), ...leaving(request, 'meeting'), cellId };
    case 'none_planned':
      return { screen: noMeetingScreen(translator, outcome, unitId), ...leaving(request, 'meeting'), cellId };
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
  }
}

function changeTurn(translator: Translator, outcome: ChangeOutcome, from: Input['kind']): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'asked': {
      const problem = from === 'other' ? { kind: 'typed' as const } : outcome.problem;
      return { screen: askChangeScreen(translator, { ...outcome, problem }), dialogue: 'meeting', cellId };
    }
    case 'proposed': {
      const problem = from === 'other' ? { kind: 'typed' as const } : outcome.problem;
      return {
        screen: proposedChangeScreen(translator, { ...outcome, problem }),
        dialogue: 'meeting',
        cellId,
      };
    }
    case 'idle':
      return { screen: nothingUnderWayScreen(translator), dialogue: null, cellId };
    case 'over':
      return { screen: meetingOverScreen(translator), dialogue: null, cellId };
    case 'denied':
      return deniedTurn(translator, from, outcome);
  }
}

function moveTurn(translator: Translator, outcome: MoveOutcome): Turn {
  if (outcome.status === 'moved' || outcome.status === 'kept') {
    return { screen: movedScreen(translator, outcome), dialogue: null, cellId: outcome.cellId };
  }
  return changeTurn(translator, outcome, 'tap');
}

function cancelTurn(request: Tap, outcome: CancelOutcome): Turn {
  switch (outcome.status) {
    case 'cancelled':
      return {
        screen: cancelledScreen(request.translator, outcome),
        ...leaving(request, 'meeting'),
        cellId: outcome.cellId,
      };
    case 'cancelled_before':
      return { toast: request.translator.label('meeting-cancel.before'), alert: true };
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return deniedTurn(request.translator, 'tap', outcome);
  }
}

function letterTurn(request: Tap, outcome: ChangeLetterOutcome): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'previewed':
      return { screen: changeLetterScreen(request.translator, outcome), cellId };
    case 'idle':
      return { screen: nothingUnderWayScreen(request.translator), ...leaving(request, 'meeting'), cellId };
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return deniedTurn(request.translator, 'tap', outcome);
  }
}

function putBackTurn(request: Tap, outcome: PutBackOutcome): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'found':
      return {
        screen: askPutBackScreen(request.translator, outcome.meeting),
        ...leaving(request, 'meeting'),
        cellId,
      };
    case 'put_back':
      return { screen: putBackScreen(request.translator, outcome), ...leaving(request, 'meeting'), cellId };
    case 'planned':
      return { toast: request.translator.label('meeting-put-back.before'), alert: true };
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return deniedTurn(request.translator, 'tap', outcome);
  }
}

function readTime(text: string | undefined): string | undefined {
  const [, hour, minute] = /^(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  const time = `${hour ?? ''}:${minute ?? ''}`;
  return isLocalTime(time) ? time : undefined;
}
