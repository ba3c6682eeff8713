import type { JsonObject, Json } from './json.ts';
import type { RefusalKind } from './api-error.ts';
import type { FaultKind } from './faults.ts';

export type Refusal = {
  method: string;
  payload: JsonObject;
  kind: RefusalKind;
  code: number;
  error: string;
  at: Date;
};

export type Outcome =
  | { status: 'pending' }
  | { status: 'accepted'; result: Json }
  | { status: 'refused'; refusal: Refusal }
  /** A scripted fault: the test's doing, not the bot's. `wasDone` where only the answer was lost. */
  | { status: 'faulted'; fault: FaultKind; wasDone: boolean }
  /** The caller hung up, or the emulator stopped, before there was an answer. */
  | { status: 'abandoned' };

export type Call = { id: number; method: string; payload: JsonObject; at: Date; outcome: Outcome };
