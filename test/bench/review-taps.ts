import type { Person } from '../../src/playground/emulator/person.ts';
import type { Tapper } from './tap-load.ts';

/**
 * A member who answers item after item of the group on the screen: every other tap opens an item, the one after it stores
 * the answer, in turn "Không có" and "Có nguy cơ".
 */
export function answering(person: Person): Tapper {
  const invitation = person.messages().find(({ buttons }) => buttons.flat().some(isBegin));
  if (invitation === undefined) throw new Error(`${person.firstName} has not been invited to the review`);
  let answers = 0;
  return {
    person,
    messageId: invitation.messageId,
    next({ buttons }) {
      const labels = buttons.flat().map(({ text }) => text);
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
    },
  };
}

function isBegin({ text }: { text: string }): boolean {
  return text === 'Bắt đầu tự soi';
}
