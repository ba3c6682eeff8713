import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandsFor, keyboardFor } from '../../src/screens/menu.ts';
import type { Actor } from '../../src/core/permissions.ts';
import type { Role } from '../../src/core/model/people.ts';
import { loadTranslators, type Translators } from '../../src/i18n/translator.ts';

let translators: Translators;

beforeAll(async () => {
  translators = await loadTranslators(path.resolve('locales'));
});

function actorWith(roles: readonly Role[] | undefined): Actor {
  const seat = {
    memberId: 'm',
    unitId: 'u',
    unitReady: true,
    standing: 'active' as const,
    roles: roles ?? [],
  };
  return {
    accountId: 'a',
    door: 'telegram',
    consented: true,
    seats: roles === undefined ? [] : [seat],
    offices: [],
    activeUnitId: undefined,
  };
}

describe('the command menu', () => {
  it.each<[string, readonly Role[] | undefined, readonly string[]]>([
    ['a stranger', undefined, ['dulieu', 'ngonngu', 'trogiup']],
    ['a member', [], ['tusoi', 'camket', 'lich', 'dulieu', 'ngonngu', 'trogiup']],
    [
      'a deputy',
      ['deputy'],
      ['tusoi', 'camket', 'lich', 'tonghop', 'nhac', 'tiendo', 'chibo', 'dulieu', 'ngonngu', 'trogiup'],
    ],
    [
      'a secretary',
      ['secretary'],
      [
        'tusoi',
        'camket',
        'lich',
        'tonghop',
        'nhac',
        'tiendo',
        'chibo',
        'moi',
        'dulieu',
        'ngonngu',
        'trogiup',
      ],
    ],
  ])('of %s holds what they may do', (_who, roles, commands) => {
    expect(commandsFor(actorWith(roles), translators.vi).map(({ command }) => command)).toEqual(commands);
  });

  it('of somebody who has not consented holds only what answers without consent', () => {
    const actor = { ...actorWith(['secretary']), consented: false };
    expect(commandsFor(actor, translators.vi).map(({ command }) => command)).toEqual([
      'dulieu',
      'ngonngu',
      'trogiup',
    ]);
  });

  it('is in English, by its English names, for who chose English', () => {
    expect(commandsFor(actorWith([]), translators.en)).toEqual([
      { command: 'review', description: 'My self-review: start or continue' },
      { command: 'commitments', description: 'My commitments' },
      { command: 'schedule', description: 'The cell’s next meeting' },
      { command: 'mydata', description: 'My data: view, download, erase' },
      { command: 'language', description: 'Change language (Ngôn ngữ)' },
      { command: 'help', description: 'Help' },
    ]);
  });
});

describe('the reply keyboard', () => {
  it('of a member has review, commitments, schedule and help', () => {
    expect(keyboardFor(actorWith([]), translators.vi)).toEqual([
      ['Tự soi', 'Cam kết'],
      ['Lịch sinh hoạt', 'Trợ giúp'],
    ]);
  });

  it('of a secretary has the cell, the summary and the reminder too', () => {
    expect(keyboardFor(actorWith(['secretary']), translators.vi)).toEqual([
      ['Tự soi', 'Cam kết'],
      ['Chi bộ', 'Tổng hợp'],
      ['Lịch sinh hoạt', 'Nhắc gửi', 'Trợ giúp'],
    ]);
  });

  it('of a stranger is not there', () => {
    expect(keyboardFor(actorWith(undefined), translators.vi)).toEqual([]);
  });
});
