import type { Translator } from '../../i18n/translator.ts';
import type { Unit } from '../../core/model/people.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import type { Screen, Button } from '../screen.ts';
import { longDate } from '../dates.ts';
import { buttonData } from '../button-data.ts';

/** To the secretary: the quarter ends without a thematic meeting in sight. */
export function thematicNotice(
  translator: Translator,
  { unit, quarterEndsOn }: { unit: Pick<Unit, 'id'>; quarterEndsOn: LocalDate },
): Screen {
  const { t } = translator;
  return {
    text: t('thematic-missing', { date: longDate(translator, quarterEndsOn) }),
    buttons: [[thematicButton(translator, unit.id)]],
  };
}

export function thematicButton({ label }: Translator, unitId: string): Button {
  return { text: label('thematic-missing.plan'), data: buttonData('plan.kind', unitId, 'thematic') };
}
