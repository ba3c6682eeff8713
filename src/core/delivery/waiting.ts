import type { NoticeKind } from '../model/notices.ts';
import type { Zone } from '../time/local-time.ts';
import { quietEnd } from '../time/quiet-hours.ts';

/** Until when a message has to wait; undefined where it goes now, by day or because it would expire before the morning. */
export function waitsUntil(
  { kind, expiresAt }: { kind: NoticeKind; expiresAt: Date | undefined },
  at: Date,
  zone: Zone,
): Date | undefined {
  if (silent.includes(kind)) return undefined;
  const end = quietEnd(at, zone);
  return end === undefined || (expiresAt !== undefined && expiresAt <= end) ? undefined : end;
}

/**
 * An edit that takes somebody's words out of a chat wakes nobody; an answer to what was just done is awaited; and who may
 * have been robbed of their place is to hear of it at once.
 */
export const silent: readonly NoticeKind[] = [
  ...(['words_removed', 'group_link_asked', 'group_linked'] as const),
  ...(['taken_over', 'door_opened'] as const),
];
