import { useEffect, useState } from 'preact/hooks';

export type Store<Value> = {
  get: () => Value;
  set: (next: Value) => void;
  update: (change: (now: Value) => Value) => void;
  /** Draws the component again whenever the value changes. */
  use: () => Value;
};

export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();

  function set(next: Value): void {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  }

  function use(): Value {
    const [, redraw] = useState(0);
    useEffect(() => {
      const listener = (): void => {
        redraw((count) => count + 1);
      };
      listeners.add(listener);
      listener();
      return () => {
        listeners.delete(listener);
      };
    }, []);
    return value;
  }

  return {
    get: () => value,
    set,
    update: (change) => {
      set(change(value));
    },
    use,
  };
}
