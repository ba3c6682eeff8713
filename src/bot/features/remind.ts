import type { Translator } from '../../i18n/translator.ts';
import type { RemindByHand, RemindOutcome, RemindPreview } from '../../services/remind-by-hand.ts';
import type { Reminding } from '../../services/reminders.ts';
import { againAtTime, noneOpenScreen, remindScreen } from '../../views/remind.ts';
import { openedNotice, reminderNotice } from '../../views/reminder.ts';
import type { Feature, Input, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from './refusals.ts';

type Deps = { remindByHand: RemindByHand; reminding: Pick<Reminding, 'readNudge'> };

/** /nhac, and the words of what is sent about a round. */
export function createRemindFeature({ remindByHand, reminding }: Deps): Feature {
  return {
    commands: {
      nhac: async ({ actor, translator, input }) =>
        previewTurn(translator, await remindByHand.preview(actor), input.kind),
    },
    taps: {
      'remind.preview': async ({ actor, translator, input }) =>
        previewTurn(translator, await remindByHand.preview(actor, input.args[0]), input.kind),
      'remind.send': async ({ actor, translator, input }) => {
        const [roundId] = input.args;
        if (roundId === undefined) return goneTurn(translator, 'tap');
        return sentTurn(translator, await remindByHand.remind(actor, roundId));
      },
    },
    notices: {
      round_opened: async (notice, { account, translator }) => {
        const nudge = await reminding.readNudge(notice, account.id);
        return nudge && openedNotice(translator, nudge);
      },
      reminder: async (notice, { account, translator }) => {
        const nudge = await reminding.readNudge(notice, account.id);
        return nudge && reminderNotice(translator, nudge);
      },
    },
  };
}

function previewTurn(translator: Translator, outcome: RemindPreview, from: Input['kind']): Turn {
  switch (outcome.status) {
    case 'previewed':
      return { screen: remindScreen(translator, outcome) };
    case 'no_open_round':
      return { screen: noneOpenScreen(translator, outcome) };
    case 'denied':
      return deniedTurn(translator, from, outcome);
  }
}

function sentTurn(translator: Translator, outcome: RemindOutcome): Turn {
  const { label } = translator;
  switch (outcome.status) {
    case 'reminded':
      return {
        screen: remindScreen(translator, outcome.preview),
        toast: label('remind-sent', { count: outcome.queued }),
      };
    case 'too_soon':
      return {
        screen: remindScreen(translator, outcome.preview),
        toast: label('remind-too-soon', { time: againAtTime(translator, outcome.preview) }),
      };
    case 'nobody_left':
      return { screen: remindScreen(translator, outcome.preview), toast: label('remind-nobody-toast') };
    case 'no_open_round':
    case 'denied':
      return previewTurn(translator, outcome, 'tap');
  }
}
