import { localDateOf } from '../../core/time/local-time.ts';
import type { Decided, Handovers, HandoverView, Proposed } from '../../services/offices/handovers.ts';
import type { ActingEnded, ActingOutcome, ActingServices } from '../../services/offices/acting.ts';
import type { OfficeServices } from '../../services/offices/offices.ts';
import type { Translator } from '../../i18n/translator.ts';
import { actingConfirmScreen, actingDayScreen } from './acting.ts';
import { shortDate } from '../dates.ts';
import {
  candidatesScreen,
  endScreen,
  handScreen,
  officeDoneScreen,
  officesScreen,
  termOf,
} from './offices.ts';
import { dayArg, firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Handler, Request, Turn } from '../feature.ts';
import { leaving, onTap, onText, refusal, unknownButton } from '../handlers.ts';
import { officeNotices } from './office-notices.ts';
import { pageArg } from '../paging.ts';

type Deps = { offices: OfficeServices; acting: ActingServices; handovers: Handovers };

/** /chibo → Chức vụ: who holds which office, the hand-over of the secretary's, and who stands in for a time. */
export function createOfficesFeature({ offices, acting, handovers }: Deps): Feature {
  return {
    refusals: { gone: 'gone.member' },
    taps: {
      'office.menu': async (request) => ({
        ...(await menu(request, firstArg(request))),
        ...leaving(request, 'office'),
      }),
      'office.hand': (request) => choose(request, 'hand'),
      'office.act': (request) => choose(request, 'act'),
      'office.roles': (request) => choose(request, 'roles'),
      'office.hand_to': async (request) => {
        const [memberId = ''] = request.input.args;
        const asked = await acting.ask(request.actor, memberId);
        if (asked.status === 'asked')
          return { screen: handScreen(request.translator, asked), dialogue: null, cellId: asked.cellId };
        return actingTurn(request, asked);
      },
      'office.offer': onTap(handovers.propose, proposedTurn),
      'office.withdraw': onTap(handovers.withdraw, decidedTurn),
      'office.accept': onTap(handovers.accept, decidedTurn),
      'office.decline': onTap(handovers.decline, decidedTurn),
      'office.from': onTap(acting.ask, actingTurn),
      'office.until': async (request) => {
        const [memberId = '', day] = request.input.args;
        const fromOn = dayArg(day);
        if (fromOn === undefined) return unknownButton;
        return actingTurn(request, await acting.ask(request.actor, memberId, { fromOn }));
      },
      'office.term': withTerm(async (request, memberId, term) =>
        actingTurn(request, await acting.ask(request.actor, memberId, term)),
      ),
      'office.appoint': withTerm(async (request, memberId, term) =>
        actingTurn(request, await acting.appoint(request.actor, memberId, term)),
      ),
      'office.end': (request) => end(request, false),
      'office.end_now': (request) => end(request, true),
    },
    dialogue: {
      name: 'office',
      hears: onText(acting.hear, actingTurn),
    },
    notices: officeNotices({ offices, acting, handovers }),
  };

  async function menu({ actor, translator }: Request<'tap'>, unitId: string): Promise<Answer> {
    const outcome = await offices.show(actor, unitId);
    return outcome.status === 'shown'
      ? { screen: officesScreen(translator, outcome.view), cellId: outcome.cellId }
      : outcome;
  }

  async function choose(request: Request<'tap'>, purpose: 'hand' | 'act' | 'roles'): Promise<Answer> {
    const { actor, translator, input } = request;
    const [unitId = '', page] = input.args;
    const outcome = await offices.candidates(actor, unitId);
    if (outcome.status === 'denied') return outcome;
    return {
      screen: candidatesScreen(translator, outcome, { purpose, page: pageArg(page) }),
      ...leaving(request, 'office'),
      cellId: outcome.unit.id,
    };
  }

  async function end({ actor, translator, input }: Request<'tap'>, confirmed: boolean): Promise<Answer> {
    const officeId = input.args[0] ?? '';
    const outcome: ActingEnded = await acting.endActing(actor, officeId, { confirmed });
    const { t } = translator;
    switch (outcome.status) {
      case 'denied':
        return outcome;
      case 'gone':
        return unknownButton;
      case 'asked': {
        const { name, unit } = outcome;
        const screen = endScreen(translator, { officeId, name, unitId: unit.id });
        return { screen, cellId: outcome.cellId };
      }
      case 'ended':
        return doneTurn(translator, outcome.unit, t('office-end.done', { name: outcome.name }));
      case 'over':
        return doneTurn(translator, outcome.unit, t('office-end.before'));
    }
  }
}

