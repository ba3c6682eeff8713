import type { Mark } from '../../core/meetings/roll-call.ts';
import type { RollCallOutcome, RollCalls } from '../../services/meetings/roll-call.ts';
import { noMarkCode, outcomeCodes, pastMeetingsScreen, rollCallPageOf, rollCallScreen } from './roll-call.ts';
import { pageArg } from '../paging.ts';
import type { Feature, Request, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

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
        if (outcome === undefined && code !== noMarkCode) return goneTurn(request.translator, 'tap');
        const marked = await rollCalls.mark(request.actor, { meetingId, memberId, outcome });
        const page = 'people' in marked ? rollCallPageOf(marked.people, memberId) : 0;
        return sheetTurn(request, marked, String(page));
      },
      'roll_call.past': async ({ actor, translator, input }) => {
        const [unitId = '', page] = input.args;
        const listed = await rollCalls.listPast(actor, unitId);
        if (listed.status === 'denied') return deniedTurn(translator, 'tap', listed);
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
        if (said !== '0' && said !== '1') return goneTurn(request.translator, 'tap');
        return sheetTurn(request, await rollCalls.sayHeld(request.actor, meetingId, said === '1'), '0');
      },
    },
  };
}

const marks = ['present', 'excused', 'unexcused'] as const satisfies readonly Mark[];

function sheetTurn({ translator }: Request<'tap'>, outcome: RollCallOutcome, page: string | undefined): Turn {
  const { cellId } = outcome;
  const { t, label } = translator;
  const wanted = page !== undefined && /^\d{1,3}$/.test(page) ? Number(page) : 0;
  switch (outcome.status) {
    case 'shown':
      return { screen: rollCallScreen(translator, outcome, wanted), cellId };
    case 'not_now':
      return {
        screen: rollCallScreen(translator, outcome, wanted),
        toast: label('roll-call-phase.not_now'),
        alert: true,
        cellId,
      };
    case 'cancelled':
      return { screen: { text: t('roll-call-phase.cancelled'), buttons: [] }, cellId };
    case 'not_on_roster':
      return { toast: label('gone.member'), alert: true };
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
  }
}
