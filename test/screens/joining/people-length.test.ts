import { describe, expect, it } from 'vitest';
import { startSettings, startSetup, type SetupAnswers } from '../../../src/core/cell/setup.ts';
import type { Invitation, JoinRequest, Member, Unit } from '../../../src/core/model/people.ts';
import type { ChecklistVersion } from '../../../src/core/rounds/checklist.ts';
import type { RosterEntry } from '../../../src/core/roster/line.ts';
import type { RosterProblem } from '../../../src/core/roster/roster.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { cellScreen } from '../../../src/screens/cell/cell.ts';
import { consentDetailsScreen, consentScreen } from '../../../src/screens/joining/consent.ts';
import type { ConsentText } from '../../../src/services/joining/consent-text.ts';
import {
  invitationCaption,
  invitationListScreen,
  invitePickScreen,
} from '../../../src/screens/joining/invitations.ts';
import { admissionScreen, pickScreen } from '../../../src/screens/joining/admission.ts';
import { mostMatches } from '../../../src/core/roster/matching.ts';
import {
  approvedTogetherScreen,
  matchesScreen,
  waitingListScreen,
} from '../../../src/screens/joining/waiting-list.ts';
import { entryScreen } from '../../../src/screens/roster/entry.ts';
import { memberScreen, rosterScreen } from '../../../src/screens/roster/roster.ts';
import type { Screen } from '../../../src/screens/screen.ts';
import { checklistNotesScreen } from '../../../src/screens/cell/setup-questions.ts';
import { setupScreen } from '../../../src/screens/cell/setup-screens.ts';
import { checklists } from '../../support/checklists.ts';

const translators = await loadTranslators('locales');
const languages = [translators.vi, translators.en];

/** The longest that can be entered, with what has to be escaped. */
const longName = `Nguyễn ${'Thị '.repeat(11)}(tổ 3)`;
const longCell = `Chi bộ ${'<Tổ dân phố> & '.repeat(4)}`;
const unit: Unit = {
  id: '018f0000-0000-7000-8000-00000000000a',
  parentId: undefined,
  kind: 'cell',
  name: longCell,
  zone: 'Asia/Ho_Chi_Minh',
  meetingRule: undefined,
  checklistKey: undefined,
  readyAt: new Date('2026-11-01T00:00:00Z'),
};
const members = Array.from({ length: 150 }, (_, index) => memberAt(index));
const request: JoinRequest = {
  id: idAt(900),
  invitationId: idAt(901),
  accountId: idAt(902),
  unitId: unit.id,
  memberId: undefined,
  name: longName,
  status: 'waiting',
  previousAccountId: undefined,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  decidedAt: undefined,
  decidedBy: undefined,
};

describe.each(languages)('in $locale', (translator) => {
  it('a roster of 150 with the longest names has 15 pages, each readable', () => {
    const rows = members.map((member) => ({ member, role: 'cell_officer' as const }));

    const counts = { official: 0, probationary: 0, unknown: 150 };
    const view = { unit, rows, counts, order: 'given_name' as const, editable: true };
    for (let page = 0; page < 15; page += 1) {
      const screen = rosterScreen(translator, view, page);
      expectShowable(screen);
      expect(screen.buttons.flat().filter(({ text }) => /^\d+$/.test(text))).toHaveLength(10);
    }
    expect(rosterScreen(translator, view, 99).text).toContain('15');
  });

  it('a pasted list of 150 names, and one of 150 bad lines, stay in one message', () => {
    const entries = members.map(({ name }): RosterEntry => ({
      name,
      membership: undefined,
      standing: 'temporary',
      role: 'deputy',
    }));
    const problems = members.map((_, index): RosterProblem => ({
      line: index + 1,
      text: '<'.repeat(60),
      why: 'unknown_word',
      word: '&'.repeat(30),
    }));

    const screen = entryScreen(translator, { unit, entries, fresh: entries, problems });

    expectShowable(screen);
    expect(screen.buttons[0]?.[0]?.text).toContain('150');
    expectShowable(entryScreen(translator, { unit, entries: [], fresh: [], problems }));
  });

  it('screens about one member, a request and a choice of names are readable', () => {
    const [member] = members;
    if (member === undefined) throw new Error('no member');
    const view = {
      unit,
      member,
      role: 'member',
      editable: true,
      self: false,
      contestableRequestId: idAt(5),
    } as const;
    expectShowable(memberScreen(translator, view));
    expectShowable(
      admissionScreen(translator, {
        request,
        unit,
        invitation: {
          ...{ id: idAt(901), kind: 'member', unitId: unit.id, memberId: idAt(1), createdBy: undefined },
          ...{ createdAt: new Date('2026-11-01T00:00:00Z'), expiresAt: new Date('2026-11-15T00:00:00Z') },
          ...{ withdrawnAt: undefined, usedAt: undefined },
        },
        member: undefined,
        suggested: members.slice(0, 4),
        contestable: false,
        waits: undefined,
        othersWait: false,
      }),
    );
    for (let page = 0; page < 15; page += 1) {
      expectShowable(pickScreen(translator, { request, members }, page));
      expectShowable(invitePickScreen(translator, { unit, members }, page));
    }
    expectShowable(
      waitingListScreen(translator, {
        unit,
        requests: Array.from({ length: 90 }, (_, at) => ({ ...request, id: idAt(at) })),
        matches: [],
      }),
    );
    const matches = members.slice(0, mostMatches).map((member) => ({ request, member }));
    expectShowable(matchesScreen(translator, { unit, matches, mark: 'mmmmmmmmmm' }));
    const left = { unit, requests: [request], matches: [] };
    expectShowable(approvedTogetherScreen(translator, { approved: matches, view: left }));
  });

  it('a long list of links is cut, and an invitation fits under its picture', () => {
    const [member] = members;
    const invitation: Invitation = {
      id: idAt(7),
      kind: 'member',
      unitId: unit.id,
      memberId: member?.id,
      createdBy: undefined,
      createdAt: new Date('2026-11-01T00:00:00Z'),
      expiresAt: new Date('2026-11-15T00:00:00Z'),
      withdrawnAt: undefined,
      usedAt: undefined,
    };
    const invitations = members.map((one, at) => ({
      invitation: { ...invitation, id: idAt(at) },
      member: one,
    }));

    expectShowable(invitationListScreen(translator, { unit, invitations }));
    const payload = `join_${'x'.repeat(43)}`;
    const link = `https://t.me/${'a'.repeat(32)}?start=${payload}`;
    expect(
      parsed(invitationCaption(translator, { invitation, unit, member }, { link, payload })).length,
    ).toBeLessThan(1024);
    expect(invitationCaption(translator, { invitation, unit, member }, { link, payload })).toContain(link);
  });

  it('the setup is readable at every question and in the recap', () => {
    const answers: Required<SetupAnswers> = {
      own_name: longName,
      cell_name: longCell,
      day: 31,
      time: '08:05',
      place: '<'.repeat(120),
      shift: 'next_working_day',
      checklist: 'bieu-hien-27',
    };
    const versions = [versionOf(1, checklists.full), versionOf(2, checklists.five)];
    const drafts = [startSetup({}), startSetup(answers), startSettings(answers)];

    for (const draft of drafts) {
      for (const step of [
        'own_name',
        'cell_name',
        'day',
        'time',
        'place',
        'shift',
        'checklist',
        'recap',
      ] as const) {
        const view = {
          ...{ unitId: unit.id, draft: { ...draft, step }, checklists: versions },
          ...{ meetings: [], changed: true },
        };
        expectShowable(setupScreen(translator, view, 'press_button'));
      }
    }
    for (const checklist of versions)
      expectShowable(checklistNotesScreen(translator, { unitId: unit.id, checklist }));
  });

  it('consent and the cell at a glance are readable', () => {
    expectShowable(consentScreen(translator, { ...namedText, unitName: longCell, again: true }));
    expectShowable(consentDetailsScreen(translator, namedText));
    const officer = { ...namedText, asOfficer: true };
    expectShowable(consentScreen(translator, { ...officer, unitName: longCell, again: true }));
    expectShowable(consentDetailsScreen(translator, officer));
    expectShowable(
      cellScreen(translator, {
        unit,
        nextMeeting: undefined,
        members: 150,
        joined: 20,
        waiting: 3,
        editable: true,
        thematicDue: undefined,
        suggestions: 0,
        unknown: 150,
        unanswered: 0,
        groupMuted: true,
        held: undefined,
      }),
    );
  });
});

