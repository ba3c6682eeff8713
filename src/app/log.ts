import { pino, type DestinationStream } from 'pino';
import type { Log } from '../core/ports/runtime.ts';

/** Structured log with ids only. Errors are logged by name and code: their messages may quote what somebody wrote. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const log = pino({ level, base: null }, destination);
  return {
    info: (facts, message) => {
      log.info(facts, message);
    },
    warn: (facts, message) => {
      log.warn(facts, message);
    },
    error: (facts, message) => {
      log.error(facts, message);
    },
  };
}
