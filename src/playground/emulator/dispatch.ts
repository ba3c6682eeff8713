import { setTimeout as pause } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import { toRefusal, type Calls } from './calls.ts';
import { type Call } from './call.ts';
import { toError, type Fault, type Faults } from './faults.ts';
import type { Json, JsonObject } from './json.ts';
import { findImplementation } from './methods/all.ts';
import { readChatId } from './reachable-chats.ts';
import type { CallRequest } from './request.ts';
import { findMethod, type MethodSpec } from './schema.ts';
import { checkPayload } from './validate.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world.ts';

/** What goes back over the wire; a broken connection or no answer at all where a fault says so. */
export type Reply =
  | { kind: 'answer'; code: number; body: JsonObject }
  | { kind: 'html'; code: number; body: string }
  | { kind: 'broken' }
  | { kind: 'none' };

export type Dispatch = (method: string, request: CallRequest, signal: AbortSignal) => Promise<Reply>;

export function createDispatch(deps: {
  world: World;
  calls: Calls;
  faults: Faults;
  webhook: Webhook;
}): Dispatch {
  const { world, calls, faults } = deps;

  return async (method, request, signal) => {
    const call = calls.begin(method, request.payload, world.clock.now());
    const fault = faults.take(method, readChatId(request.payload['chat_id']));
    if (fault !== undefined) {
      const reply = scripted(call, fault);
      if (reply !== undefined) return reply;
      if (fault.delayMs !== undefined) await pause(fault.delayMs);
    }
    try {
      const result = await carryOut(method, request, signal);
      if (method === 'getUpdates' && signal.aborted) {
        calls.end(call, { status: 'abandoned' });
        return { kind: 'none' };
      }
      if (fault?.kind === 'lost-answer') {
        calls.end(call, { status: 'faulted', fault: fault.kind, wasDone: true });
        return { kind: 'broken' };
      }
      calls.end(call, { status: 'accepted', result });
      return { kind: 'answer', code: 200, body: { ok: true, result } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      calls.end(call, { status: 'refused', refusal: toRefusal(call, error) });
      return toReply(error);
    }
  };

  function scripted(call: Call, fault: Fault): Reply | undefined {
    if (fault.kind === 'slow' || fault.kind === 'lost-answer') return undefined;
    calls.end(call, { status: 'faulted', fault: fault.kind, wasDone: false });
    const error = toError(fault);
    if (error !== undefined) return toReply(error);
    if (fault.kind === 'drop') return { kind: 'broken' };
    if (fault.kind === 'hang') return { kind: 'none' };
    return { kind: 'html', code: 502, body: '<html><head><title>502 Bad Gateway</title></head></html>' };
  }

  async function carryOut(method: string, request: CallRequest, signal: AbortSignal): Promise<Json> {
    const [spec, implementation] = [findMethod(method), findImplementation(method)];
    if (spec === undefined || implementation === undefined)
      throw new ApiError(404, 'Not Found: method not found', 'unknown-method');
    const payload = checkPayload(spec, withNamedFiles(request, spec), request.encoding);
    return implementation({ world, payload, uploads: request.uploads, webhook: deps.webhook, signal });
  }
}

export function toReply(error: ApiError): Reply {
  const { code, message, parameters } = error;
  return { kind: 'answer', code, body: { ok: false, error_code: code, description: message, parameters } };
}

/** A part named like a parameter is that parameter; other parts are attached by name. */
function withNamedFiles({ payload, uploads }: CallRequest, spec: MethodSpec): JsonObject {
  const named = [...uploads.keys()].filter(
    (name) => Object.hasOwn(spec.fields, name) && payload[name] === undefined,
  );
  return { ...payload, ...Object.fromEntries(named.map((name) => [name, `attach://${name}`])) };
}
