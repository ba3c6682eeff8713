import { replies as allReplies } from '../../core/model/attendance.ts';
import type { Replies, ReplyOutcome } from '../../services/meetings/replies.ts';
import type { ReplyListOutcome, ReplyReading } from '../../services/meetings/reply-list.ts';
import type { AnnouncementOutcome, Schedule } from '../../services/meetings/schedule.ts';
import type { Translator } from '../../i18n/translator.ts';
import { excusedComingNotice, reasonAskedScreen, replyListScreen } from './replies.ts';
import { announcedNotice, announcementOverScreen, announcementScreen } from './announcement.ts';
import { meetingOverScreen } from './meeting.ts';
import { leaving, textOf, wording, type Asking, type Feature, type Request, type Turn } from '../feature.ts';
import { pageArg } from '../paging.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

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
        if (meetingId === undefined || reply === undefined) return goneTurn(request.translator, 'tap');
        return replyTurn(request, await replies.reply(request.actor, meetingId, reply));
      },
      'reply.open': open,
      'schedule.show': open,
      'reply.list': async ({ actor, translator, input }) => {
        const [meetingId = '', page] = input.args;
        return listTurn(translator, await reading.list(actor, meetingId), page);
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
            return deniedTurn(translator, 'tap', outcome);
        }
      },
      'reply.excuse': async (request) => {
        const [meetingId = '', memberId = ''] = request.input.args;
        const { actor, translator } = request;
        const outcome = await reading.excuse(actor, { meetingId, memberId });
        switch (outcome.status) {
          case 'excused':
            return {
              ...listTurn(translator, outcome.list, undefined),
              toast: translator.label('reply-list.excused', outcome),
            };
          case 'not_on_roster':
            return { toast: translator.label('gone.member'), alert: true };
          case 'over':
            return { screen: meetingOverScreen(translator), cellId: outcome.cellId };
          case 'denied':
            return deniedTurn(translator, 'tap', outcome);
        }
      },
    },
    dialogue: {
      name: 'reply',
      hears: async (request) => {
        return replyTurn(request, await replies.hear(request.actor, textOf(request.input), request.updateId));
      },
    },
    notices: {
      meeting_announced: wording(
        ({ meetingId }, accountId) => schedule.read(meetingId, accountId),
        (translator, view, { again }) => announcedNotice(translator, view, { again }),
      ),
      excused_coming: wording(reading.readComing, excusedComingNotice),
    },
  };

  async function open(request: Request<'tap'>): Promise<Turn> {
    return announcementTurn(request, await schedule.show(request.actor, request.input.args[0] ?? ''));
  }
}

function replyTurn(request: Asking, outcome: ReplyOutcome): Turn {
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
      return deniedTurn(translator, input.kind, outcome);
  }
}

function announcementTurn(request: Asking, outcome: AnnouncementOutcome): Turn {
  const { cellId } = outcome;
  const { translator, input } = request;
  switch (outcome.status) {
    case 'found':
      return { screen: announcementScreen(translator, outcome), ...leaving(request, 'reply'), cellId };
    case 'over':
      return { screen: announcementOverScreen(translator), ...leaving(request, 'reply'), cellId };
    case 'denied':
      return deniedTurn(translator, input.kind, outcome);
  }
}

function listTurn(translator: Translator, outcome: ReplyListOutcome, page: string | undefined): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'listed':
      return { screen: replyListScreen(translator, outcome, pageArg(page)), cellId };
    case 'over':
      return { screen: meetingOverScreen(translator), cellId };
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
  }
}