function proposedTurn({ translator }: Asking, outcome: Proposed): Answer {
  const { t } = translator;
  switch (outcome.status) {
    case 'denied':
    case 'gone':
      return outcome;
    case 'not_able': {
      const { member, unit } = outcome;
      return doneTurn(translator, unit, t('office-candidates.not_able', { name: member.name }));
    }
    case 'already_proposed':
    case 'proposed': {
      const { to, unit } = outcome.view;
      const facts = { name: to, until: untilOf(translator, outcome.view) };
      return doneTurn(translator, unit, t(`office-hand.${outcome.status}`, facts));
    }
  }
}

function decidedTurn({ translator }: Request<'tap'>, outcome: Decided): Answer {
  const { t } = translator;
  switch (outcome.status) {
    case 'denied':
      return outcome;
    case 'gone':
      return unknownButton;
    case 'not_yours':
      return refusal('office-accept.not_yours');
    case 'over': {
      const { state, unit } = outcome.view;
      const screen = officeDoneScreen(translator, t('office-over', { state, unit: unit.name }));
      return { screen, cellId: unit.id };
    }
    case 'withdrawn': {
      const { to, unit } = outcome.view;
      return doneTurn(translator, unit, t('office-withdraw.done', { name: to }));
    }
    case 'declined': {
      const { from, unit } = outcome.view;
      return { screen: officeDoneScreen(translator, t('office-decline.done', { from })), cellId: unit.id };
    }
    case 'accepted': {
      const { unit, from } = outcome.view;
      const done = doneTurn(translator, unit, t('office-accept.done', { unit: unit.name, from }));
      return { ...done, menu: { text: t('office-accept.menu') } };
    }
  }
}

function actingTurn({ translator, input }: Asking, outcome: ActingOutcome): Answer {
  const { cellId } = outcome;
  const { t } = translator;
  switch (outcome.status) {
    case 'denied':
    case 'gone':
      return outcome;
    case 'idle':
      return { screen: officeDoneScreen(translator, t('cancel-nothing')), dialogue: null, cellId };
    case 'asked': {
      const problem = input.kind === 'other' ? 'typed' : outcome.problem;
      return { screen: actingDayScreen(translator, { ...outcome, problem }), dialogue: 'office', cellId };
    }
    case 'proposed':
      return { screen: actingConfirmScreen(translator, outcome), dialogue: null, cellId };
    case 'not_able':
    case 'overlaps': {
      const { unit, member } = outcome;
      const text =
        outcome.status === 'not_able'
          ? t('office-candidates.not_able', { name: member.name })
          : t('office-act.overlaps', { name: outcome.other });
      return { ...doneTurn(translator, unit, text), dialogue: null };
    }
    case 'appointed': {
      const { unit, member, office } = outcome;
      const { fromAt, untilAt = fromAt } = office;
      const term = termOf(translator, { fromAt, untilAt }, unit);
      const text = t('office-act.appointed', { name: member.name, ...term });
      return { ...doneTurn(translator, unit, text), dialogue: null };
    }
  }
}

/** What was done in a cell, with the way back to its offices. */
function doneTurn(translator: Translator, { id }: { id: string }, text: string): Turn {
  return { screen: officeDoneScreen(translator, text, id), cellId: id };
}

function untilOf(translator: Translator, { handover, unit }: HandoverView): string {
  return shortDate(translator, localDateOf(handover.expiresAt, unit.zone));
}

type Term = { fromOn: string; untilOn: string };

function withTerm(
  handle: (request: Request<'tap'>, memberId: string, term: Term) => Promise<Answer>,
): Handler<'tap'> {
  return (request) => {
    const [memberId = '', from, until] = request.input.args;
    const [fromOn, untilOn] = [dayArg(from), dayArg(until)];
    return fromOn === undefined || untilOn === undefined
      ? unknownButton
      : handle(request, memberId, { fromOn, untilOn });
  };
}
