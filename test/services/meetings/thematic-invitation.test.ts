import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting } from '../../../src/core/model/rounds.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';
import { openPhone } from '../../support/round-phone.ts';

let cell: Cell;
let an: Member;
let thematic: Meeting;

/** A thematic meeting on Tuesday 15 December 2026 at 8:00, without an agenda. */
beforeEach(async () => {
  cell = await openRoundCell({ startsAt: '2026-12-05T01:00:00Z' });
  an = await cell.addMember('Nguyễn Văn An');
  thematic = {
    ...cell.datesAhead.newMeeting({
      ...{ unitId: cell.unit.id, kind: 'thematic', period: { year: 2026, month: 12 }, on: '2026-12-15' },
      ...{ time: '08:00', zone: cell.unit.zone, startsAt: new Date('2026-12-15T01:00:00Z') },
      ...{ place: 'Nhà văn hóa tổ 5', decision: 'none', title: 'Nêu gương', agendaChangedAt: undefined },
    }),
  };
  await cell.store.meetings.insert({ ...thematic, createdAt: cell.clock.now() });
});
afterEach(() => cell.close());

const announced = () => cell.sent.filter(({ notice }) => notice.kind === 'meeting_announced');
const toAn = () => announced().filter(({ accountId }) => accountId === an.accountId);

describe('the invitation to a thematic meeting', () => {
  it('comes more than three days before, says when its agenda follows, and that follows once', async () => {
    await cell.jumpTo('2026-12-11T11:59:00Z');
    expect(announced()).toEqual([]);
    await cell.jumpTo('2026-12-11T12:00:00Z');
    expect(toAn()).toHaveLength(1);
    const text = await openPhone(cell, an).readsDelivery(toAn()[0]);
    expect(text).toContain('8 giờ, thứ Ba 15/12/2026');
    expect(text).toContain('Chương trình dự kiến gửi trước 19 giờ, thứ Hai 14/12/2026.');
    expect(text).toContain('[Dự] [Xin phép vắng]');

    cell.clock.moveTo(new Date('2026-12-12T02:00:00Z'));
    const actor = await cell.actorOf(cell.secretary);
    await cell.agendas.type(actor, thematic.id, { mode: 'all' });
    await cell.agendas.hear(actor, 'Đọc tài liệu\nThảo luận', 1);
    await cell.jumpTo('2026-12-13T12:00:00Z');
    expect(toAn()).toHaveLength(1);
    await cell.jumpTo('2026-12-14T12:00:00Z');
    expect(toAn()).toHaveLength(2);
    expect(await openPhone(cell, an).readsDelivery(toAn()[1])).toContain('2. Thảo luận');
  });

  it('without an agenda is told to its secretary the evening before', async () => {
    await cell.jumpTo('2026-12-11T12:00:00Z');
    await cell.jumpTo('2026-12-14T10:00:00Z');
    const digest = cell.sent.find(({ notice }) => notice.kind === 'digest_before');
    expect(await openPhone(cell, cell.secretary).readsDelivery(digest)).toContain('Chương trình: chưa có.');
  });
});

describe('the card of a meeting', () => {
  it('never says that nobody was told once a letter with the day has gone out', async () => {
    const phone = openPhone(cell, cell.secretary);
    const shows = async (meetingId: string) => {
      await phone.tapData(`meeting.show:${meetingId}`);
      return phone.text;
    };
    expect(await shows(thematic.id)).toContain('Chưa thông báo cho các đồng chí.');

    await cell.jumpTo('2026-12-25T01:00:00Z');
    const [monthly] = await cell.upcoming();
    const actor = await cell.actorOf(cell.secretary);
    const id = monthly?.meeting.id ?? '';
    await cell.agendas.type(actor, id, { mode: 'all' });
    await cell.agendas.hear(actor, 'Đánh giá tháng 12', 1);
    expect(cell.sent.map(({ notice }) => notice.kind)).toContain('round_opened');
    expect(await shows(id)).toContain('Đã báo ngày giờ cho các đồng chí; chương trình chưa gửi.');
    expect(phone.text).not.toContain('Chưa thông báo');
  });
});
