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
import { wording, type Feature, type Input, type Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
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
      nhac: async ({ actor, translator, input }) =>
        previewTurn(translator, await remindByHand.preview(actor), input.kind),
    },
    taps: {
      'remind.preview': async ({ actor, translator, input }) =>
        previewTurn(translator, await remindByHand.preview(actor, input.args[0]), input.kind),
      'remind.names': async ({ actor, translator, input }) => {
        const outcome = await remindByHand.preview(actor, input.args[0]);
        return outcome.status === 'previewed'
          ? { screen: remindNamesScreen(translator, outcome), cellId: outcome.cellId }
          : previewTurn(translator, outcome, 'tap');
      },
      'remind.zalo': async ({ actor, translator, input }) => {
        const [roundId, to] = input.args;
        const outcome = await remindByHand.preview(actor, roundId);
        return outcome.status === 'previewed'
          ? {
              screen: remindZaloScreen(translator, outcome, { to: zaloReader(to), url }),
              cellId: outcome.cellId,
            }
          : previewTurn(translator, outcome, 'tap');
      },
      'remind.trial': async ({ actor, translator, input }) => {
        const outcome = await remindByHand.preview(actor, input.args[0]);
        return outcome.status === 'previewed'
          ? {
              ...trialTurn(translator, remindScreen(translator, outcome), trialReminder(translator, outcome)),
              cellId: outcome.cellId,
            }
          : previewTurn(translator, outcome, 'tap');
      },
      'remind.letter': async ({ actor, translator, input }) =>
        letterTurn(translator, await openingLetters.preview(actor, input.args[0] ?? '')),
      'remind.letter_trial': async ({ actor, translator, input }) => {
        const outcome = await openingLetters.preview(actor, input.args[0] ?? '');
        if (outcome.status !== 'previewed') return letterTurn(translator, outcome);
        const letter = openedNotice(translator, outcome.letter);
        const turn = trialTurn(translator, openingLetterScreen(translator, outcome), letter);
        return { ...turn, cellId: outcome.cellId };
      },
      'remind.send': async ({ actor, translator, input }) => {
        const [roundId] = input.args;
        if (roundId === undefined) return goneTurn(translator, 'tap');
        return sentTurn(translator, await remindByHand.remind(actor, roundId));
      },
      'remind.snooze': async ({ actor, translator, input }) => {
        const [roundId, name] = input.args;
        const kind = snoozes.find((one) => one === name);
        if (roundId === undefined || kind === undefined) return goneTurn(translator, 'tap');
        return snoozeTurn(translator, await reminding.snooze(actor, roundId, kind));
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
}

function letterTurn(translator: Translator, outcome: OpeningLetterOutcome): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'previewed':
      return { screen: openingLetterScreen(translator, outcome), cellId };
    case 'over':
      return { toast: translator.label('letter-preview.gone'), alert: true };
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
  }
}

function snoozeTurn(translator: Translator, outcome: SnoozeOutcome): Turn {
  const { cellId } = outcome;
  const { t, label } = translator;
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
      return { toast: label('snooze.not-needed'), alert: true };
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
  }
}

function previewTurn(translator: Translator, outcome: RemindPreviewOutcome, from: Input['kind']): Turn {
  const { cellId } = outcome;
  switch (outcome.status) {
    case 'previewed':
      return { screen: remindScreen(translator, outcome), cellId };
    case 'no_open_round':
      return { screen: noneOpenScreen(translator, outcome), cellId };
    case 'denied':
      return deniedTurn(translator, from, outcome);
  }
}

function sentTurn(translator: Translator, outcome: RemindOutcome): Turn {
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
      return previewTurn(translator, outcome, 'tap');
  }
}
