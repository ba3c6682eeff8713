import type { PaperEntry, PaperSheet } from '../model/paper.ts';

export interface PaperSheets {
  /** An empty one where nothing was printed. */
  find(roundId: string): Promise<PaperSheet>;
  save(sheet: PaperSheet): Promise<void>;
}

export interface PaperEntries {
  find(participantId: string): Promise<PaperEntry | undefined>;
  /** Those under way as well, in the order of their participants. */
  listByRound(roundId: string): Promise<PaperEntry[]>;
  save(entry: PaperEntry): Promise<void>;
  delete(participantId: string): Promise<void>;
}
