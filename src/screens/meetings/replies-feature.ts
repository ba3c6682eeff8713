import { replies as allReplies } from '../../core/model/attendance.ts';
import type { Replies, ReplyOutcome } from '../../services/meetings/replies.ts';
import type { ReplyListOutcome, ReplyReading } from '../../services/meetings/reply-list.ts';
import type { AnnouncementOutcome, Schedule } from '../../services/meetings/schedule.ts';
import { excusedComingNotice, reasonAskedScreen, replyListScreen } from './replies.ts';
import { announcedNotice, announcementOverScreen, announcementScreen } from './announcement.ts';
import { meetingOverScreen } from './meeting.ts';
import type { Answer, Asking, Feature } from '../feature.ts';
import { leaving, onTap, onText, refusal, unknownButton, wording } from '../handlers.ts';
import { pageArg } from '../paging.ts';

type Deps = {
  replies: Replies;
  reading: ReplyReading;
  schedule: Pick<Schedule, 'show' | 'read'>;
};

/** Coming or away: a member says so, the secretary sees it and decides. */
export function createReplyFeature({ replies, reading, schedule }: Deps): Feature {
  return {
    taps: {
      'reply.say': async (request) => {
        const [meetingId, said] = request.input.args;
        const reply = allReplies.find((one) => one === said);
        if (meetingId === undefined || reply === undefined) return unknownButton;
        return replyTurn(request, await replies.reply(request.actor, meetingId, reply));
      },
      'reply.open': onTap(schedule.show, announcementTurn),
      'schedule.show': onTap(schedule.show, announcementTurn),
      'reply.list': async (request) => {
        const [meetingId = '', page] = request.input.args;
        return listTurn(request, await reading.list(request.actor, meetingId), page);
      },
      'reply.why': async ({ actor, translator, input }) => {
        const [meetingId = '', memberId = ''] = input.args;
        const outcome = await reading.readReason(actor, { meetingId, memberId });
        if (outcome.status === 'denied') return outcome;
        if (outcome.status !== 'read') return refusal('reply-reason.gone');
        const toast = translator.label('reply-reason', outcome);
        return { toast, alert: true, tells: { memberId, meetingId } };
      },
      'reply.excuse': async (request) => {
        const [meetingId = '', memberId = ''] = request.input.args;
        const { actor, translator } = request;
        const outcome = await reading.excuse(actor, { meetingId, memberId });
        switch (outcome.status) {
          case 'excused':
            return {
              ...listTurn(request, outcome.list),
              toast: translator.label('reply-list.excused', outcome),
            };
          case 'not_on_roster':
            return refusal('gone.member');
          case 'over':
            return { screen: meetingOverScreen(translator), cellId: outcome.cellId };
          case 'denied':
            return outcome;
        }
      },
    },
    dialogue: {
      name: 'reply',
      hears: onText(replies.hear, replyTurn),
    },
    notices: {
      meeting_announced: wording(
        ({ meetingId }, accountId) => schedule.read(meetingId, accountId),
        (translator, view, { again }) => announcedNotice(translator, view, { again }),
      ),
      excused_coming: wording(reading.readComing, excusedComingNotice),
    },
  };
}

function replyTurn(request: Asking, outcome: ReplyOutcome): Answer {
  const { cellId } = outcome;
  const { translator, input } = request;
  switch (outcome.status) {
    case 'moved':
    case 'replied': {
      const turn = announcementTurn(request, outcome.announcement);
      return input.kind === 'tap' ? { ...turn, toast: translator.label('reply.noted') } : turn;
    }
    case 'reason_asked':
      return { screen: reasonAskedScreen(translator, outcome), dialogue: 'reply', cellId };
    case 'idle':
      return { screen: { text: translator.t('reply.nothing'), buttons: [] }, dialogue: null, cellId };
    case 'undecided':
      return { ...refusal('reply.undecided'), cellId };
    case 'over':
      return { screen: announcementOverScreen(translator), ...leaving(request, 'reply'), cellId };
    case 'denied':
      return outcome;
  }
}

function announcementTurn(request: Asking, outcome: AnnouncementOutcome): Answer {
  if (outcome.status === 'denied') return outcome;
  const { translator } = request;
  const screen =
    outcome.status === 'found' ? announcementScreen(translator, outcome) : announcementOverScreen(translator);
  return { screen, ...leaving(request, 'reply'), cellId: outcome.cellId };
}

function listTurn({ translator }: Asking, outcome: ReplyListOutcome, page?: string): Answer {
  if (outcome.status === 'denied') return outcome;
  const screen =
    outcome.status === 'listed'
      ? replyListScreen(translator, outcome, pageArg(page))
      : meetingOverScreen(translator);
  return { screen, cellId: outcome.cellId };
}
