import type { Mark } from '../../core/meetings/roll-call.ts';
import type { RollCallOutcome, RollCalls } from '../../services/meetings/roll-call.ts';
import { noMarkCode, outcomeCodes, pastMeetingsScreen, rollCallPageOf, rollCallScreen } from './roll-call.ts';
import { pageArg } from '../paging.ts';
import type { Answer, Feature, Request } from '../feature.ts';
import { refusal, unknownButton } from '../handlers.ts';

/** Attendance: one screen of names, every tap written down at once. */
export function createRollCallFeature({ rollCalls }: { rollCalls: RollCalls }): Feature {
  return {
    taps: {
      'roll_call.open': async (request) => {
        const [meetingId = '', page] = request.input.args;
        return sheetTurn(request, await rollCalls.show(request.actor, meetingId), page);
      },
      'roll_call.mark': async (request) => {
        const [meetingId = '', memberId = '', code] = request.input.args;
        const outcome = marks.find((one) => outcomeCodes[one] === code);
        if (outcome === undefined && code !== noMarkCode) return unknownButton;
        const marked = await rollCalls.mark(request.actor, { meetingId, memberId, outcome });
        const page = 'people' in marked ? rollCallPageOf(marked.people, memberId) : 0;
        return sheetTurn(request, marked, String(page));
      },
      'roll_call.past': async ({ actor, translator, input }) => {
        const [unitId = '', page] = input.args;
        const listed = await rollCalls.listPast(actor, unitId);
        if (listed.status === 'denied') return listed;
        return { screen: pastMeetingsScreen(translator, listed, pageArg(page)), cellId: listed.cellId };
      },
      'roll_call.rest': async (request) => {
        const [meetingId = '', page] = request.input.args;
        return sheetTurn(request, await rollCalls.markRest(request.actor, meetingId), page);
      },
      'roll_call.away': async (request) => {
        const [meetingId = '', page] = request.input.args;
        return sheetTurn(request, await rollCalls.confirmAway(request.actor, meetingId), page);
      },
      'roll_call.held': async (request) => {
        const [meetingId = '', said] = request.input.args;
        if (said !== '0' && said !== '1') return unknownButton;
        return sheetTurn(request, await rollCalls.sayHeld(request.actor, meetingId, said === '1'), '0');
      },
    },
  };
}

const marks = ['present', 'excused', 'unexcused'] as const satisfies readonly Mark[];

function sheetTurn(
  { translator }: Request<'tap'>,
  outcome: RollCallOutcome,
  page: string | undefined,
): Answer {
  const { cellId } = outcome;
  const { t, label } = translator;
  switch (outcome.status) {
    case 'shown':
      return { screen: rollCallScreen(translator, outcome, pageArg(page)), cellId };
    case 'not_now':
      return {
        screen: rollCallScreen(translator, outcome, pageArg(page)),
        toast: label('roll-call-phase.not_now'),
        alert: true,
        cellId,
      };
    case 'cancelled':
      return { screen: { text: t('roll-call-phase.cancelled'), buttons: [] }, cellId };
    case 'not_on_roster':
      return refusal('gone.member');
    case 'denied':
      return outcome;
  }
}
