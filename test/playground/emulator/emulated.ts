import { Api } from 'grammy';
import { onTestFinished } from 'vitest';
import type { EmulatorOptions, Emulator } from '../../../src/playground/emulator/emulator.ts';
import { startEmulator } from '../../../src/playground/emulator/emulator.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';

export type RawAnswer = {
  status: number;
  ok: boolean;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
  result?: unknown;
};

export type Emulated = {
  clock: TestClock;
  emulator: Emulator;
  api: Api;
  /** One call as JSON, whatever its fields. */
  call: (method: string, payload?: Record<string, unknown>) => Promise<RawAnswer>;
};

/** An emulator for one test, stopped when the test is over. */
export async function emulate(options: Partial<EmulatorOptions> = {}): Promise<Emulated> {
  const clock = createTestClock('2026-10-05T08:00:00Z');
  const emulator = await startEmulator({ clock, ...options });
  onTestFinished(() => emulator.stop());
  const api = new Api(emulator.token, { apiRoot: emulator.url });
  return { clock, emulator, api, call: (method, payload) => postJson(emulator, method, payload) };
}

/** What grammY says of a refused call, without the name of the method. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return error.message.replace(/^Call to '\w+' failed! /, '');
    throw error;
  }
  throw new Error('the call was accepted');
}

export async function postJson(
  emulator: Pick<Emulator, 'url' | 'token'>,
  method: string,
  payload: Record<string, unknown> = {},
): Promise<RawAnswer> {
  const response = await fetch(`${emulator.url}/bot${emulator.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return readAnswer(response);
}

export async function readAnswer(response: Response): Promise<RawAnswer> {
  const body: unknown = await response.json();
  if (!isAnswer(body)) throw new Error('the emulator answers with an object that says ok');
  return { ...body, status: response.status };
}

function isAnswer(body: unknown): body is RawAnswer {
  return typeof body === 'object' && body !== null && 'ok' in body;
}
