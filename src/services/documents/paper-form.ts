import { isOpen } from '../../core/commitments/commitment.ts';
import type { PaperFormFacts, PaperFormPerson } from '../../core/documents/facts.ts';
import { retentionMonths } from '../../core/joining/consent.ts';
import type { Member } from '../../core/model/people.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import { paperConsentVersion, withPrinting } from '../../core/rounds/paper.ts';
import { mayReadWords } from '../../core/sharing.ts';
import { localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import { isShown } from '../summaries/choosing.ts';
import { type InCell, withinRound } from '../within.ts';
import { readDocumentChecklist, type GroundsOf } from './checklist.ts';
import { readUnitFacts, type UnitFactsParts } from './unit-facts.ts';
import { meetingOf, findHolder, unitOf } from '../records.ts';

type Parts = UnitFactsParts &
  Pick<
    Store,
    'checklists' | 'commitments' | 'meetings' | 'paperSheets' | 'participants' | 'rounds' | 'units'
  >;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; groundsOf: GroundsOf };

/** A file has at most so many sheets: with more, making it takes seconds and more memory than a small server has. */
export const mostSheets = 20;

/** One without a name, those of everybody without an account from a place in their list on, or of one of them. */
export type PaperFormsFor = 'anybody' | { from: number } | { memberId: string };

export type PaperFormOutcome = InCell &
  (
    | {
        status: 'gathered';
        forms: PaperFormFacts;
        /** Whose commitments they print. */
        memberIds: readonly string[];
      }
    /** `nobody`: everybody in the round has an account. */
    | { status: 'gone' }
    | { status: 'nobody' }
    | Refused
  );

export type PaperForms = ReturnType<typeof createPaperForms>;

/** The review on paper, for those who have no account. */
export function createPaperForms({ store, clock, groundsOf }: Deps) {
  return {
    gather: (
      actor: Actor,
      { roundId, whose }: { roundId: string; whose: PaperFormsFor },
    ): Promise<PaperFormOutcome> =>
      store.transaction((tx) =>
        withinRound(tx, actor, roundId, 'document_make', async (round, viewer) => {
          if (!isShown(round)) return { status: 'gone' };
          const now = clock.now();
          const unit = await unitOf(tx, round);
          const people = await listPeople(tx, { round, viewer, whose });
          if (people.length === 0) return { status: 'nobody' };
          const meeting = await meetingOf(tx, round);
          const { checklist } = await readDocumentChecklist(tx, round, groundsOf);
          const printedOn = localDateOf(now, unit.zone);
          const holder = await findHolder(tx, { unitId: unit.id, role: 'secretary' }, now);
          await notePrinting(tx, round.id, { on: printedOn, holderId: holder?.id });
          return {
            status: 'gathered',
            forms: {
              unit: await readUnitFacts(tx, unit, now),
              round: nameOfRound(round, unit.zone),
              year: Number(printedOn.slice(0, 4)),
              ...{ checklist, printedOn, consentVersion: paperConsentVersion },
              handTo: holder?.name,
              before: localDateOf(round.dueAt, unit.zone),
              meeting,
              keptMonths: retentionMonths,
              people: people.map(({ person }) => person),
            },
            memberIds: people.flatMap(({ memberId, person }) =>
              memberId !== undefined && person.commitments.length > 0 ? [memberId] : [],
            ),
          };
        }),
      ),
  };
}

/** What comes back is entered by what was printed. */
async function notePrinting(
  tx: Pick<Store, 'paperSheets'>,
  roundId: string,
  printing: { on: LocalDate; holderId: string | undefined },
): Promise<void> {
  const sheet = await tx.paperSheets.find(roundId);
  const printings = withPrinting(sheet.printings, { ...printing, consentVersion: paperConsentVersion });
  if (printings !== sheet.printings) await tx.paperSheets.save({ ...sheet, printings });
}

type Sheet = { memberId: string | undefined; person: PaperFormPerson };

async function listPeople(
  tx: Pick<Store, 'commitments' | 'members' | 'participants'>,
  { round, viewer, whose }: { round: Round; viewer: Seat; whose: PaperFormsFor },
): Promise<Sheet[]> {
  if (whose === 'anybody') {
    return [{ memberId: undefined, person: { name: undefined, membership: undefined, commitments: [] } }];
  }
  const people: Sheet[] = [];
  const all = await listWithoutAccount(tx, round);
  const wanted =
    'from' in whose
      ? all.slice(whose.from, whose.from + mostSheets)
      : all.filter(({ id }) => id === whose.memberId);
  for (const { id: memberId, name, membership } of wanted) {
    const commitments = await listReadable(tx, memberId, viewer);
    people.push({ memberId, person: { name, membership, commitments } });
  }
  return people;
}

export async function listWithoutAccount(
  tx: Pick<Store, 'members' | 'participants'>,
  { id }: Pick<Round, 'id'>,
): Promise<Member[]> {
  const asked = (await tx.participants.listByRound(id)).filter(
    ({ status }) => status === 'expected' || status === 'paper',
  );
  const members = await tx.members.listByIds(asked.map(({ memberId }) => memberId));
  return members
    .filter(({ accountId, removedAt }) => accountId === undefined && removedAt === undefined)
    .sort((one, other) => one.position - other.position);
}

/** The form is its writer's own: it prints to them what whoever prints it may read anyway. */
async function listReadable(
  tx: Pick<Store, 'commitments'>,
  memberId: string,
  viewer: Seat,
): Promise<PaperFormPerson['commitments']> {
  const all = await tx.commitments.listByMember(memberId);
  return all.flatMap((one) =>
    one.text !== undefined && isOpen(one) && mayReadWords(one.sharing, one, viewer.memberId)
      ? [{ remedy: one.text.remedy, dueOn: one.dueOn }]
      : [],
  );
}
