import { commitmentReports } from '../../core/model/commitments.ts';
import { pledgeParts } from '../../core/model/pledges.ts';
import { sharings } from '../../core/sharing.ts';
import type { PaperPledges, PaperPledgesOutcome } from '../../services/pledges/on-paper.ts';
import type { PledgeOutcome, Pledges } from '../../services/pledges/pledges.ts';
import type { PledgeReading } from '../../services/pledges/reading.ts';
import type { PledgeSeasons } from '../../services/pledges/seasons.ts';
import { yearArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Handler, Request } from '../feature.ts';
import { leaving, onText, unknownButton, wording } from '../handlers.ts';
import { pageArg } from '../paging.ts';
import type { Screen } from '../screen.ts';
import {
  pledgeErasingScreen,
  pledgeNoteScreen,
  pledgeNotice,
  pledgePartScreen,
  pledgePartsScreen,
  pledgeScreen,
  pledgeSharingScreen,
} from './pledges.ts';
import { paperPledgesScreen } from './on-paper.ts';
import { pledgeListScreen, readPledgeScreen } from './reading.ts';

type Deps = {
  pledges: Pledges;
  papers: PaperPledges;
  reading: PledgeReading;
  seasons: Pick<PledgeSeasons, 'readAsked'>;
};

type Of = { unitId: string; year: number };

/** The year's pledge: a member's own, what is asked after it, and those that who leads the cell may read. */
export function createPledgesFeature({ pledges, papers, reading, seasons }: Deps): Feature {
  return {
    showsWords: true,
    refusals: { gone: 'gone.pledge' },
    taps: {
      'pledge.show': async (request) => {
        const [unitId, year] = request.input.args;
        return turnOf(request, await pledges.open(request.actor, unitId, yearArg(year)));
      },
      'pledge.parts': one(async (request, of) =>
        turnOf(request, await pledges.open(request.actor, of.unitId, of.year), pledgePartsScreen),
      ),
      'pledge.erase': one(async (request, of) =>
        turnOf(request, await pledges.open(request.actor, of.unitId, of.year), pledgeErasingScreen),
      ),
      'pledge.erase_now': one(async (request, of) => turnOf(request, await pledges.erase(request.actor, of))),
      'pledge.make': one(async (request, { unitId, year }) =>
        turnOf(request, await pledges.make(request.actor, unitId, year)),
      ),
      'pledge.part': one(async (request, of, said) => {
        const part = pledgeParts.find((known) => known === said);
        if (part === undefined) return unknownButton;
        return turnOf(request, await pledges.change(request.actor, of, part));
      }),
      'pledge.skip': one(async (request, of, said) => {
        const part = pledgeParts.find((known) => known === said);
        if (part === undefined) return unknownButton;
        return turnOf(request, await pledges.leaveOut(request.actor, of, part));
      }),
      'pledge.sharing': one(async (request, of) =>
        turnOf(request, await pledges.changeSharing(request.actor, of)),
      ),
      'pledge.share': one(async (request, of, said) => {
        const sharing = sharings.find((known) => known === said && known !== 'secretary');
        if (sharing === undefined) return unknownButton;
        return turnOf(request, await pledges.share(request.actor, of, { sharing, sharedWithId: undefined }));
      }),
      'pledge.for': one(async (request, of, sharedWithId) =>
        turnOf(request, await pledges.share(request.actor, of, { sharing: 'secretary', sharedWithId })),
      ),
      'pledge.report': one(async (request, of, said) => {
        const status = commitmentReports.find((known) => known === said);
        if (status === undefined) return unknownButton;
        return turnOf(request, await pledges.report(request.actor, of, status));
      }),
      'pledge.note': one(async (request, of) => turnOf(request, await pledges.askNote(request.actor, of))),
      'pledge.contest': one(async (request, of, said) =>
        turnOf(request, await pledges.contest(request.actor, of, said === 'yes')),
      ),
      'pledge.cell': list,
      'pledge_paper.list': one(async (request, of, page) =>
        papersTurn(request, await papers.list(request.actor, of), pageArg(page)),
      ),
      'pledge_paper.mark': ofMember(async (request, of) =>
        papersTurn(request, await papers.mark(request.actor, of)),
      ),
      'pledge_paper.unmark': ofMember(async (request, of) =>
        papersTurn(request, await papers.unmark(request.actor, of)),
      ),
      'pledge.of': one(async (request, of, memberId = '') => {
        const { actor, translator } = request;
        const outcome = await reading.open(actor, { ...of, memberId });
        return outcome.status === 'opened'
          ? {
              screen: readPledgeScreen(translator, outcome),
              ...leaving(request, 'pledge'),
              cellId: outcome.cellId,
            }
          : outcome;
      }),
    },
    dialogue: {
      name: 'pledge',
      hears: onText(pledges.hear, turnOf),
    },
    notices: {
      pledge_asked: wording(seasons.readAsked, pledgeNotice),
    },
  };

  async function list(request: Request<'tap'>): Promise<Answer> {
    const { actor, translator, input } = request;
    const [unitId = '', year, page] = input.args;
    const outcome = await reading.list(actor, unitId, yearArg(year));
    return outcome.status === 'listed'
      ? {
          screen: pledgeListScreen(translator, outcome, pageArg(page)),
          ...leaving(request, 'pledge'),
          cellId: outcome.cellId,
        }
      : outcome;
  }
}

