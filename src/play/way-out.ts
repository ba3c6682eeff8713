import type { Translator } from '../i18n/translator.ts';
import type { Screen } from '../screens/screen.ts';
import { aliases } from '../screens/commands.ts';

/** The same screen for a private chat: one with no button whose text names no command ends with where others are found. */
export function withWayOut<Shown extends Screen>({ t }: Pick<Translator, 't'>, screen: Shown): Shown {
  if (screen.buttons.length > 0 || namesCommand(screen.text)) return screen;
  return { ...screen, text: [screen.text, t('common-way-out')].join('\n\n') };
}

const command = new RegExp(`(?<![\\w<.:/])/(${[...aliases].flat().join('|')}|start)(?![\\w/])`);

function namesCommand(text: string): boolean {
  return command.test(text);
}
