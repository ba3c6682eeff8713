import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { createActingServices, type ActingServices } from '../../../src/services/offices/acting.ts';
import { openRoundCell } from '../../support/round-cell.ts';

let cell: Awaited<ReturnType<typeof openRoundCell>>;
let acting: ActingServices;
let secretary: Actor;
let an: Member;

beforeEach(async () => {
  cell = await openRoundCell({ startsAt: '2026-11-21T01:00:00Z' });
  acting = createActingServices(cell);
  an = await cell.addMember('Nguyễn Văn An');
  secretary = await cell.actorOf(cell.secretary);
  await acting.ask(secretary, an.id);
});
afterEach(() => cell.close());

describe('the days on which somebody stands in for the secretary', () => {
  it('are typed one after the other', async () => {
    expect(await acting.hear(secretary, '25/11', 1)).toMatchObject({ status: 'asked', fromOn: '2026-11-25' });
    expect(await acting.hear(secretary, '8/12', 2)).toMatchObject({
      status: 'proposed',
      term: { fromOn: '2026-11-25', untilOn: '2026-12-08' },
    });
  });

  it('are heard once: a first day that comes a second time is not taken for the last one', async () => {
    const heard = await acting.hear(secretary, '25/11', 1);
    expect(await acting.hear(secretary, '25/11', 1)).toEqual(heard);
    expect(heard).toMatchObject({ status: 'asked', fromOn: '2026-11-25', problem: undefined });
  });

  it('are proposed once more where the last one comes a second time', async () => {
    await acting.hear(secretary, '25/11', 1);
    const heard = await acting.hear(secretary, '8/12', 2);
    expect(await acting.hear(secretary, '8/12', 2)).toEqual(heard);
  });

  it('are asked for again with the reason where they cannot be, however often it is played', async () => {
    await acting.hear(secretary, '25/11', 1);
    const refused = { status: 'asked', fromOn: '2026-11-25', problem: 'ends_before' };
    expect(await acting.hear(secretary, '24/11', 2)).toMatchObject(refused);
    expect(await acting.hear(secretary, '24/11', 2)).toMatchObject(refused);
    expect(await acting.hear(secretary, undefined, 3)).toMatchObject({ status: 'asked', problem: 'date' });
  });

  it('begin anew where the first one has passed meanwhile', async () => {
    await acting.hear(secretary, '21/11', 1);
    cell.clock.moveTo(new Date('2026-11-22T01:00:00Z'));
    expect(await acting.hear(secretary, '30/11', 2)).toMatchObject({
      ...{ status: 'asked', fromOn: undefined, problem: 'past' },
    });
    expect(await acting.hear(secretary, '30/11', 3)).toMatchObject({ fromOn: '2026-11-30' });
  });

  it('are understood as an earlier version kept them', async () => {
    const kept = { dialogue: 'office', memberId: an.id, fromOn: '2026-11-25' };
    await cell.store.accounts.saveDraft(secretary.accountId, kept);
    expect(await acting.hear(secretary, '8/12', 1)).toMatchObject({ status: 'proposed' });
  });
});
