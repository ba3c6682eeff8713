import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';
import { openPhone, type RoundPhone } from '../../support/round-phone.ts';

let cell: Cell;
let phone: RoundPhone;
let round: Round;
let meeting: Meeting;

beforeEach(async () => {
  cell = await openRoundCell();
  await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ round, meeting } = first);
  phone = openPhone(cell, cell.secretary);
  cell.sent.length = 0;
});
afterEach(() => cell.close());

describe('who is excused', () => {
  it('is marked in two taps from the list, and shown there', async () => {
    await phone.tapData(`meeting.absent:${meeting.id}:1`);
    expect(phone.rows).toEqual([['Nguyễn Văn An'], ['Trần Thị Bình'], ['Ai xin vắng'], ['‹ Kỳ sinh hoạt']]);
    await phone.tap('Nguyễn Văn An');
    await phone.tap('Công tác, đi xa');

    expect(phone.toast).toBe('Đã ghi vắng có lý do: Nguyễn Văn An');
    expect(phone.text).toContain('• Nguyễn Văn An (công tác, đi xa)');
    expect(phone.rows).toEqual([['✓ Nguyễn Văn An'], ['Trần Thị Bình'], ['Ai xin vắng'], ['‹ Kỳ sinh hoạt']]);

    await phone.tap('✓ Nguyễn Văn An');
    await phone.tap('Bỏ ghi vắng');
    expect(phone.text).toContain('Chưa ghi đồng chí nào vắng.');
  });

  it('pages through a long roster, and comes back to the page of the one marked', async () => {
    const members: Member[] = [];
    for (let number = 1; number <= 20; number += 1) members.push(await cell.addMember(`Đảng viên ${number}`));
    await phone.tapData(`meeting.absent:${meeting.id}:2`);
    expect(phone.rows[0]).toEqual(['Đảng viên 9']);
    await phone.tap('Trang sau');
    await phone.tap('Đảng viên 20');
    await phone.tap('Vắng có lý do');

    expect(phone.rows).toEqual([
      ...[17, 18, 19].map((number) => [`Đảng viên ${number}`]),
      ['✓ Đảng viên 20'],
      ['Nguyễn Văn An'],
      ['Trần Thị Bình'],
      ['‹ Trang trước'],
      ['Ai xin vắng'],
      ['‹ Kỳ sinh hoạt'],
    ]);
  });

  it('a page that does not exist is the nearest one', async () => {
    await phone.tapData(`meeting.absent:${meeting.id}:999`);

    expect(phone.rows).toEqual([['Nguyễn Văn An'], ['Trần Thị Bình'], ['Ai xin vắng'], ['‹ Kỳ sinh hoạt']]);
  });

  it('fits one message with 150 long names, all of them excused', async () => {
    for (let number = 1; number <= 150; number += 1) {
      const member = await cell.addMember(`Nguyễn Phúc Trường An ${'&'.repeat(50)} ${number}`);
      await cell.store.participants.insertMany([
        {
          id: cell.ids.next(),
          roundId: round.id,
          memberId: member.id,
          status: 'excused',
          reason: 'away',
          addedAt: cell.clock.now(),
        },
      ]);
    }
    await phone.tapData(`meeting.absent:${meeting.id}:1`);

    expect(phone.text).toContain('đồng chí nữa');
  });
});
