import { consentVersion } from '../../core/joining/consent.ts';
import { readOperatorName } from '../../core/joining/operator-name.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { TextProblem } from '../../core/text/typed.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { tellEach } from '../offices/leads.ts';
import { changeOutsideCells, outsideCells } from '../within.ts';

type Parts = Pick<Store, 'consents' | 'deliveries' | 'offices' | 'operator'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

export type OperatorNaming = ReturnType<typeof createOperatorNaming>;

/** Who answers for the data, as the consent names them. From then on everybody is asked once to agree to the text that does. */
export function createOperatorNaming({ store, clock }: Deps) {
  return {
    ask: (actor: Actor): Promise<{ status: 'asked' } | { status: 'named'; name: string } | Refused> =>
      outsideCells(actor, 'operator_name', async () => {
        const name = await store.operator.name();
        return name === undefined ? { status: 'asked' } : { status: 'named', name };
      }),

    /** Whether what was asked of them is still to be answered. */
    async isAsked(accountId: string): Promise<boolean> {
      if ((await store.operator.name()) !== undefined) return false;
      const offices = await store.offices.listByAccount(accountId, clock.now());
      return offices.some(({ role }) => role === 'operator');
    },

    /** An update that comes again finds the name there, and asks nobody a second time. */
    give: (
      actor: Actor,
      text: string,
    ): Promise<{ status: 'named'; name: string } | { status: 'unclear'; problem: TextProblem } | Refused> =>
      changeOutsideCells(store, actor, 'operator_name', async (tx) => {
        const reading = readOperatorName(text);
        if (reading.status === 'unclear') return reading;
        const known = await tx.operator.name();
        if (known === undefined) await name(tx, reading.answer);
        return { status: 'named' as const, name: known ?? reading.answer };
      }),

    /** At the start: a name that was set counts; where there is none, whoever hosts a bot that runs already is asked once. */
    async begin(given: string | undefined): Promise<void> {
      await store.transaction(async (tx) => {
        const known = await tx.operator.name();
        if (given !== undefined && given !== known) await name(tx, given);
        else if (known !== undefined) await askBehind(tx);
        else if (given === undefined) await askOperators(tx);
      });
    },
  };

  async function name(tx: Parts, given: string): Promise<void> {
    await tx.operator.setName(given);
    await askBehind(tx);
  }

  async function askBehind(tx: Parts): Promise<void> {
    const now = clock.now();
    const key = `consent_asked:${String(consentVersion)}`;
    const behind = await tx.consents.listBehind(consentVersion);
    await tellEach(tx, behind, { notice: { kind: 'consent_asked' }, key }, now);
  }

  async function askOperators(tx: Parts): Promise<void> {
    const now = clock.now();
    const operators = await tx.offices.listByRole('operator', now);
    const accountIds = operators.flatMap(({ accountId }) => accountId ?? []);
    const key = 'operator_name_asked';
    await tellEach(tx, accountIds, { notice: { kind: key }, key }, now);
  }
}
