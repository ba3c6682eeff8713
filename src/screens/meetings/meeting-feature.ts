import { isLocalTime } from '../../core/time/local-time.ts';
import { changeFields } from '../../core/meetings/change.ts';
import type { ChangeOutcome, MeetingChanges } from '../../services/meetings/changes.ts';
import {
  letterChanges,
  type ChangeLetterOutcome,
  type ChangeLetters,
} from '../../services/meetings/change-letters.ts';
import type { MeetingNews } from '../../services/meetings/news.ts';
import type { Cancelling, CancelOutcome, PutBackOutcome } from '../../services/meetings/cancelling.ts';
import type { MeetingServices, MenuOutcome, MoveOutcome } from '../../services/meetings/meetings.ts';
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
import { overTurn, type Tap } from './meeting-taps.ts';
import { dayArg, numberArg } from '../button-data.ts';
import type { Answer, Asking, Feature } from '../feature.ts';
import { leaving, onText, unknownButton, withId, wording } from '../handlers.ts';

type Deps = {
  meetings: MeetingServices;
  cancelling: Cancelling;
  changes: MeetingChanges;
  news: MeetingNews;
  letters: ChangeLetters;
};

/** What a secretary does with the meetings to come: look, move, cancel. */
export function createMeetingFeature({ meetings, cancelling, changes, news, letters }: Deps): Feature {
  return {
    taps: {
      'meeting.menu': async (request) => {
        const [unitId] = request.input.args;
        return menuTurn(request, await meetings.menu(request.actor, unitId), unitId);
      },
      'meeting.show': withId(async (request, id) =>
        menuTurn(request, await meetings.show(request.actor, id)),
      ),
      'meeting.change': withId(async (request, id) =>
        changeTurn(request, await changes.change(request.actor, id)),
      ),
      'meeting.ask': withId(async (request, id, [name]) => {
        const field = changeFields.find((one) => one === name);
        if (field === undefined) return unknownButton;
        return changeTurn(request, await changes.ask(request.actor, id, field));
      }),
      'meeting.day': withId(async (request, id, [day]) => {
        const on = dayArg(day);
        if (on === undefined) return unknownButton;
        return changeTurn(request, await changes.pickDay(request.actor, id, on));
      }),
      'meeting.move': withId(async (request, id, [day, hour, by]) => {
        const [on, time, placeBy] = [dayArg(day), readTime(hour), numberArg(by, 10)];
        if (on === undefined || time === undefined || placeBy === undefined) return unknownButton;
        return moveTurn(request, await meetings.move(request.actor, id, { on, time, placeBy }));
      }),
      'meeting.decide': withId(async (request, id, [day]) => {
        const on = dayArg(day);
        if (on === undefined) return unknownButton;
        return moveTurn(request, await meetings.decide(request.actor, id, on));
      }),
      'meeting.letter': withId(async (request, id, [change]) =>
        letterTurn(request, await letterOf(request, id, change)),
      ),
      'meeting.trial': withId(async (request, id, [change]) => {
        const outcome = await letterOf(request, id, change);
        if (outcome.status !== 'previewed') return letterTurn(request, outcome);
        const { translator } = request;
        const letter = letterOfChange(translator, outcome.letter);
        return trialTurn(translator, outcome, changeLetterScreen(translator, outcome), letter);
      }),
      'meeting.cancel': withId(async (request, id) =>
        cancelTurn(request, await cancelling.askCancel(request.actor, id)),
      ),
      'meeting.cancel_now': withId(async (request, id) =>
        cancelTurn(request, await cancelling.cancel(request.actor, id)),
      ),
      'meeting.back': withId(async (request, id) =>
        putBackTurn(request, await cancelling.askPutBack(request.actor, id)),
      ),
      'meeting.back_now': withId(async (request, id) =>
        putBackTurn(request, await cancelling.putBack(request.actor, id)),
      ),
    },
    dialogue: {
      name: 'meeting',
      hears: onText(changes.hear, changeTurn),
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

function menuTurn(request: Tap, outcome: MenuOutcome, unitId?: string): Answer {
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
      return outcome;
  }
}

function changeTurn({ translator, input }: Asking, outcome: ChangeOutcome): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'asked': {
      const problem = input.kind === 'other' ? { kind: 'typed' as const } : outcome.problem;
      return { screen: askChangeScreen(translator, { ...outcome, problem }), dialogue: 'meeting', cellId };
    }
    case 'proposed': {
      const problem = input.kind === 'other' ? { kind: 'typed' as const } : outcome.problem;
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
      return outcome;
  }
}

function moveTurn(request: Asking, outcome: MoveOutcome): Answer {
  const { translator } = request;
  if (outcome.status === 'moved' || outcome.status === 'kept') {
    return { screen: movedScreen(translator, outcome), dialogue: null, cellId: outcome.cellId };
  }
  return changeTurn(request, outcome);
}

function cancelTurn(request: Tap, outcome: CancelOutcome): Answer {
  switch (outcome.status) {
    case 'found':
      return {
        screen: cancelScreen(request.translator, outcome.meeting),
        ...leaving(request, 'meeting'),
        cellId: outcome.cellId,
      };
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
      return outcome;
  }
}

function letterTurn(request: Tap, outcome: ChangeLetterOutcome): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'previewed':
      return { screen: changeLetterScreen(request.translator, outcome), cellId };
    case 'idle':
      return { screen: nothingUnderWayScreen(request.translator), ...leaving(request, 'meeting'), cellId };
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return outcome;
  }
}

function putBackTurn(request: Tap, outcome: PutBackOutcome): Answer {
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
      return outcome;
  }
}

function readTime(text: string | undefined): string | undefined {
  const [, hour, minute] = /^(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  const time = `${hour ?? ''}:${minute ?? ''}`;
  return isLocalTime(time) ? time : undefined;
}
