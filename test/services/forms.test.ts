import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { firstOpen, read, readText, unclear, type Form } from '../../src/core/forms/form.ts';
import type { Actor } from '../../src/core/permissions.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { fillForm } from '../../src/services/forms.ts';
import { openRoundCell } from '../support/round-cell.ts';

const order = ['name', 'count'] as const;
type Name = (typeof order)[number] | 'whole';
const draft = z.object({
  dialogue: z.literal('trip'),
  name: z.string().optional(),
  count: z.int().optional(),
  lastInputId: z.int().optional(),
});
type Trip = z.infer<typeof draft>;
type Problem = 'empty' | 'too_long' | 'classified' | 'no_number' | 'not_text' | 'press_button';

const tripForm: Form<Trip, Name, { most: number }, Partial<Trip>, Problem> = {
  draft,
  asks: (trip) => firstOpen(tripForm, order, trip) ?? 'whole',
  questions: {
    name: {
      isOpen: ({ name }) => name === undefined,
      read: (text) => {
        const name = readText(text, 10);
        return name.status === 'read' ? read({ name: name.answer }) : name;
      },
    },
    count: {
      isOpen: ({ count }) => count === undefined,
      read: (text, { most }) => (Number(text) <= most ? read({ count: Number(text) }) : unclear('no_number')),
    },
    whole: { read: () => unclear('press_button') },
  },
};

let cell: Awaited<ReturnType<typeof openRoundCell>>;
let actor: Actor;

beforeEach(async () => {
  cell = await openRoundCell();
  actor = await cell.actorOf(cell.secretary);
});
afterEach(() => cell.close());

function open({ failing = false } = {}) {
  return fillForm({
    ...{ store: cell.store, form: tripForm, notText: 'not_text' },
    within: (_tx: Store, _actor, _trip, work: (place: { most: number }) => Promise<unknown>) =>
      work({ most: 20 }),
    take: (_tx, { place, draft: trip, answer }) => ({ place, draft: { ...trip, ...answer } }),
    show: (_tx, { draft: { name, count }, taken = false, problem }): unknown => {
      if (failing) throw new Error('broken');
      return { name, count, taken, problem };
    },
  });
}

describe('a form', () => {
  beforeEach(() => cell.store.accounts.saveDraft(actor.accountId, { dialogue: 'trip' }));

  it('asks one thing after the other, and says what it did not understand', async () => {
    const form = open();
    expect(await form.hear(actor, 'x'.repeat(11), 1)).toEqual({ taken: false, problem: 'too_long' });
    expect(await form.hear(actor, undefined, 2)).toEqual({ taken: false, problem: 'not_text' });
    expect(await form.hear(actor, ' Tam  Đảo ', 3)).toEqual({ name: 'Tam  Đảo', taken: true });
    expect(await form.hear(actor, '21', 4)).toMatchObject({ problem: 'no_number' });
    expect(await form.hear(actor, '20', 5)).toEqual({ name: 'Tam  Đảo', count: 20, taken: true });
    expect(await form.hear(actor, 'vâng', 6)).toMatchObject({ problem: 'press_button' });
  });

  it('takes an update that is played twice once, and not for the answer to the next question', async () => {
    const form = open();
    await form.hear(actor, '15', 1);
    expect(await form.hear(actor, '15', 1)).toEqual({ name: '15', taken: true });
  });

  it('keeps nothing of an update that could not be played to its end', async () => {
    await expect(open({ failing: true }).hear(actor, '15', 1)).rejects.toThrow('broken');
    expect(await open().hear(actor, '15', 1)).toEqual({ name: '15', taken: true });
  });

  it('asks again what a button corrects, with everything else as it was', async () => {
    const form = open();
    await form.hear(actor, 'Tam Đảo', 1);
    expect(await form.rework(actor, (trip) => ({ ...trip, name: undefined }))).toEqual({ taken: false });
    expect(await form.hear(actor, 'Ba Vì', 2)).toEqual({ name: 'Ba Vì', taken: true });
  });

  it('is not under way where another dialogue has the word, or none', async () => {
    for (const other of [{ dialogue: 'reply', meetingId: 'm1' }, null]) {
      await cell.store.accounts.saveDraft(actor.accountId, other);
      expect(await open().hear(actor, 'Tam Đảo', 1)).toEqual({ status: 'idle' });
      expect(await cell.store.accounts.readDraft(actor.accountId)).toEqual(other);
    }
  });
});
