import { expect, it } from 'vitest';
import type { Beat, Call, Crew, Lead, Peer } from '../../src/core/ports/crew.ts';
import { createAlone, createPartnership, type Partnership } from '../../src/jobs/crew.ts';

type World = {
  now: number;
  lead: Lead | undefined;
  peers: Peer[];
  isAway: boolean;
  isGivenUp: boolean;
  hasStandby: boolean;
  warned: string[];
  givenUp: Peer[];
  done: string[];
  heard: Call[];
  hear: (call: Call) => void;
  /** Lets one pass. */
  second: () => Promise<void>;
};

/** A database that says what the test has it say, and a second that the test lets pass. */
function openWorld() {
  const world: World = {
    ...{
      now: 0,
      lead: undefined,
      peers: [],
      isAway: false,
      isGivenUp: false,
      hasStandby: true,
      warned: [],
      givenUp: [],
      done: [],
      heard: [],
    },
    hear: () => undefined,
    second: () => Promise.resolve(),
  };
  const reached = (): void => {
    if (world.isAway) throw new Error('the database is away');
  };
  const crew: Crew = {
    enter(_id, hear) {
      world.hear = hear;
      return Promise.resolve();
    },
    beat(id, mayLead): Promise<Beat> {
      reached();
      if (world.isGivenUp) return Promise.resolve({ status: 'given_up' });
      if (mayLead && world.lead === undefined) world.lead = { id, fence: 1 };
      return Promise.resolve({
        status: 'alive',
        peers: [{ id, beats: 1 }, ...world.peers],
        lead: world.lead,
        hasStandby: world.hasStandby,
      });
    },
    giveUp(peer) {
      world.givenUp.push(peer);
      return Promise.resolve();
    },
    leads: ({ id, fence }) => Promise.resolve(world.lead?.id === id && world.lead.fence === fence),
    resign() {
      world.done.push('resigned');
      if (world.lead?.id === 'here') world.lead = undefined;
      return Promise.resolve();
    },
    leave() {
      world.done.push('left');
      return Promise.resolve();
    },
    call: () => undefined,
  };
  let beat = (): void => undefined;
  world.second = async () => {
    world.now += 1000;
    beat();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const partnership = createPartnership({
    crew,
    id: 'here',
    timers: {
      monotonic: () => world.now,
      every: (_ms, check) => {
        beat = check;
        return () => {
          beat = () => undefined;
        };
      },
    },
    log: {
      info: () => undefined,
      warn: (_facts, message) => world.warned.push(message),
      error: () => undefined,
    },
    hasStandby: true,
    hear: (call) => world.heard.push(call),
    onGivenUp: () => world.done.push('given up'),
  });
  return { world, partnership };
}

async function begin({ world, partnership }: { world: { done: string[] }; partnership: Partnership }) {
  await partnership.enter();
  await partnership.start({
    begin: () => world.done.push('begun'),
    end: () => {
      world.done.push('ended');
      return Promise.resolve();
    },
  });
}

it('the only program over its database leads, until it stops', async () => {
  const alone = createAlone();
  const done: string[] = [];
  expect(alone.leads()).toBe(false);
  await alone.start({ begin: () => done.push('begun'), end: () => Promise.resolve(void done.push('ended')) });
  expect([alone.leads(), await alone.stillLeads(), alone.size()]).toEqual([true, true, 1]);
  await alone.resign();
  expect([alone.leads(), await alone.stillLeads()]).toEqual([false, false]);
  expect(done).toEqual(['begun', 'ended']);
});

it('leads where nobody does, and not beside another', async () => {
  const first = openWorld();
  await begin(first);
  expect([first.partnership.leads(), first.world.done]).toEqual([true, ['begun']]);

  const second = openWorld();
  second.world.lead = { id: 'there', fence: 4 };
  second.world.peers = [{ id: 'there', beats: 9 }];
  await begin(second);
  expect([second.partnership.leads(), second.partnership.size(), second.world.done]).toEqual([false, 2, []]);
});

it('takes the lead within a second of its being free, and at once when it is told so', async () => {
  const { world, partnership } = openWorld();
  world.lead = { id: 'there', fence: 4 };
  await begin({ world, partnership });
  world.lead = undefined;
  await world.second();
  expect(partnership.leads()).toBe(true);

  const told = openWorld();
  told.world.lead = { id: 'there', fence: 4 };
  await begin(told);
  told.world.lead = undefined;
  told.world.hear({ about: 'lead' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(told.partnership.leads()).toBe(true);
});

it('ends its duties where another leads since it slept, and asks before it sends', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  world.lead = { id: 'there', fence: 2 };
  expect(await partnership.stillLeads()).toBe(false);
  await world.second();
  expect([partnership.leads(), world.done]).toEqual([false, ['begun', 'ended']]);
});

it('one that slept leads on where nobody came since, and looks for what was to be sent meanwhile', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  world.now += 60_000;
  expect(partnership.leads()).toBe(false);
  expect(await partnership.stillLeads()).toBe(true);
  expect([partnership.leads(), world.heard, world.done]).toEqual([true, [{ about: 'outbox' }], ['begun']]);
});

it('the same name with an older number leads no more', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  world.lead = { id: 'here', fence: 3 };
  expect(await partnership.stillLeads()).toBe(false);
});

