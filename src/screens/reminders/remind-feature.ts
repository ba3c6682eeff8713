import { snoozes } from '../../core/model/notices.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { AfterMeetings } from '../../services/reminders/after-meeting.ts';
import type { OpeningLetterOutcome, OpeningLetters } from '../../services/reminders/opening-letter.ts';
import type { RemindByHand, RemindOutcome, RemindPreviewOutcome } from '../../services/reminders/by-hand.ts';
import type { Digests } from '../../services/reminders/digests.ts';
import type { Reminding, SnoozeOutcome } from '../../services/reminders/reminders.ts';
import { afterMeetingNotice } from './after-meeting.ts';
import { digestNotice } from './digest.ts';
import { trialTurn } from '../meetings/letter-preview.ts';
import { momentText } from '../meetings/names.ts';
import {
  againAtTime,
  noneOpenScreen,
  remindNamesScreen,
  trialReminder,
  remindScreen,
  remindZaloScreen,
} from './by-hand.ts';
import { openingLetterScreen } from './opening-letter.ts';
import { openedNotice, reminderNotice, snoozedScreen } from './reminder.ts';
import type { Answer, Asking, Feature, Handler } from '../feature.ts';
import { onTap, refusal, unknownButton, wording } from '../handlers.ts';
import { firstArg } from '../button-data.ts';
import type { Screen } from '../screen.ts';
import { zaloReader } from '../zalo.ts';

type Deps = {
  remindByHand: RemindByHand;
  reminding: Pick<Reminding, 'readNudge' | 'snooze'>;
  digests: Pick<Digests, 'readBefore' | 'readComplete'>;
  afterMeetings: Pick<AfterMeetings, 'read'>;
  openingLetters: OpeningLetters;
  /** Where members come in, as it is passed on. */
  address: string;
};

/** /nhac, and the words of what is sent about a round. */
export function createRemindFeature({
  remindByHand,
  reminding,
  digests,
  afterMeetings,
  openingLetters,
  address: url,
}: Deps): Feature {
  return {
    commands: {
      nhac: async (request) => previewTurn(request, await remindByHand.preview(request.actor)),
    },
    taps: {
      'remind.preview': previewing(remindScreen),
      'remind.names': previewing(remindNamesScreen),
      'remind.zalo': previewing((translator, preview, to) =>
        remindZaloScreen(translator, preview, { to: zaloReader(to), url }),
      ),
      'remind.trial': async (request) => {
        const { actor, translator } = request;
        const outcome = await remindByHand.preview(actor, request.input.args[0]);
        if (outcome.status !== 'previewed') return previewTurn(request, outcome);
        const letter = trialReminder(translator, outcome);
        return trialTurn(translator, outcome, remindScreen(translator, outcome), letter);
      },
      'remind.letter': onTap(openingLetters.preview, letterTurn),
      'remind.letter_trial': async (request) => {
        const { actor, translator } = request;
        const outcome = await openingLetters.preview(actor, firstArg(request));
        if (outcome.status !== 'previewed') return letterTurn(request, outcome);
        const letter = openedNotice(translator, outcome.letter);
        return trialTurn(translator, outcome, openingLetterScreen(translator, outcome), letter);
      },
      'remind.send': async (request) => {
        const [roundId] = request.input.args;
        if (roundId === undefined) return unknownButton;
        return sentTurn(request, await remindByHand.remind(request.actor, roundId));
      },
      'remind.snooze': async (request) => {
        const [roundId, name] = request.input.args;
        const kind = snoozes.find((one) => one === name);
        if (roundId === undefined || kind === undefined) return unknownButton;
        return snoozeTurn(request, await reminding.snooze(request.actor, roundId, kind));
      },
    },
    notices: {
      round_opened: wording(reminding.readNudge, (translator, nudge) => ({
        ...openedNotice(translator, nudge),
        cellId: nudge.meeting.unitId,
      })),
      reminder: wording(reminding.readNudge, (translator, nudge) => ({
        ...reminderNotice(translator, nudge),
        cellId: nudge.meeting.unitId,
      })),
      digest_before: wording(
        ({ meetingId }, accountId) => digests.readBefore(meetingId, accountId),
        (translator, digest) => digestNotice(translator, digest, 'before'),
      ),
      digest_complete: wording(
        ({ roundId }, accountId) => digests.readComplete(roundId, accountId),
        (translator, digest) => digestNotice(translator, digest, 'complete'),
      ),
      digest_after: wording(afterMeetings.read, afterMeetingNotice),
    },
  };

  function previewing(lay: Lay): Handler<'tap'> {
    return async (request) => {
      const [roundId, to] = request.input.args;
      const outcome = await remindByHand.preview(request.actor, roundId);
      return previewTurn(request, outcome, (translator, preview) => lay(translator, preview, to));
    };
  }
}

type Lay = (
  translator: Translator,
  preview: Extract<RemindPreviewOutcome, { status: 'previewed' }>,
  to?: string,
) => Screen;

function letterTurn({ translator }: Asking, outcome: OpeningLetterOutcome): Answer {
  if (outcome.status === 'denied') return outcome;
  if (outcome.status === 'over') return refusal('letter-preview.gone');
  return { screen: openingLetterScreen(translator, outcome), cellId: outcome.cellId };
}

function snoozeTurn({ translator }: Asking, outcome: SnoozeOutcome): Answer {
  const { cellId } = outcome;
  const { t } = translator;
  switch (outcome.status) {
    case 'snoozed':
    case 'snoozed_before': {
      const { status, nudge, at } = outcome;
      const when = momentText(translator, at, nudge.meeting.zone);
      const said = t(status === 'snoozed' ? 'snooze.done' : 'snooze.before', { when });
      return { screen: snoozedScreen(translator, nudge, said), cellId };
    }
    case 'too_late':
      return { screen: snoozedScreen(translator, outcome.nudge, t('snooze.late')), cellId };
    case 'not_needed':
      return refusal('snooze.not-needed');
    case 'denied':
      return outcome;
  }
}

function previewTurn({ translator }: Asking, outcome: RemindPreviewOutcome, lay: Lay = remindScreen): Answer {
  if (outcome.status === 'denied') return outcome;
  const screen =
    outcome.status === 'previewed' ? lay(translator, outcome) : noneOpenScreen(translator, outcome);
  return { screen, cellId: outcome.cellId };
}

function sentTurn(request: Asking, outcome: RemindOutcome): Answer {
  const { translator } = request;
  const { cellId } = outcome;
  const { label } = translator;
  switch (outcome.status) {
    case 'reminded':
      return {
        screen: remindScreen(translator, outcome.preview),
        toast: label('remind-sent', { count: outcome.queued }),
        cellId,
      };
    case 'too_soon':
      return {
        screen: remindScreen(translator, outcome.preview),
        toast: label('remind-too-soon', { time: againAtTime(translator, outcome.preview) }),
        cellId,
      };
    case 'nobody_left':
      return {
        screen: remindScreen(translator, outcome.preview),
        toast: label('remind-to', { count: 0 }),
        cellId,
      };
    case 'no_open_round':
    case 'denied':
      return previewTurn(request, outcome);
  }
}