function papersTurn(request: Request<'tap'>, outcome: PaperPledgesOutcome, page?: number): Answer {
  const { translator } = request;
  return outcome.status === 'listed'
    ? {
        screen: paperPledgesScreen(translator, outcome, page),
        ...leaving(request, 'pledge'),
        cellId: outcome.cellId,
      }
    : outcome;
}

type Shown = Extract<PledgeOutcome, { status: 'shown' }>;

/** `lay`: another screen of the same pledge, where there is one. */
function turnOf(
  request: Asking,
  outcome: PledgeOutcome,
  lay: (translator: Request['translator'], view: Shown) => Screen = pledgeScreen,
): Answer {
  const { cellId } = outcome;
  const { translator } = request;
  switch (outcome.status) {
    case 'shown': {
      const shows = outcome.pledge === undefined ? pledgeScreen : lay;
      return { screen: shows(translator, outcome), ...leaving(request, 'pledge'), cellId };
    }
    case 'asked':
      return { screen: pledgePartScreen(translator, outcome), dialogue: 'pledge', cellId };
    case 'choosing':
      return { screen: pledgeSharingScreen(translator, outcome), dialogue: 'pledge', cellId };
    case 'noting':
      return { screen: pledgeNoteScreen(translator, outcome), dialogue: 'pledge', cellId };
    case 'empty': {
      const screen = pledgeScreen(translator, outcome);
      const text = `${translator.t('pledge.empty')}\n\n${screen.text}`;
      return { screen: { ...screen, text }, ...leaving(request, 'pledge'), cellId };
    }
    case 'idle':
      return { status: 'gone' };
    case 'gone':
      return { ...outcome, ...leaving(request, 'pledge') };
    case 'denied':
      return outcome;
  }
}

function one(
  handle: (request: Request<'tap'>, of: Of, said: string | undefined) => ReturnType<Handler<'tap'>>,
): Handler<'tap'> {
  return async (request) => {
    const [unitId, year, said] = request.input.args;
    const wanted = yearArg(year);
    if (unitId === undefined || wanted === undefined) return unknownButton;
    return handle(request, { unitId, year: wanted }, said);
  };
}

function ofMember(
  handle: (request: Request<'tap'>, of: { memberId: string; year: number }) => Promise<Answer>,
): Handler<'tap'> {
  return async (request) => {
    const [year, memberId = ''] = request.input.args;
    const wanted = yearArg(year);
    if (wanted === undefined) return unknownButton;
    return handle(request, { memberId, year: wanted });
  };
}