it('without the database it trusts its lead for less than the lease lasts', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  world.isAway = true;
  for (let passed = 1; passed <= 3; passed += 1) await world.second();
  expect([partnership.leads(), world.done]).toEqual([true, ['begun']]);
  await world.second();
  expect([partnership.leads(), world.done]).toEqual([false, ['begun', 'ended']]);
  world.isAway = false;
  await world.second();
  expect([partnership.leads(), world.done]).toEqual([true, ['begun', 'ended', 'begun']]);
});

it('gives up a program that stays silent for six of its own beats, and none that says it lives', async () => {
  const { world, partnership } = openWorld();
  world.peers = [
    { id: 'silent', beats: 7 },
    { id: 'alive', beats: 1 },
  ];
  await begin({ world, partnership });
  for (let passed = 1; passed <= 5; passed += 1) {
    world.peers = [
      { id: 'silent', beats: 7 },
      { id: 'alive', beats: 1 + passed },
    ];
    await world.second();
  }
  expect(world.givenUp).toEqual([]);
  await world.second();
  expect(world.givenUp.map(({ id, beats }) => ({ id, beats }))).toEqual([{ id: 'silent', beats: 7 }]);
});

it('a database that was away makes nobody seem silent', async () => {
  const { world, partnership } = openWorld();
  world.peers = [{ id: 'there', beats: 7 }];
  await begin({ world, partnership });
  for (let passed = 1; passed <= 5; passed += 1) await world.second();
  world.isAway = true;
  await world.second();
  world.isAway = false;
  for (let passed = 1; passed <= 6; passed += 1) await world.second();
  expect(world.givenUp).toEqual([]);
});

it('knows within ten seconds that the database takes nothing, and at once that it does again', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  world.isAway = true;
  for (let passed = 1; passed < 10; passed += 1) await world.second();
  expect(partnership.isHeard()).toBe(true);
  await world.second();
  expect(partnership.isHeard()).toBe(false);
  world.isAway = false;
  await world.second();
  expect(partnership.isHeard()).toBe(true);
});

it('says once that the server that took over has no standby, and knows when it has one again', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  expect([partnership.hasStandby(), world.warned]).toEqual([true, []]);
  world.hasStandby = false;
  await world.second();
  await world.second();
  const warning = 'no synchronous standby has what is written: with this server it would be lost';
  expect([partnership.hasStandby(), world.warned]).toEqual([false, [warning]]);
  world.hasStandby = true;
  await world.second();
  expect(partnership.hasStandby()).toBe(true);
});

it('ends once the others have given it up', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  world.isGivenUp = true;
  await world.second();
  expect([partnership.leads(), world.done]).toEqual([false, ['begun', 'given up']]);
});

it('told to stop it lets another lead at once, and goes on saying that it lives until it leaves', async () => {
  const { world, partnership } = openWorld();
  await begin({ world, partnership });
  await partnership.resign();
  expect([partnership.leads(), world.done]).toEqual([false, ['begun', 'ended', 'resigned']]);
  await world.second();
  expect([partnership.leads(), world.lead]).toEqual([false, undefined]);
  await partnership.leave();
  expect(world.done).toEqual(['begun', 'ended', 'resigned', 'left']);
});
