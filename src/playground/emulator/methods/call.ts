import { ApiError } from '../api-error.ts';
import type { Upload } from '../files.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world.ts';

/** One call whose fields have been checked. */
export type MethodCall = {
  world: World;
  payload: JsonObject;
  uploads: ReadonlyMap<string, Upload>;
  webhook: Webhook;
  /** Aborted when the caller hangs up or the emulator stops. */
  signal: AbortSignal;
};

export type Method = (call: MethodCall) => Json | Promise<Json>;
export type Methods = Record<string, Method>;

/** Parameters that Telegram knows and the emulator does not play. */
export function refuseUnsupported(payload: JsonObject, names: readonly string[]): void {
  const name = names.find((one) => payload[one] !== undefined);
  if (name !== undefined) throw notImplemented(`parameter "${name}"`);
}

export function notImplemented(what: string): ApiError {
  return new ApiError(501, `Not Implemented: ${what} is not part of the emulator`, 'not-implemented');
}
