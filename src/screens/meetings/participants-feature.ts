import { excuseReasons } from '../../core/rounds/excuse.ts';
import type { Translator } from '../../i18n/translator.ts';
import type {
  ExcuseOutcome,
  Participation,
  ParticipantsOutcome,
} from '../../services/rounds/participants.ts';
import { leaving, type Feature, type Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
import { attendanceScreen, awayCodes, pageOf, personScreen } from '../rounds/participants.ts';
import { overTurn, readNumber, withMeeting, type Tap } from './meeting-taps.ts';

type Deps = { participation: Pick<Participation, 'list' | 'excuse' | 'unexcuse'> };

/** Who is expected at a meeting's round, and noting who is excused. */
export function createParticipantsFeature({ participation }: Deps): Feature {
  return {
    taps: {
      'meeting.absent': withMeeting(async (request, id, [page]) =>
        listTurn(request, await participation.list(request.actor, id), (translator, list) =>
          attendanceScreen(translator, list, readNumber(page) ?? 1),
        ),
      ),
      'meeting.person': withMeeting(async (request, id, [memberId = '']) =>
        listTurn(request, await participation.list(request.actor, id), (translator, list) =>
          list.mayExcuse ? personScreen(translator, list, memberId) : attendanceScreen(translator, list, 1),
        ),
      ),
      'meeting.away': withMeeting(async (request, meetingId, [memberId = '', code]) => {
        const reason = excuseReasons.find((one) => awayCodes[one] === code);
        if (reason === undefined && code !== awayCodes.plain) return goneTurn(request.translator, 'tap');
        return excusedTurn(
          request,
          await participation.excuse(request.actor, { meetingId, memberId, reason }),
        );
      }),
      'meeting.present': withMeeting(async (request, meetingId, [memberId = '']) =>
        excusedTurn(request, await participation.unexcuse(request.actor, { meetingId, memberId })),
      ),
    },
  };
}

function listTurn(
  request: Tap,
  outcome: ParticipantsOutcome,
  show: (translator: Translator, list: Extract<ParticipantsOutcome, { status: 'listed' }>) => Turn['screen'],
): Turn {
  switch (outcome.status) {
    case 'listed':
      return {
        screen: show(request.translator, outcome),
        ...leaving(request, 'meeting'),
        cellId: outcome.cellId,
      };
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return deniedTurn(request.translator, 'tap', outcome);
  }
}

function excusedTurn(request: Tap, outcome: ExcuseOutcome): Turn {
  const { translator } = request;
  switch (outcome.status) {
    case 'excused':
    case 'unexcused': {
      const { list, memberId } = outcome;
      const name = list.people.find((person) => person.memberId === memberId)?.name ?? '';
      const { label } = translator;
      return {
        screen: attendanceScreen(translator, list, pageOf(list, memberId)),
        toast: label('meeting-person.noted', { status: outcome.status, name }),
        ...leaving(request, 'meeting'),
        cellId: outcome.cellId,
      };
    }
    case 'not_on_roster':
      return { toast: translator.label('gone.member'), alert: true };
    case 'over':
      return overTurn(request, outcome);
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
  }
}
