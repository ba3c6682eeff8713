import { currentSeat, hasUnits, may, type Actor } from '../core/permissions.ts';
import type { Translator } from '../i18n/translator.ts';
import { commands } from './commands.ts';

type MenuEntry = { command: string; description: string };

/** The command menu of a person. It only shows: what may be done is decided when it is asked for. */
export function commandsFor(actor: Actor, { locale, label }: Translator): MenuEntry[] {
  const unitId = currentSeat(actor)?.unitId;
  return commands.flatMap(({ name, english, menu }) => {
    const isFor = menu && ('action' in menu ? may(actor, menu.action, unitId) : menu.isFor(actor));
    return isFor === true
      ? [{ command: locale === 'en' ? english : name, description: label(menu.text) }]
      : [];
  });
}

/** What a group's menu lists, whoever looks. */
export function groupCommands({ label }: Translator): MenuEntry[] {
  return commands.flatMap(({ name, menu, inGroups }) =>
    inGroups === true && menu !== undefined ? [{ command: name, description: label(menu.text) }] : [],
  );
}

/** The words on the persistent keyboard; typed by hand they work too. */
export function keyboardFor(actor: Actor, translator: Translator): string[][] {
  const unitId = currentSeat(actor)?.unitId;
  const { label } = translator;
  if (!may(actor, 'review', unitId)) {
    return actor.consented && hasUnits(actor) ? [[label('keyboard.units'), label('keyboard.help')]] : [];
  }
  const rows = [[label('keyboard.review'), label('keyboard.commitments')]];
  if (may(actor, 'summary_read', unitId)) {
    rows.push([label('keyboard.cell'), label('keyboard.summary')]);
  }
  const remind = may(actor, 'remind', unitId) ? [label('keyboard.remind')] : [];
  return [...rows, [label('keyboard.schedule'), ...remind, label('keyboard.help')]];
}
