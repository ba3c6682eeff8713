/** The page of the web door: its address, and by which sessions people of the demo are known there. */
export type Door = {
  url: string;
  /**
   * Somebody else is shown there from now on: the session they have, where they have one. A browser knows one session at
   * a time, so that the one it held stays with whom it was shown as.
   */
  changeTo(personId: number, held: string | undefined): string | undefined;
  sessions(): [personId: number, session: string][];
  /** Who has come in by it. */
  add(personId: number, session: string): void;
};

export function createDoor(url: string, known: readonly [personId: number, session: string][] = []): Door {
  const sessions = new Map(known);
  let shown: number | undefined;
  return {
    url,
    changeTo: (personId, held) => {
      if (shown !== undefined && held !== undefined) sessions.set(shown, held);
      shown = personId;
      return sessions.get(personId);
    },
    sessions: () => [...sessions],
    add: (personId, session) => {
      sessions.set(personId, session);
    },
  };
}
