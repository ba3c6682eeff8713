import { currentSeat, hasUnits, may } from '../core/permissions.ts';
import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import type { Screen } from './screen.ts';
import type { Feature } from './feature.ts';

/** /trogiup: what this person can do, by role. */
export function createHelpFeature(): Feature {
  return {
    answersAnybody: true,
    commands: {
      trogiup: ({ actor, translator }) => {
        const unitId = currentSeat(actor)?.unitId;
        const reviews = may(actor, 'review', unitId);
        const leads = may(actor, 'cell_setup', unitId);
        const sums = may(actor, 'summary_read', unitId);
        const role = leads ? 'secretary' : sums ? 'deputy' : reviews ? 'member' : 'stranger';
        const operator = may(actor, 'unit_write', undefined);
        const also = {
          operator,
          officer: hasUnits({ ...actor, offices: actor.offices.filter((one) => one.unitId !== undefined) }),
          switches: actor.seats.length > 1,
        };
        return Promise.resolve({ screen: helpScreen(translator, role, also) });
      },
    },
  };
}

/** Help for what somebody is: the secretary also reads what every member reads. */
function helpScreen(
  { t, label }: Translator,
  role: 'secretary' | 'deputy' | 'member' | 'stranger',
  also: { operator: boolean; officer: boolean; switches: boolean },
): Screen {
  const offices = [
    ...(also.officer ? [t('help.officer')] : []),
    ...(also.operator ? [t('help.operator')] : []),
  ];
  if (role === 'stranger') {
    const rest = offices.length > 0 ? offices : [t('help.before')];
    const own = also.officer ? [t('help.officer_own')] : [];
    const units = { text: label('keyboard.units'), data: callbackData('unit.home') };
    return {
      text: [t('help'), ...rest, ...own].join('\n\n'),
      buttons: offices.length > 0 ? [[units]] : [],
    };
  }
  const parts = [t('help'), t('help.member')];
  if (role === 'secretary') parts.push(t('help.secretary'));
  if (role === 'deputy') parts.push(t('help.deputy'));
  if (also.switches) parts.push(t('help.switch'));
  parts.push(...offices);
  parts.push(t('help.private'));
  const suggest = { text: label('suggestion-button'), data: callbackData('suggestion.start') };
  return { text: parts.join('\n\n'), buttons: [[suggest]] };
}
