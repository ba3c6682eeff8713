import type { KeptNumber } from '../../core/documents/numbers.ts';
import { missingSettings } from '../../core/documents/settings.ts';
import type { Member } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import { isShown } from '../summaries/choosing.ts';
import { type InCell, withinRound } from '../within.ts';
import { approvedFinally } from './final.ts';
import { listWithoutAccount } from './paper-form.ts';
import { unitOf } from '../records.ts';

type Parts = Pick<
  Store,
  'documentNumbers' | 'documentSettings' | 'members' | 'participants' | 'rounds' | 'summaries' | 'units'
>;

/** What can be printed of a round. */
export type RoundDocumentsView = {
  round: RoundName & { id: string };
  unitId: string;
  /** Whether its report is no draft any more. */
  final: boolean;
  /** Of the report, in both copies; undefined where nobody has decided. */
  number: KeptNumber | undefined;
  /** How much of what stands at head and foot nobody has said yet. */
  missing: number;
  /** Who is asked in it and has no account: for them there is paper. */
  withoutAccount: readonly Pick<Member, 'id' | 'name'>[];
};

export type RoundDocumentsOutcome = InCell &
  ({ status: 'listed'; view: RoundDocumentsView } | { status: 'gone' } | Refused);

export type RoundDocuments = ReturnType<typeof createRoundDocuments>;

export function createRoundDocuments({ store }: { store: Parts }) {
  return {
    list: (actor: Actor, roundId: string): Promise<RoundDocumentsOutcome> =>
      withinRound(store, actor, roundId, 'document_make', async (round) => {
        if (!isShown(round)) return { status: 'gone' };
        const unit = await unitOf(store, round);
        const approved = await store.summaries.listByRound(round.id);
        return {
          status: 'listed',
          view: {
            round: { ...nameOfRound(round, unit.zone), id: round.id },
            unitId: unit.id,
            final: approvedFinally(round, approved) !== undefined,
            number: await store.documentNumbers.find({ unitId: unit.id, kind: 'report', about: round.id }),
            missing: missingSettings(await store.documentSettings.read(unit.id), unit).length,
            withoutAccount: await listWithoutAccount(store, round),
          },
        };
      }),
  };
}
