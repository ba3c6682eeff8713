import { isLocalDate } from '../../core/time/local-time.ts';
import { commitmentReports } from '../../core/model/commitments.ts';
import type { CommitmentScreen } from '../../core/model/reviews.ts';
import type { CommitmentTap } from '../../services/reviews/commitments.ts';

type Parse = (args: readonly (string | undefined)[]) => CommitmentTap | undefined;

/** A letter for each screen: two ids leave little of the 64 bytes of a button. */
const screens: Readonly<Record<string, CommitmentScreen>> = {
  p: 'commitment',
  n: 'commitment_note',
  d: 'commitment_deadline',
};

/** What the buttons of the questions about commitments ask for, from their arguments after the round. */
export const commitmentTaps: Readonly<Record<string, Parse>> = {
  'past.to': ([commitmentId, letter = '']) => {
    const screen = screens[letter];
    return commitmentId === undefined || screen === undefined
      ? undefined
      : { kind: 'go', commitmentId, screen };
  },
  'past.next': ([commitmentId]) => (commitmentId === undefined ? undefined : { kind: 'next', commitmentId }),
  'past.say': ([commitmentId, value]) => {
    const status = commitmentReports.find((one) => one === value);
    return commitmentId === undefined || status === undefined
      ? undefined
      : { kind: 'report', commitmentId, status };
  },
  'past.due': ([commitmentId, digits = '']) => {
    const on = digits.replace(/^(?:20)?(\d{2})(\d{2})(\d{2})$/, '20$1-$2-$3');
    return commitmentId === undefined || !isLocalDate(on)
      ? undefined
      : { kind: 'deadline', commitmentId, on };
  },
};
