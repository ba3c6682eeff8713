import { sealPlainCommitments } from './commitments.ts';
import { sealPlainDeliveries } from './deliveries.ts';
import { hashPlainDialogueKeys, hashPlainInboxKeys, sealPlainDoors, sealPlainGroupChats } from './doors.ts';
import { padRosters, padSealed } from './padding.ts';
import { sealPlainLooks, sealPlainMessages } from './looks.ts';
import { sealPlainReviews } from './reviews.ts';
import { sealPlainScreens } from './screens.ts';
import { sealPlainSuggestions } from './suggestions.ts';
import { sealPlainSnapshots, sealPlainSummaries } from './summaries.ts';
import type { Sql } from '../engine/sql.ts';
import type { Cipher } from '../keys/cipher.ts';
import type { ResealStep } from './resealing.ts';

/** In the order in which they were added: a later one may rely on the form that an earlier one left. */
export const resealSteps: readonly ResealStep[] = [
  // A review makes room for what comes after it.
  emptying('reviews', sealPlainReviews),
  emptying('commitments', sealPlainCommitments),
  emptying('suggestions', sealPlainSuggestions),
  emptying('looks', sealPlainLooks),
  emptying('shown messages', sealPlainMessages),
  emptying('screens', sealPlainScreens),
  emptying('lengths', padSealed),
  emptying('deliveries', sealPlainDeliveries),
  emptying('doors', sealPlainDoors),
  emptying('group chats', sealPlainGroupChats),
  emptying('updates', hashPlainInboxKeys),
  emptying('dialogues', hashPlainDialogueKeys),
  emptying('rosters', padRosters),
  emptying('snapshots', sealPlainSnapshots),
  emptying('approved summaries', sealPlainSummaries),
];

/** A step that leaves nothing of what it worked on, so that it need not know how far it came. */
function emptying(name: string, some: (sql: Sql, cipher: Cipher) => Promise<number>): ResealStep {
  return {
    name,
    async run({ sql, cipher }) {
      const rows = await some(sql, cipher);
      return rows === 0 ? 'done' : { rows, after: '' };
    },
  };
}
