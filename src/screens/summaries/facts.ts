import type { RoundName } from '../../core/rounds/round.ts';
import type { Zone, LocalDate } from '../../core/time/local-time.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import type { FrozenSummary } from '../../core/summaries/summary.ts';
import type { Sharing } from '../../core/sharing.ts';
import type { CommitmentStatus } from '../../core/model/commitments.ts';

export type RoundFacts = RoundName & { id: string };

export type SummaryFacts = {
  round: RoundFacts;
  cell: { name: string; zone: Zone };
  meetingOn: LocalDate | undefined;
  checklist: ChecklistContent;
  summary: FrozenSummary;
  commitments: readonly CommitmentLineFacts[];
  version: number | undefined;
  comparedWith: RoundName | undefined;
  seen: string;
  approved: { number: number; at: Date; by: string; changed: boolean } | undefined;
  suggestions?: { readable: number; counts: { named: number; pooled: number } | undefined };
  may: { approve: boolean; remind: boolean };
};

export type CommitmentLineFacts = {
  memberId: string;
  name: string;
  item: number;
  itemName: { vi: string; en: string };
  sharing: Sharing;
  status: CommitmentStatus;
  overdue: boolean;
  dueOn: LocalDate | undefined;
  remedy: string;
  note: string | undefined;
};
