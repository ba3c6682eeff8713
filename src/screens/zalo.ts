import { escapeHtml, type Translator } from '../i18n/translator.ts';
import type { BotLinks } from './links.ts';
import type { Button, Screen } from './screen.ts';

const readers = ['group', 'person'] as const;

/** Who reads a text that is pasted into Zalo: a cell's group, or one member. */
export type ZaloReader = (typeof readers)[number];

/** Where members come in: the page where there is one. Whoever opens it has to be known already, or has a code. */
export function plainAddress({
  webUrl,
  links,
}: {
  webUrl: string | undefined;
  links: Pick<BotLinks, 'chat'>;
}): string {
  return webUrl ?? links.chat;
}

export function zaloButton({ label }: Translator, data: string): Button {
  return { text: label('zalo.button'), data };
}

/** What a button of these screens carries. */
export function zaloReader(text: string | undefined): ZaloReader {
  return readers.find((reader) => reader === text) ?? 'group';
}

/** One text, ready to be pasted: it stands there for those whose app has no way to copy by a button. */
export function zaloScreen(
  { t, label }: Translator,
  {
    to,
    text,
    dataFor,
    back,
  }: { to: ZaloReader; text: string; dataFor: (to: ZaloReader) => string; back: Button },
): Screen {
  const other = to === 'group' ? 'person' : 'group';
  return {
    text: [t('zalo', { to }), `<pre>${escapeHtml(text)}</pre>`, t('zalo.hint')].join('\n\n'),
    buttons: [
      [{ text: label('zalo.copy'), copy: text, style: 'primary' }],
      [{ text: label('zalo.other', { to: other }), data: dataFor(other) }],
      [back],
    ],
  };
}
