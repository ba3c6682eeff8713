import { replies as allReplies } from '../../core/model/attendance.ts';
import type { Participation } from '../../services/rounds/participants.ts';
import type { Replies, ReplyOutcome } from '../../services/meetings/replies.ts';
import type { ReplyReading } from '../../services/meetings/reply-reading.ts';
import type { Schedule } from '../../services/meetings/schedule.ts';
import { excusedComingNotice, reasonAskedScreen, replyListScreen } from './replies.ts';
import { announcedNotice, announcementOverScreen, announcementScreen } from './announcement.ts';
import { meetingOverScreen } from './meeting.ts';
import type { Feature, Input, Request, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

type Deps = {
  replies: Replies;
  reading: ReplyReading;
  schedule: Pick<Schedule, 'show' | 'read'>;
  participation: Pick<Participation, 'excuse'>;
};

/** Coming or away: a member says so, the secretary sees it and decides. */
export function createReplyFeature({ replies, reading, schedule, participation }: Deps): Feature {
  return {
    taps: {
      'reply.say': async (request) => {
        const [meetingId, said] = request.input.args;
        const reply = allReplies.find((one) => one === said);
        if (meetingId === undefined || reply === undefined) return goneTurn(request.translator, 'tap');
        return replyTurn(request, await replies.reply(request.actor, meetingId, reply));
      },
      'reply.open': (request) => show(request, request.input.args[0] ?? ''),
      'schedule.show': (request) => show(request, request.input.args[0] ?? ''),
      'reply.list': (request) => list(request, request.input.args[0] ?? '', request.input.args[1]),
      'reply.why': async ({ actor, translator, input }) => {
        const [meetingId = '', memberId = ''] = input.args;
        const outcome = await reading.readReason(actor, { meetingId, memberId });
        const { label } = translator;
        switch (outcome.status) {
          case 'read':
            return { toast: label('reply-reason', outcome), alert: true, tells: { memberId, meetingId } };
          case 'gone':
          case 'over':
            return { toast: label('reply-reason-gone'), alert: true };
          case 'denied':
            return deniedTurn(translator, 'tap', outcome);
        }
      },
      'reply.excuse': async (request) => {
        const [meetingId = '', memberId = ''] = request.input.args;
        const { actor, translator } = request;
        const outcome = await participation.excuse(actor, { meetingId, memberId, reason: undefined });
        switch (outcome.status) {
          case 'excused':
          case 'unexcused': {
            const name = outcome.list.people.find((one) => one.memberId === memberId)?.name ?? '';
            return {
              ...(await list(request, meetingId, '0')),
              toast: translator.label('reply-excused', { name }),
            };
          }
          case 'not_on_roster':
            return { toast: translator.label('meeting-person-gone'), alert: true };
          case 'over':
            return { screen: meetingOverScreen(translator) };
          case 'denied':
            return deniedTurn(translator, 'tap', outcome);
        }
      },
    },
    dialogue: {
      name: 'reply',
      hears: async (request) => {
        const text = request.input.kind === 'text' ? request.input.text : undefined;
        return replyTurn(request, await replies.hear(request.actor, text, request.updateId));
      },
    },
    notices: {
      meeting_announced: async ({ meetingId, again }, { account, translator }) => {
        const sight = await schedule.read(meetingId, account.id);
        return sight && announcedNotice(translator, sight, { again });
      },
      excused_coming: async (notice, { account, translator }) => {
        const coming = await reading.readComing(notice, account.id);
        return coming && excusedComingNotice(translator, coming);
      },
    },
  };

  async function replyTurn(request: Asking, outcome: ReplyOutcome): Promise<Turn> {
    const { translator, input } = request;
    switch (outcome.status) {
      case 'moved':
      case 'replied': {
        const turn = await show(request, outcome.meeting.id);
        return input.kind === 'tap' ? { ...turn, toast: translator.label('reply-noted') } : turn;
      }
      case 'reason_asked':
        return { screen: reasonAskedScreen(translator, outcome), dialogue: 'reply' };
      case 'idle':
        return { screen: { text: translator.t('reply-nothing'), buttons: [] }, dialogue: null };
      case 'undecided': {
        if (input.kind === 'tap') return { toast: translator.label('reply-undecided'), alert: true };
        return { screen: { text: translator.t('reply-undecided'), buttons: [] }, ...leaving(request) };
      }
      case 'over':
        return { screen: announcementOverScreen(translator), ...leaving(request) };
      case 'denied':
        return deniedTurn(translator, input.kind, outcome);
    }
  }

  async function show(request: Asking, meetingId: string): Promise<Turn> {
    const { actor, translator, input } = request;
    const sight = await schedule.show(actor, meetingId);
    switch (sight.status) {
      case 'found':
        return { screen: announcementScreen(translator, sight), ...leaving(request) };
      case 'over':
        return { screen: announcementOverScreen(translator), ...leaving(request) };
      case 'denied':
        return deniedTurn(translator, input.kind, sight);
    }
  }

  async function list(request: Asking, meetingId: string, page: string | undefined): Promise<Turn> {
    const { actor, translator } = request;
    const outcome = await reading.list(actor, meetingId);
    switch (outcome.status) {
      case 'listed':
        return { screen: replyListScreen(translator, outcome, readPage(page)) };
      case 'over':
        return { screen: meetingOverScreen(translator) };
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
    }
  }
}

type Asking = Pick<Request, 'account' | 'actor' | 'translator'> & { input: Input };

function leaving({ account }: Asking): Pick<Turn, 'dialogue'> {
  return account.dialogue === 'reply' ? { dialogue: null } : {};
}

function readPage(text: string | undefined): number {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : 0;
}