it('the consent screen says the four points in a few short lines', () => {
  const { text } = consentScreen(translators.vi, {
    ...{ ...namedText, operator: { name: 'Đảng ủy phường Trung Tâm' }, asOfficer: false },
    ...{ unitName: 'Chi bộ Tổ dân phố 5', again: false },
  });

  expect(text.match(/^• /gm)).toHaveLength(4);
  expect(parsed(text).length).toBeLessThan(600);
  for (const word of [
    'nước ngoài',
    'giữ khóa',
    '12 tháng',
    '/dulieu',
    'Chi bộ Tổ dân phố 5',
    'nhạy cảm',
    'Trung Tâm',
  ]) {
    expect(text).toContain(word);
  }
});

it('an officer of a unit above is told what is kept of officers, and what would be of a member', () => {
  const { text } = consentScreen(translators.vi, {
    ...{ ...namedText, operator: { name: 'Đảng ủy phường Trung Tâm' }, asOfficer: true },
    ...{ unitName: 'Đảng bộ phường Bến Gỗ', again: false },
  });

  expect(text.match(/^• /gm)).toHaveLength(4);
  expect(parsed(text).length).toBeLessThan(850);
  expect(text).toContain('Đồng chí được giao theo dõi Đảng bộ phường Bến Gỗ');
  for (const word of ['không lưu họ tên', 'nhạy cảm', '12 tháng', 'nước ngoài', 'giữ khóa', '/dulieu']) {
    expect(text).toContain(word);
  }
});

const namedText: ConsentText = {
  ...{ version: 2, operator: { name: 'Đ'.repeat(100) }, asOfficer: false },
  ...{ whole: true, doors: ['telegram'] },
};

function expectShowable({ text, buttons }: Screen): void {
  expect(parsed(text).length).toBeLessThanOrEqual(4096);
  expect(text.replace(/<\/?(?:b|code)>/g, '')).not.toMatch(/[<>]/);
  expect(buttons.flat().length).toBeLessThanOrEqual(100);
  for (const row of buttons) expect(row.length).toBeLessThanOrEqual(5);
  for (const button of buttons.flat()) {
    expect(button.text).not.toBe('');
    if ('data' in button) expect(Buffer.byteLength(button.data)).toBeLessThanOrEqual(64);
  }
}

/** As Telegram counts it: without tags, escapes as one character. */
function parsed(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp);/g, '.');
}

function idAt(index: number): string {
  return `018f0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

function memberAt(index: number): Member {
  return {
    id: idAt(index),
    unitId: unit.id,
    accountId: undefined,
    name: longName,
    membership: undefined,
    standing: 'temporary',
    position: index + 1,
    joinedAt: undefined,
    addedAt: new Date('2026-11-01T00:00:00Z'),
    removedAt: undefined,
  };
}

function versionOf(index: number, content: ChecklistVersion['content']): ChecklistVersion {
  return { id: idAt(index), key: content.key, version: 1, fingerprint: '', content };
}
