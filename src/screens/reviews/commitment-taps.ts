import { isLocalDate } from '../../core/time/local-time.ts';
import { commitmentReports } from '../../core/model/commitments.ts';
import type { CommitmentScreen } from '../../core/model/reviews.ts';
import type { CommitmentTap } from '../../services/reviews/commitments.ts';

type Parse = (args: readonly (string | undefined)[]) => CommitmentTap | undefined;

const screens: ReadonlyMap<string, CommitmentScreen> = new Map([
  ['p', 'commitment'],
  ['n', 'commitment_note'],
  ['d', 'commitment_deadline'],
]);

/**
 * A letter for each report, as for each screen: two ids leave little of the 64 bytes of a button, and `report.on` with its
 * day none.
 */
export const reportLetters = { kept: 'k', running: 'r', not_yet: 'n' } as const;

/** What the buttons of a report on a commitment of an earlier round ask for, from their arguments after the round. */
export const commitmentTaps: Readonly<Record<string, Parse>> = {
  'report.to': ([commitmentId, letter = '']) => {
    const screen = screens.get(letter);
    return commitmentId === undefined || screen === undefined
      ? undefined
      : { kind: 'go', commitmentId, screen };
  },
  'report.next': ([commitmentId]) =>
    commitmentId === undefined ? undefined : { kind: 'next', commitmentId },
  'report.say': ([commitmentId, value]) => {
    // Earlier versions wrote it out.
    const status = commitmentReports.find((one) => reportLetters[one] === value || one === value);
    return commitmentId === undefined || status === undefined
      ? undefined
      : { kind: 'report', commitmentId, status };
  },
  'report.on': ([commitmentId, digits = '']) => {
    const on = digits.replace(/^(?:20)?(\d{2})(\d{2})(\d{2})$/, '20$1-$2-$3');
    return commitmentId === undefined || !isLocalDate(on)
      ? undefined
      : { kind: 'deadline', commitmentId, on };
  },
};
