export const handoverStatuses = ['proposed', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type HandoverStatus = (typeof handoverStatuses)[number];

/** The secretary's office offered to another member of the cell. Both are roster rows. */
export type Handover = {
  id: string;
  unitId: string;
  fromId: string;
  toId: string;
  status: HandoverStatus;
  proposedAt: Date;
  expiresAt: Date;
  decidedAt: Date | undefined;
};

/** How a hand-over stands now: that its time is over is true before it is written down. */
export type HandoverState = HandoverStatus;

export const handoverDays = 7;

export function handoverExpiry(proposedAt: Date): Date {
  return new Date(proposedAt.getTime() + handoverDays * 24 * 60 * 60 * 1000);
}

export function handoverState({ status, expiresAt }: Handover, now: Date): HandoverState {
  return status === 'proposed' && now >= expiresAt ? 'expired' : status;
}
