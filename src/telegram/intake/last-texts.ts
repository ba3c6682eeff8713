import { createHmac, randomBytes } from 'node:crypto';

const most = 10_000;

type SaidText = { updateId: number; chatId: number; messageId: number; text: string };

export type LastTexts = ReturnType<typeof createLastTexts>;

/**
 * Knows again the texts of the last messages, without keeping them: Telegram also reports an edit where nothing that
 * was said has changed, such as a preview that was added or a reaction.
 */
export function createLastTexts() {
  const key = randomBytes(32);
  const last = new Map<string, { hash: string; updateId: number; changed: boolean }>();

  /** Whether the text differs from what the message said before, as far as that is known; the same update is told the same again. */
  return function hear({ updateId, chatId, messageId, text }: SaidText): boolean {
    const place = `${chatId} ${messageId}`;
    const before = last.get(place);
    if (before?.updateId === updateId) return before.changed;
    const hash = createHmac('sha256', key).update(text).digest('base64');
    const changed = before?.hash !== hash;
    last.delete(place);
    last.set(place, { hash, updateId, changed });
    const [oldest] = last.keys();
    if (oldest !== undefined && last.size > most) last.delete(oldest);
    return changed;
  };
}
