import type { Call } from '../emulator/call.ts';
import type { Fault } from '../emulator/faults.ts';
import type { CallView, FaultView } from './protocol.ts';

const longestResult = 4000;

export function toCallView({ id, method, at, payload, outcome }: Call): CallView {
  const call = { id, method, at: at.toISOString(), payload };
  switch (outcome.status) {
    case 'accepted':
      return {
        ...call,
        outcome: { status: 'accepted', result: JSON.stringify(outcome.result).slice(0, longestResult) },
      };
    case 'refused': {
      const { code, error, kind } = outcome.refusal;
      return { ...call, outcome: { status: 'refused', code, error, isReach: kind === 'unreachable' } };
    }
    case 'faulted':
    case 'pending':
    case 'abandoned':
      return { ...call, outcome };
  }
}

export function toFaultView({ kind, method, chatId, left }: Fault): FaultView {
  return { kind, method, chatId, left };
}
