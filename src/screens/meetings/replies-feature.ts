import { replies as allReplies } from '../../core/model/attendance.ts';
import type { Replies, ReplyOutcome } from '../../services/meetings/replies.ts';
import type { ReplyListOutcome, ReplyReading } from '../../services/meetings/reply-list.ts';
import type { AnnouncementOutcome, Schedule } from '../../services/meetings/schedule.ts';
import { excusedComingNotice, reasonAskedScreen, replyListScreen } from './replies.ts';
import { announcedNotice, announcementOverScreen, announcementScreen } from './announcement.ts';
import { meetingOverScreen } from './meeting.ts';
import type { Answer, Asking, Feature, Request } from '../feature.ts';
import { leaving, onText, unknownButton, wording } from '../handlers.ts';
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
      'reply.open': open,
      'schedule.show': open,
      'reply.list': async (request) => {
        const [meetingId = '', page] = request.input.args;
        return listTurn(request, await reading.list(request.actor, meetingId), page);
      },
      'reply.why': async ({ actor, translator, input }) => {
        const [meetingId = '', memberId = ''] = input.args;
        const outcome = await reading.readReason(actor, { meetingId, memberId });
        const { label } = translator;
        switch (outcome.status) {
          case 'read':
            return { toast: label('reply-reason', outcome), alert: true, tells: { memberId, meetingId } };
          case 'gone':
          case 'over':
            return { toast: label('reply-reason.gone'), alert: true };
          case 'denied':
            return outcome;
        }
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
            return { toast: translator.label('gone.member'), alert: true };
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

  async function open(request: Request<'tap'>): Promise<Answer> {
    return announcementTurn(request, await schedule.show(request.actor, request.input.args[0] ?? ''));
  }
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
    case 'undecided': {
      if (input.kind === 'tap') return { toast: translator.label('reply.undecided'), alert: true };
      return {
        screen: { text: translator.t('reply.undecided'), buttons: [] },
        ...leaving(request, 'reply'),
        cellId,
      };
    }
    case 'over':
      return { screen: announcementOverScreen(translator), ...leaving(request, 'reply'), cellId };
    case 'denied':
      return outcome;
  }
}

function announcementTurn(request: Asking, outcome: AnnouncementOutcome): Answer {
  const { cellId } = outcome;
  const { translator } = request;
  switch (outcome.status) {
    case 'found':
      return { screen: announcementScreen(translator, outcome), ...leaving(request, 'reply'), cellId };
    case 'over':
      return { screen: announcementOverScreen(translator), ...leaving(request, 'reply'), cellId };
    case 'denied':
      return outcome;
  }
}

function listTurn({ translator }: Asking, outcome: ReplyListOutcome, page?: string): Answer {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'listed':
      return { screen: replyListScreen(translator, outcome, pageArg(page)), cellId };
    case 'over':
      return { screen: meetingOverScreen(translator), cellId };
    case 'denied':
      return outcome;
  }
}
