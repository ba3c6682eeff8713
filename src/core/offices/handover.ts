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

export const handoverDays = 7;

export function handoverExpiry(proposedAt: Date): Date {
  return new Date(proposedAt.getTime() + handoverDays * 24 * 60 * 60 * 1000);
}

/** How a hand-over stands: that its time is over is true before it is written down. */
export function handoverState({ status, expiresAt }: Handover, now: Date): HandoverStatus {
  return status === 'proposed' && now >= expiresAt ? 'expired' : status;
}
