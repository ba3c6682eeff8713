import type { Unit } from '../../core/model/people.ts';
import type { PaperPledge, Pledge } from '../../core/model/pledges.ts';
import type { Seat } from '../../core/permissions.ts';
import { isReportable, pledgeYears } from '../../core/pledges/pledge.ts';
import type { Store } from '../../core/ports/store.ts';
import type { NamedReader } from '../../core/reviews/sheet.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import { findReader } from '../offices/reader.ts';

/** A member's own pledge for a year, or that there is none yet. */
export type PledgeView = {
  unit: Unit;
  year: number;
  pledge: Pledge | undefined;
  /** Who alone may read it, where it is for one office-holder. */
  sharedWith: string | undefined;
  /** Whom it could be for now. */
  reader: NamedReader | undefined;
  /** Other years of which there is one, or for which one may be made. */
  others: readonly number[];
  /** That one was handed in on paper, as who leads the cell marked it. */
  onPaper: { markedAt: Date; by: string | undefined; contested: boolean } | undefined;
  /** Whether something may be said of it, or changed in it. */
  reportable: boolean;
  makeable: boolean;
};

/** A member's own year, as it was found. */
export type PledgePlace = {
  unit: Unit;
  seat: Seat;
  year: number;
  today: LocalDate;
  pledge: Pledge | undefined;
  paper: PaperPledge | undefined;
};

export async function describe(
  tx: Pick<Store, 'members' | 'offices' | 'pledges'>,
  place: PledgePlace,
  now: Date,
): Promise<PledgeView> {
  const { unit, seat, year, today, pledge, paper } = place;
  const { memberId } = seat;
  const kept = (await tx.pledges.listByMember(memberId)).map((one) => one.year);
  const sharedWith =
    pledge?.sharedWithId === undefined ? undefined : await tx.members.findById(pledge.sharedWithId);
  return {
    ...{ unit, year, pledge },
    sharedWith: sharedWith?.name,
    reader: await findReader(tx, { unitId: unit.id, memberId }, now),
    others: [...new Set([...kept, ...pledgeYears(today)])].filter((one) => one !== year).sort(),
    onPaper: paper && {
      markedAt: paper.markedAt,
      by: (await tx.members.findById(paper.markedById))?.name,
      contested: paper.contestedAt !== undefined,
    },
    reportable: pledge !== undefined && isReportable(pledge, today),
    makeable: isMakeable(place),
  };
}

export function isMakeable({ year, today }: Pick<PledgePlace, 'year' | 'today'>): boolean {
  return pledgeYears(today).includes(year);
}
