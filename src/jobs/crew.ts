import { failureOf } from '../core/failure.ts';
import type { Call, Crew, Lead, Peer } from '../core/ports/crew.ts';
import type { Log } from '../core/ports/runtime.ts';
import type { Stop, Timers } from './timers.ts';

/** What one of the programs does for all. */
export type Duties = { begin(): void; end(): Promise<void> };

/** This program among those over one database. */
export type Partnership = {
  /** From now on it is one of them, and may work. */
  enter(): Promise<void>;
  /** Resolves once it is known who leads. */
  start(duties: Duties): Promise<void>;
  leads(): boolean;
  /** The same, asked of the database: a program that slept does not know how long. */
  stillLeads(): Promise<boolean>;
  /** Programs over the database, this one included. */
  size(): number;
  /** Whether the database has taken a beat not long ago: where it waits for a standby that is gone, it takes none. */
  isHeard(): boolean;
  /** Of a server: whether a second one has each write before it is acknowledged. */
  hasStandby(): boolean | undefined;
  /** Ends its duties and lets another have them, while what it has begun goes on to its end. */
  resign(): Promise<void>;
  leave(): Promise<void>;
  call(call: Call): void;
};

type Deps = {
  crew: Crew;
  id: string;
  timers: Pick<Timers, 'every' | 'monotonic'>;
  log: Log;
  /** At the start. */
  hasStandby: boolean;
  hear: (call: Call) => void;
  /** The others took it for dead: it has to end. */
  onGivenUp: () => void;
};

const beatEveryMs = 1000;
/** A second less than the lease: until then nobody else can have it. */
const trustedMs = 4000;
/** Longer than another server takes to go on in its place. */
const unheardMs = 10_000;
/** So many of one's own beats without one of another. Those count only that reached the database: its own silence is nobody's. */
const silentBeats = 6;

/** Said at the start, and when it comes to be so. */
export const withoutStandby = 'no synchronous standby has what is written: with this server it would be lost';

/** The only program over its database. */
export function createAlone(): Partnership {
  let begun: Duties | undefined;
  return {
    enter: () => Promise.resolve(),
    start(duties) {
      begun = duties;
      duties.begin();
      return Promise.resolve();
    },
    leads: () => begun !== undefined,
    stillLeads: () => Promise.resolve(begun !== undefined),
    size: () => 1,
    isHeard: () => true,
    hasStandby: () => undefined,
    async resign() {
      const duties = begun;
      begun = undefined;
      await duties?.end();
    },
    leave: () => Promise.resolve(),
    call: () => undefined,
  };
}

/** Says every second that this program lives, takes the lead where nobody has it, and gives up those who fell silent. */
export function createPartnership({ crew, id, timers, log, hear, onGivenUp, ...start }: Deps): Partnership {
  let duties: Duties | undefined;
  let lead: Lead | undefined;
  let beatAt = -Infinity;
  let size = 1;
  let { hasStandby } = start;
  let beating: Promise<void> | undefined;
  let stopBeats: Stop | undefined;
  let mayLead = true;
  let isLeaving = false;
  let silent = new Map<string, Peer & { for: number }>();

  function leads(): boolean {
    return lead !== undefined && timers.monotonic() - beatAt < trustedMs;
  }

  function beat(): Promise<void> {
    beating ??= beatOnce().finally(() => {
      beating = undefined;
    });
    return beating;
  }

  async function beatOnce(): Promise<void> {
    if (isLeaving) return;
    const askedAt = timers.monotonic();
    const wasTrusted = leads();
    try {
      const said = await crew.beat(id, mayLead);
      if (said.status === 'given_up') {
        giveUpSelf();
        return;
      }
      beatAt = askedAt;
      size = said.peers.length;
      noteStandby(said.hasStandby);
      const hadLead = lead !== undefined;
      await take(said.lead?.id === id ? said.lead : undefined);
      // Whoever had something to be sent meanwhile found nobody who leads.
      if (hadLead && !wasTrusted && leads()) hear({ about: 'outbox' });
      await giveUpSilent(said.peers);
    } catch (error) {
      silent = new Map();
      log.warn({ failure: failureOf(error) }, 'the database did not hear that this program lives');
      if (!leads()) await take(undefined);
    }
  }

  async function take(next: Lead | undefined): Promise<void> {
    const before = lead;
    lead = mayLead ? next : undefined;
    if (before === undefined && lead !== undefined) {
      log.info({ process: id, fence: lead.fence }, 'this program leads');
      duties?.begin();
    } else if (before !== undefined && lead === undefined) {
      log.warn({ process: id, fence: before.fence }, 'this program leads no more');
      await duties?.end();
    }
  }

  async function giveUpSilent(peers: readonly Peer[]): Promise<void> {
    const seen = silent;
    silent = new Map(
      peers
        .filter((peer) => peer.id !== id)
        .map((peer) => {
          const before = seen.get(peer.id);
          return [peer.id, { ...peer, for: before?.beats === peer.beats ? before.for + 1 : 0 }];
        }),
    );
    for (const peer of silent.values()) {
      if (peer.for < silentBeats) continue;
      log.warn({ process: peer.id }, 'a program has fallen silent and is given up');
      await crew.giveUp(peer);
    }
  }

  function noteStandby(has: boolean): void {
    if (hasStandby && !has) log.warn({}, withoutStandby);
    hasStandby = has;
  }

  function giveUpSelf(): void {
    isLeaving = true;
    mayLead = false;
    lead = undefined;
    stopBeats?.();
    log.error({ process: id }, 'the other programs gave this one up: it ends');
    onGivenUp();
  }

  return {
    async enter() {
      await crew.enter(id, (call) => {
        // Nobody leads: whoever asks first does, and not in a second.
        if (call.about === 'lead') void beat();
        hear(call);
      });
    },
    async start(given) {
      duties = given;
      await beat();
      stopBeats = timers.every(beatEveryMs, () => void beat());
    },
    leads,
    async stillLeads() {
      if (lead !== undefined && !leads()) await beat();
      return lead !== undefined && (await crew.leads(lead));
    },
    size: () => size,
    isHeard: () => timers.monotonic() - beatAt < unheardMs,
    hasStandby: () => hasStandby,
    async resign() {
      const led = lead;
      lead = undefined;
      mayLead = false;
      await beating;
      if (led !== undefined) await duties?.end();
      await crew.resign(id);
    },
    async leave() {
      isLeaving = true;
      stopBeats?.();
      await beating;
      await crew.leave(id);
    },
    call: (call) => {
      crew.call(call);
    },
  };
}
