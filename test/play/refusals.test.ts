import { expect, it } from 'vitest';
import type { Refused } from '../../src/core/permissions.ts';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { refusalTurn } from '../../src/play/refusals.ts';
import type { Input } from '../../src/screens/feature.ts';
import { refusal, unknownButton } from '../../src/screens/handlers.ts';
import { unitRefusals } from '../../src/screens/units/refusals.ts';

const { vi } = await loadTranslators('locales');

const tap: Input = { kind: 'tap', action: 'meeting.show', args: [] };
const text: Input = { kind: 'text', text: '20/12' };

function denied(why: Refused['why']): Refused {
  return { status: 'denied', why };
}

it('a refused tap has its reason over the screen, and leaves what is being typed alone', () => {
  expect(refusalTurn(denied('not_your_office'), { translator: vi, input: tap })).toEqual({
    toast: 'Việc này do bí thư chi bộ làm. Các việc của đồng chí có ở /trogiup',
    alert: true,
    dialogue: undefined,
  });
});

it('what was typed and is refused has its reason below, and is asked for no more', () => {
  expect(refusalTurn({ ...unknownButton, cellId: 'cell' }, { translator: vi, input: text })).toEqual({
    screen: {
      text: 'Nút này không còn dùng được. Xin chọn lại ở hàng nút cuối màn hình, hoặc gõ /trogiup',
      buttons: [],
    },
    dialogue: null,
    cellId: 'cell',
  });
});

it('a command that is refused leaves open what is being asked', () => {
  const command: Input = { kind: 'command', command: 'tonghop', payload: '' };
  expect(refusalTurn(denied('not_your_office'), { translator: vi, input: command }).dialogue).toBeUndefined();
});

it.each([
  ['its own words', unitRefusals, 'Đồng chí chưa được giao theo dõi đơn vị này.'],
  ['the usual ones', undefined, 'Tài khoản này chưa kết nối với trợ lý của chi bộ.'],
])('a part of the bot says a refusal in %s', (_, words, beginning) => {
  const { toast } = refusalTurn(denied('not_a_member'), { translator: vi, input: tap }, words);
  expect(toast?.startsWith(beginning)).toBe(true);
});

it('one that brings its words is said in them, whatever the part of the bot says else', () => {
  const { toast } = refusalTurn(refusal('gone.member'), { translator: vi, input: tap }, unitRefusals);
  expect(toast).toBe('Đồng chí này không còn trong danh sách. Xin đồng chí mở lại: /chibo');
});

it('what was written before somebody had their place leads to where it opens', () => {
  const turn = refusalTurn(denied('unopened'), { translator: vi, input: tap });
  expect(turn.below).toBe(true);
  expect(turn.screen?.buttons.flat()).toEqual([{ text: vi.label('unopened.ask'), data: 'door.ask' }]);
});
