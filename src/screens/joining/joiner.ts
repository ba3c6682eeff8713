import type { NameProblem } from '../../core/text/person-name.ts';
import type { WaitingView, WelcomeView } from '../../services/joining/enrolment.ts';
import type { ClaimQuestion } from '../../services/joining/secretary-claims.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { momentText } from '../meetings/names.ts';
import type { NoticeShown } from '../feature.ts';
import type { Screen } from '../screen.ts';
import { openRoundScreen } from './welcome.ts';

/** What somebody sees who is on the way into a cell. */
export function nameAskedScreen(
  { t, label }: Translator,
  {
    invitationId,
    unitName,
    problem,
  }: { invitationId: string; unitName: string; problem?: NameProblem | 'typed' | undefined },
): Screen {
  const ask = t('join-name', { unit: unitName });
  const said = problem === undefined ? [] : [nameProblemText({ t }, problem)];
  return {
    text: [...said, ask].join('\n\n'),
    buttons: [[{ text: label('common-later'), data: buttonData('join.later', invitationId) }]],
  };
}

export function nameConfirmScreen(
  { t, label }: Translator,
  { invitationId, memberName, unitName }: { invitationId: string; memberName: string; unitName: string },
): Screen {
  return {
    text: t('join-confirm', { name: memberName, unit: unitName }),
    buttons: [
      [{ text: label('join-confirm.yes'), data: buttonData('join.mine', invitationId), style: 'success' }],
      [{ text: label('join-confirm.no'), data: buttonData('join.not_mine', invitationId) }],
    ],
  };
}

/** The link of a cell that has a secretary. Who is somebody else types the name. */
export function secretaryClaimScreen(
  { t, label }: Translator,
  { invitationId, unitName, holderName, problem }: ClaimQuestion,
): Screen {
  const said =
    problem === undefined
      ? []
      : problem === 'holder' || problem === 'name_taken'
        ? [t(`office-claim.${problem}`)]
        : [nameProblemText({ t }, problem)];
  return {
    text: [...said, t('office-claim.ask', { unit: unitName, name: holderName })].join('\n\n'),
    buttons: [
      [
        {
          text: label('office-claim.same', { name: holderName }),
          data: buttonData('join.claim', invitationId),
        },
      ],
      [{ text: label('common-later'), data: buttonData('join.later', invitationId) }],
    ],
  };
}

export function waitingScreen(
  translator: Translator,
  { requestId, unitName, name, waits }: WaitingView,
): Screen {
  const { t, label } = translator;
  const night =
    waits === undefined
      ? []
      : [t('join-waiting.night', { when: momentText(translator, waits.until, waits.zone) })];
  return {
    text: [t('join-waiting', { unit: unitName, name }), ...night].join('\n\n'),
    buttons: [[{ text: label('join-waiting.rename'), data: buttonData('join.rename', requestId) }]],
  };
}

export function notMeScreen({ t }: Translator): Screen {
  return { text: t('join-name.not_me'), buttons: [] };
}

export function laterScreen({ t }: Translator): Screen {
  return { text: t('join-name.later'), buttons: [] };
}

/** With the row of buttons at once; an open round has a screen of its own. */
export function approvedNotice(
  translator: Translator,
  { memberName: name, unitName: unit, openRoundId, hasUnopened }: WelcomeView,
): NoticeShown {
  const { t } = translator;
  const text = [
    t('join-notice.approved', { name, unit }),
    ...(hasUnopened === true ? [t('join-notice.unopened')] : []),
    t('welcome.keyboard'),
  ].join('\n\n');
  const next = openRoundId === undefined ? undefined : openRoundScreen(translator, openRoundId);
  return { text, buttons: [], menu: true, ...(next && { next }) };
}

export function declinedNotice({ t }: Translator, { unitName }: Pick<WelcomeView, 'unitName'>): Screen {
  return { text: t('join-notice.declined', { unit: unitName }), buttons: [] };
}

export function contestedNotice({ t }: Translator, { unitName }: Pick<WelcomeView, 'unitName'>): Screen {
  return { text: t('join-notice.contested', { unit: unitName }), buttons: [] };
}

function nameProblemText({ t }: Pick<Translator, 't'>, problem: NameProblem | 'typed'): string {
  return problem === 'too_short' ? t('input.short_name') : t(`input.${problem}`);
}
