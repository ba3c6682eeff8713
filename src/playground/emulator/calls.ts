import { type Refusal, type Outcome, type Call } from './call.ts';
import type { ApiError } from './api-error.ts';
import type { Events } from './events.ts';
import type { JsonObject } from './json.ts';

export type Calls = {
  /** Oldest first; the newest `keep` of them. */
  all: Call[];
  /** What real Telegram would have refused, the unreachable left out. */
  refusals: Refusal[];
  /** Refused because somebody blocked the bot, deleted the account or removed the bot. */
  unreachable: Refusal[];
  begin: (method: string, payload: JsonObject, at: Date) => Call;
  end: (call: Call, outcome: Outcome) => void;
};

export function createCalls(deps: { events: Events; keep: number }): Calls {
  const all: Call[] = [];
  const refusals: Refusal[] = [];
  const unreachable: Refusal[] = [];
  let lastId = 0;

  function begin(method: string, payload: JsonObject, at: Date): Call {
    lastId += 1;
    const call: Call = { id: lastId, method, payload, at, outcome: { status: 'pending' } };
    all.push(call);
    if (all.length > deps.keep * 1.1) all.splice(0, all.length - deps.keep);
    deps.events.emit({ type: 'call_received', call });
    return call;
  }

  function end(call: Call, outcome: Outcome): void {
    call.outcome = outcome;
    if (outcome.status === 'refused') {
      (outcome.refusal.kind === 'unreachable' ? unreachable : refusals).push(outcome.refusal);
    }
    deps.events.emit({ type: 'call_answered', call });
  }

  return { all, refusals, unreachable, begin, end };
}

export function toRefusal(call: Call, error: ApiError): Refusal {
  const { method, payload, at } = call;
  return { method, payload, kind: error.kind, code: error.code, error: error.message, at };
}
