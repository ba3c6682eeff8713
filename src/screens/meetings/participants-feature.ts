import { excuseReasons } from '../../core/rounds/excuse.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ExcuseOutcome, Participants, ParticipantsOutcome } from '../../services/rounds/participants.ts';
import type { Answer, Feature, Turn } from '../feature.ts';
import { leaving, refusal, unknownButton, withId } from '../handlers.ts';
import { pageArg } from '../paging.ts';
import { participantsScreen, awayCodes, pageOf, personScreen } from '../rounds/participants.ts';
import { overTurn, type Tap } from './meeting-taps.ts';

type Deps = { participants: Pick<Participants, 'list' | 'excuse' | 'unexcuse'> };

/** Who is expected at a meeting's round, and noting who is excused. */
export function createParticipantsFeature({ participants }: Deps): Feature {
  return {
    taps: {
      'meeting.absent': withId(async (request, id, [page]) =>
        listTurn(request, await participants.list(request.actor, id), (translator, list) =>
          participantsScreen(translator, list, pageArg(page, 1)),
        ),
      ),
      'meeting.person': withId(async (request, id, [memberId = '']) =>
        listTurn(request, await participants.list(request.actor, id), (translator, list) =>
          list.mayExcuse ? personScreen(translator, list, memberId) : participantsScreen(translator, list, 1),
        ),
      ),
      'meeting.away': withId(async (request, meetingId, [memberId = '', code]) => {
        const reason = excuseReasons.find((one) => awayCodes[one] === code);
        if (reason === undefined && code !== awayCodes.plain) return unknownButton;
        return excusedTurn(
          request,
          await participants.excuse(request.actor, { meetingId, memberId, reason }),
        );
      }),
      'meeting.present': withId(async (request, meetingId, [memberId = '']) =>
        excusedTurn(request, await participants.unexcuse(request.actor, { meetingId, memberId })),
      ),
    },
  };
}

function listTurn(
  request: Tap,
  outcome: ParticipantsOutcome,
  show: (translator: Translator, list: Extract<ParticipantsOutcome, { status: 'listed' }>) => Turn['screen'],
): Answer {
  if (outcome.status === 'denied') return outcome;
  if (outcome.status === 'over') return overTurn(request, outcome);
  const screen = show(request.translator, outcome);
  return { screen, ...leaving(request, 'meeting'), cellId: outcome.cellId };
}

function excusedTurn(request: Tap, outcome: ExcuseOutcome): Answer {
  const { translator } = request;
  switch (outcome.status) {
    case 'excused':
    case 'unexcused': {
      const { list, memberId } = outcome;
      const name = list.people.find((person) => person.memberId === memberId)?.name ?? '';
      const { label } = translator;
      return {
        screen: participantsScreen(translator, list, pageOf(list, memberId)),
        toast: label('meeting-person.noted', { status: outcome.status, name }),
        ...leaving(request, 'meeting'),
        cellId: outcome.cellId,
      };
    }
    case 'not_on_roster':
      return refusal('gone.member');
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return outcome;
  }
}
