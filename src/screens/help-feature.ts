import { currentSeat, hasUnits, may, type Actor } from '../core/permissions.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonData } from './button-data.ts';
import { bold } from './lines.ts';
import { inPairs } from './paging.ts';
import { backButton, type Button, type Screen } from './screen.ts';
import type { Feature, Request } from './feature.ts';

/** /trogiup: what everybody does here, and behind a button what comes with an office. */
export function createHelpFeature(): Feature {
  return {
    answersAnybody: true,
    commands: {
      trogiup: ({ actor, translator }) => ({ screen: helpScreen(translator, actor) }),
    },
    taps: { 'help.open': (request) => ({ screen: partScreen(request) }) },
  };
}

const parts = ['secretary', 'deputy', 'officer', 'operator'] as const;
type Part = (typeof parts)[number];

/** What this person's offices add. */
function partsOf(actor: Actor): Part[] {
  const unitId = currentSeat(actor)?.unitId;
  const leads = may(actor, 'cell_setup', unitId);
  const has: Record<Part, boolean> = {
    secretary: leads,
    deputy: !leads && may(actor, 'summary_read', unitId),
    officer: hasUnits({ ...actor, offices: actor.offices.filter((one) => one.unitId !== undefined) }),
    operator: may(actor, 'unit_write', undefined),
  };
  return parts.filter((part) => has[part]);
}

function helpScreen(translator: Translator, actor: Actor): Screen {
  const { t, label } = translator;
  const offices = partsOf(actor);
  const unitId = currentSeat(actor)?.unitId;
  if (!may(actor, 'review', unitId) && !offices.some((part) => part === 'secretary' || part === 'deputy')) {
    if (offices.length === 0) return { text: [t('help'), t('help.before')].join('\n\n'), buttons: [] };
    const own = offices.includes('officer') ? [t('help.officer_own')] : [];
    const units = { text: label('keyboard.units'), data: buttonData('unit.home') };
    const texts = offices.map((part) => partText(translator, part));
    return { text: [t('help'), ...texts, ...own].join('\n\n'), buttons: [[units]] };
  }
  const switching = actor.seats.length > 1 ? [t('help.switch')] : [];
  const buttons: Button[] = [
    { text: label('suggestion-button'), data: buttonData('suggestion.start') },
    ...offices.map((part) => ({
      text: label('help.part', { part }),
      data: buttonData('help.open', part),
    })),
  ];
  return {
    text: [t('help'), t('help.member'), ...switching, t('help.private')].join('\n\n'),
    buttons: inPairs(buttons),
  };
}

/** An office that has ended since leads back to the beginning. */
function partScreen({ actor, translator, input }: Request<'tap'>): Screen {
  const part = partsOf(actor).find((one) => one === input.args[0]);
  if (part === undefined) return helpScreen(translator, actor);
  const back = backButton(translator.label('keyboard.help'), buttonData('help.open'));
  return { text: partText(translator, part), buttons: [[back]] };
}

function partText({ t, label }: Translator, part: Part): string {
  return [bold(label('help.part', { part })), t(`help.${part}`)].join('\n\n');
}
