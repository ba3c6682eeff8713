import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/core/model/people.ts';
import { itemsOf } from '../../../src/core/rounds/checklist.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { groupPreview, itemPreview, lookScreen } from '../../../src/screens/checklists/look.ts';
import { groupScreen } from '../../../src/screens/reviews/group.ts';
import type { Screen } from '../../../src/screens/screen.ts';
import { checklists } from '../../support/checklists.ts';

const { vi } = await loadTranslators('locales');
const cell: Unit = {
  ...{ id: '018f0000-0000-7000-8000-00000000000a', parentId: undefined, kind: 'cell', name: 'Chi bộ 5' },
  ...{ zone: 'Asia/Ho_Chi_Minh', meetingRule: undefined, checklistKey: undefined, readyAt: undefined },
};
const period = { year: 2026, month: 12 };
const labels = ({ buttons }: Screen) => buttons.map((row) => row.map(({ text }) => text));
const actions = ({ buttons }: Screen) =>
  buttons.flat().map((button) => ('data' in button ? /^[^:]*/.exec(button.data)?.[0] : undefined));

describe.each(['cell', 'ward'] as const)('the look at a checklist of a %s before it is kept', (kind) => {
  const unit: Unit = { ...cell, kind };
  const own = kind === 'cell' ? 'checklist' : 'unit_list';

  it.each(Object.entries(checklists))(
    'has the words and buttons of a review, and none that answers: %s',
    (_, content) => {
      const view = { unit, content, isKept: false, period };
      const screens = [
        ...content.groups.map((_group, index) => groupPreview(vi, view, index + 1)),
        ...itemsOf(content).map(({ number }) => itemPreview(vi, view, number)),
      ];
      for (const screen of screens) {
        expect(new Set(actions(screen).map((action) => action?.split('.')[0]))).toEqual(new Set([own]));
        expect(labels(screen).at(-1)).toEqual(['‹ Hết xem trước']);
      }
      const member = groupScreen(
        vi,
        {
          ...{ roundId: 'r', isCommittee: false, round: { kind: 'monthly', period }, phase: 'open' },
          ...{ checklist: content, answers: new Map(), shown: { screen: 'group', group: 1 } },
          review: { sharing: undefined, editing: false, sentAt: undefined },
        },
        1,
      );
      expect(labels(groupPreview(vi, view, 1)).slice(0, -1)).toEqual(labels(member));
      expect(groupPreview(vi, view, 1).text).toContain(member.text);
    },
  );

  it('leads an old button to what is there', () => {
    const view = { unit, content: checklists.five, isKept: true, period };
    expect(groupPreview(vi, view, 9).text).toBe(groupPreview(vi, view, 1).text);
    expect(itemPreview(vi, view, 99).text).toBe(groupPreview(vi, view, 1).text);
    expect(labels(lookScreen(vi, view))).toEqual([['Xem như đảng viên thấy'], ['‹ Danh mục tự soạn']]);
  });
});
