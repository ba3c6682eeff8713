import type { Sharing } from '../sharing.ts';
import type { Level, CauseKind, ItemValue } from '../model/reviews.ts';
import type { LocalDate } from '../time/local-time.ts';

/** The words of one member about one item, with what decides who may read them. */
export type SummaryWords = {
  memberId: string;
  name: string;
  item: number;
  sharing: Sharing;
  sharedWithId: string | undefined;
  level: Level | undefined;
  skipReason: string | undefined;
  how: string | undefined;
  causeKind: CauseKind | undefined;
  cause: string | undefined;
  remedy: string | undefined;
  deadlineOn: LocalDate | undefined;
  help: string | undefined;
  value?: ItemValue;
  /** Who entered it, where it came on paper. */
  enteredBy?: string;
};
