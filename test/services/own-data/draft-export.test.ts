import { expect, it } from 'vitest';
import { openSummaryCell } from '../../support/summary-cell.ts';

it('a suggestion that is being written is exported', async () => {
  const cell = await openSummaryCell();
  const [an = ''] = await cell.addMembers('Nguyễn Văn An');
  const actor = await cell.actorOf(an);
  await cell.store.accounts.setDialogue(actor.accountId, 'suggestion');
  await cell.store.accounts.saveDraft(actor.accountId, { dialogue: 'suggestion', text: 'Họp sớm hơn' });
  const exported = await cell.ownData.exportAll(actor);
  expect(exported.status === 'exported' ? exported.json : '').toContain('Họp sớm hơn');
  await cell.close();
});
