import { announcesAt } from '../../core/meetings/announcement.ts';
import { planFields, planKinds } from '../../core/meetings/plan.ts';
import type { Translator } from '../../i18n/translator.ts';
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
import { dayArg, parseNumber } from '../callback-data.ts';
import { leaving, textOf, wording, type Feature, type Input, type Request, type Turn } from '../feature.ts';
import type { FocusPlace } from '../rounds/focus-items.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

type Deps = {
  plans: MeetingPlans;
  thematic: Pick<Thematic, 'read'>;
};

/** Thematic and extra meetings: the secretary puts one together and puts it on the calendar. */
export function createPlanFeature({ plans, thematic }: Deps): Feature {
  return {
    taps: {
      'plan.start': async ({ actor, translator, input }) =>
        planTurn(translator, await plans.start(actor, input.args[0]), 'tap'),
      'plan.kind': async ({ actor, translator, input: { args } }) => {
        const [unitId, name] = args;
        const kind = planKinds.find((one) => one === name);
        if (unitId === undefined || kind === undefined) return goneTurn(translator, 'tap');
        return planTurn(translator, await plans.pickKind(actor, unitId, kind), 'tap');
      },
      'plan.ask': async ({ actor, translator, input }) => {
        const field = planFields.find((one) => one === input.args[0]);
        if (field === undefined) return goneTurn(translator, 'tap');
        const place = { group: parseNumber(input.args[1]) ?? 1 };
        return planTurn(translator, await plans.ask(actor, field), 'tap', place);
      },
      'plan.day': async ({ actor, translator, input }) => {
        const on = dayArg(input.args[0]);
        if (on === undefined) return goneTurn(translator, 'tap');
        return planTurn(translator, await plans.pickDay(actor, on), 'tap');
      },
      'plan.usual': async ({ actor, translator, input }) => {
        const [field] = input.args;
        if (field !== 'time' && field !== 'place') return goneTurn(translator, 'tap');
        return planTurn(translator, await plans.pickUsual(actor, field), 'tap');
      },
      'plan.round': async ({ actor, translator, input }) => {
        const [key] = input.args;
        if (key === undefined) return goneTurn(translator, 'tap');
        return planTurn(translator, await plans.pickRound(actor, key === '-' ? undefined : key), 'tap');
      },
      'plan.item': async ({ actor, translator, input: { args } }) => {
        const [number, how] = args;
        const item = parseNumber(number);
        if (item === undefined || (how !== 'on' && how !== 'off' && how !== 'only'))
          return goneTurn(translator, 'tap');
        return planTurn(translator, await plans.pickItem(actor, item, how), 'tap', { item });
      },
      'plan.items': async ({ actor, translator, input }) => {
        const outcome = input.args[0] === 'all' ? plans.pickAllItems(actor) : plans.endItems(actor);
        return planTurn(translator, await outcome, 'tap');
      },
      'plan.create': async (request) => {
        const { actor, translator, input } = request;
        const outcome = await plans.create(actor, input.args[0] ?? '');
        return outcome.status === 'created'
          ? createdTurn(request, outcome.agenda)
          : planTurn(translator, outcome, 'tap');
      },
      'plan.drop': (request) =>
        Promise.resolve({ screen: planDroppedScreen(request.translator), ...leaving(request, 'plan') }),
    },
    dialogue: {
      name: 'plan',
      goesOn: {
        taps: ['plan.ask', 'plan.day', 'plan.usual', 'plan.round', 'plan.create'],
        in: (actor) => plans.cellInHand(actor),
      },
      hears: async ({ actor, translator, updateId, input }) => {
        return planTurn(translator, await plans.hear(actor, textOf(input), updateId), input.kind);
      },
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
  translator: Translator,
  outcome: PlanOutcome,
  from: Input['kind'],
  place: FocusPlace = { group: 1 },
): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'kind_asked':
      return { screen: planKindScreen(translator, outcome.unit), cellId };
    case 'asked': {
      const problem = from === 'other' ? { kind: 'typed' as const } : outcome.problem;
      return { screen: askPlanScreen(translator, { ...outcome, problem }, place), dialogue: 'plan', cellId };
    }
    case 'proposed': {
      const problem = from === 'other' ? { kind: 'typed' as const } : outcome.problem;
      return { screen: proposedPlanScreen(translator, { ...outcome, problem }), dialogue: 'plan', cellId };
    }
    case 'created':
    case 'idle':
      return {
        screen: nothingUnderWayScreen(translator),
        ...(from === 'tap' ? {} : { dialogue: null }),
        cellId,
      };
    case 'not_ready':
      return { screen: noMeetingScreen(translator, { ready: false, toAttend: [] }, undefined), cellId };
    case 'denied':
      return deniedTurn(translator, from, outcome);
  }
}
