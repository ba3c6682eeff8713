import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/core/model/people.ts';
import type { Suggestion } from '../../../src/core/suggestions/suggestion.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { openScreen, ownScreen } from '../../../src/screens/suggestions/one-suggestion.ts';
import type { Screen } from '../../../src/screens/screen.ts';
import { listScreen, ownListScreen } from '../../../src/screens/suggestions/suggestions.ts';
import type { SuggestionView } from '../../../src/services/suggestions/readable.ts';
import type { SuggestionLineView } from '../../../src/services/suggestions/suggestions.ts';

const { vi } = await loadTranslators('locales');
const unit: Unit = {
  ...{ id: 'u', parentId: undefined, kind: 'cell', name: 'Chi bộ 5', zone: 'Asia/Ho_Chi_Minh' },
  ...{ meetingRule: undefined, checklistKey: undefined, readyAt: undefined },
};
const sentAt = new Date('2026-12-01T02:00:00Z');
const suggestion: Suggestion = {
  ...{ id: 's', unitId: 'u', memberId: 'm', roundId: 'r', item: undefined, sharing: 'committee', sentAt },
  ...{ sharedWithId: undefined, text: 'Nên họp <sớm> hơn', answer: undefined, withdrawnAt: undefined },
};
const answer = { text: 'Sẽ xem lại', at: new Date('2026-12-02T02:00:00Z'), byId: 'b', seenAt: undefined };
const view: SuggestionView = { ...{ suggestion, unit, name: 'An' }, answeredBy: 'Bình', mayAnswer: true };
const open = (changes: Partial<Suggestion>) =>
  openScreen(vi, { ...view, suggestion: { ...suggestion, ...changes } }, 1);
const own = (changes: Partial<Suggestion>) =>
  ownScreen(vi, { ...view, suggestion: { ...suggestion, ...changes } }, 1);
const labels = ({ buttons }: Screen) => buttons.flat().map(({ text }) => text);

describe('one’s own suggestion', () => {
  it('is shown with its answer, and can be withdrawn', () => {
    const screen = own({ answer });
    expect(screen.text).toContain('<blockquote>Nên họp &lt;sớm&gt; hơn</blockquote>');
    expect(screen.text).toContain('<b>Đồng chí Bình trả lời</b>');
    expect(labels(screen)).toEqual(['Rút góp ý này', 'Góp ý của tôi']);
  });

  it('says why its words are no longer there', () => {
    expect(own({ text: undefined }).text).toContain('đã hết hạn giữ và được xóa');
    expect(own({ text: undefined, sharing: 'counts_only' }).text).toContain('chỉ được đếm');
    const withdrawn = own({ text: undefined, withdrawnAt: sentAt });
    expect(withdrawn.text).toContain('Đồng chí đã rút góp ý này');
    expect(labels(withdrawn)).toEqual(['Góp ý của tôi']);
  });

  it('stands in the list with what became of it', () => {
    const line = (changes: Partial<SuggestionLineView>, said: Partial<Suggestion> = {}): string => {
      const one = { suggestion: { ...suggestion, ...said }, name: '', answered: false, isNews: false };
      const screen = ownListScreen(vi, { lines: [{ ...one, ...changes }], zone: unit.zone }, 0);
      return labels(screen)[0]?.split(': ')[1] ?? '';
    };
    expect(line({})).toBe('đã gửi');
    expect(line({ answered: true, isNews: true })).toBe('có trả lời mới');
    expect(line({ answered: true })).toBe('đã được trả lời');
    expect(line({}, { sharing: 'counts_only' })).toBe('chỉ đếm');
    expect(line({ answered: true }, { withdrawnAt: sentAt })).toBe('đã rút');
  });
});

describe('for the committee', () => {
  it('the list names who wrote and whether it was answered, and none of the words', () => {
    const lines = [
      { suggestion, name: 'An', answered: false, isNews: false },
      { suggestion, name: 'Cường', answered: true, isNews: false },
    ];
    const screen = listScreen(vi, { unit, round: undefined, lines }, 0);
    expect(labels(screen)).toEqual(['An: chưa trả lời', 'Cường ✓', '‹ Chi bộ']);
    expect(screen.text).not.toContain('Nên họp');
  });

  it('an answer may be changed until it was read by whom it is for', () => {
    expect(labels(open({}))).toEqual(['Trả lời', '‹ Góp ý']);
    expect(labels(open({ answer }))).toEqual(['Sửa câu trả lời', '‹ Góp ý']);
    const read = open({ answer: { ...answer, seenAt: sentAt } });
    expect(labels(read)).toEqual(['‹ Góp ý']);
    expect(read.text).toContain('đã đọc câu trả lời nên câu này không sửa được nữa');
  });
});
