import { ApiError, forbidden, migrated, tooManyRequests } from './api-error.ts';

export type FaultKind =
  | '429'
  | '500'
  | '502-html'
  /** The connection breaks before anything was done. */
  | 'drop'
  /** The call is carried out, and the connection breaks before the answer. */
  | 'lost-answer'
  /** The call is carried out after `delayMs`. */
  | 'slow'
  /** No answer ever, until the caller hangs up. */
  | 'hang'
  | 'migrated'
  | 'blocked'
  | 'deactivated';

export type FaultInit = {
  kind: FaultKind;
  /** Any method but getUpdates when left out. */
  method?: string;
  chatId?: number;
  times?: number;
  retryAfter?: number;
  delayMs?: number;
  migrateTo?: number;
};

export type Fault = FaultInit & { left: number };

export type Faults = {
  /** Scripts what happens to the next calls that fit; the earliest scripted fault goes first. */
  next: (init: FaultInit) => Fault;
  clear: () => void;
  /** What has not happened yet. */
  pending: () => Fault[];
  take: (method: string, chatId: number | undefined) => Fault | undefined;
};

export function createFaults(): Faults {
  let faults: Fault[] = [];

  function take(method: string, chatId: number | undefined): Fault | undefined {
    const fault = faults.find((one) => fits(one, method, chatId));
    if (fault === undefined) return undefined;
    fault.left -= 1;
    faults = faults.filter((one) => one.left > 0);
    return fault;
  }

  return {
    next: (init) => {
      const fault = { ...init, left: init.times ?? 1 };
      faults.push(fault);
      return fault;
    },
    clear: () => {
      faults = [];
    },
    pending: () => [...faults],
    take,
  };
}

/** The answer of those faults that are an answer. */
export function toError(fault: Fault): ApiError | undefined {
  switch (fault.kind) {
    case '429':
      return tooManyRequests(fault.retryAfter ?? 1);
    case '500':
      return new ApiError(500, 'Internal Server Error', 'invalid');
    case 'migrated':
      return migrated(fault.migrateTo ?? -1_009_999_999_999);
    case 'blocked':
      return forbidden('bot was blocked by the user');
    case 'deactivated':
      return forbidden('user is deactivated');
    case '502-html':
    case 'drop':
    case 'lost-answer':
    case 'slow':
    case 'hang':
      return undefined;
  }
}

function fits(fault: Fault, method: string, chatId: number | undefined): boolean {
  if (fault.method === undefined ? method === 'getUpdates' : fault.method !== method) return false;
  return fault.chatId === undefined || fault.chatId === chatId;
}
