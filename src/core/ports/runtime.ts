/** The one source of time; tests and the playground move it. */
export interface Clock {
  now(): Date;
  /** Resolves when this much of the clock's time has passed, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** UUIDv7, made before insert so that a ciphertext can be bound to its row. */
export interface Ids {
  next(): string;
}

/** Random text for links. */
export interface Tokens {
  /** A new token of 128 bits or more, safe in a deep link. */
  next(): string;
  /** A code to be read out or copied from paper, of 57 bits. */
  code(): string;
  /** What is stored of a token. */
  hash(token: string): string;
}

/** Structured log: ids and numbers only, never names, answers or texts. */
export interface Log {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
}

/** What the operator was told to stand still, and not yet that it goes on. */
export interface RaisedAlarms {
  list(): Promise<readonly string[]>;
  put(names: readonly string[]): Promise<void>;
}
