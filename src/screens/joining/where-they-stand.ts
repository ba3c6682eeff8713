import type { Answer, Asking, Land, Turn, Who } from '../feature.ts';
import { leaving } from '../handlers.ts';
import type { Enrolment, WelcomeView, WhereTheyStand } from '../../services/joining/enrolment.ts';
import { consentScreen } from './consent.ts';
import { operatorNameScreen } from './operator-name.ts';
import { nameAskedScreen, nameConfirmScreen, secretaryClaimScreen, waitingScreen } from './joiner.ts';
import {
  linkRefusedScreen,
  officerWelcomeScreen,
  strangerScreen,
  welcomeAfterTap,
  welcomeAfterText,
} from './welcome.ts';
import { setupTurn } from '../cell/setup-turn.ts';

export function createLand({ enrolment }: { enrolment: Pick<Enrolment, 'land'> }): Land {
  return async (asking) => landingTurn(asking, await enrolment.land(asking.actor));
}

export function landingTurn(asking: Asking, landing: WhereTheyStand): Answer {
  const turn = turnOf(asking, landing);
  const from = asking.input.kind;
  const isChoice = landing.status === 'consent_needed' || landing.status === 'name_to_confirm';
  return isChoice && (from === 'text' || from === 'other') ? pressing(asking, turn) : turn;
}

function turnOf(asking: Asking, landing: WhereTheyStand): Answer {
  const { translator } = asking;
  const joined = leaving(asking, 'joining');
  switch (landing.status) {
    case 'denied':
      return landing;
    case 'consent_needed':
      return { screen: consentScreen(translator, landing) };
    case 'stranger':
      return { screen: strangerScreen(translator), ...joined };
    case 'operator_name_asked':
      return { screen: operatorNameScreen(translator), dialogue: 'operator' };
    case 'claim_taken':
      return { screen: linkRefusedScreen(translator, 'claim_taken'), ...joined };
    case 'unit_claim_gone':
    case 'claim_barred':
      return { screen: linkRefusedScreen(translator, landing.status), ...joined };
    case 'officer':
      return { ...officerTurn(translator, landing.unitNames), ...joined };
    case 'link_gone':
      return { screen: linkRefusedScreen(translator, landing.why), ...joined };
    case 'secretary_claim':
      return { screen: secretaryClaimScreen(translator, landing), dialogue: 'joining' };
    case 'setup':
      return setupTurn(asking, landing.setup);
    case 'name_asked':
      return { screen: nameAskedScreen(translator, landing), dialogue: 'joining' };
    case 'name_to_confirm':
      return { screen: nameConfirmScreen(translator, landing), dialogue: 'joining', byButtons: true };
    case 'waiting':
      return { screen: waitingScreen(translator, landing), dialogue: 'joining', byButtons: true };
    case 'member':
      return { ...memberTurn(asking, landing), ...joined };
  }
}

function officerTurn(translator: Who['translator'], unitNames: readonly string[]): Turn {
  return {
    screen: officerWelcomeScreen(translator, unitNames),
    menu: { text: translator.t('welcome.keyboard') },
  };
}

/** What was typed is no answer to this screen. */
function pressing({ translator: { t } }: Who, turn: Answer): Answer {
  const { screen } = turn;
  return screen === undefined
    ? turn
    : { ...turn, screen: { ...screen, text: `${t('input.press_button')}\n\n${screen.text}` } };
}

function memberTurn({ translator, input }: Asking, welcome: WelcomeView): Turn {
  const { screen, menu } =
    input.kind === 'tap' ? welcomeAfterTap(translator, welcome) : welcomeAfterText(translator, welcome);
  return { ...(screen && { screen }), menu: { text: menu } };
}
