import { announcesAt } from '../../core/meetings/announcement.ts';
import { planFields, planKinds } from '../../core/meetings/plan.ts';
import type { AgendaView } from '../../services/meetings/agendas.ts';
import type { MeetingPlans, PlanOutcome } from '../../services/meetings/plans.ts';
import type { Thematic } from '../../services/meetings/thematic.ts';
import { agendaScreen } from './agenda.ts';
import { thematicNotice } from './thematic.ts';
import {
  askPlanScreen,
  planDroppedScreen,
  planKindScreen,
  planMadeText,
  proposedPlanScreen,
} from './plan.ts';
import { noMeetingScreen, nothingUnderWayScreen } from './meeting.ts';
import { dayArg, firstArg, numberArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Request, Turn } from '../feature.ts';
import { leaving, onText, unknownButton, wording } from '../handlers.ts';
import type { FocusPlace } from '../rounds/focus-items.ts';

type Deps = {
  plans: MeetingPlans;
  thematic: Pick<Thematic, 'read'>;
};

/** Thematic and extra meetings: the secretary puts one together and puts it on the calendar. */
export function createPlanFeature({ plans, thematic }: Deps): Feature {
  return {
    taps: {
      'plan.start': async (request) =>
        planTurn(request, await plans.start(request.actor, request.input.args[0])),
      'plan.kind': async (request) => {
        const [unitId, name] = request.input.args;
        const kind = planKinds.find((one) => one === name);
        if (unitId === undefined || kind === undefined) return unknownButton;
        return planTurn(request, await plans.pickKind(request.actor, unitId, kind));
      },
      'plan.ask': async (request) => {
        const field = planFields.find((one) => one === request.input.args[0]);
        if (field === undefined) return unknownButton;
        const place = { group: numberArg(request.input.args[1]) ?? 1 };
        return planTurn(request, await plans.ask(request.actor, field), place);
      },
      'plan.day': async (request) => {
        const on = dayArg(firstArg(request));
        if (on === undefined) return unknownButton;
        return planTurn(request, await plans.pickDay(request.actor, on));
      },
      'plan.usual': async (request) => {
        const [field] = request.input.args;
        if (field !== 'time' && field !== 'place') return unknownButton;
        return planTurn(request, await plans.pickUsual(request.actor, field));
      },
      'plan.round': async (request) => {
        const [key] = request.input.args;
        if (key === undefined) return unknownButton;
        return planTurn(request, await plans.pickRound(request.actor, key === '-' ? undefined : key));
      },
      'plan.item': async (request) => {
        const [number, how] = request.input.args;
        const item = numberArg(number);
        if (item === undefined || (how !== 'on' && how !== 'off' && how !== 'only')) return unknownButton;
        return planTurn(request, await plans.pickItem(request.actor, item, how), { item });
      },
      'plan.items': async (request) => {
        const pick = firstArg(request) === 'all' ? plans.pickAllItems : plans.endItems;
        return planTurn(request, await pick(request.actor));
      },
      'plan.create': async (request) => {
        const outcome = await plans.create(request.actor, firstArg(request));
        return outcome.status === 'created'
          ? createdTurn(request, outcome.agenda)
          : planTurn(request, outcome);
      },
      'plan.drop': (request) => ({
        screen: planDroppedScreen(request.translator),
        ...leaving(request, 'plan'),
      }),
    },
    dialogue: {
      name: 'plan',
      goesOn: {
        taps: ['plan.ask', 'plan.day', 'plan.usual', 'plan.round', 'plan.create'],
        in: (actor) => plans.cellInHand(actor),
      },
      hears: onText(plans.hear, planTurn),
    },
    notices: {
      thematic_missing: wording(thematic.read, thematicNotice),
    },
  };
}

function createdTurn(request: Request<'tap'>, agenda: AgendaView): Turn {
  const { translator } = request;
  const { meeting } = agenda;
  const said = planMadeText(translator, meeting, announcesAt(meeting));
  const screen = agendaScreen(translator, agenda, [said]);
  return { screen, ...leaving(request, 'plan'), cellId: meeting.unitId };
}

function planTurn(
  { translator, input }: Asking,
  outcome: PlanOutcome,
  place: FocusPlace = { group: 1 },
): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'kind_asked':
      return { screen: planKindScreen(translator, outcome.unit), cellId };
    case 'asked': {
      const problem = input.kind === 'other' ? { kind: 'typed' as const } : outcome.problem;
      return { screen: askPlanScreen(translator, { ...outcome, problem }, place), dialogue: 'plan', cellId };
    }
    case 'proposed': {
      const problem = input.kind === 'other' ? { kind: 'typed' as const } : outcome.problem;
      return { screen: proposedPlanScreen(translator, { ...outcome, problem }), dialogue: 'plan', cellId };
    }
    case 'created':
    case 'idle':
      return {
        screen: nothingUnderWayScreen(translator),
        ...(input.kind === 'tap' ? {} : { dialogue: null }),
        cellId,
      };
    case 'not_ready':
      return { screen: noMeetingScreen(translator, { ready: false, toAttend: [] }, undefined), cellId };
    case 'denied':
      return outcome;
  }
}
