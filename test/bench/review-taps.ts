import type { Person } from '../../src/playground/emulator/person.ts';
import type { Tapper } from './tap-load.ts';

/** A member who answers item after item of the group on their screen at Telegram. */
export function answering(person: Person): Tapper {
  const invitation = person.messages().find(({ buttons }) => buttons.flat().some(isBegin));
  if (invitation === undefined) throw new Error(`${person.firstName} has not been invited to the review`);
  const next = createAnswering();
  return {
    person,
    messageId: invitation.messageId,
    next: ({ buttons }) => next(buttons.flat().map(({ text }) => text)),
  };
}

/**
 * Which of the buttons is tapped next: every other tap opens an item, the one after it stores the answer, in turn "Không có"
 * and "Có nguy cơ".
 */
export function createAnswering(): (labels: readonly string[]) => string {
  let answers = 0;
  return (labels) => {
    const begin = labels.find((text) => isBegin({ text }));
    if (begin !== undefined) return begin;
    const level = answers % 18 < 9 ? 'Không có' : 'Có nguy cơ';
    if (labels.includes(level)) {
      answers += 1;
      return level;
    }
    const number = String((answers % 9) + 1);
    const item = labels.find((text) => text.split(' ')[0] === number);
    const leave = labels.find((text) => /^‹ Quay lại|^Xong mục này/.test(text));
    const found = item ?? leave;
    if (found === undefined) throw new Error(`nothing to tap among ${labels.join(', ')}`);
    return found;
  };
}

function isBegin({ text }: { text: string }): boolean {
  return text === 'Bắt đầu tự soi';
}
