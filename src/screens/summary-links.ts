import { buttonData } from './button-data.ts';

/** Opens a part of a summary; version 0 is the draft. */
export function partData(
  action: 'items' | 'text' | 'committee' | 'words' | 'commitments' | 'deadlines' | 'people',
  { roundId, version, page }: { roundId: string; version: number | undefined; page: number },
): string {
  return buttonData(`summary.${action}`, roundId, page, version ?? 0);
}

export function openData(roundId: string, version: number | undefined): string {
  return buttonData('summary.open', roundId, version ?? 0);
}
